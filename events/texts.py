"""What is translated: a registry of models and fields, and the words of rows in a reader's language.

    texts_of(offer)                       the texts of one row
    load_words(rows, ["ar", "fa"])        one query: hangs the translations on the rows
    say(offer, "title", "ar")             what a reader of Arabic gets

A row whose words were not loaded says its source, marked with its language. Kinds register with
`register_texts`: the festival below, what stations say in `stations/wording.py`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models.signals import post_delete
from django.utils.translation import gettext as _

from events.errors import NotFound
from events.languages import primary
from events.models import DatePoll, Facility, Festival, ObservanceLink, Translation
from events.words import Said, State, digest, reads


@dataclass(frozen=True, slots=True)
class Kind:
    """What of a model is translated. `hidden` fields are between office and organisation, not for visitors."""

    model: type[models.Model]
    fields: tuple[str, ...]
    hidden: tuple[str, ...]
    language: Callable[[Any], str]
    office: Callable[[Any], int]
    check: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Text:
    """One text of one row: `words` in their source language. `key` names it in addresses and files."""

    row: models.Model
    field: str
    words: str
    language: str

    @property
    def kind(self) -> str:
        """The name of the row's model."""
        return str(self.row._meta.model_name)

    @property
    def key(self) -> str:
        """For example `offer-12-title`."""
        return f"{self.kind}-{self.row.pk}-{self.field}"

    @property
    def digest(self) -> str:
        """What a translation made from these words remembers."""
        return digest(self.words)

    @property
    def label(self) -> str:
        """What the forms call the field."""
        return str(getattr(self.row._meta.get_field(self.field), "verbose_name", self.field))

    @property
    def max_length(self) -> int | None:
        """As long as the column of the source allows, three times over: some languages need more room."""
        length = getattr(self.row._meta.get_field(self.field), "max_length", None)
        return length * 3 if length else None

    @property
    def is_long(self) -> bool:
        """Whether it is written in several lines."""
        return isinstance(self.row._meta.get_field(self.field), models.TextField)

    @property
    def is_hidden(self) -> bool:
        """Whether it is between office and organisation, not for visitors."""
        return self.field in kind_of(self.row).hidden

    @property
    def office_id(self) -> int:
        """The office it belongs to."""
        return kind_of(self.row).office(self.row)


_KINDS: dict[str, Kind] = {}


def register_texts(
    model: type[models.Model],
    *fields: str,
    hidden: tuple[str, ...] = (),
    language: Callable[[Any], str] = lambda row: row.language,
    office: Callable[[Any], int] = lambda row: row.office_id,
    check: Callable[[str], None] = lambda words: None,
) -> None:
    """Say that these fields of a model are translated; their translations go with the row.

    `check` raises ValidationError for words that no translation may have.
    """
    name = str(model._meta.model_name)
    _KINDS[name] = Kind(model, (*fields, *hidden), hidden, language, office, check)
    post_delete.connect(_forget, sender=model, dispatch_uid=f"forget translations of {name}")


def _forget(sender: type[models.Model], instance: models.Model, **_: Any) -> None:
    Translation.objects.filter(about_kind=sender._meta.model_name, about_id=instance.pk).delete()


def kind_of(row: models.Model) -> Kind:
    """How rows of this model are translated."""
    return _KINDS[str(row._meta.model_name)]


def kinds() -> Mapping[str, Kind]:
    """Everything that is translated, by the name of its model."""
    return dict(_KINDS)


def texts_of(row: models.Model, *, hidden: bool = False) -> list[Text]:
    """The texts of a row that say something, in the order of its form."""
    kind = kind_of(row)
    names = [name for name in kind.fields if hidden or name not in kind.hidden]
    texts = [Text(row, name, getattr(row, name), kind.language(row)) for name in names]
    return [text for text in texts if text.words.strip()]


def text_of(row: models.Model, field: str) -> Text:
    """One text of a row. Raises NotFound where the row has no such text."""
    found = next((text for text in texts_of(row, hidden=True) if text.field == field), None)
    if found is None:
        raise NotFound
    return found


