"""Machine translation, off unless it is set up: the face is `provider_from_settings` and what it returns.

A new service is a sibling of `deepl.py` with the same methods, an entry in `provider_from_settings`, and
a test beside the others. Only texts meant for visitors may be given to a provider; see `provider.py`.
"""

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings

from events.machine.provider import (
    Provider,
    ProviderError,
    ProviderRefused,
    ProviderUnavailable,
    UnsupportedPair,
)

__all__ = [
    "Provider",
    "ProviderError",
    "ProviderRefused",
    "ProviderUnavailable",
    "UnsupportedPair",
    "provider_from_settings",
    "wrong_setting",
]


def provider_from_settings(*, sleep: Callable[[float], None] = time.sleep) -> Provider | None:
    """The service the settings name, or None: machine translation is off. Asks nobody anything yet.

    Raises `ProviderRefused` with what to do when the settings do not fit together.
    """
    wrong = wrong_setting()
    if wrong:
        raise ProviderRefused(wrong)
    url, key = settings.MACHINE_TRANSLATION_URL, settings.MACHINE_TRANSLATION_KEY
    match settings.MACHINE_TRANSLATION:  # `requests` costs 19 MB: only where a service is named
        case "libretranslate":
            from events.machine.libretranslate import LibreTranslate

            return LibreTranslate(url, key, sleep=sleep)
        case "deepl":
            from events.machine.deepl import DeepL

            return DeepL(url, key, sleep=sleep)
        case _:
            return None


def wrong_setting() -> str:
    """What is wrong with the settings, as a sentence for whoever runs the site; empty when nothing is."""
    service, url = settings.MACHINE_TRANSLATION, settings.MACHINE_TRANSLATION_URL
    if service not in {"", "libretranslate", "deepl"}:
        return f"MACHINE_TRANSLATION is “{service}”; choose libretranslate or deepl, or leave it empty."
    if service == "deepl" and not settings.MACHINE_TRANSLATION_KEY:
        return "DeepL needs a key: set MACHINE_TRANSLATION_KEY."
    if service == "libretranslate" and not url:
        return "LibreTranslate needs the address of its server: set MACHINE_TRANSLATION_URL."
    if service and url and not _is_address(url):
        return "MACHINE_TRANSLATION_URL is no web address; set it like this: https://translate.example.org"
    return ""


def _is_address(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.query and not parts.username
