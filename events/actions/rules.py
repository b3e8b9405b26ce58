"""Changing a festival's rules in time."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from events.actions.festivals import lock_festival
from events.actions.journal import record
from events.actions.retiming import BY_REMINDER_DAYS, give_rules, take_back
from events.actors import Actor
from events.errors import NotFound
from events.models import Festival, LetterRule
from events.rules import DEFAULTS
from events.validators import MAX_REMINDERS

MAX_RULES = 12


@transaction.atomic
def add_rule(
    festival: Festival, *, kind: str, anchor: str, days: int, whom: str, actor: Actor, now: datetime
) -> LetterRule:
    """One rule more; it decides about moments from now on. Raises ValidationError naming the field."""
    festival = lock_festival(festival)
    row = LetterRule(festival=festival, kind=kind, anchor=anchor, days=days, whom=whom, since=now)
    if festival.letter_rules.count() >= MAX_RULES:
        raise ValidationError(_("A festival has up to %(most)s rules.") % {"most": MAX_RULES})
    _save(row)
    _log(festival, "letter_rule_added", row, actor=actor, now=now)
    return row


@transaction.atomic
def change_rule(rule: LetterRule, *, actor: Actor, now: datetime, **fields: str | int) -> LetterRule:
    """Other days, another anchor, others to write to: what it had owed is taken back. Raises ValidationError."""
    festival = lock_festival(rule.festival)
    row = _fresh(rule, festival)
    before = row.key
    for name, value in fields.items():
        setattr(row, name, value)
    if row.key == before:
        return row
    row.since, row.looked_at = now, None
    _save(row)
    take_back(festival, [before])
    _log(festival, "letter_rule_changed", row, actor=actor, now=now)
    return row


@transaction.atomic
def remove_rule(rule: LetterRule, *, actor: Actor, now: datetime) -> None:
    """From now on nothing is owed by it; what has not left is taken back."""
    festival = lock_festival(rule.festival)
    row = _fresh(rule, festival)
    take_back(festival, [row.key])
    _log(festival, "letter_rule_removed", row, actor=actor, now=now)
    row.delete()


@transaction.atomic
def reset_rules(festival: Festival, *, actor: Actor, now: datetime) -> None:
    """The usual rules again. Those that stand already stay as they are."""
    festival = lock_festival(festival)
    rows = {(row.kind, row.anchor, row.days, row.whom): row for row in festival.letter_rules.all()}
    gone = [row for told, row in rows.items() if told not in DEFAULTS]
    missing = [told for told in DEFAULTS if told not in rows]  # names of choices equal their values
    if not gone and not missing:
        return
    take_back(festival, [row.key for row in gone])
    festival.letter_rules.filter(pk__in=[row.pk for row in gone]).delete()
    give_rules(festival, missing, now=now)
    record(festival, "letter_rules_reset", office=festival.office, festival=festival, actor=actor, now=now)


def _fresh(rule: LetterRule, festival: Festival) -> LetterRule:
    row = festival.letter_rules.filter(pk=rule.pk).first()
    if row is None:
        raise NotFound
    row.festival = festival
    return row


def _save(row: LetterRule) -> None:
    row.full_clean(exclude=["festival"], validate_constraints=False)
    others = row.festival.letter_rules.exclude(pk=row.pk)
    if others.filter(kind=row.kind, anchor=row.anchor, days=row.days, whom=row.whom).exists():
        raise ValidationError({"days": _("The festival has this rule already.")})
    if row.pattern == BY_REMINDER_DAYS:
        same = others.filter(kind=row.kind, anchor=row.anchor, whom=row.whom)
        if same.count() >= MAX_REMINDERS:
            words = _("Before the deadline there are up to %(most)s reminders to who has not answered.")
            raise ValidationError({"days": words % {"most": MAX_REMINDERS}})
    row.save()


def _log(festival: Festival, event: str, row: LetterRule, *, actor: Actor, now: datetime) -> None:
    details = {"rule": row.key}
    record(row, event, office=festival.office, festival=festival, actor=actor, now=now, details=details)
