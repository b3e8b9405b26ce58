"""DeepL: a paid service (and a free plan) of a company in Cologne.

Facts: https://developers.deepl.com/ (`POST /v2/translate`, at most 50 texts and 128 KiB a request;
`GET /v3/languages`, which unlike the deprecated `/v2/languages` also lists languages with three letters).
"""

import time
from collections.abc import Sequence
from typing import Any

from requests import PreparedRequest
from requests.auth import AuthBase

from events.machine.exchange import Exchange, Sleep
from events.machine.lines import refuse_too_much, translate_lines
from events.machine.provider import SAME_EVERYWHERE, ProviderUnavailable, UnsupportedPair

LINES, BYTES = 50, 30_000  # a request; as JSON even three times as many bytes are fewer than 128 KiB
FREE_PLAN, PAID_PLAN = "https://api-free.deepl.com", "https://api.deepl.com"

# Our tag -> DeepL's code as a source, and as a target. No entry: not supported.
CODES = {tag: (tag.upper(), tag.upper()) for tag in SAME_EVERYWHERE} | {
    "ckb": ("CKB", "CKB"),
    "en": ("EN", "EN-GB"),
    "ku": ("KMR", "KMR"),
    "prs": ("PRS", "PRS"),
    "pt": ("PT", "PT-PT"),
    "zh": ("ZH", "ZH-HANS"),
}


def address_for(key: str) -> str:
    """Keys of the free plan end in `:fx` and have a server of their own."""
    return FREE_PLAN if key.endswith(":fx") else PAID_PLAN


class DeepL:
    """A `Provider`. `url` without a slash at its end; by default the one that fits the key."""

    name = "DeepL"

    def __init__(self, url: str, key: str, *, sleep: Sleep = time.sleep) -> None:
        self._url, self._key, self._sleep = url or address_for(key), _Key(key), sleep
        self._languages: tuple[set[str], set[str]] | None = None

    def supports(self, source: str, target: str) -> bool:
        if source == target or source not in CODES or target not in CODES:
            return False
        readable, writable = self._ask_languages()
        return CODES[source][0] in readable and CODES[target][1] in writable

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        refuse_too_much(texts)
        if not self.supports(source, target):
            raise UnsupportedPair(source, target)
        fixed = {
            "source_lang": CODES[source][0],
            "target_lang": CODES[target][1],
            "preserve_formatting": True,  # a title gets no full stop, a list no capitals
        }
        with self._exchange() as exchange:

            def ask(words: list[str]) -> list[str]:
                return _translations(exchange.ask("/v2/translate", fixed | {"text": words}), len(words))

            return translate_lines(texts, ask, count=LINES, size=BYTES)

    def _ask_languages(self) -> tuple[set[str], set[str]]:
        """The codes of the languages DeepL reads, and of those it writes."""
        if self._languages is None:
            with self._exchange() as exchange:
                self._languages = _readable_and_writable(exchange.ask("/v3/languages?resource=translate_text"))
        return self._languages

    def _exchange(self) -> Exchange:
        return Exchange(self._url, sleep=self._sleep, auth=self._key)


class _Key(AuthBase):
    """Puts the key where it belongs; as `auth`, so that no `.netrc` of the machine takes its place."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        request.headers["Authorization"] = f"DeepL-Auth-Key {self._key}"
        return request


def _readable_and_writable(listed: Any) -> tuple[set[str], set[str]]:
    """From rows like `{"lang": "en-GB", "usable_as_source": false, "usable_as_target": true}`."""
    try:
        readable = {row["lang"].upper() for row in listed if row["usable_as_source"]}
        writable = {row["lang"].upper() for row in listed if row["usable_as_target"]}
    except (AttributeError, KeyError, TypeError):
        raise ProviderUnavailable from None
    return readable, writable


def _translations(answer: Any, expected: int) -> list[str]:
    """The words in an answer like `{"translations": [{"detected_source_language": "DE", "text": "…"}]}`."""
    try:
        said = [row["text"] for row in answer["translations"]]
    except (KeyError, TypeError):
        raise ProviderUnavailable from None
    if len(said) != expected or not all(isinstance(words, str) for words in said):
        raise ProviderUnavailable
    return said
