"""What organisations tell about themselves; what they tell about a station stands in `station_forms.py`."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from festival.forms import LanguageField, LanguagesField, RowForm, product_language_choices
from stations.models import Contact, Organisation, StandingOffer, Station

YES, NO = "yes", "no"


class AnswerForm(forms.Form):
    """Yes or no to an invitation; the two buttons give `answer`."""

    remark = forms.CharField(
        label=_("A word to the office"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    answer = forms.ChoiceField(
        choices=[(YES, YES), (NO, NO)],
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Please press one of the two buttons: yes or no."),
            "invalid_choice": _("Please press one of the two buttons: yes or no."),
        },
    )


class ReplyForm(RowForm):
    """A word to the office when a registration is handed in after a question."""

    class Meta:
        model = Station
        fields = ("remark",)
        labels = {"remark": _("Your answer")}
        widgets = {"remark": forms.Textarea(attrs={"rows": 4})}


class PageForm(RowForm):
    """What stands on the organisation's page."""

    language = LanguageField(label=_("Language of these texts"))
    web = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    spoken_languages = LanguagesField(label=_("Languages spoken"), required=False)

    class Meta:
        model = Organisation
        fields = (
            "about",
            "language",
            "address",
            "opening_hours",
            "web",
            "email",
            "phone",
            "spoken_languages",
        )
        widgets = {
            "about": forms.Textarea(attrs={"rows": 5}),
            "opening_hours": forms.Textarea(attrs={"rows": 3}),
            "phone": forms.TextInput(attrs={"type": "tel"}),
        }
        help_texts = {
            "about": _("Who you are and for whom you are there. Two or three sentences are enough."),
            "opening_hours": _("For example: Monday to Friday, 10:00-16:00"),
            "email": _("Everybody can read this address."),
            "phone": _("Everybody can read this number."),
        }


class StandingOfferForm(RowForm):
    """What an organisation offers all year."""

    language = LanguageField(label=_("Language of these texts"))
    languages = LanguagesField(label=_("Languages"), required=False)

    class Meta:
        model = StandingOffer
        fields = (
            "title",
            "description",
            "language",
            "when",
            "age_from",
            "age_to",
            "cost",
            "needs_registration",
            "languages",
        )
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "when": _("For example: every Tuesday, 15:00-17:00"),
            "cost": _("Leave it empty when it is free."),
        }


class ContactForm(RowForm):
    """Somebody the office may write to. Visitors read the name only where that person agreed."""

    language = LanguageField(label=_("Language of letters"), choices=product_language_choices)

    class Meta:
        model = Contact
        fields = ("name", "role", "email", "phone", "language", "gets_letters", "is_public")
        labels = {
            "gets_letters": _("Gets the letters of the office"),
            "is_public": _("This person agrees to be named, with the role, on the public page"),
        }
        widgets = {"phone": forms.TextInput(attrs={"type": "tel"})}
        help_texts = {
            "email": _("Only the office sees it."),
            "phone": _("Only the office sees it."),
        }

    def clean(self) -> dict[str, Any]:
        """Who is to be named needs a name."""
        told = super().clean() or self.cleaned_data
        if told.get("is_public") and not told.get("name"):
            self.add_error("name", _("Give the name that may be shown on the public page."))
        return told
