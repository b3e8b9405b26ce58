"""How easily a German text is read: a hint for whoever writes it, never a gate. Pure and offline.

    assess("Wir kochen zusammen. Kommen Sie vorbei!", "de")

Readers are families who are still learning German, so the limits are those of plain language. Sentences and
words that are long are quoted back to the writer; a text of 30 words or more also gets a school grade.

**The formula** is the first Wiener Sachtextformel (R. Bamberger, E. Vanecek: Lesen – Verstehen – Lernen –
Schreiben. Wien 1984; the coefficients as in koRpus, an R package of readability measures):

    grade = 0.1935 MS + 0.1672 SL + 0.1297 IW − 0.0327 ES − 0.875          from 4, very easy, to 15, very hard

MS, IW and ES are the percentages of words with three or more syllables, with more than six letters, and with
one syllable; SL is the mean number of words in a sentence.

Why not LIX (Björnsson 1968), which needs no syllables: tried on pieces of 30 words out of one text in Leichte
Sprache (140 words) and newspapers' reports of street festivals (177 words), LIX could not tell them apart (47 ± 4
and 51 ± 4), this formula could (6 ± 1 and 11 ± 1). LIX takes everyday words like “Menschen” for long ones. Below
30 words the grade jumps with every word that is typed, so there is none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from events.languages import PLAIN_GERMAN

GERMAN: Final = "de"

# A sentence of more words is long. 15: the upper end of what W. Seibicke recommends for written German (10–15)
# and the usual limit of Einfache Sprache. 10: the upper end of the usual limit of Leichte Sprache (8–10).
LONG_SENTENCE: Final = {GERMAN: 15, PLAIN_GERMAN: 10}
# A word of more letters is long; a hyphen makes two words of it, as Leichte Sprache wants it. Our own choice: it
# marks 1 of the 140 words in Leichte Sprache and 20 of the 177 in the newspapers, where four syllables would mark
# “Behinderung” and “angeboten” too.
LONG_WORD: Final = 12
GRADED_FROM: Final = 30  # words
PRAISED_FROM: Final = 10  # words
READ_AT_MOST: Final = 5_000  # letters; what comes after them is not looked at
# Our own choice: the text in Leichte Sprache has 6.7; in Germany nobody must go to school for more than 10 years
# full time, so a higher grade is more than school can have taught everybody.
EASY_GRADE: Final = 7
HARD_GRADE: Final = 10
SCALE: Final = (4.0, 15.0)


class Level(StrEnum):
    """How hard a text is to read."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Readability:
    """What a writer may want to know. `grade`: a school grade from 4 to 15, None for a text too short to say."""

    grade: float | None
    level: Level
    long_sentences: tuple[str, ...]
    long_words: tuple[str, ...]


def assess(text: str, language: str) -> Readability | None:
    """What is long in a German text. None for other languages, and for a few words with nothing long in them."""
    if language not in LONG_SENTENCE:
        return None
    sentences = sentences_in(text[:READ_AT_MOST])
    read = [words_in(sentence) for sentence in sentences]
    count = sum(map(len, read))
    limit = LONG_SENTENCE[language]
    long_sentences = tuple(sentence for sentence, words in zip(sentences, read, strict=True) if len(words) > limit)
    long_words = _long_words(read)
    if count < PRAISED_FROM and not long_sentences and not long_words:
        return None
    grade = round(min(max(school_grade(read), SCALE[0]), SCALE[1]), 1) if count >= GRADED_FROM else None
    return Readability(grade, _level(grade, long_sentences, long_words), long_sentences, long_words)


def _level(grade: float | None, long_sentences: Sequence[str], long_words: Sequence[str]) -> Level:
    if grade is not None and grade > HARD_GRADE:
        return Level.HARD
    if long_sentences or (long_words if grade is None else grade > EASY_GRADE):
        return Level.MEDIUM
    return Level.EASY


