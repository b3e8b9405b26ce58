"""The address in every letter by which its reader wants no more of them. No account, nothing stored.

A token is the letter's number and an HMAC of number and recipient under the secret key: the address stands in
no URL, and once a letter has gone to a corrected address, the token of the wrong one opens nothing.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode

from django.conf import settings
from django.utils.http import base36_to_int, int_to_base36

from events.errors import NotFound
from events.links import absolute_url
from events.models import Letter

TO_STAFF = frozenset({"circular_test", "observance_moved"})  # nobody unsubscribes from the own work
TOKEN_BYTES = 16


def unsubscribe_url(letter: Letter) -> str:
    """Where the reader of this letter unsubscribes; empty for colleagues, and for a preview that is no row yet."""
    if letter.pk is None or letter.kind in TO_STAFF:
        return ""
    return absolute_url("visitor:stop_letters", stop_token(letter))


def stop_token(letter: Letter) -> str:
    """The token of a letter's address to unsubscribe at."""
    return f"{int_to_base36(letter.pk)}-{_mac(letter, settings.SECRET_KEY)}"


def letter_of(token: str) -> Letter:
    """The letter whose reader holds this token, also after the secret key was changed. Raises NotFound."""
    number, _dash, mac = token.partition("-")
    try:
        pk = base36_to_int(number)
    except ValueError as error:
        raise NotFound from error
    letter = Letter.objects.select_related("office", "festival").filter(pk=pk).exclude(kind__in=TO_STAFF).first()
    if letter is None:
        raise NotFound
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    if not any(hmac.compare_digest(_mac(letter, key).encode(), mac.encode()) for key in keys):
        raise NotFound
    return letter


def _mac(letter: Letter, key: str) -> str:
    told = f"standfest no more letters {letter.pk} {letter.recipient.lower()}".encode()
    mac = hmac.new(key.encode(), told, hashlib.sha256).digest()
    return urlsafe_b64encode(mac[:TOKEN_BYTES]).rstrip(b"=").decode()
