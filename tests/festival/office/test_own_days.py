"""Own days and corrected dates on the desk."""

from datetime import date

import pytest

from events.models import OwnDay, Role
from tests.factories import MembershipFactory, OfficeFactory, OwnDayFactory
from tests.festival.office.counting import count_queries
from tests.festival.office.planning import signed_in

PAGE = "/desk/o/jena/own-days/"
CORRECT = PAGE + "new/?corrects=islam.ashura&instead_of=2027-06-15"
DAY = {"first": "2027-06-16", "last": "2027-06-16", "source": "Moscheegemeinde", "note": ""}


def test_a_day_of_its_own(desk, office):
    response = desk.post(PAGE + "new/", DAY | {"name": "Hofflohmarkt", "kind": "celebration"})

    assert (response.url, OwnDay.objects.get().name) == (PAGE, "Hofflohmarkt")
    assert "Hofflohmarkt" in desk.get(PAGE).content.decode()


def test_a_correction_starts_from_the_date_of_the_catalogue(desk, office):
    catalogue = desk.get(PAGE + "catalogue/?first=2027-06-14&last=2027-06-16").content.decode()
    form = desk.get(CORRECT)

    assert "corrects=islam.ashura&amp;instead_of=2027-06-15" in catalogue
    assert (form.context["form"]["first"].value(), form.context["form"]["evening"].value()) == (
        date(2027, 6, 15),
        True,
    )


def test_the_correction_stands_in_its_place(desk, office):
    desk.post(CORRECT, DAY)

    row = OwnDay.objects.get()
    assert (row.corrects, row.instead_of, row.first) == ("islam.ashura", date(2027, 6, 15), date(2027, 6, 16))
    later = desk.get(PAGE + "catalogue/?first=2027-06-16&last=2027-06-16").context["rows"]
    assert [one.own_day for one in later if one.key == "islam.ashura"] == [row.pk]
    assert "Corrected date" in desk.get(PAGE).content.decode()


@pytest.mark.parametrize("query", ["corrects=islam.ashura", "corrects=x&instead_of=2027-06-15"])
def test_what_the_catalogue_lacks_cannot_be_corrected(desk, office, query):
    assert desk.get(f"{PAGE}new/?{query}").status_code == 404


@pytest.mark.parametrize("fault", [{"last": "2027-06-01"}, {"source": ""}, {"first": "gestern"}])
def test_what_cannot_be_is_refused_by_its_field(desk, office, fault):
    response = desk.post(CORRECT, DAY | fault)

    assert (response.status_code, list(response.context["form"].errors)) == (422, list(fault))


def test_changed_and_removed(desk, office):
    row = OwnDayFactory(office=office)
    one = f"{PAGE}{row.pk}/"

    desk.post(one, DAY | {"name": "Straßenfest", "kind": "celebration"})
    assert OwnDay.objects.get().name == "Straßenfest"
    assert desk.get(one + "remove/").status_code == 200
    desk.post(one + "remove/")
    assert OwnDay.objects.count() == 0


def test_those_of_another_office_are_not_there(desk, office):
    assert desk.get(f"{PAGE}{OwnDayFactory().pk}/").status_code == 404


def test_days_that_make_no_span_are_said(desk, office):
    page = desk.get(PAGE + "catalogue/?first=2027-06-16&last=2027-06-01")

    assert (page.status_code, bool(page.context["form"].errors)) == (200, True)


def test_readers_look(office):
    OwnDayFactory(office=office)
    reader = signed_in(office, Role.READER)

    assert [reader.get(path).status_code for path in (PAGE, PAGE + "catalogue/", PAGE + "new/")] == [200, 200, 403]
    assert "own-days/new/" not in reader.get(PAGE).content.decode()


def test_same_number_of_queries_for_1_and_30(desk, office):
    OwnDayFactory(office=office)
    before = count_queries(desk, PAGE)
    for _day in range(29):
        OwnDayFactory(office=office)

    assert count_queries(desk, PAGE) == before


def test_another_office_sees_nothing(office):
    stranger = MembershipFactory(office=OfficeFactory(slug="winnenden")).user
    client = signed_in(stranger.memberships.get().office)

    assert client.get(PAGE).status_code == 404
