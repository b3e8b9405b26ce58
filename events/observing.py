"""The letter that tells an office that an observance has moved which one of its festivals is linked with."""

from datetime import date

from django.utils.translation import get_language, get_language_bidi, gettext_noop
from django.utils.translation import gettext as _

from events.errors import LetterNotNeeded
from events.formats import own_direction, say_day
from events.letters import Content, register
from events.links import absolute_url
from events.models import Letter, ObservanceLink, Stance
from events.relations import relation_of


@register("observance_moved", at_once=True)
def moved_letter(letter: Letter) -> Content:
    """Which days it was on, which it is on now, and how the festival lies to it. A preview shows what was said."""
    rows = ObservanceLink.objects.select_related("festival__office")
    link = rows.filter(pk=letter.about_id).first()
    if link is None:
        raise LetterNotNeeded(gettext_noop("the festival is not linked with it any more"))
    after = letter.details["after"]
    if letter.pk and after and after != [link.first.isoformat(), link.last.isoformat()]:
        raise LetterNotNeeded(gettext_noop("the observance has moved once more"))
    name = _(letter.details["name"])
    festival = link.festival
    return Content(
        context={
            "name": name,
            "before": _said(letter.details["before"]),
            "after": _said(after) if after else "",
            "relation": relation_of(link, festival.starts_at, festival.ends_at).say(name),
            "why": _why(**letter.details.get("why") or {}),
            "stance": _stance(Stance(link.stance)),
            "sentence": link.sentence,
        },
        action_url=absolute_url("desk:observances", festival.slug),
        action_label=_("Look at the observances"),
        why=_("You receive this letter because you look after the festivals of %(office)s."),
    )


def _why(why: str = "", source: str = "") -> str:
    """Why it is on other days; empty where the letter was owed without a reason."""
    words = {"source": own_direction(source.rstrip(" ."), right_to_left=get_language_bidi())}
    told = {
        "corrected": _("Your office corrected this date. Source: %(source)s."),
        "own": _("Your office changed this day. Source: %(source)s."),
        "taken back": _("Your office took its correction back, so the date of the calendar holds again."),
        "calendar": _(
            "The calendar has newer data: the date was published or calculated anew. Source: %(source)s."
        ),
    }
    return told.get(why, "") % words


def _stance(stance: Stance) -> str:
    return {
        Stance.CELEBRATE: _("You said that you celebrate this day with others."),
        Stance.MIND: _("You said that you take care of those who keep this day."),
        Stance.AVOID: _("You said that you avoid this day."),
    }[stance]


def _said(days: list[str]) -> str:
    """`Mittwoch, 10. März 2027`, or both days of several."""
    tag = get_language() or "de"
    first, last = (say_day(date.fromisoformat(day), tag) for day in days)
    return first if first == last else f"{first} – {last}"
