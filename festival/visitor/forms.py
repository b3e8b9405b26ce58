"""What visitors can choose on a festival's page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.formats import isolated, say_ages, say_range
from events.languages import language
from stations.models import OrganisationKind
from stations.programme import Choice
from stations.validators import MAX_AGE

NAMES = ("q", "language", "age", "from", "to", "kind")  # in the address


@dataclass(frozen=True, slots=True)
class Chosen:
    """One choice in words, with the address that takes it off; `tag` where the words are a language's own name."""

    words: str
    without: str
    tag: str = ""


class HourField(forms.ChoiceField):
    """A clock time out of some; `14` in an address means `14:00`."""

    def to_python(self, value: Any) -> str:
        clock = super().to_python(value).strip()
        return f"{int(clock):02}:00" if clock.isascii() and clock.isdigit() and len(clock) <= 2 else clock


class ProgrammeFilter(forms.Form):
    """Show what suits: by words, a language somebody there speaks, a child's age, a time, a sort of place."""

    q = forms.CharField(label=gettext_lazy("Words"), required=False, max_length=80)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    age = forms.IntegerField(label=gettext_lazy("Age in years"), required=False, min_value=0, max_value=MAX_AGE)
    kind = forms.ChoiceField(label=gettext_lazy("Sort of place"), required=False)

    def __init__(
        self, told: QueryDict, *, spoken: Iterable[str], kinds: Iterable[str], hours: Iterable[str]
    ) -> None:
        self.told = told
        super().__init__(told if any(told.get(name) for name in NAMES) else None)
        languages = [(tag, language(tag).autonym) for tag in spoken]
        shown = [(kind, OrganisationKind(kind).label) for kind in kinds]
        times = [(clock, clock) for clock in hours]
        self.fields["from"] = HourField(label=gettext_lazy("From what time"), required=False)
        self.fields["to"] = HourField(label=gettext_lazy("Until what time"), required=False)
        self.fields["language"].choices = [("", _("all languages")), *languages]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", _("all sorts")), *shown]  # type: ignore[attr-defined]
        self.fields["from"].choices = [("", _("from the beginning")), *times]  # type: ignore[attr-defined]
        self.fields["to"].choices = [("", _("until the end")), *times]  # type: ignore[attr-defined]
        self.order_fields(NAMES)

    def clean(self) -> dict[str, Any]:
        """The end after the beginning."""
        told = super().clean() or self.cleaned_data
        if told.get("from") and told.get("to") and told["to"] <= told["from"]:
            raise ValidationError({"to": _("Choose an end that is later than the beginning.")})
        return told

    def _told(self) -> dict[str, Any]:
        """What can be understood; the rest is named on the page and hides nothing."""
        if not self.is_bound:
            return {}
        self.is_valid()
        return self.cleaned_data

    @property
    def words(self) -> str:
        """What is searched for."""
        return str(self._told().get("q", ""))

    def choice(self, offers: frozenset[int] | None = None) -> Choice:
        """What was chosen beside words; `offers` are those that the words found."""
        told = self._told()
        return Choice(
            language=told.get("language", ""),
            age=told.get("age"),
            start=told.get("from", ""),
            end=told.get("to", ""),
            kind=told.get("kind", ""),
            offers=offers,
        )

    def chosen(self) -> list[Chosen]:
        """The choice in words, each with the address without it."""
        told = self._told()
        found = []
        if told.get("q"):
            found.append(Chosen(_("“%(words)s”") % {"words": told["q"]}, self._without("q")))
        if told.get("language"):
            tag = told["language"]
            found.append(Chosen(language(tag).autonym, self._without("language"), tag))
        if told.get("from") or told.get("to"):
            words = _times(told.get("from", ""), told.get("to", ""))
            found.append(Chosen(words, self._without("from", "to")))
        if told.get("age") is not None:
            age = told["age"]
            found.append(Chosen(say_ages(age, age) or _("babies"), self._without("age")))
        if told.get("kind"):
            found.append(Chosen(str(OrganisationKind(told["kind"]).label), self._without("kind")))
        return found

    def _without(self, *names: str) -> str:
        told = self.told.copy()
        for name in list(told):
            if name in names or name not in NAMES or not told.get(name):
                del told[name]
        return told.urlencode()


def _times(start: str, end: str) -> str:
    if start and end:
        return say_range(start, end)
    if start:
        return _("from %(clock)s") % {"clock": isolated(start)}
    return _("until %(clock)s") % {"clock": isolated(end)}
