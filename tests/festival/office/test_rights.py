"""Every planning page by role: readers look, members invite, coordinators plan; strangers find nothing."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.actions.journal import record
from events.actions.letters import owe_letter
from events.actors import CLOCK
from events.models import Role
from tests.factories import FestivalFactory, MembershipFactory, OfficeFactory, StationFactory, UserFactory, berlin
from tests.festival.office.planning import signed_in

OFFICE = "/desk/o/jena/"
FESTIVAL = "/desk/f/sommerfest-2027/"
SEEN_BY_ALL = [
    OFFICE,
    OFFICE + "office/",
    OFFICE + "people/",
    OFFICE + "letters/",
    OFFICE + "festivals/",
    FESTIVAL,
    FESTIVAL + "settings/",
    FESTIVAL + "letters/",
    FESTIVAL + "print/",
    FESTIVAL + "log/",
]
FOR_COORDINATORS = [OFFICE + "festivals/new/", *[f"{FESTIVAL}move/{to}/" for to in ("published", "cancelled")]]
CHANGES = [OFFICE + "office/", OFFICE + "people/", FESTIVAL + "settings/", *FOR_COORDINATORS]


@pytest.mark.parametrize("path", SEEN_BY_ALL)
@pytest.mark.parametrize("role", Role.values)
def test_everybody_of_the_office_may_look(festival, path, role):
    assert signed_in(festival.office, role).get(path).status_code == 200


@pytest.mark.parametrize("path", FOR_COORDINATORS)
def test_some_pages_are_for_coordinators(festival, path):
    answers = {role: signed_in(festival.office, role).get(path).status_code for role in Role.values}

    assert answers == {"coordinator": 200, "member": 403, "reader": 403}


@pytest.mark.parametrize("path", CHANGES)
@pytest.mark.parametrize("role", [Role.READER, Role.MEMBER])
def test_others_change_nothing(festival, path, role):
    assert signed_in(festival.office, role).post(path, {}).status_code == 403


@pytest.mark.parametrize("path", [*SEEN_BY_ALL, *FOR_COORDINATORS])
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_office_finds_nothing(festival, path, method):
    """404, not 403: nobody is told what there is in another office."""
    stranger = signed_in(OfficeFactory(slug="winnenden"))

    if method == "post" and path not in CHANGES:
        assert stranger.post(path).status_code == 405
    else:
        assert getattr(stranger, method)(path).status_code == 404


@pytest.mark.parametrize("path", ["/desk/", "/desk/account/", *SEEN_BY_ALL])
def test_who_is_not_signed_in_is_asked_to(festival, path):
    assert Client().get(path).url == f"/staff/login/?next={path}"


def test_buttons_one_may_not_use_are_not_shown(festival):
    reader = signed_in(festival.office, Role.READER).get(FESTIVAL).content.decode()
    coordinator = signed_in(festival.office).get(FESTIVAL).content.decode()

    assert ("move/cancelled" in reader, "move/cancelled" in coordinator) == (False, True)


def test_one_office_is_opened_at_once(festival):
    assert signed_in(festival.office).get("/desk/").url == OFFICE


def test_several_offices_are_a_choice(office, db):
    other = OfficeFactory(slug="winnenden", name="Familienbüro")
    person = UserFactory()
    for one in (office, other):
        MembershipFactory(user=person, office=one)
    client = Client()
    client.force_login(person)

    page = client.get("/desk/")

    assert [one.office.slug for one in page.context["memberships"]] == ["winnenden", "jena"]


@pytest.mark.parametrize(
    "path", [OFFICE + "festivals/", FESTIVAL + "letters/", FESTIVAL + "log/", OFFICE + "people/", OFFICE]
)
def test_a_list_of_thirty_asks_the_database_as_often_as_one_of_one(festival, path, django_assert_num_queries):
    client = signed_in(festival.office)
    _fill(festival, 1)
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(path)
    _fill(festival, 29)

    with django_assert_num_queries(len(few.captured_queries)):
        client.get(path)


def _fill(festival, number):
    """More of everything that the lists show."""
    now = berlin(2027, 4, 1, 9)
    for _one in range(number):
        FestivalFactory(office=festival.office)
        MembershipFactory(office=festival.office)
        station = StationFactory(festival=festival)
        invitation = festival.invitations.get(organisation=station.organisation)
        owe_letter(
            "invitation",
            about=invitation,
            office=festival.office,
            festival=festival,
            recipient=f"{invitation.pk}@example.org",
            recipient_name="",
            language="de",
            now=now,
        )
        record(
            station,
            "station_begun",
            office=festival.office,
            festival=festival,
            actor=CLOCK,
            now=now,
            details={"organisation": station.organisation.code},
        )
