"""Who may do what in an office, and the guards that fetch and authorise in one query; the translators' links."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from django.db.models import QuerySet

from events.digests import digest_of
from events.errors import NotAllowed, NotFound
from events.models import (
    DatePoll,
    Festival,
    FestivalState,
    Job,
    Letter,
    Membership,
    Office,
    Role,
    Survey,
    Translator,
    User,
)

Row = TypeVar("Row", Letter, Translator, DatePoll, Job, Survey)


class Right(StrEnum):
    """What a role may include."""

    VIEW = "view"  # read everything of the office
    EDIT = "edit"  # directory, import, entering answers and stations on behalf of organisations
    INVITE = "invite"  # send invitations, send a link again, revoke it
    DECIDE = "decide"  # confirm, ask, waiting list, decline, withdraw
    PLAN = "plan"  # create, change, move festivals
    ADMIN = "admin"  # the office itself and its people


RIGHTS: Mapping[str, frozenset[Right]] = {
    Role.READER: frozenset({Right.VIEW}),
    Role.MEMBER: frozenset({Right.VIEW, Right.EDIT, Right.INVITE}),
    Role.COORDINATOR: frozenset(Right),
}


def check_right(user: User, office: Office, right: Right) -> None:
    """Raise NotFound for people outside the office, NotAllowed where the role does not include `right`."""
    membership = Membership.objects.filter(user=user, office=office).first()
    if membership is None:
        raise NotFound
    if right not in RIGHTS[membership.role]:
        raise NotAllowed


def rights_in(user: User, office: Office) -> frozenset[Right]:
    """Everything `user` may do in `office`; empty for strangers. For showing or hiding buttons."""
    membership = Membership.objects.filter(user=user, office=office).first()
    return RIGHTS[membership.role] if membership else frozenset()


def office_for(user: User, slug: str, right: Right) -> Office:
    """The office with this short name, if `user` has `right` there."""
    membership = Membership.objects.select_related("office").filter(user=user, office__slug=slug).first()
    if membership is None:
        raise NotFound
    if right not in RIGHTS[membership.role]:
        raise NotAllowed
    return membership.office


def public_festival(slug: str) -> Festival:
    """The festival at this address, if visitors may read about it; others are not there, like unknown ones."""
    festival = Festival.objects.public().select_related("office").filter(slug=slug).first()
    if festival is None:
        raise NotFound
    return festival


def festival_for(user: User, slug: str, right: Right) -> Festival:
    """The festival at this address, if `user` has `right` in its office."""
    festival = Festival.objects.select_related("office").filter(slug=slug).first()
    if festival is None:
        raise NotFound
    check_right(user, festival.office, right)
    return festival


def offices_of(user: User) -> QuerySet[Office]:
    """The offices `user` belongs to, in whatever role: every role may view."""
    return Office.objects.filter(memberships__user=user)


def letter_for(user: User, pk: int, right: Right) -> Letter:
    """The letter, if `user` has `right` in its office."""
    return _one_of(user, Letter.objects.select_related("office", "festival__office"), pk, right)


def translator_of(user: User, pk: int, right: Right) -> Translator:
    """Somebody who translates, if `user` has `right` in the festival's office."""
    return _one_of(user, Translator.objects.select_related("festival__office"), pk, right)


def date_poll_of(user: User, pk: int, right: Right) -> DatePoll:
    """The date poll, if `user` has `right` in its festival's office."""
    return _one_of(user, DatePoll.objects.select_related("festival__office"), pk, right)


def job_of(user: User, pk: int, right: Right) -> Job:
    """The job, if `user` has `right` in its festival's office."""
    return _one_of(user, Job.objects.select_related("festival__office"), pk, right)


def survey_of(user: User, pk: int, right: Right) -> Survey:
    """The survey, if `user` has `right` in its office."""
    return _one_of(user, Survey.objects.select_related("office"), pk, right)


def public_survey(slug: str) -> Survey:
    """The survey at this address, open or with its results; drafts are not there, like unknown ones."""
    survey = Survey.objects.public().select_related("office").filter(slug=slug).first()
    if survey is None:
        raise NotFound
    return survey


def _one_of(user: User, rows: QuerySet[Row], pk: int, right: Right) -> Row:
    """The row with this number, if `user` has `right` in the office that it or its festival belongs to."""
    row = rows.filter(pk=pk).first()
    if row is None:
        raise NotFound
    check_right(user, row.office if isinstance(row, Letter | Survey) else row.festival.office, right)
    return row


def translator_for(token: str) -> Translator:
    """Whom this personal link belongs to. Raises NotFound for an unknown or revoked one, alike."""
    rows = Translator.objects.welcome().select_related("festival__office")
    translator = rows.filter(digest=digest_of(token)).first()
    if translator is None:
        raise NotFound
    return translator


def may_be_translated(festival: Festival) -> bool:
    """Whether translators by link still write into this festival; of a closed one nothing is asked any more."""
    return festival.state not in {FestivalState.ARCHIVED, FestivalState.CANCELLED}
