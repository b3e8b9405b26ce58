"""Who may do what, by role; strangers are told nothing."""

import pytest

from events.actions.translators import revoke_translator
from events.errors import NotAllowed, NotFound
from events.models import Festival, FestivalState, Role
from events.permissions import (
    RIGHTS,
    Right,
    check_right,
    festival_for,
    may_be_translated,
    office_for,
    rights_in,
    translator_for,
)
from events.tokens import token_of
from tests.factories import FestivalFactory, MembershipFactory, TranslatorFactory, UserFactory

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


def test_a_translators_link_opens_until_it_is_revoked(festival, actor, now):
    translator = TranslatorFactory(festival=festival)
    token = token_of(translator.nonce)

    assert translator_for(token) == translator
    revoke_translator(translator, actor=actor, now=now)
    for broken in (token, "x" * 22, "", translator.digest, translator.nonce):
        with pytest.raises(NotFound):
            translator_for(broken)


def test_the_festival_and_its_office_come_with_the_translator(festival, django_assert_num_queries):
    token = token_of(TranslatorFactory(festival=festival).nonce)

    with django_assert_num_queries(1):
        assert translator_for(token).festival.office == festival.office


@pytest.mark.parametrize("state", FestivalState.values)
def test_a_closed_festival_is_not_translated_any_more(state):
    assert may_be_translated(Festival(state=state)) is (state not in {"archived", "cancelled"})
