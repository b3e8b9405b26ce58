"""The catalogue as a calendar to subscribe to, in the language in force."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import get_language, gettext

from events.calendars.catalogue import NOT_COVERED, not_announced, observances
from events.calendars.exchange import as_ics


def subscription(
    first: date, last: date, *, state: str | None = None, traditions: Collection[str] | None = None
) -> bytes:
    """An iCalendar; its description names what is not announced and not covered. Raises `UnknownTradition`."""
    undated = not_announced(first, last, state=state, traditions=traditions)
    open_days = "; ".join(f"{gettext(row.name)} ({row.tradition}, {row.first.year})" for row in undated)
    warnings = [
        gettext("Not covered: %(names)s.") % {"names": ", ".join(gettext(name) for name in NOT_COVERED)},
        *([gettext("Not announced yet: %(names)s.") % {"names": open_days}] if undated else []),
    ]
    dated = observances(first, last, state=state, traditions=traditions)
    return as_ics(dated, gettext, name=gettext("Observances"), tell=told, warnings=warnings)


def told(sentence: str) -> str:
    """The sentence in the language in force; nothing where that has no words for it, rather than two languages."""
    said = gettext(sentence)
    is_english = (get_language() or "en").startswith("en")
    return said if is_english or said != sentence else ""
