"""The permanent CODE of an organisation: short, opaque, readable aloud and from paper."""

import secrets

# No vowels (no words arise) and none of the pairs people confuse: 0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V.
ALPHABET = "34679CDFHJKMNPQRTVWXY"
LENGTH = 6


def code_as_typed(text: str) -> str:
    """What somebody typed from paper, as a code: in capitals, without spaces, dashes or a last full stop."""
    return "".join(letter for letter in text if letter.isalnum()).upper()


def new_code() -> str:
    """A random code of six characters, 21^6 = 86 million; the database's unique constraint has the last word."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
