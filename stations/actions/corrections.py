"""What was said about a festival and has changed since: one letter to everybody who heard, whatever was edited.

The letter is held for a while: each edit meanwhile is merged into it, so that it says once what is different
from what its reader was told. It remembers only the old values; the new ones are read when it is written.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from events.actions.letters import Owed, drop_letters, owe_letters
from events.models import Festival, FestivalState, Letter, LetterState
from stations.actions.invitations import contacts_to_write_to
from stations.actions.links import Pair, links_to_name
from stations.models import Contact, Invitation, InvitationState, PersonalLink, Station, StationState

KIND = "festival_changed"
TOLD_FIELDS = (
    "title",
    "starts_at",
    "ends_at",
    "place",
    "setup_from",
    "takedown_until",
    "registration_deadline",
)
QUESTIONS = ("reminder", "date_poll", "date_poll_reminder")  # nobody waits for an answer to these any more
TELL_NUMBER = frozenset({"station_confirmed", "week_to_go"})
TELL_DATES = TELL_NUMBER | {"invitation", "reminder", "date_decided", KIND}
LEFT = (LetterState.SENT, LetterState.SENDING)

QUIET = timedelta(minutes=10)  # without another edit, then the letter leaves
AT_MOST = timedelta(minutes=60)  # after the first edit it leaves in any case
A_THOUSAND = 1000


def who_heard(festival: Festival) -> QuerySet[Invitation]:
    """Who said yes, or has a letter (a dropped one told nobody anything), and is not out already.

    Also who is only chosen, but was asked for a date.
    """
    told = Letter.objects.filter(about_kind="invitation", about_id=OuterRef("pk"), state__in=LEFT)
    out = Station.objects.filter(
        festival=festival,
        organisation=OuterRef("organisation"),
        state__in=[StationState.DECLINED, StationState.WITHDRAWN],
    )
    answered_yes = Q(state=InvitationState.ACCEPTED)
    waiting = Q(state=InvitationState.INVITED) & Exists(told)
    helping = Q(state=InvitationState.CHOSEN) & Exists(told.filter(kind__in=(*QUESTIONS, "date_decided", KIND)))
    return festival.invitations.filter(answered_yes | waiting | helping).exclude(Exists(out))


def correct_festival(festival: Festival, before: Mapping[str, Any], *, now: datetime) -> None:
    """Owe everybody who was told these values before a letter about them, or merge them into the one held.

    Whoever has an unsent letter only is told nothing: that letter will say what is right.
    """
    old = {name: _kept(before[name]) for name in TOLD_FIELDS if name in before}
    if not old or not _is_awaited(festival, now=now):
        return
    rows = who_heard(festival).select_related("organisation").prefetch_related("organisation__contacts")
    _correct(festival, list(rows), old, names=TELL_DATES, now=now)


def correct_number(station: Station, before: int | None, *, now: datetime) -> None:
    """The same for the number of a station whose organisation was told another one."""
    festival = station.festival
    if before is None or before == station.number or not _is_awaited(festival, now=now):
        return
    rows = festival.invitations.filter(organisation=station.organisation_id)
    rows = rows.select_related("organisation").prefetch_related("organisation__contacts")
    _correct(festival, list(rows), {"number": before}, names=TELL_NUMBER, now=now)


def drop_corrections(festival: Festival) -> int:
    """Another letter tells everybody what is right now. Returns how many were held."""
    return drop_letters(Letter.objects.filter(festival=festival, kind=KIND))


def _is_awaited(festival: Festival, *, now: datetime) -> bool:
    """Whether people still wait for the festival: nobody corrects what is over or cancelled."""
    states = {FestivalState.DRAFT, FestivalState.INVITING, FestivalState.PUBLISHED}
    return festival.state in states and now < festival.ends_at


def _correct(
    festival: Festival,
    invitations: list[Invitation],
    old: Mapping[str, Any],
    *,
    names: Collection[str],
    now: datetime,
) -> None:
    """Merge into letters held, owe the others. `names`: the kinds of letters that told these values."""
    told = _Correspondence(festival, invitations)
    new: dict[Pair, int] = {}
    merged: list[Letter] = []
    needless: list[Letter] = []
    for invitation in invitations:
        invitation.festival = festival
        number = told.station_numbers.get(invitation.organisation_id)
        for contact in contacts_to_write_to(invitation.organisation):
            key = (invitation.pk, contact.pk)
            if key in told.held:
                held = told.held[key]
                left = _merge(held, festival, number, old, now=now)
                (merged if left else needless).append(held)
            elif told.knows(invitation, contact, names):
                new[invitation, contact] = told.count[key] + 1
    Letter.objects.bulk_update(merged, ["details", "due_at"], batch_size=A_THOUSAND)
    Letter.objects.filter(pk__in=[letter.pk for letter in needless]).delete()
    _hold(festival, new, old, now=now)


class _Correspondence:
    """What contacts have been told by letter, by the ids of invitation and contact, in a few queries.

    Letters that are held are locked: none leaves while it is being changed.
    """

    def __init__(self, festival: Festival, invitations: list[Invitation]) -> None:
        ids = [invitation.pk for invitation in invitations]
        links = dict(PersonalLink.objects.filter(invitation__in=ids).values_list("pk", "contact_id"))
        self.told: dict[tuple[int, int], set[str]] = defaultdict(set)
        self.held: dict[tuple[int, int], Letter] = {}
        self.count: dict[tuple[int, int], int] = defaultdict(int)
        self.anybody: set[int] = set()
        letters = Letter.objects.filter(festival=festival, about_kind="invitation", about_id__in=ids)
        held = {
            letter.pk: letter for letter in letters.filter(kind=KIND, state=LetterState.OWED).select_for_update()
        }
        rows = letters.filter(kind__in=TELL_DATES).values_list("pk", "about_id", "kind", "state", "details")
        for pk, about_id, kind, state, details in rows:
            key = (about_id, links.get(details.get("link_id"), 0))
            self.count[key] += kind == KIND
            if pk in held:
                self.held[key] = held[pk]
            elif state in LEFT:
                self.told[key].add(kind)
            if state in (*LEFT, LetterState.OWED):
                self.anybody.add(about_id)
        stations = Station.objects.confirmed().filter(festival=festival)
        self.station_numbers = dict(stations.values_list("organisation_id", "number"))

    def knows(self, invitation: Invitation, contact: Contact, names: Collection[str]) -> bool:
        """Whether this contact was told by a letter of these kinds; who said yes by telephone knows the dates."""
        kinds = self.told.get((invitation.pk, contact.pk), set())
        by_phone = invitation.state == InvitationState.ACCEPTED and invitation.pk not in self.anybody
        return bool(kinds & set(names)) or (names == TELL_DATES and by_phone)


def _merge(held: Letter, festival: Festival, number: int | None, old: Mapping[str, Any], *, now: datetime) -> bool:
    """Put another edit into a letter that waits; what is as it was told leaves it. Whether anything is left."""
    changes = {**old, **held.details["changes"]}
    left = {name: value for name, value in changes.items() if value != _right(festival, number, name)}
    held.details = held.details | {"changes": left}
    if not held.attempts:
        held.due_at = min(now + QUIET, datetime.fromisoformat(held.details["first_at"]) + AT_MOST)
    return bool(left)


def _hold(festival: Festival, numbers: Mapping[Pair, int], old: Mapping[str, Any], *, now: datetime) -> None:
    """New letters, each reader's own next one."""
    details = {"changes": dict(old), "first_at": now.isoformat()}
    owed = [
        Owed(
            link.invitation,
            link.contact.email,
            link.contact.name,
            link.contact.language,
            f"change-{number}-contact-{link.contact_id}",
            details | {"link_id": link.pk},
        )
        for link, number in zip(links_to_name(numbers, now=now), numbers.values(), strict=True)
    ]
    owe_letters(KIND, owed, office=festival.office, festival=festival, now=now, due_at=now + QUIET)


def told_value(invitation: Invitation, name: str) -> Any:
    """What is right now, in the form in which a letter keeps what was told."""
    stations = Station.objects.confirmed().filter(
        festival=invitation.festival_id, organisation=invitation.organisation_id
    )
    number = stations.values_list("number", flat=True).first() if name == "number" else None
    return _right(invitation.festival, number, name)


def _right(festival: Festival, number: int | None, name: str) -> Any:
    return number if name == "number" else _kept(getattr(festival, name))


def _kept(value: Any) -> Any:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
