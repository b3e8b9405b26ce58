"""Texts that files tend to damage, and entries that carry them."""

import unicodedata
from dataclasses import replace

from events.exchange import Entry
from events.words import digest

HARD = {
    "line breaks": "Erste Zeile\n\nDritte Zeile\n",
    "spaces at the ends": "  zwei davor, zwei danach  ",
    "a tab": "Name\tZeit",
    "quotes and backslashes": '"Hallo", \'sagt\' „sie“: C:\\neu\\t \\\\ \\"',
    "markup": "<script>alert('x')</script> &amp; <b>fett</b> ]]> <!-- --> <?php ?> %(name)s {name}",
    "an emoji of several characters": "👩🏽‍🍳 Kochen 🇪🇷",
    "Arabic with isolates": "مهرجان الحي \u2066Nachbarschaftshaus\u2069 من \u20682\u2069 إلى \u20684\u2069\u200f",
    "Tigrinya": "ናይ ጎረቤት በዓል፡ ምግብን ሙዚቃን።",
    "composed": unicodedata.normalize("NFC", "Füße, Việt, ä"),
    "decomposed": unicodedata.normalize("NFD", "Füße, Việt, ä"),
    "what was once a comment": "_: Hallo\n_: nochmal",
    "what looks like a header": 'Language: fr\nmsgid "x"\n#, fuzzy',
    "a long line": "Nachbarschaftshaus, Straßenfest – " * 40,
    "no-break and thin spaces": "10\u00a0Uhr\u202f30\u200bMinuten",
}


def entry(**changes: object) -> Entry:
    """A translated title, with `changes`; the digest is that of the source, unless it is given."""
    made = Entry(
        key="offer-12-title",
        label="Offer of station 7, Nachbarschaftshaus: title",
        source="Waffeln backen",
        source_language="de",
        target="خبز الوافل",
        source_digest="",
        seen_version=3,
        needs_work=False,
    )
    made = replace(made, **changes)
    return made if "source_digest" in changes else replace(made, source_digest=digest(made.source))


def hard_entries() -> list[Entry]:
    """Every hard text as source and as translation, some of them still to be looked at."""
    return [
        entry(
            key=f"offer-{number}-description", label=name, source=words, target=words, needs_work=number % 2 == 0
        )
        for number, (name, words) in enumerate(HARD.items())
    ]


TO_ARABIC = {"source_language": "de", "target_language": "ar", "name": "Nachbarschaftsfest"}
