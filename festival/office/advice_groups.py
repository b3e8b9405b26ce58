"""Advice as the desk shows it: by what it does to the festival, the weightiest first."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, pgettext

from events.advice import Advice
from events.advice_table import HOLIDAY, NEIGHBOUR, OPEN, say_unknown
from events.calendars import NOT_COVERED
from events.calendars.effects import Effect
from events.reasons import Reason, effect_words, say_sabbath, say_unannounced
from events.season_strip import HOLIDAY_SIGN, NEIGHBOUR_SIGN, NO_SIGN, OPEN_SIGN, SIGNS


@dataclass(frozen=True, slots=True)
class Group:
    """Reasons of one sort. `named` concern communities named for the place or everybody, `others` the rest."""

    slug: str
    sign: str
    title: str
    named: list[Reason]
    others: list[Reason]


def groups_of(advice: Advice) -> list[Group]:
    """The groups that have a reason."""
    by_effect = (
        (Effect.RESTRICTED, advice.restricted),
        (Effect.COLLIDES, advice.collides),
        (Effect.LOVELY, advice.lovely),
        (Effect.CAREFUL, advice.careful),
        (Effect.BREAK, advice.school),
        (Effect.NOTE, advice.notes),
    )
    found = [
        _group(effect.value, SIGNS.get(effect, NO_SIGN), effect_words(effect), reasons)
        for effect, reasons in by_effect
        if reasons
    ]
    if advice.near:
        found.append(_group("near", "≈", pgettext("festival day", "Near it, within three days"), advice.near))
    return found


def shown(advice: Advice) -> dict[str, Any]:
    """What `office/dates/advice.html` needs."""
    return {
        "advice": advice,
        "groups": groups_of(advice),
        "open_days": [say_unannounced(row) for row in advice.unannounced],
        "sabbath": say_sabbath() if advice.meets_sabbath else "",
        "unknown": say_unknown(),
        "not_covered": not_covered(),
    }


def not_covered() -> str:
    """The traditions that nothing is known of, in one line."""
    return ", ".join(gettext(name) for name in NOT_COVERED)


def legend() -> list[tuple[str, str, str]]:
    """The signs of the strip: class, sign, words."""
    signs = [(effect.value, sign, effect_words(effect)) for effect, sign in SIGNS.items()]
    signs += [
        (HOLIDAY, HOLIDAY_SIGN, pgettext("festival day", "Public holiday")),
        (NEIGHBOUR, NEIGHBOUR_SIGN, gettext("A festival of another office")),
        (OPEN, OPEN_SIGN, gettext("Not announced yet")),
    ]
    return [*signs, ("none", NO_SIGN, gettext("We know of nothing on this day"))]


def _group(slug: str, sign: str, title: str, reasons: list[Reason]) -> Group:
    named = [reason for reason in reasons if reason.named]
    return Group(slug, sign, title, named, [reason for reason in reasons if not reason.named])
