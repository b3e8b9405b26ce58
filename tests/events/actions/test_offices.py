"""The office, its people and their tokens."""

import pytest
from django.core.exceptions import ValidationError

from events.actions.offices import (
    create_api_token,
    remove_member,
    revoke_api_token,
    set_member,
    update_office,
)
from events.digests import digest_of
from events.errors import Refused
from events.models import ApiToken, LogEntry, Membership, Office, User
from tests.factories import MembershipFactory, OfficeFactory, UserFactory


@pytest.fixture
def give(office, actor, now):
    def give(email="new@example.org", role="member", name="New"):
        return set_member(office, email=email, name=name, role=role, actor=actor, now=now)

    return give


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("federal_state", "XX"),
        ("time_zone", "Jena"),
        ("time_zone", "../../etc/passwd"),
        ("language", "xx"),
        ("languages", ["xx"]),
        ("contact_email", "nowhere"),
        ("slug", "not a slug"),
    ],
)
def test_a_fault_of_the_office_names_its_field(office, actor, now, field, value):
    with pytest.raises(ValidationError) as refusal:
        update_office(office, actor=actor, now=now, **{field: value})

    assert list(refusal.value.message_dict) == [field]
    assert getattr(Office.objects.get(), field) != value


def test_the_office_changes_and_the_log_says_what(office, actor, now):
    update_office(office, actor=actor, now=now, name="New", time_zone="Europe/Lisbon")

    assert Office.objects.get().time_zone == "Europe/Lisbon"
    assert LogEntry.objects.get().details == {"fields": ["name", "time_zone"]}


class TestMembers:
    """People come in by their address and leave; one coordinator always stays."""

    def test_somebody_new_is_made_without_a_password(self, give):
        membership = give(" New@Example.ORG ")

        assert (membership.user.email, membership.user.name, membership.role) == (
            "new@example.org",
            "New",
            "member",
        )
        assert not membership.user.has_usable_password()

    def test_somebody_known_keeps_the_own_name_and_the_other_office(self, give):
        elsewhere = MembershipFactory(user=UserFactory(email="known@example.org", name="Known"))

        membership = give("known@example.org", name="Renamed")

        assert membership.user == elsewhere.user
        assert User.objects.get(email="known@example.org").name == "Known"
        assert elsewhere.user.memberships.count() == 2

    def test_again_changes_the_role(self, give, office):
        give(role="reader")
        give(role="member")

        assert list(office.memberships.filter(role="member").values_list("user__email", flat=True)) == [
            "new@example.org"
        ]
        assert office.memberships.count() == 2

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"email": "nowhere"}, "email"),
            ({"email": ""}, "email"),
            ({"role": "queen"}, "role"),
            ({"name": "x" * 121}, "name"),
        ],
    )
    def test_a_fault_names_its_field_and_makes_nobody(self, give, office, fields, field):
        with pytest.raises(ValidationError) as refusal:
            give(**fields)

        assert list(refusal.value.message_dict) == [field]
        assert (User.objects.count(), office.memberships.count()) == (1, 1)

    def test_the_last_coordinator_stays_one(self, give, office, coordinator, actor, now):
        membership = office.memberships.get()

        with pytest.raises(Refused):
            give(coordinator.email, role="member")
        with pytest.raises(Refused):
            remove_member(membership, actor=actor, now=now)
        membership.refresh_from_db()
        assert membership.role == "coordinator"

    def test_with_a_second_coordinator_the_first_may_go(self, give, office, actor, now):
        first = office.memberships.get()
        give(role="coordinator")

        remove_member(first, actor=actor, now=now)

        assert list(office.memberships.values_list("user__email", flat=True)) == ["new@example.org"]

    def test_a_coordinator_of_another_office_does_not_count(self, give, coordinator):
        MembershipFactory(office=OfficeFactory(), role="coordinator")

        with pytest.raises(Refused):
            give(coordinator.email, role="reader")


class TestTokens:
    """Shown once, stored as a digest, revocable."""

    def test_only_the_digest_is_stored(self, coordinator):
        token, text = create_api_token(coordinator, name="calendar")

        stored = " ".join(str(value) for value in ApiToken.objects.values().get().values())
        assert text.startswith("sf_")
        assert text not in stored
        assert token.digest == digest_of(text)
        assert token.hint == text[:8]
        assert len(text) == 46

    @pytest.mark.parametrize("name", ["", "   ", "x" * 81])
    def test_a_name_that_is_none_names_the_field(self, coordinator, name):
        with pytest.raises(ValidationError) as refusal:
            create_api_token(coordinator, name=name)

        assert list(refusal.value.message_dict) == ["name"]

    def test_revoked_stays_revoked_from_the_first_moment(self, coordinator, now, festival):
        token, _text = create_api_token(coordinator, name="calendar")

        revoke_api_token(token, now=now)
        revoke_api_token(token, now=festival.starts_at)

        assert ApiToken.objects.get().revoked_at == now
        assert not ApiToken.objects.usable().exists()

    def test_of_somebody_who_may_not_sign_in_it_is_not_usable(self, coordinator):
        create_api_token(coordinator, name="calendar")
        User.objects.update(is_active=False)

        assert not ApiToken.objects.usable().exists()


def test_a_membership_stands_once(office, coordinator):
    assert Membership.objects.filter(user=coordinator, office=office).count() == 1
