"""What the letters of one batch share is gathered once: while the batch is written, and never longer.

    with one_batch():
        shared(("festival file", festival.pk, "ar"), make)

A key names everything its value depends on, the language above all. Outside of a batch nothing is kept.
Who can fetch what many letters need with a few queries registers for it with `prepare`.
"""

import logging
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db import models

from events.models import Festival, Letter
from events.texts import load_words

log = logging.getLogger(__name__)

Value = TypeVar("Value")
Preparation = Callable[[list[Letter]], None]
_PREPARATIONS: list[Preparation] = []
_KEPT: ContextVar[dict[Hashable, Any] | None] = ContextVar("what a batch shares", default=None)


@contextmanager
def one_batch() -> Iterator[None]:
    """From here to the end, values are kept."""
    token = _KEPT.set({})
    try:
        yield
    finally:
        _KEPT.reset(token)


def keep(key: Hashable, value: object) -> None:
    """Put a value there beforehand, for example one of many that came with one query."""
    kept = _KEPT.get()
    if kept is not None:
        kept[key] = value


def shared(key: Hashable, make: Callable[[], Value]) -> Value:
    """The value of this key: what is kept, or what `make` makes, kept from now on."""
    kept = _KEPT.get()
    if kept is None:
        return make()
    if key not in kept:
        kept[key] = make()
    found: Value = kept[key]
    return found


def prepare(preparation: Preparation) -> Preparation:
    """Decorator: before a batch is written, this function fetches and keeps what its letters need."""
    _PREPARATIONS.append(preparation)
    return preparation


def gather_for(letters: Iterable[Letter]) -> None:
    """What the letters of a batch share, with the same few queries for any number. Inside of `one_batch()`."""
    rows = list(letters)
    for preparation in (_share_festivals, *_PREPARATIONS):
        try:
            preparation(rows)
        except Exception:  # then each letter fetches its own, and says what is wrong
            log.exception("%s failed", preparation.__name__)


def load_shared_words(row: models.Model, tag: str) -> None:
    """The translations of a row in one language; in a batch each language of a row is fetched once."""
    _row, tags = _tags_of(row)
    if tag not in tags:
        tags.add(tag)
        load_words([row], sorted(tags))


def _tags_of(row: models.Model) -> tuple[models.Model, set[str]]:
    return shared(("words", id(row)), lambda: (row, set()))  # the row is kept too: its id stays its own


def _share_festivals(letters: list[Letter]) -> None:
    """Letters about one festival get the same row, with its words in all the languages of the batch."""
    festivals: dict[int, Festival] = {}
    for letter in letters:
        if letter.festival is not None:
            letter.festival = festivals.setdefault(letter.festival.pk, letter.festival)
    tags = {letter.language for letter in letters}
    load_words(festivals.values(), sorted(tags))
    for festival in festivals.values():
        _tags_of(festival)[1].update(tags)
        keep(("festival", festival.pk), festival)
