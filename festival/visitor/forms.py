"""What visitors can choose on a festival's page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.languages import language
from stations.validators import MAX_AGE


class ProgrammeFilter(forms.Form):
    """Show what suits: by a language somebody there speaks, by the age of a child."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    age = forms.IntegerField(label=_("Age in years"), required=False, min_value=0, max_value=MAX_AGE)

    def __init__(self, *args: Any, spoken: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(tag, language(tag).autonym) for tag in spoken]
        self.fields["language"].choices = [("", _("all languages")), *names]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """`language` (a tag or empty) and `age` (years or None), as far as they can be understood."""
        self.is_valid()
        told = getattr(self, "cleaned_data", {})
        return {"language": told.get("language", ""), "age": told.get("age")}
