"""Stations: entered on behalf, decided, placed."""

import pytest

from events.models import Letter
from tests.factories import InvitationFactory, OrganisationFactory, StationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def before_the_deadline(time_machine_now):
    """Everything happens in April 2027."""


@pytest.fixture
def station(festival):
    return StationFactory(festival=festival)


@pytest.fixture
def path(station):
    return f"/api/v1/stations/{station.pk}/"


def test_begun_from_the_directory_and_once(api, festival):
    organisation = OrganisationFactory(office=festival.office, spoken_languages=["fa"])
    organisation.standing_offers.create(title="Erzählzelt")
    invitation = InvitationFactory(festival=festival, organisation=organisation, state="accepted")

    first, again = (api.post(f"/api/v1/invitations/{invitation.pk}/station/").json() for _twice in range(2))

    assert first == again
    assert (first["state"], first["spoken_languages"]) == ("draft", ["fa"])
    assert [offer["title"] for offer in first["offers"]] == ["Erzählzelt"]


def test_not_begun_before_yes(api, festival):
    invitation = InvitationFactory(festival=festival)

    assert api.post(f"/api/v1/invitations/{invitation.pk}/station/").status_code == 409


@pytest.mark.parametrize(
    ("field", "value"),
    [("power_watts", 99_999), ("tables", -1), ("width_m", "0"), ("spoken_languages", ["xx"]), ("width_m", "NaN")],
)
def test_bad_values_name_the_field(api, path, field, value):
    body = api.patch(path, {field: value}).json()

    assert {fault["pointer"] for fault in body["errors"]} == {f"/{field}"}


def test_the_office_enters_and_the_log_says_on_behalf(api, path):
    saved = api.patch(path, {"power_watts": 500}).json()
    (entry,) = api.get("/api/v1/offices/jena/log/?event=station_saved").json()["results"]

    assert (saved["power_watts"], entry["on_behalf"]) == (500, True)


def test_offers(api, path):
    made = api.post(f"{path}offers/", {"title": "Zelt", "times": [["14:00", "15:30"]]})
    wrong = api.patch(made.headers["Location"], {"times": [["15:00", "14:00"]]})

    assert (made.status_code, wrong.status_code) == (201, 400)
    assert [fault["pointer"] for fault in wrong.json()["errors"]] == ["/times"]
    assert api.get(f"{path}offers/").json()["count"] == 2
    assert api.delete(made.headers["Location"]).status_code == 204
    (last,) = api.get(f"{path}offers/").json()["results"]
    assert api.delete(f"{path}offers/{last['id']}/").status_code == 409


def test_confirm_with_and_without_a_free_place(api, path, festival):
    api.patch(f"/api/v1/festivals/{festival.slug}/", {"places": 1})
    second = StationFactory(festival=festival)

    first = api.post(f"{path}decide/", {"to": "confirmed"}).json()
    full = api.post(f"/api/v1/stations/{second.pk}/decide/", {"to": "confirmed"}).json()

    assert [(row["state"], row["number"]) for row in (first, full)] == [("confirmed", 1), ("waiting", None)]


def test_a_preview_decides_nothing_and_shows_who_moves_up(api, path, festival):
    api.patch(f"/api/v1/festivals/{festival.slug}/", {"places": 1})
    second = StationFactory(festival=festival)
    for pk in (path, f"/api/v1/stations/{second.pk}/"):
        api.post(f"{pk}decide/", {"to": "confirmed"})
    before = Letter.objects.count()

    letters = api.post(f"{path}decide/preview/", {"to": "declined", "note": "Leider"}).json()["letters"]

    assert [row["kind"] for row in letters] == ["station_declined", "station_confirmed"]
    assert "Leider" in letters[0]["letter"]["paragraphs"]
    assert (api.get(path).json()["state"], Letter.objects.count()) == ("confirmed", before)


@pytest.mark.parametrize("end", ["decide/", "decide/preview/"])
def test_what_the_table_forbids_is_refused_before_and_after_the_preview(api, festival, end):
    draft = StationFactory(festival=festival, state="draft", submitted_at=None)

    assert api.post(f"/api/v1/stations/{draft.pk}/{end}", {"to": "confirmed"}).status_code == 409


def test_place(api, path):
    assert api.post(f"{path}place/", {"number": 3}).status_code == 409
    api.post(f"{path}decide/", {"to": "confirmed"})
    api.post(f"{path}place/", {"number": 3, "spot": "Am Brunnen"})

    placed = api.post(f"{path}place/", {"number": 4}).json()

    assert (placed["number"], placed["spot"]) == (4, "Am Brunnen")


@pytest.mark.parametrize(
    ("who", "enters", "decides"),
    [("reader", 403, 403), ("member", 200, 403), ("stranger", 404, 404), ("visitor", 401, 401)],
)
def test_who_may_what(request, path, who, enters, decides):
    client = request.getfixturevalue(who)

    assert client.patch(path, {"tables": 2}).status_code == enters
    assert client.post(f"{path}decide/", {"to": "confirmed"}).status_code == decides


@pytest.mark.parametrize(
    ("query", "count"), [("state=submitted", 1), ("state=draft", 0), ("language=ar", 1), ("language=uk", 0)]
)
def test_list_is_filtered(api, station, query, count):
    assert api.get(f"/api/v1/festivals/sommerfest-2027/stations/?{query}").json()["count"] == count
