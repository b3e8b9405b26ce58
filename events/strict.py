"""For templates that must not have holes: what they name and nobody gave is an error instead of nothing."""

from typing import NoReturn

from events.errors import UnknownWord


class Strict(str):
    """Django's `string_if_invalid`; putting a name into it is the error. `{% if %}` may still ask for anything."""

    __slots__ = ()

    def __new__(cls) -> "Strict":
        return super().__new__(cls, "%s")

    def __mod__(self, name: object) -> NoReturn:
        raise UnknownWord(f"nothing is known as “{name}”")

    def __str__(self) -> NoReturn:
        raise UnknownWord("it names something that does not exist any more")
