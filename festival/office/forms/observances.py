"""Forms about observances: the office's own days, corrected dates, how a festival stands to one."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import DayKind, ObservanceLink, OwnDay, Stance
from events.validators import FIRST_YEAR, LAST_YEAR
from festival.forms import LanguageField, RowForm

LONGEST = timedelta(days=366)


def day_field(**kwargs: Any) -> forms.DateField:
    """A day of the calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    words = {"invalid": gettext_lazy("Give a date, for example 12.06.2027.")}
    return forms.DateField(widget=widget, error_messages=words, **kwargs)


class CorrectionForm(RowForm):
    """Another date for an observance of the catalogue, and who says so."""

    first = day_field()
    last = day_field()
    source = forms.CharField(
        max_length=200,
        help_text=gettext_lazy("Who says so, for example: announcement of the mosque of 8 March, by telephone."),
    )

    class Meta:
        model = OwnDay
        fields = ("first", "last", "evening", "source", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}


class OwnDayForm(CorrectionForm):
    """A day of the office's own."""

    kind = forms.ChoiceField(choices=DayKind.choices)

    class Meta(CorrectionForm.Meta):
        fields = (  # type: ignore[assignment]
            "name",
            "first",
            "last",
            "evening",
            "kind",
            "who",
            "meaning",
            "source",
            "note",
        )


class SpanForm(forms.Form):
    """Which days of the catalogue to look at."""

    first = day_field(label=gettext_lazy("From"), required=False)
    last = day_field(label=gettext_lazy("Until"), required=False)

    def span(self, *, today: date) -> tuple[date, date]:
        """The days that were asked for; two months from today where nothing, or nothing possible, was."""
        asked = self.cleaned_data if self.is_valid() else {}
        first = asked.get("first") or today
        return first, asked.get("last") or first + timedelta(days=60)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        first, last = told.get("first"), told.get("last")
        if any(day and not FIRST_YEAR <= day.year <= LAST_YEAR for day in (first, last)):
            years = _("Give a year from %(first)s to %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
            raise ValidationError(years)
        if first and last and not timedelta(0) <= last - first <= LONGEST:
            raise ValidationError(_("Give up to a year, the earlier day first."))
        return told


class LinkForm(RowForm):
    """How the festival stands to an observance, and what visitors read about it."""

    stance = forms.ChoiceField(choices=Stance.choices, widget=forms.RadioSelect(attrs={"class": "choices"}))
    sentence = forms.CharField(
        max_length=200,
        required=False,
        help_text=gettext_lazy(
            "One short sentence, for example: “We celebrate Newroz together.” or “Food is served after sunset.” "
            "Without a sentence only the office sees the link."
        ),
    )
    language = LanguageField(help_text=gettext_lazy("It is translated like the other texts of the festival."))

    class Meta:
        model = ObservanceLink
        fields = ("stance", "sentence", "language")
