"""Forms about the directory, the import and the invitations. They gather; actions save."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import Festival, FestivalState, Office
from festival.forms import (
    LanguageField,
    LanguagesField,
    RowForm,
    language_choices,
    product_language_choices,
)
from festival.office.forms.dates import CommunitiesField
from stations.importing import MAX_BYTES
from stations.models import Contact, Organisation, OrganisationKind, StandingOffer

TEXT_LANGUAGE = _("The language in which you write here. Visitors see the text marked as such.")


class OrganisationForm(RowForm):
    """What the directory says about an organisation."""

    language = LanguageField(help_text=TEXT_LANGUAGE)
    web = forms.URLField(required=False, assume_scheme="https", max_length=200)
    spoken_languages = LanguagesField(required=False)
    communities = CommunitiesField(
        help_text=_(
            "Where the organisation itself says so. Their days weigh more when dates are compared; visitors do "
            "not see it."
        )
    )

    class Meta:
        model = Organisation
        fields = (
            "name",
            "kind",
            "place",
            "district",
            "address",
            "about",
            "opening_hours",
            "language",
            "web",
            "email",
            "phone",
            "spoken_languages",
            "communities",
        )
        widgets = {
            "about": forms.Textarea(attrs={"rows": 4}),
            "opening_hours": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "about": _("Two or three plain sentences for visitors."),
            "email": _("Shown to visitors. Letters go to the contacts."),
            "phone": _("Shown to visitors."),
        }


class ContactForm(RowForm):
    """A person to write to."""

    language = LanguageField(choices=product_language_choices)

    class Meta:
        model = Contact
        fields = ("name", "role", "email", "phone", "language", "gets_letters", "is_public")
        help_texts = {
            "email": _("Invitations go here. Nobody outside the office sees it."),
            "is_public": _("Tick this only when the person agreed."),
        }


class StandingOfferForm(RowForm):
    """What an organisation offers all year."""

    language = LanguageField(help_text=TEXT_LANGUAGE)
    languages = LanguagesField(required=False)

    class Meta:
        model = StandingOffer
        fields = (
            "title",
            "description",
            "language",
            "age_from",
            "age_to",
            "when",
            "cost",
            "needs_registration",
            "languages",
        )
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "when": _("For example: Tuesdays, 15:00 to 17:00."),
            "cost": _("Leave it empty when it is free."),
        }


class DirectoryFilterForm(forms.Form):
    """What to look for in the directory. The words are folded by `matching`, so any case will do."""

    q = forms.CharField(label=_("Name, town, district or code"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    speaks = forms.ChoiceField(label=_("Language spoken"), required=False)
    withdrawn = forms.BooleanField(label=_("Show the withdrawn ones"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("every kind")), *OrganisationKind.choices]  # type: ignore[attr-defined]
        self.fields["speaks"].choices = [("", _("every language")), *language_choices()]  # type: ignore[attr-defined]


class ImportForm(forms.Form):
    """A CSV, as a file or as text; and the festival on whose list the organisations come."""

    file = forms.FileField(
        label=_("CSV file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    text = forms.CharField(
        label=_("or paste the rows here"),
        help_text=_("With the heading in the first line."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "ltr", "spellcheck": "false"}),
    )
    festival = forms.ModelChoiceField(
        Festival.objects.none(),
        label=_("Also put them on the list of a festival"),
        required=False,
        to_field_name="slug",
        empty_label=_("no festival, only the directory"),
    )

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_ones = [FestivalState.DRAFT, FestivalState.INVITING, FestivalState.PUBLISHED]
        self.fields["festival"].queryset = Festival.objects.filter(  # type: ignore[attr-defined]
            office=office, state__in=open_ones
        )

    def clean(self) -> dict[str, Any]:
        """One of the two, and not too large; `data` is what to read, in bytes."""
        cleaned = super().clean() or {}
        file, text = cleaned.get("file"), cleaned.get("text", "")
        if self.errors:
            return cleaned
        if file and file.size > MAX_BYTES:
            self.add_error("file", _("The file is larger than 2 MB."))
        elif file:
            cleaned["data"] = file.read()
        elif text.strip():
            cleaned["data"] = text.replace("\r\n", "\n").encode()
        else:
            self.add_error("file", _("Choose a CSV file, or paste the rows below."))
        return cleaned


class ChooseForm(forms.Form):
    """Organisations ticked in the directory, told by their codes."""

    organisation = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        to_field_name="code",
        error_messages={
            "required": _("Tick at least one organisation."),
            "invalid_choice": _("“%(value)s” is not an organisation that can be put on the list."),
        },
    )

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.active().filter(  # type: ignore[attr-defined]
            office=office
        )


class AnswerForm(forms.Form):
    """An answer that came by telephone."""

    answer = forms.ChoiceField(
        label=_("The organisation says"),
        choices=[("accept", _("Yes, we are coming")), ("decline", _("No, not this time"))],
        widget=forms.RadioSelect(attrs={"class": "choices"}),
    )
    remark = forms.CharField(
        label=_("Remark"),
        help_text=_("For example who called, and what was said."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AddressForm(forms.Form):
    """A corrected address."""

    email = forms.EmailField(label=_("Correct e-mail address"), max_length=254)


class NoteForm(forms.Form):
    """What the office writes into the letter of a decision. `previewed` is the note of the preview shown,
    `shown` a sum of all its letters."""

    note = forms.CharField(
        label=_("A sentence in the letter"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    previewed = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, question: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if question:
            note = self.fields["note"]
            note.label, note.required = _("What would you like to know?"), True


class PlaceForm(forms.Form):
    """Where a confirmed station stands."""

    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=999)
    spot = forms.CharField(
        label=_("Where to find it"),
        help_text=_("For example: beside the playground."),
        required=False,
        max_length=160,
    )
