"""Languages by BCP 47 tag: their names in their own script, their direction.

Plain data without Django, so that the settings can read it. Names are autonyms as in CLDR 46,
checked against Babel where CLDR knows the language; `rom` and `bs` follow the communities' use.

Plain German is `de-x-leicht`. The registered variant `simple` (`de-simple`) means Einfache Sprache as well
as Leichte Sprache, which follow different rules; the private part (RFC 5646, 2.2.7) means exactly one, and
a program that does not know it reads the text as German.
"""

import unicodedata
from dataclasses import dataclass

PLAIN_GERMAN = "de-x-leicht"


@dataclass(frozen=True, slots=True)
class Language:
    """One language: `tag` (BCP 47), `name` (English), `autonym` (its own name), `rtl` (direction).

    `checked_by_native_speaker` is about the product's own words in it, and is said on the languages page.
    """

    tag: str
    name: str
    autonym: str
    rtl: bool = False
    checked_by_native_speaker: bool = False

    @property
    def direction(self) -> str:
        """`"rtl"` or `"ltr"`, as HTML's `dir` wants it."""
        return "rtl" if self.rtl else "ltr"


# The languages the product itself can speak to visitors, in the order of the chooser.
PRODUCT = (
    Language("de", "German", "Deutsch"),
    Language(PLAIN_GERMAN, "Plain German (Leichte Sprache)", "Leichte Sprache"),
    Language("en", "English", "English"),
    Language("ar", "Arabic", "العربية", rtl=True),
    Language("fa", "Persian", "فارسی", rtl=True),
    Language("uk", "Ukrainian", "Українська"),
    Language("ru", "Russian", "Русский"),
    Language("tr", "Turkish", "Türkçe"),
    Language("vi", "Vietnamese", "Tiếng Việt"),
    Language("fr", "French", "Français"),
    Language("ku", "Kurdish (Kurmanji)", "Kurdî (Kurmancî)"),
    Language("ti", "Tigrinya", "ትግርኛ"),
    Language("so", "Somali", "Soomaali"),
    Language("ro", "Romanian", "Română"),
    Language("pl", "Polish", "Polski"),
    Language("es", "Spanish", "Español"),
)

# Languages people speak at a station, beside those above.
SPOKEN_TOO = (
    Language("am", "Amharic", "አማርኛ"),
    Language("bg", "Bulgarian", "Български"),
    Language("bs", "Bosnian", "Bosanski"),
    Language("ckb", "Kurdish (Sorani)", "کوردیی ناوەندی", rtl=True),
    Language("el", "Greek", "Ελληνικά"),
    Language("gsg", "German Sign Language", "Deutsche Gebärdensprache"),
    Language("hi", "Hindi", "हिन्दी"),
    Language("hr", "Croatian", "Hrvatski"),
    Language("hu", "Hungarian", "Magyar"),
    Language("it", "Italian", "Italiano"),
    Language("ka", "Georgian", "ქართული"),
    Language("mk", "Macedonian", "Македонски"),
    Language("om", "Oromo", "Oromoo"),
    Language("prs", "Dari", "دری", rtl=True),
    Language("ps", "Pashto", "پښتو", rtl=True),
    Language("pt", "Portuguese", "Português"),
    Language("rom", "Romani", "Romanes"),
    Language("sq", "Albanian", "Shqip"),
    Language("sr", "Serbian", "Српски"),
    Language("th", "Thai", "ไทย"),
    Language("ur", "Urdu", "اردو", rtl=True),
    Language("zh", "Chinese", "中文"),
)

BY_TAG = {language.tag: language for language in PRODUCT + SPOKEN_TOO}
PRODUCT_TAGS = tuple(language.tag for language in PRODUCT)


def primary(tag: str) -> str:
    """The language alone, without script, country or variant: `de` of `de-x-leicht`."""
    return tag.partition("-")[0]


def language(tag: str) -> Language:
    """The language of a tag; a tag we do not know is shown as it is, from left to right."""
    return BY_TAG.get(tag) or Language(tag, tag, tag)


def autonyms(tags: list[str]) -> list[str]:
    """The names of `tags` in their own script, in the order given."""
    return [language(tag).autonym for tag in tags]


def runs_rtl(text: str) -> bool:
    """Whether the first letter of `text` that has a direction runs from right to left."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((found in {"R", "AL"} for found in directions if found in {"L", "R", "AL"}), False)
