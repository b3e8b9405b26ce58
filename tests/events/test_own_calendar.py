"""The subscribed calendar as one office knows it: same UIDs, newer entries, nothing that is not for all."""

from datetime import UTC, date

import pytest
from django.utils import translation
from icalendar import Calendar

from events.actions.observances import add_own_day, remove_own_day, update_own_day
from events.own_calendar import changes_of, office_subscription
from tests.factories import berlin

FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
EID = "observance-islam.eid_al_fitr-2027@standfest"
MONDAY, TUESDAY = berlin(2027, 2, 1, 9), berlin(2027, 2, 2, 9)


@pytest.fixture
def add(office, actor):
    def add(now=MONDAY, **fields):
        told = {"source": "Frau Geheim", "note": "Telefon 0123", "evening": False} | fields
        return add_own_day(office, actor=actor, now=now, **told)

    return add


@pytest.fixture
def correction(add):
    return add(
        corrects="islam.eid_al_fitr",
        instead_of=date(2027, 3, 9),
        first=date(2027, 3, 10),
        last=date(2027, 3, 12),
    )


def read(office, **asked):
    with translation.override("en"):
        text = office_subscription(office, FIRST, LAST, changes=changes_of(office), **{"state": "TH"} | asked)
    return {str(event["uid"]): event for event in Calendar.from_ical(text).walk("VEVENT")}


def test_a_corrected_date_is_the_same_entry_in_a_newer_version(office, correction):
    event = read(office)[EID]

    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 3, 10), date(2027, 3, 13))
    assert (event["sequence"], event.decoded("dtstamp")) == (2, MONDAY.astimezone(UTC))
    assert event["categories"].cats[-1] == office.name
    assert event["description"].startswith(f"Corrected by this office: {office.name}. The calendar had reckoned")
    assert correction.source not in event["description"].replace("\n", "")


def test_every_change_makes_it_newer_also_its_removal(office, correction, actor):
    update_own_day(correction, actor=actor, now=TUESDAY, first=date(2027, 3, 11))
    changed = read(office)[EID]
    remove_own_day(correction, actor=actor, now=berlin(2027, 2, 3, 9))
    removed = read(office)[EID]

    assert (changed["sequence"], changed.decoded("dtstamp")) == (3, TUESDAY.astimezone(UTC))
    assert (removed["sequence"], removed.decoded("dtstart")) == (4, date(2027, 3, 9))


def test_an_own_day_is_there_by_name_and_days_alone(office, add):
    fair = add(name="Stadtteilfest", first=date(2027, 6, 11), last=date(2027, 6, 13), who="Familie Geheim")

    event = read(office)[f"own-day-{fair.pk}@standfest"]

    assert (str(event["summary"]), event.decoded("dtend")) == ("Stadtteilfest", date(2027, 6, 14))
    assert (str(event["transp"]), event["categories"].cats) == ("TRANSPARENT", [office.name])
    assert not any(secret in event.to_ical().decode() for secret in ("Geheim", "0123"))


def test_days_that_may_concern_single_persons_stay_at_the_desk(office, add):
    days = {"first": date(2027, 6, 11), "last": date(2027, 6, 11)}
    kinds = ("celebration", "fast", "mourning", "solemn", "public", "school", "international")
    for kind in kinds:
        add(name=kind, kind=kind, **days)

    told = {str(event["summary"]) for event in read(office).values()}

    assert {kind for kind in kinds if kind in told} == {"celebration", "public", "school", "international"}


def test_a_correction_out_of_the_years_takes_the_entry_away(office, correction):
    text = office_subscription(office, FIRST, date(2027, 3, 9), state="TH", changes=changes_of(office))

    assert EID not in text.decode()


def test_without_days_of_its_own_it_is_the_calendar_of_everybody(office):
    assert {event.get("sequence", 0) for event in read(office).values()} == {0}
