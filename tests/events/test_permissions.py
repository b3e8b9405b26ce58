"""Who may do what, by role; strangers are told nothing."""

import pytest

from events.errors import NotAllowed, NotFound
from events.models import Role
from events.permissions import RIGHTS, Right, check_right, festival_for, office_for, rights_in
from tests.factories import FestivalFactory, MembershipFactory, UserFactory

TABLE = {
    "reader": {"view"},
    "member": {"view", "edit", "invite"},
    "coordinator": {"view", "edit", "invite", "decide", "plan", "admin"},
}
CASES = [(role, right) for role in Role.values for right in Right]


def test_the_table():
    assert {str(role): {str(right) for right in rights} for role, rights in RIGHTS.items()} == TABLE
    assert set(RIGHTS) == set(Role.values)


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "right"), CASES)
def test_every_guard_follows_the_table(role, right):
    membership = MembershipFactory(role=role)
    user, office = membership.user, membership.office
    festival = FestivalFactory(office=office)
    guards = [
        lambda: check_right(user, office, right),
        lambda: office_for(user, office.slug, right),
        lambda: festival_for(user, festival.slug, right),
    ]

    for guard in guards:
        if right in TABLE[role]:
            guard()
        else:
            with pytest.raises(NotAllowed):
                guard()
    assert rights_in(user, office) == TABLE[role]


@pytest.mark.django_db
@pytest.mark.parametrize("right", list(Right))
def test_strangers_and_what_does_not_exist_are_the_same(festival, right):
    for user in (UserFactory(), MembershipFactory(role=Role.COORDINATOR).user):
        for ask in (
            lambda user=user: check_right(user, festival.office, right),
            lambda user=user: office_for(user, festival.office.slug, right),
            lambda user=user: office_for(user, "nowhere", right),
            lambda user=user: festival_for(user, festival.slug, right),
            lambda user=user: festival_for(user, "nothing", right),
        ):
            with pytest.raises(NotFound):
                ask()
        assert rights_in(user, festival.office) == frozenset()


@pytest.mark.django_db
def test_a_person_of_two_offices_has_each_role_only_there(festival):
    user = MembershipFactory(office=festival.office, role=Role.READER).user
    other = MembershipFactory(user=user, role=Role.COORDINATOR).office

    assert rights_in(user, festival.office) == {Right.VIEW}
    assert rights_in(user, other) == set(Right)
