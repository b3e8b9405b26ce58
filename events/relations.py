"""How a festival lies to an observance: before, after, in its evening, on its days. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import ObservanceLink

WEEKS_FROM = 14  # days; what is further off is said in weeks


@dataclass(frozen=True, slots=True)
class Relation:
    """`days` from the festival's last day to the observance's first (negative: before), from the observance's
    last day to the festival's first (positive: after), 0 where they meet. `eve`: only the evening meets."""

    days: int
    eve: bool = False

    @property
    def meets(self) -> bool:
        """Whether the festival is on at a time of the observance, its evening included."""
        return self.days == 0 or self.eve

    def say(self, name: str) -> str:
        """In words: `3 days before Newroz`. `name` is the observance's, in the reader's language."""
        if self.eve:
            return _("on the day before %(name)s, which begins that evening") % {"name": name}
        if self.days == 0:
            return _("on the days of %(name)s") % {"name": name}
        n = abs(self.days)
        if n < WEEKS_FROM:
            before = ngettext("%(n)s day before %(name)s", "%(n)s days before %(name)s", n)
            after = ngettext("%(n)s day after %(name)s", "%(n)s days after %(name)s", n)
        else:
            n = round(n / 7)
            before = ngettext("%(n)s week before %(name)s", "%(n)s weeks before %(name)s", n)
            after = ngettext("%(n)s week after %(name)s", "%(n)s weeks after %(name)s", n)
        return (before if self.days < 0 else after) % {"n": n, "name": name}


def relation(first: date, last: date, *, begins: date, ends: date, evening: bool) -> Relation:
    """Of a festival from `first` to `last` to an observance whose days are `begins` to `ends`."""
    if last < begins:
        days = (last - begins).days
        return Relation(days, eve=evening and last == begins - timedelta(days=1))
    return Relation(max(0, (first - ends).days))


def relation_of(link: ObservanceLink, starts_at: datetime, ends_at: datetime) -> Relation:
    """Of a festival from `starts_at` to `ends_at` to what it is linked with, by the days of its time zone."""
    zone = link.festival.zone
    first, last = starts_at.astimezone(zone).date(), ends_at.astimezone(zone).date()
    return relation(first, last, begins=link.first, ends=link.last, evening=link.evening)
