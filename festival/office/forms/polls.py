"""Planning a date poll: its days as plain rows, and what goes with them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.actions.date_polls import MOST_OPTIONS
from events.models import DatePoll
from festival.forms import LanguageField, RowForm
from festival.office.forms.planning import LocalMomentField, ReminderDaysField

MIDNIGHT = time(0)
SHOWN_AT_FIRST = 4


@dataclass(frozen=True, slots=True)
class DayRow:
    """The fields of one candidate: a day, or the first and the last of several."""

    number: int
    day: forms.BoundField
    last: forms.BoundField
    start: forms.BoundField
    end: forms.BoundField

    @property
    def fields(self) -> list[forms.BoundField]:
        """All of them, to say what is wrong."""
        return [self.day, self.last, self.start, self.end]


class DatePollForm(RowForm):
    """A poll as a draft. Rows without a day are left out; times are those of the festival's office."""

    answers_until = LocalMomentField(
        help_text=gettext_lazy("The organisations answer until then; you decide afterwards.")
    )
    message = forms.CharField(
        label=gettext_lazy("A word to the organisations"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("For example: why these days, and what matters to you."),
    )
    language = LanguageField(label=gettext_lazy("Language of this text"))
    reminder_days = ReminderDaysField(
        required=False,
        label=gettext_lazy("Reminders, days before the end"),
        help_text=gettext_lazy("Only those who have not answered are reminded. For example: 5, 2."),
    )

    class Meta:
        model = DatePoll
        fields = ("answers_until", "message", "language", "reminder_days")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = self.instance.festival.zone
        self.fields["answers_until"].zone = self.zone  # type: ignore[attr-defined]
        shown = self._shown()
        for number in range(1, MOST_OPTIONS + 1):
            day, last, start, end = shown[number - 1] if number <= len(shown) else (None, None, *shown[0][2:])
            self.fields[f"day_{number}"] = _day(_("Day %(number)s") % {"number": number}, day)
            self.fields[f"last_{number}"] = _day(_("Last day, if there are several"), last)
            self.fields[f"start_{number}"] = _clock(_("Start"), start)
            self.fields[f"end_{number}"] = _clock(_("End"), end)

    def _shown(self) -> list[tuple[date, date | None, time, time]]:
        """What the rows begin with: the days so far, or the day that the festival is planned for."""
        poll = self.instance
        options = list(poll.options.all()) if poll.pk else []
        spans = [(row.starts_at, row.ends_at) for row in options]
        spans = spans or [(poll.festival.starts_at, poll.festival.ends_at)]
        local = [(start.astimezone(self.zone), end.astimezone(self.zone)) for start, end in spans]
        return [(start.date(), _last(start, end), start.time(), end.time()) for start, end in local]

    @property
    def rows(self) -> list[DayRow]:
        """The rows, to be shown."""
        numbers = range(1, MOST_OPTIONS + 1)
        return [
            DayRow(n, self[f"day_{n}"], self[f"last_{n}"], self[f"start_{n}"], self[f"end_{n}"]) for n in numbers
        ]

    @property
    def first_rows(self) -> list[DayRow]:
        """The rows that are open at once: those with a day, and some more."""
        filled = [row.number for row in self.rows if row.day.value() or any(field.errors for field in row.fields)]
        return self.rows[: max([SHOWN_AT_FIRST, *filled])]

    @property
    def more_rows(self) -> list[DayRow]:
        """The others, behind a fold."""
        return self.rows[len(self.first_rows) :]

    def clean(self) -> dict[str, Any]:
        """Gathers the rows into `options`: starts and ends, aware."""
        told = super().clean() or self.cleaned_data
        spans = [self._span(number, told) for number in range(1, MOST_OPTIONS + 1)]
        told["options"] = [span for span in spans if span is not None]
        return told

    def _span(self, number: int, told: dict[str, Any]) -> tuple[datetime, datetime] | None:
        names = ("day", "last", "start", "end")
        day, last, start, end = (told.pop(f"{name}_{number}", None) for name in names)
        if day is None:
            return None
        if start is None or end is None:
            self.add_error(f"day_{number}", _("Give the time of the start and of the end."))
            return None
        if last is not None and last < day:
            self.add_error(f"last_{number}", _("The last day must not be before the first day."))
            return None
        try:
            last = last or day
            last = last + timedelta(days=1) if end == MIDNIGHT else last  # until midnight is the end of the day
            return self._moment(day, start), self._moment(last, end)
        except ValidationError as error:
            self.add_error(f"day_{number}", error)
        except OverflowError:
            self.add_error(f"day_{number}", _("Give days of the next three years."))
        return None

    def _moment(self, day: date, clock: time) -> datetime:
        field = LocalMomentField()
        field.zone = self.zone
        moment = field.to_python(f"{day.isoformat()}T{clock:%H:%M}")
        if moment is None:
            raise ValidationError(field.error_messages["invalid"])
        return moment


def _last(start: datetime, end: datetime) -> date | None:
    """The last day of several; a festival until midnight has not begun another one."""
    last = (end - timedelta(days=1)).date() if end.time() == MIDNIGHT else end.date()
    return last if last > start.date() else None


def _day(label: str, initial: date | None) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, initial=initial, widget=widget)


def _clock(label: str, initial: time) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, initial=initial, widget=widget)
