"""Letters by the rules in time: reminders, a week to go, thanks. What is owed, pure functions decide."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import DateTimeField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from events.actions.festivals import lock_festival
from events.actions.letters import Owed, drop_letters, owe_letters
from events.models import Anchor, Festival, Letter, LetterRule, LetterState, RuleKind
from events.rules import ACTS_IN, Due, dates_of, due, moment_of, rule_of, waits
from stations.actions.links import links_to_name
from stations.models import Invitation, InvitationState, PersonalLink
from stations.timed_readers import Addressee, addressees_of

MARGIN = timedelta(hours=24)  # nine o'clock lies less than this from the hour that a rule counts from


def owe_timed_letters(*, now: datetime) -> list[Letter]:
    """The clock's work: owe each letter whose moment has come; one that comes too late is marked missed.

    Running it twice owes nothing twice. What could not leave while it was useful is dropped.
    """
    _drop_useless(now=now)
    waiting = dict.fromkeys(
        row.festival_id
        for row in _possible(now=now)
        if waits(rule_of(row), dates_of(row.festival), looked_at=row.looked_at, now=now)
    )
    festivals = Festival.objects.in_bulk(waiting) if waiting else {}
    return [letter for pk in waiting if pk in festivals for letter in _owe(festivals[pk], now=now)]


def _drop_useless(*, now: datetime) -> None:
    late = Q(kind=RuleKind.REMINDER, festival__registration_deadline__lt=now)
    late |= Q(kind=RuleKind.WEEK_TO_GO, festival__starts_at__lt=now)
    drop_letters(Letter.objects.filter(late))


def _possible(*, now: datetime) -> QuerySet[LetterRule]:
    """The rules that may have come to a moment since the clock looked last, of festivals in which they act.

    Two queries for any number of festivals; the hour of the day is not looked at, so it errs by a day.
    """
    acting = Q()
    for kind, states in ACTS_IN.items():
        acting |= Q(kind=kind, festival__state__in=states)
    rows = LetterRule.objects.filter(acting).order_by()
    possible = Q(pk=None)
    for anchor, days in rows.values_list("anchor", "days").distinct():
        possible |= Q(anchor=anchor, days=days) & _has_come(anchor, timedelta(days=days), now=now)
    return rows.filter(possible).select_related("festival__office").order_by("festival", "pk")


def _has_come(anchor: str, shift: timedelta, *, now: datetime) -> Q:
    """Whether the moment so long after (before, if negative) the anchor may lie between the last look and now."""
    latest = now + MARGIN - shift
    if anchor == Anchor.INVITATION:
        rows = Invitation.objects.filter(festival=OuterRef("festival"), state=InvitationState.INVITED)
        rows = rows.filter(invited_at__lte=latest).alias(moment=_later("invited_at", shift + MARGIN))
        return Q(Exists(rows), looked_at=None) | Q(Exists(rows.filter(moment__gt=OuterRef("looked_at"))))
    field = {Anchor.DEADLINE: "registration_deadline", Anchor.SETUP: "setup_from"}.get(Anchor(anchor))
    name = f"festival__{field or ('starts_at' if shift < timedelta(0) else 'ends_at')}"
    unseen = Q(looked_at=None) | Q(looked_at__lt=_later(name, shift + MARGIN))
    return Q(**{f"{name}__lte": latest}) & unseen


def _later(field: str, by: timedelta) -> ExpressionWrapper:
    return ExpressionWrapper(F(field) + by, output_field=DateTimeField())


@transaction.atomic
def _owe(festival: Festival, *, now: datetime) -> list[Letter]:
    """Decide under the festival's lock: its dates, its rules and the answers stand still meanwhile."""
    festival = lock_festival(festival)
    rows = list(festival.letter_rules.all())
    addressees = addressees_of(festival)
    found = due(dates_of(festival), map(rule_of, rows), [one.reader for one in addressees], now=now)
    letters = _write(festival, found, addressees, now=now)
    _miss_earlier(festival, letters)
    _note_look(rows, festival, addressees, now=now)
    return letters


def _write(festival: Festival, found: list[Due], addressees: list[Addressee], *, now: datetime) -> list[Letter]:
    """The rows of what was decided. Who never had a link has missed nothing."""
    by_name = {one.reader.name: one for one in addressees}
    reached = [(by_name[one.reader.name], one) for one in found]
    named = [(to, one) for to, one in reached if not one.missed]
    links = links_to_name([(to.invitation, to.contact) for to, _one in named], now=now)
    owed = [(link, one) for link, (_to, one) in zip(links, named, strict=True)]
    missed = [(to.link, one) for to, one in reached if one.missed and to.link]
    return [
        letter
        for state, some in ((LetterState.MISSED, missed), (LetterState.OWED, owed))
        for kind in RuleKind.values
        for letter in owe_letters(
            kind,
            [_owed(link, one) for link, one in some if one.rule.kind == kind],
            office=festival.office,
            festival=festival,
            now=now,
            state=state,
        )
    ]


def _owed(link: PersonalLink, one: Due) -> Owed:
    details = {
        "link_id": link.pk,
        "contact_id": link.contact_id,
        "rule": one.rule.key,
        "whom": one.rule.whom,
        "days": abs(one.rule.days),
        "moment": one.moment.isoformat(),
    }
    contact = link.contact
    return Owed(link.invitation, contact.email, contact.name, contact.language, one.reason, details)


def _miss_earlier(festival: Festival, letters: list[Letter]) -> None:
    """An earlier one that could not leave until now, say without a mail server: one is enough."""
    owed = [letter for letter in letters if letter.state == LetterState.OWED]
    if owed:
        waiting = Letter.objects.filter(festival=festival, kind__in=RuleKind.values, state=LetterState.OWED)
        same_people = waiting.filter(recipient__in={letter.recipient for letter in owed})
        same_people.filter(about_kind="invitation", about_id__in={letter.about_id for letter in owed}).exclude(
            pk__in=[letter.pk for letter in owed]
        ).update(state=LetterState.MISSED)


def _note_look(rows: list[LetterRule], festival: Festival, addressees: list[Addressee], *, now: datetime) -> None:
    """Every moment of these rules up to now is dealt with."""
    dates = dates_of(festival)
    invited = {addressee.invitation.pk: addressee.reader.invited_at for addressee in addressees}
    seen = []
    for row in rows:
        rule = rule_of(row)
        anchors = list(invited.values()) if row.anchor == Anchor.INVITATION else [None]
        moments = [moment_of(rule, dates, invited_at=at) for at in anchors]
        passed = [moment for moment in moments if moment is not None and moment <= now]
        if any(row.looked_at is None or row.looked_at < moment for moment in passed):
            seen.append(row.pk)
    if seen:
        LetterRule.objects.filter(pk__in=seen).update(looked_at=now)
