"""How forms look and what the faces share: one renderer, fields for languages and times."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from events.languages import BY_TAG, PRODUCT
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


class LanguagesField(forms.MultipleChoiceField):
    """Boxes to tick, one a language; gives a list of tags."""

    widget = forms.CheckboxSelectMultiple

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
