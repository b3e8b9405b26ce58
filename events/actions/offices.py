"""The office, its people and their tokens."""

import secrets
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from events.actions.journal import record
from events.actors import Actor
from events.digests import digest_of
from events.errors import Refused
from events.models import ApiToken, Festival, Membership, Office, Role, User

# What calendar entries say of the office: who organizes, and by which clock.
CALENDAR_FIELDS = {"name", "contact_email", "time_zone"}
TOKEN_PREFIX = "sf_"  # noqa: S105 (no secret: tells scanners whose tokens these are)


@transaction.atomic
def create_office(*, actor: Actor, now: datetime, **fields: Any) -> Office:
    """A new office; give it a coordinator with `set_member`. Raises ValidationError naming the field."""
    office = Office(**fields)
    office.full_clean()
    office.save()
    record(office, "office_created", office=office, actor=actor, now=now)
    return office


@transaction.atomic
def update_office(office: Office, *, actor: Actor, now: datetime, **fields: Any) -> Office:
    """Change the office. Raises ValidationError naming the field."""
    changed = {name for name, value in fields.items() if getattr(office, name) != value}
    for name, value in fields.items():
        setattr(office, name, value)
    office.full_clean()
    office.save()
    if changed & CALENDAR_FIELDS:
        Festival.objects.filter(office=office).update(sequence=F("sequence") + 1, updated_at=now)
    record(office, "office_changed", office=office, actor=actor, now=now, details={"fields": sorted(fields)})
    return office


@transaction.atomic
def set_member(office: Office, *, email: str, name: str, role: str, actor: Actor, now: datetime) -> Membership:
    """Give the person with this address a role in the office; makes the person where there is none.

    Raises ValidationError naming the field, Refused where the office would be left without a coordinator.
    """
    user = _person(email, name=name, office=office)
    held = Membership.objects.filter(user=user, office=office).first()
    membership = held or Membership(user=user, office=office)
    if role != Role.COORDINATOR:
        _keep_a_coordinator(office, without=user)
    membership.role = role
    membership.full_clean()
    membership.save()
    record(membership, "member_set", office=office, actor=actor, now=now, details={"role": role})
    return membership


def _person(email: str, *, name: str, office: Office) -> User:
    """Whoever has this address. A person who is here already keeps the own name."""
    address = email.strip().lower()
    user = User.objects.filter(email=address).first()
    if user is None:
        language = office.language if office.language in {"de", "en"} else "de"
        user = User(email=address, name=name, language=language)
        user.set_unusable_password()
        user.full_clean()
        user.save()
    return user


@transaction.atomic
def remove_member(membership: Membership, *, actor: Actor, now: datetime) -> None:
    """Take a person out of the office. Raises Refused for the last coordinator."""
    _keep_a_coordinator(membership.office, without=membership.user)
    record(membership, "member_removed", office=membership.office, actor=actor, now=now)
    membership.delete()


def _keep_a_coordinator(office: Office, *, without: User) -> None:
    coordinators = Membership.objects.select_for_update().filter(office=office, role=Role.COORDINATOR)
    held = list(coordinators)
    if held and all(membership.user_id == without.pk for membership in held):
        raise Refused(_("An office needs at least one coordinator. Make somebody else coordinator first."))


def create_api_token(user: User, *, name: str) -> tuple[ApiToken, str]:
    """A new token for `user` and its text, `sf_` and 43 characters, which is shown once and not stored.

    Raises ValidationError naming the field.
    """
    text = TOKEN_PREFIX + secrets.token_urlsafe(32)
    token = ApiToken(user=user, name=name.strip(), digest=digest_of(text), hint=text[:8])
    token.full_clean()
    token.save()
    return token, text


def revoke_api_token(token: ApiToken, *, now: datetime) -> ApiToken:
    """From now on nobody gets in with it."""
    token.revoked_at = token.revoked_at or now
    token.save(update_fields=["revoked_at"])
    return token
