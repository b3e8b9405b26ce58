"""Personal links: 128-bit tokens that are derived, never stored.

The token is an HMAC of the link's random nonce under the secret key, so that a letter written later can
name it, while the database holds only its SHA-256: whoever reads the tables cannot open a page.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode

from django.conf import settings

from events.digests import digest_of

TOKEN_BYTES = 16


def new_nonce() -> str:
    """Random text of 128 bits, 32 hexadecimal digits."""
    return secrets.token_hex(16)


def token_of(nonce: str, *, key: str | None = None) -> str:
    """The token of a link: 22 characters of the URL-safe alphabet."""
    secret = (key or settings.SECRET_KEY).encode()
    mac = hmac.new(secret, b"standfest personal link " + nonce.encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(mac[:TOKEN_BYTES]).rstrip(b"=").decode()


def known_token(nonce: str, digest: str) -> str | None:
    """The token whose digest is stored, also after the secret key was changed (`SECRET_KEY_FALLBACKS`)."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        token = token_of(nonce, key=key)
        if hmac.compare_digest(digest_of(token), digest):
            return token
    return None
