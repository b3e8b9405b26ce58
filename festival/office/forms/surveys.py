"""Writing a question to residents, and its words in another language."""

from collections.abc import Sequence
from copy import copy
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from events.actions.survey_words import Typed
from events.languages import language as known_language
from events.models import Survey
from events.surveys import Line, choices_of
from festival.forms import LanguageField, RowForm


class SurveyForm(RowForm):
    """A question as a draft, with an answer to choose from in each line."""

    explanation = forms.CharField(
        label=_("Explanation"),
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For example: why you ask, and what will become of the answers."),
    )
    choices = forms.CharField(
        label=_("Answers to choose from"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One in each line, or none. Several can be ticked."),
    )
    language = LanguageField(label=_("Language of these texts"))

    class Meta:
        model = Survey
        fields = ("question", "explanation", "takes_words", "language", "slug")
        help_texts = {"slug": _("The end of its web address: small letters, digits and dashes.")}

    field_order = ("question", "explanation", "choices", "takes_words", "language", "slug")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        survey: Survey = kwargs["instance"]
        rows = choices_of(survey) if survey.pk else []
        kwargs["initial"] = {"choices": "\n".join(row.words for row in rows)}
        super().__init__(*args, **kwargs)

    @property
    def told(self) -> dict[str, Any]:
        """What the action takes."""
        return self.cleaned_data | {"choices": self.cleaned_data["choices"].splitlines()}


class SurveyWordsForm(forms.Form):
    """Every text of a survey with its words in one language. A field is named like its text."""

    def __init__(self, *args: Any, lines: Sequence[Line], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            self._add(line, language)

    def _add(self, line: Line, language: str) -> None:
        text, done = line.text, line.translation
        source, known = known_language(text.language), known_language(language)
        attrs = {"lang": known.tag, "dir": known.direction, "rows": 6 if text.is_long else 2}
        self.fields[text.key] = forms.CharField(
            label=capfirst(text.label),
            required=False,
            max_length=text.max_length,
            initial=done.words if done else "",
            widget=forms.Textarea(attrs=attrs),
            help_text=format_html(
                '<span lang="{}" dir="{}" class="words">{}</span>', source.tag, source.direction, text.words
            ),
        )
        seen, made_from = f"{text.key}-seen", f"{text.key}-from"
        self.fields[seen] = forms.IntegerField(
            initial=done.version if done else 0, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput
        )
        self.fields[made_from] = forms.CharField(initial=text.words, strip=False, widget=forms.HiddenInput)

    @property
    def told(self) -> dict[str, Typed]:
        """What the action takes."""
        told = self.cleaned_data
        keys = [line.text.key for line in self.lines]
        return {
            key: Typed(told[key], told[f"{key}-from"].replace("\r\n", "\n"), told[f"{key}-seen"]) for key in keys
        }

    def now_seen(self, lines: Sequence[Line]) -> None:
        """Who saves again has read what somebody else wrote meanwhile: it stands beside the field."""
        data: Any = copy(self.data)
        for line in lines:
            if line.text.key in self.errors:
                data[f"{line.text.key}-seen"] = str(line.translation.version if line.translation else 0)
        self.data = data