def split_key(key: str) -> tuple[str, int, str]:
    """`offer-12-title` → (`offer`, 12, `title`). Raises NotFound for what cannot be a key."""
    parts = key.split("-")
    if len(parts) != 3 or parts[0] not in _KINDS or not parts[1].isascii() or not parts[1].isdigit():
        raise NotFound
    if parts[2] not in _KINDS[parts[0]].fields or len(parts[1]) > 18:
        raise NotFound
    return parts[0], int(parts[1]), parts[2]


def is_hidden(key: str) -> bool:
    """Whether the text of this key is between office and organisation. Raises NotFound like `split_key`."""
    kind, _pk, name = split_key(key)
    return name in _KINDS[kind].hidden


def translations_of(rows: Iterable[models.Model], tags: Sequence[str] = ()) -> models.QuerySet[Translation]:
    """The translations of everything these rows say, in all languages or in some."""
    ids: dict[str, dict[int, None]] = {}
    for row in rows:
        ids.setdefault(str(row._meta.model_name), {})[row.pk] = None
    found = Translation.objects.of({kind: list(of_kind) for kind, of_kind in ids.items()})
    return found.filter(language__in=tags) if tags else found


def load_words(rows: Iterable[models.Model], tags: Sequence[str]) -> None:
    """Hang the translations in these languages on the rows. One query, however many rows there are; none where
    everything was written in the reader's language.
    """
    rows = list(rows)
    foreign = [row for row in rows if not all(reads(tag, kind_of(row).language(row)) for tag in tags)]
    wanted = list(dict.fromkeys([*tags, *map(primary, tags)]))
    found: dict[tuple[str, int], dict[tuple[str, str], Translation]] = {}
    for translation in translations_of(foreign, wanted) if foreign else []:
        about = (translation.about_kind, translation.about_id)
        found.setdefault(about, {})[translation.field, translation.language] = translation
    for row in rows:
        before: dict[tuple[str, str], Translation] = getattr(row, "loaded_words", {})
        others = {key: words for key, words in before.items() if key[1] not in wanted}
        row.loaded_words = others | found.get((str(row._meta.model_name), row.pk), {})  # type: ignore[attr-defined]


def say(row: models.Model, field: str, tag: str) -> Said:
    """What a reader of `tag` gets of this text: its translation, or the source in its own language.

    Who reads plain German and finds no such translation gets a German one before a foreign source.
    """
    source, language = getattr(row, field), kind_of(row).language(row)
    loaded: dict[tuple[str, str], Translation] | None = getattr(row, "loaded_words", None)
    if loaded is None or reads(tag, language) or not source.strip():
        return Said(source, language, State.SOURCE, source, language)
    translation = loaded.get((field, tag))
    if translation is not None:
        state = translation.state_beside(digest(source))
        return Said(translation.words, tag, state, source, language, translation.by_machine)
    nearest = None if primary(language) == primary(tag) else loaded.get((field, primary(tag)))
    if nearest is not None:
        return Said(nearest.words, primary(tag), State.MISSING, source, language, nearest.by_machine)
    return Said(source, language, State.MISSING, source, language)


def caution_of(found: Said) -> str:
    """What a reader of plain text should know about these words; empty where there is nothing to say."""
    if found.state == State.MISSING:
        return _("(This text is not translated yet.)")
    machine = _("(Translated by machine, not checked.)") if found.by_machine else ""
    outdated = _("(The original has changed since this was translated.)") if found.state == State.OUTDATED else ""
    return " ".join(filter(None, (machine, outdated)))


register_texts(Festival, "title", "description", "place", "travel_hint")
register_texts(ObservanceLink, "sentence", office=lambda row: row.festival.office_id)
register_texts(Facility, "spot", office=lambda row: row.festival.office_id)
register_texts(DatePoll, hidden=("message",), office=lambda row: row.festival.office_id)
