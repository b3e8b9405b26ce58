"""Questions and answers over HTTP: time limits, patience, and what each refusal means.

Neither the key nor a text is ever written to a log or put into an address.
"""

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Self

import requests
from django.utils.translation import gettext as _
from requests.auth import AuthBase

from events.machine.provider import ProviderRefused, ProviderUnavailable

TIMEOUTS = (10, 30)  # seconds to connect, and between two bytes of the answer
PAUSES = (1, 3, 9)  # seconds before the second, third and fourth attempt
LONGEST_WAIT = 120  # seconds of all pauses in one exchange; then somebody else may have the worker
QUOTA_USED_UP = 456  # DeepL's own
OVERLOADED = 529  # DeepL's own: too many requests
BUSY = {429, 500, 502, 503, 504, OVERLOADED}

logger = logging.getLogger(__name__)

Sleep = Callable[[float], None]  # seconds


class Exchange:
    """Some questions to one service over one connection. Use it in a `with`; its patience ends with it."""

    def __init__(self, url: str, *, sleep: Sleep, auth: AuthBase | None = None) -> None:
        self._url, self._sleep = url, sleep
        self._session = requests.Session()
        self._session.auth = auth
        self._waited = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self._session.close()

    def ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """The JSON answer of `path`, to a POST of `body` if there is one. When busy it is asked again, later."""
        answer = self._send(path, body)
        for pause in PAUSES:
            if answer.status_code not in BUSY:
                break
            self._wait(max(pause, _retry_after(answer) or 0))
            answer = self._send(path, body)
        return _content(answer)

    def _send(self, path: str, body: dict[str, Any] | None) -> requests.Response:
        method = "GET" if body is None else "POST"
        try:
            answer = self._session.request(
                method,
                self._url + path,
                json=body,
                timeout=TIMEOUTS,
                allow_redirects=False,  # another address must not get the key and the texts
            )
        except requests.RequestException as error:
            logger.warning("The translation service cannot be reached: %s.", type(error).__name__)
            raise ProviderUnavailable from error
        if answer.status_code != HTTPStatus.OK:
            logger.warning("The translation service answered %s.", answer.status_code)
        return answer

    def _wait(self, seconds: int) -> None:
        self._waited += seconds
        if self._waited > LONGEST_WAIT:
            raise ProviderUnavailable(retry_after=seconds)
        self._sleep(seconds)


def _retry_after(answer: requests.Response) -> int | None:
    """Seconds; the other form of this header, a date, is not used by either service."""
    given = answer.headers.get("Retry-After", "")
    return int(given) if given.isascii() and given.isdigit() else None


def _content(answer: requests.Response) -> Any:
    status = answer.status_code
    if status in BUSY:
        raise ProviderUnavailable(retry_after=_retry_after(answer))
    if status != HTTPStatus.OK:
        raise ProviderRefused(_refusal(status))
    try:
        return answer.json()
    except requests.JSONDecodeError:
        logger.warning("The translation service answered something that is not JSON.")
        raise ProviderUnavailable from None


def _refusal(status: int) -> str:
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return _(
            "The translation service did not accept the key. "
            "Please ask the people who run this site to look at MACHINE_TRANSLATION_KEY."
        )
    if status == QUOTA_USED_UP:
        return _(
            "What the translation service may translate in this period is used up. "
            "Please wait for the next one, or ask the people who run this site for a larger quota."
        )
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return _("A text is too long for the translation service. Please translate it yourself, or shorten it.")
    if status == HTTPStatus.BAD_REQUEST:
        return _(
            "The translation service did not take the texts: one is too long for it, or it wants a key. "
            "Please ask the people who run this site to look at MACHINE_TRANSLATION_KEY."
        )
    return _(
        "No translation service answers at its address. "
        "Please ask the people who run this site to look at MACHINE_TRANSLATION_URL."
    )
