"""Folding words for search, the same on every database: SQLite's own LIKE folds only ASCII letters."""

import unicodedata

# Letters that one person types one way and the next another way, and that Unicode does not fold.
_ALIKE = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ı": "i"})


def fold(text: str) -> str:
    """`text` without case, accents and doubled spaces: “Frauen-CAFÉ  Übersee” → “frauen-cafe ubersee”."""
    parts = unicodedata.normalize("NFKD", text.casefold().replace("\0", " "))  # PostgreSQL refuses NUL
    plain = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return " ".join(plain.casefold().translate(_ALIKE).split())
