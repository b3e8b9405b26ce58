"""Guards: what belongs to another office is not there; what the role lacks is not allowed."""

import pytest

from events.errors import NotAllowed, NotFound
from events.models import Role
from events.permissions import Right
from stations.permissions import invitation_for, organisation_for, station_for
from tests.factories import InvitationFactory, MembershipFactory, OrganisationFactory, StationFactory, UserFactory

GUARDS = [
    (organisation_for, OrganisationFactory, "code"),
    (invitation_for, InvitationFactory, "pk"),
    (station_for, StationFactory, "pk"),
]


def office_of(row):
    return row.office if hasattr(row, "office") else row.festival.office


@pytest.mark.django_db
@pytest.mark.parametrize(("guard", "factory", "key"), GUARDS)
def test_by_role(guard, factory, key):
    row = factory()
    reader = MembershipFactory(office=office_of(row), role=Role.READER).user
    stranger = MembershipFactory(role=Role.COORDINATOR).user

    assert guard(reader, getattr(row, key), Right.VIEW) == row
    with pytest.raises(NotAllowed):
        guard(reader, getattr(row, key), Right.EDIT)
    for nobody in (stranger, UserFactory()):
        with pytest.raises(NotFound):
            guard(nobody, getattr(row, key), Right.VIEW)


@pytest.mark.django_db
@pytest.mark.parametrize(("guard", "factory", "key"), GUARDS)
def test_what_does_not_exist_is_the_same_as_what_is_foreign(guard, factory, key, coordinator):
    missing = "CCCCCC" if key == "code" else 10**30

    with pytest.raises(NotFound) as absent:
        guard(coordinator, missing, Right.VIEW)
    with pytest.raises(NotFound) as foreign:
        guard(coordinator, getattr(factory(), key), Right.VIEW)

    assert (type(absent.value), absent.value.args) == (type(foreign.value), foreign.value.args)


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["", "\0", "K7\0M", "../..", "K7M3PX "])
def test_what_is_no_code_is_not_found(coordinator, code):
    with pytest.raises(NotFound):
        organisation_for(coordinator, code, Right.VIEW)


def test_codes_are_read_in_either_case(office, coordinator):
    row = OrganisationFactory(office=office, code="K7M3PX")

    assert organisation_for(coordinator, "k7m3px", Right.VIEW) == row


@pytest.mark.parametrize(("guard", "factory", "key"), GUARDS)
def test_one_question_for_the_thing_and_one_for_the_right(db, guard, factory, key, django_assert_num_queries):
    row = factory()
    user = MembershipFactory(office=office_of(row)).user

    with django_assert_num_queries(2):
        office_of(guard(user, getattr(row, key), Right.DECIDE)).name  # noqa: B018 (must be there already)
