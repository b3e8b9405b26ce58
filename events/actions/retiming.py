"""What rules in time have owed, taken back when rules or dates move; the rows of a festival's rules."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from events.models import Anchor, Festival, Letter, LetterRule, LetterState, RuleKind, Whom
from events.rules import DEFAULTS

# Which anchors move with a field of the festival.
RETIMING: Mapping[str, str] = {
    "registration_deadline": Anchor.DEADLINE,
    "setup_from": Anchor.SETUP,
    "starts_at": Anchor.FESTIVAL,
    "ends_at": Anchor.FESTIVAL,
}
BY_REMINDER_DAYS = (RuleKind.REMINDER, Anchor.DEADLINE, Whom.UNANSWERED)


Told = tuple[str, str, int, str]  # kind, anchor, days, whom


def rules_like(festival: Festival | None) -> list[Told]:
    """The rules of another festival, to give them to a new one; the usual ones where there is none."""
    if festival is None:
        return list(DEFAULTS)
    return [(row.kind, row.anchor, row.days, row.whom) for row in festival.letter_rules.order_by("pk")]


def give_rules(festival: Festival, rows: Iterable[Told], *, now: datetime) -> None:
    """Rules that the festival does not have yet; they decide about moments from now on."""
    LetterRule.objects.bulk_create(
        LetterRule(festival=festival, kind=kind, anchor=anchor, days=days, whom=whom, since=now)
        for kind, anchor, days, whom in rows
    )


def plain_days(value: Any) -> Any:
    """Days in the order in which they are told; what is no list of numbers stays for the validator."""
    try:
        return sorted(value, reverse=True)
    except TypeError:
        return value


def set_reminder_days(festival: Festival, days: Iterable[int], *, now: datetime) -> None:
    """Exactly these reminders before the deadline for who has not answered; those that stay are not touched."""
    kind, anchor, whom = BY_REMINDER_DAYS
    rows = festival.letter_rules.filter(kind=kind, anchor=anchor, whom=whom)
    wanted = {-number for number in days}
    gone = [row for row in rows if row.days not in wanted]
    take_back(festival, [row.key for row in gone])
    rows.filter(pk__in=[row.pk for row in gone]).delete()
    LetterRule.objects.bulk_create(
        LetterRule(festival=festival, kind=kind, anchor=anchor, days=number, whom=whom, since=now)
        for number in sorted(wanted - set(rows.values_list("days", flat=True)))
    )


def take_back(festival: Festival, keys: Collection[str]) -> int:
    """Letters of these rules that have not left yet, or were missed, go without a trace.

    So they may be owed again when a date moves back. Returns how many.
    """
    if not keys:
        return 0
    letters = Letter.objects.filter(festival=festival, kind__in=RuleKind.values, details__rule__in=list(keys))
    count, _by_kind = letters.filter(state__in=[LetterState.MISSED, LetterState.OWED]).delete()
    return count


def take_back_of_dates(festival: Festival, changed: Iterable[str]) -> int:
    """Dates moved: what rules had owed for the old ones is taken back, and the clock looks again."""
    anchors = {RETIMING[name] for name in changed if name in RETIMING}
    rows = list(festival.letter_rules.all())
    keys = [row.key for row in rows if row.anchor in anchors]
    festival.letter_rules.update(looked_at=None)
    return take_back(festival, keys)
