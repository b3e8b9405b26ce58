"""A new installation gets its first office and somebody who can sign in."""

import io

import pytest
from django.core.management import CommandError, call_command

from events.models import Membership, Office, User

GIVEN = {
    "name": "Quartiersbüro Lobeda",
    "place": "Jena",
    "state": "TH",
    "email": "buero@example.org",
    "coordinator": "Mara@example.org",
}


def run(slug="lobeda", **options):
    out = io.StringIO()
    call_command("add_office", slug, stdout=out, **GIVEN | options)
    return out.getvalue().splitlines()


def test_adds_an_office_and_its_coordinator(db):
    lines = run()

    membership = Membership.objects.get()
    assert (membership.user.email, membership.role) == ("mara@example.org", "coordinator")
    assert (membership.office.slug, membership.office.language) == ("lobeda", "de")
    assert lines == [
        "Quartiersbüro Lobeda was added. mara@example.org coordinates it and signs in at:",
        "http://localhost:8000/staff/login/",
    ]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"coordinator": "mara"}, "Enter a valid email address."),
        ({"email": "nowhere"}, "contact_email: Enter a valid email address."),
        ({"language": "xx"}, "is not a language we know"),
    ],
)
def test_a_wrong_value_adds_nothing_and_is_named(db, options, sentence):
    with pytest.raises(CommandError, match=sentence):
        run(**options)

    assert (Office.objects.count(), User.objects.count()) == (0, 0)


def test_an_office_is_added_once(db):
    run()

    with pytest.raises(CommandError, match="There is an office “lobeda” already"):
        run()
