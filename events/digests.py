"""What the database keeps of a secret text."""

import hashlib


def digest_of(text: str) -> str:
    """SHA-256 as 64 hexadecimal digits. Enough for random texts of 128 bits and more; not for passwords."""
    return hashlib.sha256(text.encode()).hexdigest()