def school_grade(sentences: Sequence[Sequence[str]]) -> float:
    """The first Wiener Sachtextformel for sentences given as lists of words; at least one word."""
    words = [word for sentence in sentences for word in sentence]
    counts = [syllables(word) for word in words]
    percent = 100 / len(words)
    three_syllables = sum(count >= 3 for count in counts) * percent
    one_syllable = sum(count == 1 for count in counts) * percent
    long = sum(_letters(word) > 6 for word in words) * percent
    length = len(words) / len(sentences)
    return 0.1935 * three_syllables + 0.1672 * length + 0.1297 * long - 0.0327 * one_syllable - 0.875


# --- Sentences ------------------------------------------------------------------------------------
_END = re.compile(r"(?<![.!?…])([.!?…]++)[\"“”«»‘’)\]]*+\s++(?![a-zäöüß])")
_NO_END = re.compile(
    r"""(?<![^\s(.]) (?: \w | \d\d              # “z. B.”, “e. V.”, “3. Stock”, “12. Juni”
        | Dr | Prof | Hr | Fr | St | Nr | Tel | Abs | Kl
        | Mo | Di | Mi | Do | Sa | So | Jan | Feb | Apr | Aug | Sept? | Okt | Nov | Dez
        | bzw | ca | evtl | exkl | ggf | inkl | max | min | sog | tgl | vgl | Std | Min | Mio )$
        | [Ss]tr$""",
    re.VERBOSE,
)
_BULLETS = " \t-–*•·"


def sentences_in(text: str) -> list[str]:
    """The sentences of a text, each as it was written. A line break ends one, so that lists are no long sentences.

    A full stop ends none in “z. B.”, “e. V.”, “Str.”, “12. Juni” or “14.30 Uhr”, and before a small letter.
    Where one cannot know (“ab 14. Kommen Sie …”) the two stay together.
    """
    found = []
    for line in text.splitlines():
        start = 0
        for end in _END.finditer(line):
            if end[1] != "." or not _NO_END.search(line, max(0, end.start() - 5), end.start()):
                found.append(line[start : end.end()])
                start = end.end()
        found.append(line[start:])
    return [sentence.strip(_BULLETS) for sentence in found if words_in(sentence)]


# --- Words ----------------------------------------------------------------------------------------
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@\S+")
_WORD = re.compile(r"\w+(?:[-‐‑·\u00ad'’.:*]\w+)*")
_PART = re.compile(r"[^\W\d_]+(?:\*[^\W\d_]+|:[^\W\d_]+)*")


def words_in(sentence: str) -> list[str]:
    """The words of a sentence; numbers and times are short words, addresses of mail and web are none."""
    return _WORD.findall(_ADDRESS.sub(" ", sentence))


def _letters(word: str) -> int:
    return sum(letter.isalpha() for letter in word)


def _long_words(sentences: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Each once, in the order of the text."""
    words = [word for sentence in sentences for word in sentence]
    return tuple(
        dict.fromkeys(word for word in words if any(_letters(part) > LONG_WORD for part in _PART.findall(word)))
    )


_VOWELS = re.compile(r"äu|au|eu|ei|ey|ai|ie|ee|aa|oo|[aeiouyäöüéèêàâô]")
_CONSONANTS = re.compile(r"(?<=q)u|y(?=[aou])")
_APART = re.compile(r"(?<=[lnr]i)(?=en)|(?<=di)(?=en$)|(?<=[eä])(?=um$)")


def syllables(word: str) -> int:
    """How many syllables a German word has: its groups of vowels, with “Fe-ri-en” and “Mu-se-um” minded.

    Wrong for 6 of the 117 words of festivals it was made with (“Ideen”, “Team”) and 1 of 70 others. Hyphenation by
    pyphen's TeX patterns was wrong for 10 and 6: it parts no single letters (“neu-e”) and no “th” (“A-po-theke”).
    """
    vowels = _VOWELS.findall(_APART.sub("-", _CONSONANTS.sub("", word.lower())))
    return max(1, len(vowels))
