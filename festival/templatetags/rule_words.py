"""Rules in time in plain words."""

from django import template
from django.utils.translation import ngettext

from events.models import Anchor, LetterRule

register = template.Library()


@register.filter
def rule_when(rule: LetterRule) -> str:
    """`3 days before the registration deadline`."""
    number = abs(rule.days)
    return _sentence(rule, number) % {"days": number}


def _sentence(rule: LetterRule, number: int) -> str:
    if rule.anchor == Anchor.INVITATION:
        return ngettext("%(days)s day after the invitation", "%(days)s days after the invitation", number)
    if rule.anchor == Anchor.DEADLINE:
        return ngettext(
            "%(days)s day before the registration deadline",
            "%(days)s days before the registration deadline",
            number,
        )
    if rule.anchor == Anchor.SETUP:
        return ngettext("%(days)s day before the set-up", "%(days)s days before the set-up", number)
    if rule.days < 0:
        return ngettext("%(days)s day before the festival", "%(days)s days before the festival", number)
    return ngettext("%(days)s day after the festival", "%(days)s days after the festival", number)
