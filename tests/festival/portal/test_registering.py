"""Registering a station step by step, answering a question, taking it back."""

import re
from decimal import Decimal

import pytest

from events.models import Letter
from stations.actions.decisions import decide_station
from tests.factories import OfferFactory, berlin

OFFER = {
    "title": "Wimpel nähen",
    "description": "Jede Familie näht einen.",
    "language": "de",
    "age_from": "6",
    "age_to": "12",
    "times": "14-15:30, 16:00-17:00",
    "languages": ["de", "ar"],
    "cost": "",
}
NEEDS = {"power_watts": "300", "tables": "2", "needs_water": "on", "width_m": "4", "depth_m": "2.5", "remark": ""}
DAY = {"spoken_languages": ["de", "fa"], "day_contact_name": "Nour", "day_contact_phone": "0151 000"}


def errors(response):
    """What the error summary says."""
    summary = response.content.decode().split('class="error-summary"')[1].split("</div>")[0]
    return [re.sub(r"<[^>]+>", "", item) for item in re.findall(r"<li>(.*?)</li>", summary)]


def test_the_whole_way_from_yes_to_handed_in(guest):
    guest.post("answer/", answer="yes", remark="")
    places = [
        guest.post("offers/new/", **OFFER),
        guest.post("needs/", **NEEDS),
        guest.post("day/", **DAY),
        guest.post("check/"),
    ]

    assert [response.status_code for response in places] == [303] * 4
    assert [response.headers["Location"].removeprefix(guest.path()) for response in places] == [
        "offers/?done=saved",
        "day/?done=saved",
        "check/?done=saved",
        "?done=submitted",
    ]
    station = guest.station
    offer = station.offers.get()
    assert (station.state, station.power_watts, station.tables, station.needs_water) == ("submitted", 300, 2, True)
    assert (station.width_m, station.depth_m, station.needs_tent) == (Decimal("4.0"), Decimal("2.5"), False)
    assert (station.spoken_languages, station.day_contact_name) == (["de", "fa"], "Nour")
    assert (offer.title, offer.age_from, offer.age_to) == ("Wimpel nähen", 6, 12)
    assert offer.times == [["14:00", "15:30"], ["16:00", "17:00"]]
    assert [(letter.kind, letter.recipient_name) for letter in Letter.objects.all()] == [
        ("station_submitted", "Nour")
    ]


def test_each_step_is_kept_at_once(guest):
    guest.post("answer/", answer="yes", remark="")
    guest.post("needs/", **NEEDS)

    assert 'value="300"' in guest.get("needs/").content.decode()
    assert "Go on with the registration" in guest.get().content.decode()


def test_the_check_says_what_is_missing_and_where(guest):
    guest.post("answer/", answer="yes", remark="")
    guest.post("day/", spoken_languages=[], day_contact_name="", day_contact_phone="")

    page = guest.get("check/").content.decode()
    response = guest.post("check/")

    missing = page.split("This is still missing")[1].split("</ul>")[0]
    assert re.findall(r'href="([^"]+)"', missing) == [guest.path("offers/")] + [guest.path("day/")] * 3
    assert response.status_code == 422
    assert guest.station.state == "draft"


@pytest.mark.parametrize(
    ("step", "data", "field", "change"),
    [
        ("offers/new/", OFFER, "Title", {"title": ""}),
        ("offers/new/", OFFER, "Title", {"title": "x" * 121}),
        ("offers/new/", OFFER, "To age", {"age_to": "3"}),
        ("offers/new/", OFFER, "From age", {"age_from": "many"}),
        ("offers/new/", OFFER, "Times", {"times": "afternoon"}),
        ("offers/new/", OFFER, "Times", {"times": "15:00-14:00"}),
        ("offers/new/", OFFER, "Languages", {"languages": ["xx"]}),
        ("needs/", NEEDS, "Power in watts", {"power_watts": "999999"}),
        ("needs/", NEEDS, "Width in metres", {"width_m": "-1"}),
        ("needs/", NEEDS, "Tables", {"tables": ""}),
        ("day/", DAY, "Contact on the day", {"day_contact_name": "x" * 121}),
    ],
)
def test_a_mistake_is_named_and_what_was_typed_stays(guest, step, data, field, change):
    guest.post("answer/", answer="yes", remark="")

    response = guest.post(step, **data | change)

    assert response.status_code == 422
    assert [error.split(":")[0].lower() for error in errors(response)] == [field.lower()]
    for value in change.values():
        if isinstance(value, str):
            assert value in response.content.decode()
    assert not guest.station.offers.exists()


