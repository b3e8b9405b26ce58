"""The sample where a real mail server is set: refused, or silent about the past."""

import io
from collections import Counter

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from events.models import Letter, Office


def seed(*args):
    out = io.StringIO()
    call_command("seed_demo", *args, stdout=out)
    return out.getvalue().splitlines()


def test_refused_where_letters_would_leave(db, settings):
    settings.EMAIL_URL = "smtp://mail.example.org"

    with pytest.raises(CommandError, match="reserved addresses"):
        seed()

    assert Office.objects.count() == 0


def test_forced_only_todays_letters_are_owed(db, settings):
    settings.EMAIL_URL = "smtp://mail.example.org"

    lines = seed("--force")

    assert mail.outbox == []
    assert Counter(Letter.objects.values_list("state", flat=True))["owed"] == 4
    assert lines[-1] == "4 letters of today are owed and leave with the worker. Earlier ones were left out."
