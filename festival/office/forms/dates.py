"""Asking for a season or a day, and saying who lives here."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext, gettext_lazy, pgettext

from events.calendars import CALENDARS, GROUPS
from events.ranking import EVERYBODY

EARLIEST, LATEST = date(2015, 1, 1), date(2055, 12, 31)
LONGEST = 31
WEEKDAYS = {"sat": (5,), "sun": (6,), "weekend": (5, 6), "fri": (4,), "all": tuple(range(7))}
NAMES = {calendar.slug: calendar.name for calendar in CALENDARS if calendar.slug not in EVERYBODY}


def community_groups() -> list[tuple[str, tuple[str, ...]]]:
    """The calendars of communities in the order in which one looks for them."""
    return [
        (
            pgettext("communities", "Christian"),
            (
                "western",
                "orthodox",
                "orthodox_new",
                "orthodox_julian",
                "armenian",
                "ethiopian",
                "coptic",
                "syriac",
            ),
        ),
        (pgettext("communities", "Muslim"), ("islam", "islam_shia")),
        (pgettext("communities", "Alevi, Baháʼí, Jewish, Yezidi"), ("alevi", "bahai", "jewish", "yezidi")),
        (pgettext("communities", "Buddhist, Hindu, Sikh"), ("buddhist", "hindu", "sikh")),
        (
            pgettext("communities", "New year feasts and countries"),
            (
                *("kurdish", "persian", "chinese", "korean", "vietnamese"),
                *("ukraine", "turkey", "eritrea", "afghanistan", "romania"),
            ),
        ),
    ]


def community_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Grouped, each calendar by its name."""
    return [(title, [(slug, gettext(NAMES[slug])) for slug in slugs]) for title, slugs in community_groups()]


def calendar_names(slugs: Iterable[str]) -> str:
    """The calendars of communities by their names, in one line."""
    return ", ".join(gettext(NAMES[slug]) for slug in _single(slugs) if slug in NAMES)


def _single(slugs: Iterable[str]) -> list[str]:
    """With the calendars that a wider word means in its place, each once."""
    meant = ([calendar.slug for calendar in GROUPS[slug]] if slug in GROUPS else [slug] for slug in slugs)
    return list(dict.fromkeys(one for some in meant for one in some))


class CommunityBoxes(forms.CheckboxSelectMultiple):
    """Boxes in groups, each group with its heading."""

    template_name = "components/grouped_choices.html"
    option_inherits_attrs = False


class CommunitiesField(forms.MultipleChoiceField):
    """Boxes to tick, one a calendar of a community; gives a list of short names."""

    widget = CommunityBoxes

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("choices", community_choices)
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """A wider word that was stored once ticks the boxes of what it means."""
        return _single(value) if isinstance(value, list) else value


class DayField(forms.DateField):
    """A day within the years that the catalogue is asked for."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> date | None:
        """The day; no day beyond the catalogue."""
        day: date | None = super().clean(value)
        if day is not None and not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(gettext("Choose a day from 2015 to 2055."))
        return day


class SeasonForm(forms.Form):
    """Twelve months from which day on, which days to compare, and whose observances to mark."""

    begin = DayField(label=gettext_lazy("Twelve months from"), required=False)
    days = forms.ChoiceField(
        label=gettext_lazy("Days to compare"),
        required=False,
        choices=[
            ("sat", gettext_lazy("Saturdays")),
            ("sun", gettext_lazy("Sundays")),
            ("weekend", gettext_lazy("Saturdays and Sundays")),
            ("fri", gettext_lazy("Fridays")),
            ("all", gettext_lazy("All days")),
        ],
    )
    show = forms.ChoiceField(
        label=gettext_lazy("What the strip marks"),
        required=False,
        choices=[
            ("all", gettext_lazy("All communities")),
            ("named", gettext_lazy("Only communities named here")),
        ],
    )


class DayForm(forms.Form):
    """A day or some, with hours where they are known."""

    on = DayField(label=gettext_lazy("Day"))
    until = DayField(label=gettext_lazy("Last day, if there are several"), required=False)
    start = forms.TimeField(
        label=gettext_lazy("Begins at"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    end = forms.TimeField(
        label=gettext_lazy("Ends at"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    def clean(self) -> dict[str, Any]:
        """Days in order, both hours or none."""
        told: dict[str, Any] = super().clean() or {}
        first, last = told.get("on"), told.get("until") or told.get("on")
        if first and last and not timedelta() <= last - first < timedelta(days=LONGEST):
            self.add_error("until", gettext("Give at most 31 days, the last one after the first."))
        start, end = told.get("start"), told.get("end")
        if (start is None) != (end is None):
            self.add_error("end", gettext("Give both times or none."))
        elif start and end and first == last and end <= start:
            self.add_error("end", gettext("The festival must end after it starts."))
        return told

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of a valid question."""
        first: date = self.cleaned_data["on"]
        return first, self.cleaned_data["until"] or first

    def hours(self, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
        """Start and end in this zone; None where only days were given."""
        start, end = self.cleaned_data["start"], self.cleaned_data["end"]
        if start is None or end is None:
            return None
        first, last = self.days
        return datetime.combine(first, start, tzinfo=zone), datetime.combine(last, end, tzinfo=zone)
