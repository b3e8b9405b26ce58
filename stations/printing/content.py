"""What stands on paper, as plain data: what all prints share. Nothing here knows the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one language (BCP 47 tag): a screen reader pronounces them and a line runs by it.

    `mark` stands small behind them: how far a translation can be trusted, or which language this is.
    """

    words: str
    lang: str
    mark: str = ""


Place = tuple[str, Text]  # where a text stands, in words for people, and the text


@dataclass(frozen=True, slots=True)
class Fact:
    """A pictogram with words beside it. `name` says what kind of fact it is, for those who hear the page."""

    picture: str
    name: Text
    words: tuple[Text, ...]


class Content(Protocol):
    """What a template is filled with: a frozen dataclass of texts, numbers and tuples of these."""

    @property
    def changed_at(self) -> datetime:
        """The last change of what is printed, so that the same rows give the same file."""

    def places(self) -> Iterator[Place]:
        """Every text of people with the place it stands at."""

    def links(self) -> tuple[str, ...]:
        """The links that stand on it as QR codes."""
