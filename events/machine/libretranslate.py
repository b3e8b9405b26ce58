"""LibreTranslate: free software that one can run oneself; which languages it has, its own server says.

Facts: https://docs.libretranslate.com/ (`POST /translate`, `GET /languages`). A server's operator may
limit characters a request (2,000 at libretranslate.com) and requests a minute (429).
"""

import time
from collections.abc import Sequence
from typing import Any

from events.machine.exchange import Exchange, Sleep
from events.machine.lines import refuse_too_much, translate_lines
from events.machine.provider import SAME_EVERYWHERE, ProviderUnavailable, UnsupportedPair

LINES, BYTES = 20, 2_000  # a request; small enough for the time limit on a machine without a graphics card

# Our tag -> what servers call the same language; older and newer ones differ. No entry: not supported.
CODES = {tag: (tag,) for tag in SAME_EVERYWHERE} | {
    "ckb": ("ckb",),
    "ku": ("kmr",),  # `ku` alone does not say which Kurdish
    "prs": ("prs",),
    "pt": ("pt", "pt-PT"),
    "zh": ("zh", "zh-Hans"),
}


class LibreTranslate:
    """A `Provider`. `url` is the server's address without a slash at its end; most own servers need no key."""

    name = "LibreTranslate"

    def __init__(self, url: str, key: str = "", *, sleep: Sleep = time.sleep) -> None:
        self._url, self._key, self._sleep = url, key, sleep
        self._targets: dict[str, set[str]] | None = None

    def supports(self, source: str, target: str) -> bool:
        return self._pair(source, target) is not None

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        refuse_too_much(texts)
        pair = self._pair(source, target)
        if pair is None:
            raise UnsupportedPair(source, target)
        fixed: dict[str, Any] = {"source": pair[0], "target": pair[1], "format": "text"}
        if self._key:
            fixed["api_key"] = self._key
        with Exchange(self._url, sleep=self._sleep) as exchange:

            def ask(words: list[str]) -> list[str]:
                return _translations(exchange.ask("/translate", fixed | {"q": words}), len(words))

            return translate_lines(texts, ask, count=LINES, size=BYTES)

    def _pair(self, source: str, target: str) -> tuple[str, str] | None:
        if source == target or source not in CODES or target not in CODES:
            return None
        targets = self._ask_targets()
        pairs = [(one, other) for one in CODES[source] for other in CODES[target]]
        return next(((one, other) for one, other in pairs if other in targets.get(one, ())), None)

    def _ask_targets(self) -> dict[str, set[str]]:
        """Code of each language the server reads -> codes of those it can write from there."""
        if self._targets is None:
            with Exchange(self._url, sleep=self._sleep) as exchange:
                listed = exchange.ask("/languages")
            try:
                self._targets = {row["code"]: set(row["targets"]) for row in listed}
            except (KeyError, TypeError):
                raise ProviderUnavailable from None
        return self._targets


def _translations(answer: Any, expected: int) -> list[str]:
    """The words in an answer like `{"translatedText": ["…", "…"]}`."""
    said = answer.get("translatedText") if isinstance(answer, dict) else None
    if not isinstance(said, list) or len(said) != expected or not all(isinstance(words, str) for words in said):
        raise ProviderUnavailable
    return said
