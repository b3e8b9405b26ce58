"""Forms about translations: what to look for, translators, their files, the machine. They gather; actions save."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.exchange import LARGEST
from events.languages import language
from events.models import Festival, Translator
from festival.forms import LanguageField, LanguagesField, RowForm, product_language_choices
from festival.office.matrix import FILTERS, STATE_WORDS

ANY = ""
OPEN = "open"


def festival_languages(festival: Festival) -> list[tuple[str, str]]:
    """The languages of a festival, by their own names."""
    return [(tag, language(tag).autonym) for tag in festival.languages]


class MatrixFilterForm(forms.Form):
    """What to look for among the translations."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    q = forms.CharField(label=_("Words or station"), required=False, max_length=200)

    def __init__(self, *args: Any, festival: Festival, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [(state.value, STATE_WORDS[state]) for state in FILTERS]
        self.fields["language"].choices = [(ANY, _("all languages")), *festival_languages(festival)]  # type: ignore[attr-defined]
        self.fields["state"].choices = [(ANY, _("all")), (OPEN, _("still to do")), *states]  # type: ignore[attr-defined]


class TranslatorForm(RowForm):
    """Somebody who translates for a festival."""

    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("The personal link goes there. Without an address you are shown the link to pass it on."),
    )
    languages = LanguagesField(label=_("Translates into"))
    language = LanguageField(label=_("Language of letters"), choices=product_language_choices)

    class Meta:
        model = Translator
        fields = ("name", "email", "languages", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = festival_languages(self.instance.festival)  # type: ignore[attr-defined]


class ExportForm(forms.Form):
    """Which texts go into a file for translators."""

    language = forms.ChoiceField(label=_("Into language"))
    source = forms.ChoiceField(label=_("From language"))
    which = forms.ChoiceField(label=_("Texts"), choices=[(OPEN, _("those still to do")), ("all", _("all"))])
    format = forms.ChoiceField(
        label=_("Format"),
        choices=[("xliff", _("XLIFF 2, for translation programs")), ("po", _("PO, for example for Poedit"))],
    )

    def __init__(self, *args: Any, festival: Festival, sources: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        targets = [pair for pair in festival_languages(festival) if sources != [pair[0]]]
        self.fields["language"].choices = targets  # type: ignore[attr-defined]
        self.fields["source"].choices = [(tag, language(tag).autonym) for tag in sources]  # type: ignore[attr-defined]


class ExchangeForm(forms.Form):
    """A translators' file; `text` is what the preview keeps of it."""

    file = forms.FileField(
        label=_("File with translations"),
        help_text=_("XLIFF 2 or PO, made here and translated."),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file.")},
        widget=forms.FileInput(attrs={"accept": ".xlf,.xliff,.po,.pot"}),
    )
    text = forms.CharField(required=False, strip=False, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = not self.data.get("text", "").strip()

    def clean(self) -> dict[str, Any]:
        """`data` is what to read, in bytes."""
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file and file.size > LARGEST:
            self.add_error("file", _("The file is larger than 2 MB."))
        elif file:
            cleaned["data"] = file.read()
        else:
            cleaned["data"] = cleaned.get("text", "").replace("\r\n", "\n").encode()
        return cleaned
