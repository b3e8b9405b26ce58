"""The form in which one text is translated, at the desk and on a translator's own page.

Both pages include `components/translating/text.html` with what `translating` gathers.
"""

from copy import copy
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.actions.words import remove_translation
from events.actors import Actor
from events.errors import Overtaken
from events.languages import language as known_language
from events.models import Festival, Translation
from events.texts import Text
from events.words import Piece, State, word_diff
from festival.forms import show_errors
from stations.actions.translations import translate_text

SHORT_ROWS, LONG_ROWS = 2, 10
LETTERS_A_ROW = 60


class TranslationForm(forms.Form):
    """`words` in the language; `seen` is the version that was shown (0: none), `made_from` the source as shown."""

    words = forms.CharField(
        label=_("Translation"),
        strip=False,
        error_messages={"required": _("Write the translation. To take it away, use “Remove”.")},
    )
    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    made_from = forms.CharField(strip=False, widget=forms.HiddenInput)
    conflict: Overtaken | None = None

    def __init__(
        self, *args: Any, text: Text, language: str, translation: Translation | None = None, **kwargs: Any
    ) -> None:
        kwargs["initial"] = {
            "words": translation.words if translation else "",
            "seen": translation.version if translation else 0,
            "made_from": text.words,
        }
        super().__init__(*args, **kwargs)
        self.text, self.language = text, language
        known = known_language(language)
        rows = LONG_ROWS if text.is_long else max(SHORT_ROWS, 1 + len(text.words) // LETTERS_A_ROW)
        attrs = {"lang": known.tag, "dir": known.direction, "rows": rows}
        if text.max_length:
            attrs["maxlength"] = text.max_length
        self.fields["words"].widget = forms.Textarea(attrs=attrs)

    def clean_made_from(self) -> str:
        """Browsers send line breaks as two characters."""
        return str(self.cleaned_data["made_from"]).replace("\r\n", "\n")

    def save(self, festival: Festival, *, actor: Actor, now: datetime) -> bool:
        """Save the words. False: the form says why, and in a conflict the other's words stand beside mine."""
        return self._carried_out(
            lambda: translate_text(
                festival,
                self.text,
                self.language,
                self.cleaned_data["words"],
                made_from=self.cleaned_data["made_from"],
                seen=self.cleaned_data["seen"],
                actor=actor,
                now=now,
            )
        )

    def remove(self, *, now: datetime) -> bool:
        """Take the translation away, unless somebody has changed it meanwhile."""
        self.fields["words"].required = False
        return self._carried_out(
            lambda: remove_translation(self.text, self.language, seen=self.cleaned_data["seen"], now=now)
        )

    def _carried_out(self, action: Any) -> bool:
        if not self.is_valid():
            return False
        try:
            action()
        except Overtaken as conflict:
            self.conflict = conflict
            self._now_seen(conflict.version)
        except ValidationError as error:
            show_errors(self, error)
        return self.conflict is None and not self.errors

    def _now_seen(self, version: int) -> None:
        """Who saves again has read the other's words."""
        told: Any = copy(self.data)
        told[self.add_prefix("seen")] = str(version)
        self.data = told


def translating(form: TranslationForm, translation: Translation | None) -> dict[str, Any]:
    """What `components/translating/text.html` needs beside `place`, `festival`, `done` and `total`.

    `pieces`: what has changed in the source since the translation was made, empty where nothing has.
    """
    text = form.text
    outdated = translation is not None and translation.state_beside(text.digest) == State.OUTDATED
    pieces: list[Piece] = word_diff(translation.source, text.words) if translation and outdated else []
    return {
        "text": text,
        "language": form.language,
        "form": form,
        "pieces": pieces,
        "translation": translation,
        "conflict": form.conflict,
    }
