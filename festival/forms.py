"""How forms look and what the faces share: one renderer, fields for languages and times."""

import json
from collections.abc import Callable
from copy import copy
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from events.errors import Refused
from events.languages import BY_TAG, PRODUCT, language
from events.readability import Readability, assess
from events.texts import kinds
from festival.at_once import read_sums, sum_of, write_sums
from stations.validators import parse_times


class Renderer(TemplatesSetting):
    """Every field is a group of label, hint, error and widget."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"


def language_choices() -> list[tuple[str, str]]:
    """All languages we know, by their own names, for spoken languages."""
    return [(tag, entry.autonym) for tag, entry in BY_TAG.items()]


def product_language_choices() -> list[tuple[str, str]]:
    """The languages the product speaks, for letters and sheets."""
    return [(entry.tag, entry.autonym) for entry in PRODUCT]


class LanguageBoxes(forms.CheckboxSelectMultiple):
    """The class of the list stays on the list, off the single boxes."""

    option_inherits_attrs = False


class LanguagesField(forms.MultipleChoiceField):
    """Boxes to tick, one a language; gives a list of tags."""

    widget = LanguageBoxes

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("choices", language_choices)
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("class", "choices choices--short")


class TimesField(forms.CharField):
    """`14:00-15:30, 16:00-17:00` → `[["14:00", "15:30"], ["16:00", "17:00"]]`."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("help_text", _("For example: 14:00-15:30, 16:00-17:00. Empty means: all day."))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return ", ".join(f"{start}-{end}" for start, end in value)
        return value

    def clean(self, value: Any) -> list[list[str]]:
        return parse_times(super().clean(value) or "")


class LanguageField(forms.ChoiceField):
    """One language. What a row says already stays choosable, whoever wrote it there."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("choices", language_choices)
        super().__init__(**kwargs)

    def keep(self, tag: str) -> None:
        """Add the language that the row has now, where the list lacks it."""
        known = [value for value, _name in self.widget.choices]
        if tag and tag not in known:
            self.choices = [*self.widget.choices, (tag, language(tag).autonym)]


class RowField(forms.BoundField):
    """A field of a row's form. The longer texts that visitors read come with a hint how easily they are read."""

    @property
    def is_hinted(self) -> bool:
        """Whether it is a text in the language that the form's `language` says."""
        return "data-readability" in self.field.widget.attrs

    @property
    def readability(self) -> Readability | None:
        """What is long in the text as the form shows it now."""
        return assess(str(self.value() or ""), str(self.form["language"].value()))


class RowForm(forms.ModelForm):
    """Gathers and checks the fields of a row by its model's own validators; saving is an action's work.

    The row handed in stays untouched, so that the action sees what changed. What somebody else changed
    while the form was open is kept (see `at_once.py`).
    """

    bound_field_class = RowField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["instance"] = copy(kwargs.get("instance"))
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if field.label is None:
                field.label = capfirst(self._meta.model._meta.get_field(name).verbose_name)
            if isinstance(field, LanguageField):
                field.keep(getattr(self.instance, name))
        self._mark_texts()
        if self.instance.pk is not None:
            shown = {name: self.initial.get(name) for name in self.fields}
            self.fields["seen"] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=write_sums(shown)
            )

    def _mark_texts(self) -> None:
        """Titles and longer texts that visitors read get a hint (see `static/js/readability.js`)."""
        kind = kinds().get(str(self._meta.model._meta.model_name))
        for name in kind.fields if kind and "language" in self.fields else ():
            field = self.fields.get(name)
            if field and (name == "title" or isinstance(field.widget, forms.Textarea)):
                field.widget.attrs["data-readability"] = self.add_prefix("language")

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and "seen" in self.fields:
            self._keep_what_others_wrote(read_sums(self.cleaned_data.pop("seen", "")))

    def _keep_what_others_wrote(self, seen: dict[str, str]) -> None:
        """`initial` is what the row says now, `seen` what this form showed."""
        for name, shown in seen.items():
            now = self.initial.get(name)
            if name not in self.cleaned_data or sum_of(now) == shown:
                continue
            mine = sum_of(self.cleaned_data[name])
            if mine == shown:
                self.cleaned_data[name] = now
            elif mine != sum_of(now):
                self._ask_again(name, now)
                seen[name] = sum_of(now)
        told: Any = copy(self.data)
        told[self.add_prefix("seen")] = json.dumps(seen)
        self.data = told

    def _ask_again(self, name: str, now: Any) -> None:
        value = self.fields[name].prepare_value(now)
        words = ", ".join(map(str, value)) if isinstance(value, list) else value
        sentence = _("Somebody else changed this meanwhile. It says now: “%(now)s”. Save again if yours is right.")
        self.add_error(name, sentence % {"now": words})

    def save(self, commit: bool = True) -> Any:
        raise TypeError("an action saves")


def carried_out(form: forms.BaseForm, action: Callable[[], object]) -> bool:
    """Run the action on what a valid form says; what it refuses is shown on the form, by its field."""
    if not form.is_valid():
        return False
    try:
        action()
    except Refused as refusal:
        form.add_error(None, str(refusal))
    except ValidationError as error:
        show_errors(form, error)
    return form.is_valid()


def show_errors(form: forms.BaseForm, error: ValidationError) -> None:
    """What an action found wrong, beside the form's fields; for fields the form lacks, on top."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, faults in error.error_dict.items():
        form.add_error(name if name in form.fields and name != NON_FIELD_ERRORS else None, faults)
