"""A service that translates, for tests: it writes the language in front of the words."""

from collections.abc import Sequence


class Parrot:
    """Knows the languages it is given; `fails_after` so many questions it does not answer any more."""

    name = "Parrot"

    def __init__(self, *languages: str, fails_after: int = 1000, error: Exception | None = None) -> None:
        self.languages, self.fails_after, self.error = languages, fails_after, error
        self.asked: list[list[str]] = []

    def supports(self, source: str, target: str) -> bool:
        return target in self.languages

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        if len(self.asked) == self.fails_after:
            raise self.error
        self.asked.append(list(texts))
        return [f"{target}: {text}" if text != "?" else "" for text in texts]