def test_an_offer_is_changed_and_removed_after_asking(registered):
    second = OfferFactory(station=registered.station)
    path = f"offers/{second.pk}/"

    registered.post(path, **OFFER | {"title": "Neu"})
    asked = registered.get(f"{path}remove/").content.decode()
    removed = registered.post(f"{path}remove/")

    assert "Remove “<bdi>Neu</bdi>”?" in asked
    assert removed.headers["Location"] == registered.path("offers/?done=removed")
    assert registered.station.offers.filter(pk=second.pk).count() == 0


def test_the_last_offer_of_a_registered_station_stays(registered):
    offer = registered.station.offers.get()

    response = registered.post(f"offers/{offer.pk}/remove/")

    assert response.status_code == 409
    assert "A registered station needs at least one offer." in response.content.decode()


@pytest.mark.parametrize(
    ("step", "typed", "kept"),
    [
        ("needs/", NEEDS | {"power_watts": "500"}, 'value="500"'),
        ("day/", DAY, 'value="0151 000"'),
        ("offers/new/", OFFER, 'value="Wimpel nähen"'),
    ],
)
def test_what_was_typed_while_the_deadline_passed_stays_on_the_page(registered, clock, step, typed, kept):
    """The page was opened in time. Nothing is saved, and nothing that was typed is lost."""
    before = (registered.station.power_watts, registered.station.offers.count())
    clock.move_to(berlin(2027, 5, 16, 0, 1))

    response = registered.post(step, **typed)

    assert response.status_code == 422
    assert errors(response) == ["This registration can no longer be changed here. Please call the office."]
    assert kept in response.content.decode()
    assert (registered.station.power_watts, registered.station.offers.count()) == before
    assert registered.get(step).status_code == 409


def test_a_question_is_answered_by_handing_in_again(registered, actor, now, clock):
    decide_station(registered.station, "asked", actor=actor, now=now, note="Zwei <b>Zelte</b>?")
    clock.move_to(berlin(2027, 5, 20, 9))

    page = registered.get().content.decode()
    response = registered.post("check/", remark="Nur eines.")

    assert "Zwei &lt;b&gt;Zelte&lt;/b&gt;?" in page
    assert response.headers["Location"] == registered.path("?done=submitted")
    assert (registered.station.state, registered.station.remark) == ("submitted", "Nur eines.")


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("confirmed", "Your station has the number 1."),
        ("waiting", "You are on the waiting list"),
        ("declined", "The office could not give you a place this time"),
        ("withdrawn", "Your station was withdrawn"),
    ],
)
def test_the_decision_is_said_on_the_first_page(registered, actor, now, state, sentence):
    decide_station(registered.station, state, actor=actor, now=now, note="Bis bald")

    page = registered.get().content.decode()

    assert sentence in page
    assert "Bis bald" in page


def test_withdrawing_asks_once(registered):
    assert registered.get("withdraw/").status_code == 200
    assert registered.station.state == "submitted"

    response = registered.post("withdraw/")

    assert response.headers["Location"] == registered.path("?done=withdrawn")
    assert registered.station.state == "withdrawn"
    assert registered.get("withdraw/").status_code == 409


def test_withdrawing_is_possible_after_the_deadline_but_not_once_it_began(registered, clock):
    clock.move_to(berlin(2027, 6, 12, 14))
    assert registered.post("withdraw/").status_code == 409
    clock.move_to(berlin(2027, 6, 12, 13, 59))
    assert registered.post("withdraw/").status_code == 303


def test_steps_without_a_registration_say_what_comes_first(guest):
    answers = [guest.get(step).status_code for step in ("offers/", "offers/new/", "needs/", "day/")]

    assert answers == [409] * 4
    assert guest.get("check/").headers["Location"] == guest.path()
    assert guest.get("withdraw/").headers["Location"] == guest.path()


@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_queries_is_the_same(registered, django_assert_num_queries, count):
    for _number in range(count):
        OfferFactory(station=registered.station)

    with django_assert_num_queries(5):
        registered.get("offers/")
    with django_assert_num_queries(6):
        registered.get("check/")
    with django_assert_num_queries(4):
        registered.get()
