"""The answer to a date poll, as the organisation gives it or the office enters it."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.formats import say_span
from events.models import DatePoll
from stations.models import DateReply, Fit


class FitButtons(forms.RadioSelect):
    """The class of the list stays on the list, off the single buttons."""

    option_inherits_attrs = False


class PollAnswerForm(forms.Form):
    """One question a candidate day. Begins with what stands so far."""

    def __init__(self, *args: Any, poll: DatePoll, standing: DateReply | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = standing.fits if standing else {}
        zone, tag = poll.festival.zone, get_language() or "de"
        self._options = list(poll.options.all())
        for option in self._options:
            self.fields[f"fit_{option.pk}"] = forms.ChoiceField(
                label=say_span(option.starts_at, option.ends_at, zone, tag),
                choices=Fit.choices,
                initial=said.get(str(option.pk)),
                widget=FitButtons(attrs={"class": "choices choices--fit"}),
                error_messages={"required": _("Please say for this day too: yes, if need be, or no.")},
            )
        self.fields["remark"] = forms.CharField(
            label=_("A word to the office"),
            required=False,
            max_length=1000,
            initial=standing.remark if standing else "",
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    @property
    def fits(self) -> dict[int, str]:
        """What was said, by the number of each candidate; only of a valid form."""
        return {option.pk: self.cleaned_data[f"fit_{option.pk}"] for option in self._options}
