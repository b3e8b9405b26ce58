"""Two people of one organisation, or two tabs of one, in the same registration at the same time."""

import re

import pytest

from stations.actions.decisions import decide_station
from stations.actions.registration import remove_offer, save_station
from stations.models import StationState
from tests.factories import OfferFactory

NEEDS = {"power_watts": "0", "tables": "1", "width_m": "3.0", "depth_m": "3.0", "remark": ""}


def seen(response):
    """What the page says it showed."""
    return re.search(r'name="seen" value="([^"]*)"', response.content.decode())[1].replace("&quot;", '"')


def faults(response):
    """What stands in the error summary."""
    summary = response.content.decode().split('class="error-summary"')[1].split("</div>")[0]
    return [re.sub(r"<[^>]+>", "", item) for item in re.findall(r"<li>(.*?)</li>", summary)]


def test_each_keeps_what_the_other_wrote(registered):
    one, other = seen(registered.get("needs/")), seen(registered.get("needs/"))

    registered.post("needs/", **NEEDS | {"power_watts": "1500", "needs_water": "on", "seen": one})
    registered.post("needs/", **NEEDS | {"tables": "5", "seen": other})

    station = registered.station
    assert (station.power_watts, station.needs_water, station.tables) == (1500, True, 5)


def test_who_wrote_the_same_field_is_asked_once_more(registered):
    one, other = seen(registered.get("needs/")), seen(registered.get("needs/"))
    registered.post("needs/", **NEEDS | {"tables": "5", "seen": one})

    asked = registered.post("needs/", **NEEDS | {"tables": "7", "seen": other})

    assert asked.status_code == 422
    assert faults(asked) == [
        "Tables: Somebody else changed this meanwhile. It says now: “5”. Save again if yours is right."
    ]
    assert registered.station.tables == 5

    again = registered.post("needs/", **NEEDS | {"tables": "7", "seen": seen(asked)})

    assert again.status_code == 303
    assert registered.station.tables == 7


def test_what_is_emptied_is_emptied(registered, actor, now):
    save_station(registered.station, actor=actor, now=now, remark="Near the road, please.")

    registered.post("needs/", **NEEDS | {"seen": seen(registered.get("needs/"))})

    assert registered.station.remark == ""


@pytest.mark.parametrize("nonsense", ["", "{", "[1]", '{"tables": [1], "nothing": 2}', "[" * 100_000])
def test_nobody_is_hurt_by_a_sum_that_is_none(registered, nonsense):
    response = registered.post("needs/", **NEEDS | {"seen": nonsense})

    assert response.status_code == 303


def test_words_for_an_offer_that_was_removed_meanwhile_are_not_lost(registered, actor, now):
    offer = OfferFactory(station=registered.station, title="Sewing")
    path = f"offers/{offer.pk}/"
    remove_offer(offer, actor=actor, now=now)

    response = registered.post(path, title="Sewing", description="All of it", language="de")

    assert response.status_code == 404
    assert faults(response) == ["This offer was removed meanwhile. Save it again if visitors shall still find it."]
    page = response.content.decode()
    assert "All of it</textarea>" in page
    assert f'action="{registered.path("offers/new/")}"' in page


def test_a_second_tap_on_the_button_adds_nothing(registered):
    before = registered.station.offers.count()
    for _tap in range(2):
        registered.post("offers/new/", title="Sewing", language="de", times="14-15", languages=["de"])
        registered.post("page/offers/new/", title="Sewing", language="de", languages=["de"])

    assert registered.station.offers.count() == before + 1
    assert registered.invitation.organisation.standing_offers.count() == 1


@pytest.mark.parametrize(("to", "goes_on"), [("confirmed", True), ("waiting", False), ("asked", False)])
def test_only_who_has_a_place_gives_one_back(registered, actor, now, to, goes_on):
    decide_station(registered.station, to, actor=actor, now=now, note="?")

    page = registered.get("withdraw/").content.decode()

    assert ("Your place goes to the next organisation" in page) is goes_on


@pytest.mark.parametrize("to", [StationState.DECLINED, StationState.WITHDRAWN])
def test_who_is_out_is_not_asked_for_a_no(registered, actor, now, to):
    decide_station(registered.station, to, actor=actor, now=now)

    assert "We cannot come after all" not in registered.get().content.decode()
