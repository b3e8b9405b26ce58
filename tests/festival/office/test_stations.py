"""Stations on the desk: the list with its sums, one station, registering on behalf of an organisation."""

import pytest

from events.models import Letter, LogEntry
from stations.models import Offer, Station
from tests.factories import (
    ContactFactory,
    InvitationFactory,
    MembershipFactory,
    OfferFactory,
    StationFactory,
)
from tests.festival.office.counting import count_queries

pytestmark = pytest.mark.django_db
LIST = "/desk/f/sommerfest-2027/stations/"


@pytest.fixture
def station(festival):
    return StationFactory(festival=festival)


def registration(**changes):
    return {
        "day_contact_name": "Nour",
        "day_contact_phone": "0151 22",
        "spoken_languages": ["de", "ku"],
        "power_watts": "2000",
        "tables": "2",
        "needs_tent": "on",
        "width_m": "3",
        "depth_m": "3.5",
        "remark": "",
    } | changes


class TestList:
    def test_those_that_wait_for_the_office_come_first(self, desk, festival):
        StationFactory(festival=festival, state="draft")
        StationFactory(festival=festival, state="confirmed", number=2)
        StationFactory(festival=festival, state="confirmed", number=1)
        StationFactory(festival=festival, state="submitted")
        rows = desk.get(LIST).context["page"].object_list
        assert [(row.state, row.number) for row in rows] == [
            ("submitted", None),
            ("confirmed", 1),
            ("confirmed", 2),
            ("draft", None),
        ]

    def test_needs_are_summed_for_the_confirmed_and_for_those_that_may_come(self, desk, festival):
        StationFactory(festival=festival, state="confirmed", number=1, power_watts=2000, tables=2, needs_tent=True)
        StationFactory(festival=festival, state="submitted", power_watts=300, tables=1, needs_water=True)
        StationFactory(festival=festival, state="declined", power_watts=9000, tables=9)
        context = desk.get(LIST).context
        assert context["sure"] == {"stations": 1, "watts": 2000, "tables": 2, "tents": 1, "water": 0}
        assert context["maybe"] == {"stations": 2, "watts": 2300, "tables": 3, "tents": 1, "water": 1}

    def test_offers_do_not_count_a_station_twice(self, desk, festival, station):
        OfferFactory(station=station)
        assert desk.get(LIST).context["maybe"]["stations"] == 1

    @pytest.mark.parametrize("state", ["bogus", "\0", ""])
    def test_an_unknown_state_shows_all(self, desk, station, state):
        assert len(desk.get(LIST, {"state": state}).context["page"].object_list) == 1

    def test_same_number_of_queries_for_1_and_30(self, desk, festival, django_assert_num_queries):
        StationFactory(festival=festival)
        before = count_queries(desk, LIST)
        for _ in range(30):
            StationFactory(festival=festival)
        with django_assert_num_queries(before):
            assert len(desk.get(LIST).context["page"].object_list) == 31


class TestOne:
    def test_says_who_did_what(self, desk, station, coordinator):
        desk.post(f"{LIST}{station.pk}/edit/", registration())
        page = desk.get(f"{LIST}{station.pk}/").content.decode()
        assert "Registration changed." in page
        assert "on behalf of the organisation" in page

    def test_readers_see_it_without_buttons(self, reader, station):
        page = reader.get(f"{LIST}{station.pk}/").content.decode()
        assert "/decide/" not in page
        assert "/edit/" not in page

    def test_members_may_edit_and_not_decide(self, member, station):
        page = member.get(f"{LIST}{station.pk}/").content.decode()
        assert "/decide/" not in page
        assert "/edit/" in page

    def test_who_waits_is_not_offered_a_place_that_is_not_free(self, desk, festival):
        festival.places = 1
        festival.save()
        StationFactory(festival=festival, state="confirmed", number=1)
        waiting = StationFactory(festival=festival, state="waiting", waiting_since=festival.created_at)
        assert desk.get(f"{LIST}{waiting.pk}/").context["decisions"] == ["declined", "withdrawn"]

    def test_foreign_and_unknown_are_not_found_alike(self, client, desk, station):
        assert desk.get(f"{LIST}{'9' * 30}/").status_code == 404
        assert desk.get(f"/desk/f/other/stations/{station.pk}/").status_code == 404
        client.force_login(MembershipFactory().user)
        assert client.get(f"{LIST}{station.pk}/").status_code == 404


