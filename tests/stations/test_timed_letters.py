"""What the letters of the calendar say, and when they are not needed any more."""

from datetime import timedelta

import pytest

from events.errors import LetterNotNeeded
from events.letters import write
from events.models import Letter
from stations.actions.invitations import letters_to_all
from tests.factories import ContactFactory, StationFactory, berlin
from tests.letters import invited

MOVED = {"starts_at": berlin(2027, 6, 5, 14).isoformat(), "ends_at": berlin(2027, 6, 5, 18).isoformat()}


@pytest.fixture
def station(festival):
    row = StationFactory(festival=festival, state="confirmed", number=7, spot="am Brunnen", whole=True)
    row.organisation.contacts.update(language="en", name="Nour")
    return row


@pytest.fixture
def letter(festival, station, now):
    def owe(kind, **details):
        (row,) = letters_to_all(kind, festival.invitations.get(), now=now, reason="test", details=details)
        return Letter.objects.select_related("office", "festival__office").get(pk=row.pk)

    return owe


def lines(written):
    """The words of a letter without the marks that keep numbers in order."""
    marks = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u2060"))
    return [line.translate(marks) for paragraph in written.paragraphs for line in paragraph.splitlines()]


def test_a_week_to_go_says_what_one_needs_to_know(letter):
    assert lines(write(letter("week_to_go")))[2:8] == [
        "Your station has the number 7.",
        "You find it here: am Brunnen",
        "Set-up from: Saturday, 12 June 2027, 12:00",
        "When: Saturday, 12 June 2027, 14:00–18:00",
        "Take-down until: Saturday, 12 June 2027, 20:00",
        "Where: Wiese am Salvador-Allende-Platz",
    ]


@pytest.mark.parametrize("kind", ["week_to_go", "thank_you"])
@pytest.mark.parametrize("state", ["withdrawn", "waiting"])
def test_who_has_no_place_any_more_gets_neither(letter, station, kind, state):
    row = letter(kind)
    type(station).objects.update(state=state, number=None)

    with pytest.raises(LetterNotNeeded):
        write(row)


@pytest.mark.parametrize(
    ("kind", "state", "needed"),
    [
        ("week_to_go", "published", True),
        ("week_to_go", "over", False),
        ("thank_you", "over", True),
        ("thank_you", "archived", False),
        ("thank_you", "cancelled", False),
        ("festival_changed", "over", False),
        ("festival_changed", "cancelled", False),
    ],
)
def test_a_state_in_which_nobody_needs_it(letter, festival, kind, state, needed):
    row = letter(kind, changes=MOVED)
    type(festival).objects.update(state=state)
    row.refresh_from_db()

    if needed:
        assert write(row).subject
    else:
        with pytest.raises(LetterNotNeeded):
            write(row)


def test_thanks_ask_to_write_to_the_office(letter, festival):
    assert f"Reply to this letter or write to {festival.office.contact_email}" in write(letter("thank_you")).text


def test_a_change_names_the_new_and_the_old_in_the_order_of_reading(letter):
    changes = MOVED | {"title": "Frühlingsfest", "number": 3, "registration_deadline": "2027-05-01T21:59:00+00:00"}

    assert lines(write(letter("festival_changed", changes=changes)))[2:6] == [
        "Name: Sommerfest (until now: Frühlingsfest)",
        "When: Saturday, 12 June 2027, 14:00–18:00 (until now: Saturday, 5 June 2027, 14:00–18:00)",
        "Registration until: Saturday, 15 May 2027, 23:59 (until now: Saturday, 1 May 2027, 23:59)",
        "Number of your station: 7 (until now: 3)",
    ]


def test_a_change_that_was_taken_back_is_not_told(letter, festival):
    told = {"starts_at": "2027-06-12T12:00:00+00:00", "place": festival.place}

    with pytest.raises(LetterNotNeeded):
        write(letter("festival_changed", changes=told))


def test_who_withdrew_hears_of_no_change(letter, station):
    row = letter("festival_changed", changes=MOVED)
    type(station).objects.update(state="withdrawn", number=None)

    with pytest.raises(LetterNotNeeded):
        write(row)


@pytest.mark.parametrize(("state", "needed"), [("accepted", True), ("invited", False), ("declined", False)])
def test_to_register_only_those_are_reminded_who_said_yes(festival, now, state, needed):
    invitation = invited(festival, state=state, language="en")
    (row,) = letters_to_all("reminder", invitation, now=now, reason="test", details={"whom": "unregistered"})

    if needed:
        assert write(row).subject == "Reminder: register your station at “Sommerfest”"
    else:
        with pytest.raises(LetterNotNeeded):
            write(row)


def test_who_has_registered_is_not_reminded_of_it(festival, now):
    station = StationFactory(festival=festival)
    ContactFactory(organisation=station.organisation)
    row, *_more = letters_to_all(
        "reminder",
        festival.invitations.get(),
        now=now + timedelta(days=1),
        reason="x",
        details={"whom": "unregistered"},
    )

    with pytest.raises(LetterNotNeeded):
        write(row)
