"""What families can fill in: how it was, and what they wish."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Survey, SurveyChoice
from events.texts import say
from festival.visitor.taking import TrapForm

LONGEST = 400  # characters of a sentence


class Sentence(forms.CharField):
    """A sentence of one's own. A field of several lines, so that “enter” sends nothing by mistake."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 2, "dir": "auto", "class": "sentence"})
        super().__init__(required=False, max_length=LONGEST, widget=widget, **kwargs)


class FeedbackForm(TrapForm):
    """The buttons are the faces; a sentence if somebody likes."""

    sentence = Sentence(label=gettext_lazy("One sentence about it"))
    face = forms.TypedChoiceField(
        coerce=int,
        choices=[(1, ""), (2, ""), (3, "")],
        error_messages={
            "required": gettext_lazy("Tap one of the three faces."),
            "invalid_choice": gettext_lazy("Tap one of the three faces."),
        },
    )


class SurveyForm(TrapForm):
    """The choices in the reader's language, to be ticked, and a sentence. Needs the choices' words loaded."""

    choices = forms.TypedMultipleChoiceField(
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Choose among the answers of this page.")},
    )
    words = Sentence(label=gettext_lazy("In your own words"))

    def __init__(self, *args: Any, survey: Survey, rows: Sequence[SurveyChoice], tag: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [(choice.pk, str(say(choice, "words", tag))) for choice in rows]
        self.fields["choices"].choices = told  # type: ignore[attr-defined]
        self.fields["choices"].label = _("Your answers; several are possible")
        if not rows:
            del self.fields["choices"]
        if not survey.takes_words:
            del self.fields["words"]
