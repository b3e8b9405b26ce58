"""Protects: the published formula, sentences and words as German writes them, and the limits of the hint."""

import pytest

from events.readability import (
    GRADED_FROM,
    Level,
    Readability,
    assess,
    school_grade,
    sentences_in,
    syllables,
    words_in,
)

LONG = "Wir laden alle Kinder und ihre Eltern und auch die Nachbarn aus dem Haus gegenüber herzlich ein."
EASY = "Wir kochen im Hof. " * 10
HARD = (
    "Die Anmeldung berechtigter Personen erfolgt ausschließlich schriftlich. "
    "Voraussetzung ist die Vorlage entsprechender Nachweise. Unvollständige Unterlagen werden zurückgegeben. "
    "Ausnahmen bedürfen vorheriger Genehmigung durch zuständige Fachabteilungen der Verwaltung. "
    "Nachträgliche Änderungen müssen innerhalb festgelegter Fristen beantragt werden. "
)

# As Duden parts them, single letters included.
SYLLABLES = {
    **dict.fromkeys(["Haus", "Kind", "Spaß", "Tee", "Saal", "Boot", "Uhr", "früh", "Quiz", "Mais"], 1),
    **dict.fromkeys(["Abend", "Kuchen", "neue", "Feier", "Häuschen", "bequem", "Yoga", "Linie", "Türkei"], 2),
    **dict.fromkeys(["Museum", "Theater", "Familie", "Bäuerin", "Ferien", "Syrien", "Beratung", "Nation"], 3),
    **dict.fromkeys(["Familien", "Übersetzung", "Apotheke", "Geologie", "Sanitätsdienst", "Jubiläum"], 4),
    **dict.fromkeys(["Bastelangebot", "Integration", "individuell"], 5),
    **dict.fromkeys(["Organisation", "Materialien", "Aufenthaltserlaubnis", "Ausländerbehörde"], 6),
}


@pytest.mark.parametrize(("word", "count"), SYLLABLES.items())
def test_syllables(word, count):
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("sentences", "grade"),
    [
        # no word of three syllables, 2.5 words a sentence, no word of seven letters, 2 of 5 with one syllable
        ([["Wir", "kochen"], ["Kommen", "Sie", "vorbei"]], 0.1672 * 2.5 - 0.0327 * 40 - 0.875),
        # two of four have three syllables, the same two are long, the other two have one syllable
        ([["Die", "Beratung", "ist", "kostenlos"]], 0.1935 * 50 + 0.1672 * 4 + 0.1297 * 50 - 0.0327 * 50 - 0.875),
        ([["Veranstaltung"]], 0.1935 * 100 + 0.1672 + 0.1297 * 100 - 0.875),
    ],
)
def test_the_formula_as_one_computes_it_by_hand(sentences, grade):
    assert school_grade(sentences) == pytest.approx(grade)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Wir sind da. Kommen Sie!", ["Wir sind da.", "Kommen Sie!"]),
        ("Wir basteln z. B. Drachen. Das macht Spaß.", ["Wir basteln z. B. Drachen.", "Das macht Spaß."]),
        ("Der Weltraum e. V. Jena hilft.", ["Der Weltraum e. V. Jena hilft."]),
        ("Goethestr. 5 ist nah. Die Str. Am Bach auch.", ["Goethestr. 5 ist nah.", "Die Str. Am Bach auch."]),
        ("Am 12. Juni ist das Fest. Und am 3. Juli.", ["Am 12. Juni ist das Fest.", "Und am 3. Juli."]),
        ("Es war 2026. Nun ist 2027.", ["Es war 2026.", "Nun ist 2027."]),
        ("Von 14:00 Uhr bis 15.30 Uhr. Bis dann!", ["Von 14:00 Uhr bis 15.30 Uhr.", "Bis dann!"]),
        ("Mitbringen:\n- Tasse\n• Teller\n\n* Löffel", ["Mitbringen:", "Tasse", "Teller", "Löffel"]),
        ("Siehe https://example.org/a.html?b=1. Danke", ["Siehe https://example.org/a.html?b=1.", "Danke"]),
        ("„Ja!“ sagt sie. „Nein.“ Er geht.", ["„Ja!“ sagt sie.", "„Nein.“", "Er geht."]),
        ("Kommt! 🎉 Wir warten … Oder?! Ja", ["Kommt!", "🎉 Wir warten …", "Oder?!", "Ja"]),
        ("Mo. bis Fr. 9 Uhr, Tel. 03641 12345", ["Mo. bis Fr. 9 Uhr, Tel. 03641 12345"]),
        (" \n ... \n–\n", []),
    ],
)
def test_where_a_sentence_ends(text, sentences):
    assert sentences_in(text) == sentences


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Am 12. Juni um 14:00 Uhr", ["Am", "12", "Juni", "um", "14:00", "Uhr"]),
        (
            "Besucher*innen, Nachbar:innen und/oder Kinder",
            ["Besucher*innen", "Nachbar:innen", "und", "oder", "Kinder"],
        ),
        ("Nachbarschafts-Haus und Halte·stelle", ["Nachbarschafts-Haus", "und", "Halte·stelle"]),
        ("Mail an haus@example.org oder www.example.org", ["Mail", "an", "oder"]),
    ],
)
def test_what_counts_as_a_word(sentence, words):
    assert words_in(sentence) == words


def test_long_sentences_and_words_are_quoted_once_and_in_order():
    found = assess(f"Hallo! {LONG} Kinderschminken, Familienzentrum, Kinderschminken.", "de")

    assert found == Readability(None, Level.MEDIUM, (LONG,), ("Kinderschminken", "Familienzentrum"))


def test_a_hyphen_makes_a_long_word_short():
    assert assess("Nachbarschaftshaus", "de") == Readability(None, Level.MEDIUM, (), ("Nachbarschaftshaus",))
    assert assess("Nachbarschafts-Haus", "de").long_words == ("Nachbarschafts-Haus",)
    assert assess("Stadtteil-Zentrum", "de") is None


def test_plain_german_wants_shorter_sentences():
    eleven = "Wir kochen heute mit allen Kindern im Hof einen Topf Suppe."

    assert assess(eleven, "de") == Readability(None, Level.EASY, (), ())
    assert assess(eleven, "de-x-leicht") == Readability(None, Level.MEDIUM, (eleven,), ())


def test_a_text_gets_a_grade_from_thirty_words_on():
    assert assess(EASY, "de") == Readability(4.0, Level.EASY, (), ())
    assert assess("Wir kochen im Hof. " * (GRADED_FROM // 4), "de").grade is None


def test_a_hard_text_is_said_to_be_hard_though_no_sentence_is_long():
    found = assess(HARD, "de")

    assert (found.grade, found.level, found.long_sentences) == (15.0, Level.HARD, ())


def test_an_easy_text_stays_easy_with_one_long_word():
    assert assess(EASY + "Kinderschminken auch.", "de").level == Level.EASY


@pytest.mark.parametrize("language", ["ar", "en", "", "xx"])
def test_other_languages_are_not_judged(language):
    assert assess(LONG, language) is None


@pytest.mark.parametrize("text", ["", "   ", "Tee", "…", "Wir kochen zusammen."])
def test_a_few_short_words_get_no_hint(text):
    assert assess(text, "de") is None


def test_what_comes_after_five_thousand_letters_is_not_looked_at():
    assert assess("x " * 2500 + "Kinderschminken", "de").long_words == ()