class TestOnBehalf:
    def test_saved_with_the_persons_name(self, desk, station, coordinator):
        response = desk.post(f"{LIST}{station.pk}/edit/", registration())
        assert response.url == f"{LIST}{station.pk}/"
        station.refresh_from_db()
        assert (station.spoken_languages, station.tables, str(station.depth_m)) == (["de", "ku"], 2, "3.5")
        entry = LogEntry.objects.get(event="station_saved")
        assert (entry.actor, entry.on_behalf) == (coordinator, True)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("power_watts", "99999"),
            ("power_watts", "-1"),
            ("tables", "1e9"),
            ("width_m", "0"),
            ("width_m", "NaN"),
            ("depth_m", "9" * 400),
            ("spoken_languages", ["xx"]),
            ("day_contact_name", "x" * 121),
            ("day_contact_phone", "\0"),
        ],
    )
    def test_a_fault_names_its_field_and_keeps_the_rest(self, desk, station, field, value):
        response = desk.post(f"{LIST}{station.pk}/edit/", registration(remark="Bleibt stehen", **{field: value}))
        assert response.status_code == 422
        assert list(response.context["form"].errors) == [field]
        assert "Bleibt stehen" in response.content.decode()

    def test_offers_added_changed_removed(self, desk, station):
        path = f"{LIST}{station.pk}/offers/"
        values = {"title": "Nähen", "language": "de", "times": "14-15, 16:00-16:30", "languages": ["de"]}
        desk.post(path + "new/", values)
        offer = Offer.objects.get(title="Nähen")
        assert offer.times == [["14:00", "15:00"], ["16:00", "16:30"]]
        desk.post(f"{path}{offer.pk}/", values | {"title": "Sticken"})
        offer.refresh_from_db()
        assert offer.title == "Sticken"
        desk.post(f"{path}{offer.pk}/remove/")
        assert not Offer.objects.filter(pk=offer.pk).exists()

    def test_times_that_cannot_be_read_are_named(self, desk, station):
        response = desk.post(
            f"{LIST}{station.pk}/offers/new/", {"title": "Nähen", "language": "de", "times": "am Nachmittag"}
        )
        assert response.status_code == 422
        assert list(response.context["form"].errors) == ["times"]
        assert "am Nachmittag" in response.content.decode()

    def test_the_last_offer_stays(self, desk, station):
        desk.post(f"{LIST}{station.pk}/offers/{station.offers.get().pk}/remove/")
        assert station.offers.count() == 1

    def test_handed_in_for_the_organisation_with_a_receipt(self, desk, festival):
        station = StationFactory(festival=festival, state="draft", submitted_at=None)
        desk.post(f"{LIST}{station.pk}/submit/")
        station.refresh_from_db()
        assert station.state == "submitted"
        assert [letter.kind for letter in Letter.objects.all()] == ["station_submitted"]

    def test_what_is_missing_is_said_and_nothing_is_handed_in(self, desk, festival):
        station = StationFactory(festival=festival, state="draft", day_contact_name="", submitted_at=None)
        page = desk.get(f"{LIST}{station.pk}/")
        assert page.context["missing"] == ["Name the person to talk to on the day."]
        desk.post(f"{LIST}{station.pk}/submit/")
        station.refresh_from_db()
        assert station.state == "draft"

    def test_the_whole_way_by_telephone(self, desk, festival):
        invitation = InvitationFactory(festival=festival, state="chosen")
        ContactFactory(organisation=invitation.organisation)
        desk.post(f"/desk/f/{festival.slug}/invitations/{invitation.pk}/register/")
        station = Station.objects.get()
        desk.post(f"{LIST}{station.pk}/edit/", registration())
        desk.post(f"{LIST}{station.pk}/offers/new/", {"title": "Nähen", "language": "de"})
        desk.post(f"{LIST}{station.pk}/submit/")
        station.refresh_from_db()
        assert station.state == "submitted"
        assert set(LogEntry.objects.filter(festival=festival).values_list("on_behalf", flat=True)) == {True}

    def test_readers_may_not(self, reader, station):
        assert reader.get(f"{LIST}{station.pk}/edit/").status_code == 403
        assert reader.post(f"{LIST}{station.pk}/submit/").status_code == 403
        assert reader.post(f"{LIST}{station.pk}/offers/new/").status_code == 403
