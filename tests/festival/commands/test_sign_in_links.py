"""The ways into the sample really open."""

import io
import re

import pytest
from django.core.management import CommandError, call_command


def links():
    out = io.StringIO()
    call_command("sign_in_links", stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture
def sample(db, settings):
    settings.EMAIL_URL = ""
    call_command("seed_demo", stdout=io.StringIO())


def test_prints_a_line_for_each_and_both_open(sample, client):
    office, organisation, translator = links()

    assert re.sub(r"http://localhost:8000\S+", "URL", office) == "Office – Mara Lenz, Quartiersbüro Lobeda: URL"
    assert re.sub(r"http://localhost:8000\S+", "URL", organisation) == "Organisation – Bürgerhaus Kannenstieg: URL"
    assert re.sub(r"http://localhost:8000\S+", "URL", translator) == "Translator – Samira Nouri: URL"
    for line in (office, organisation, translator):
        path = line.rpartition("http://localhost:8000")[2]
        assert client.get(path).status_code == 200


def test_without_the_sample_it_says_how_to_make_one(db, settings):
    settings.EMAIL_URL = ""

    with pytest.raises(CommandError, match="There is no sample here"):
        links()


def test_no_links_where_mail_is_set(sample, settings):
    settings.EMAIL_URL = "smtp://mail.example.org"

    with pytest.raises(CommandError, match="EMAIL_URL is set"):
        links()
