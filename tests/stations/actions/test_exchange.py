"""Taking over a translators' file: text by text, nothing overwritten, one line in the log."""

from dataclasses import replace

import pytest

from events.errors import Overtaken, Refused
from events.exchange import Exchange
from events.models import LogEntry, Origin, Translation
from stations.actions.exchange import counts_of, import_translations
from stations.exchange import Outcome, entries_of
from stations.wording import matrix_of
from tests.factories import FestivalFactory, StationFactory, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer(festival):
    return StationFactory(festival=festival, state="confirmed", number=4).offers.get()


def translated(festival, words="نص", language="ar"):
    """The file as it comes back: every text translated with the same words."""
    entries = entries_of(matrix_of(festival), language, source_language="de")
    return Exchange("de", language, tuple(replace(entry, target=words, needs_work=False) for entry in entries))


def test_what_is_new_is_saved_as_imported(festival, offer, actor, now):
    import_translations(festival, translated(festival), actor=actor, now=now)

    saved = Translation.objects.get(about_kind="offer", field="title")
    assert (saved.words, saved.origin, saved.source, saved.by) == ("نص", Origin.IMPORTED, offer.title, actor.by)
    assert matrix_of(festival).counts["ar"] == {"checked": 6}


def test_one_line_in_the_log_with_the_counts(festival, offer, actor, now):
    translate(offer, "title", "ar", "خياطة")
    exchange = translated(festival)
    Translation.objects.update(version=2)

    import_translations(festival, exchange, actor=actor, now=now)

    entry = LogEntry.objects.get(event="translations_imported")
    assert entry.details == {"language": "ar", "counts": {"new": 5, "conflict": 1}}


def test_twice_is_as_once(festival, offer, actor, now):
    exchange = translated(festival)
    import_translations(festival, exchange, actor=actor, now=now)

    again = import_translations(festival, exchange, actor=actor, now=now)

    assert counts_of(again) == {"same": 6}
    assert LogEntry.objects.filter(event="translations_imported").count() == 1


def test_a_dry_run_says_the_same_and_changes_nothing(festival, offer, actor, now):
    results = import_translations(festival, translated(festival), actor=actor, now=now, dry_run=True)

    assert counts_of(results) == {"new": 6}
    assert (Translation.objects.count(), LogEntry.objects.count()) == (0, 0)


def test_a_stale_text_is_kept_and_counts_as_outdated(festival, offer, actor, now):
    exchange = translated(festival)
    offer.title = "Fahnen nähen"
    offer.save()

    import_translations(festival, exchange, actor=actor, now=now)

    assert matrix_of(festival).counts["ar"] == {"checked": 5, "outdated": 1}


def test_what_is_too_long_is_refused_with_its_reason_and_the_rest_is_saved(festival, offer, actor, now):
    results = import_translations(festival, translated(festival, "ن" * 700), actor=actor, now=now)

    refused = [result for result in results if result.outcome == Outcome.REFUSED]
    assert [result.entry.key for result in refused] != []
    assert all("too long" in result.note for result in refused)
    assert Translation.objects.count() == len(results) - len(refused)


def test_texts_of_another_festival_are_unknown(festival, offer, actor, now):
    other = StationFactory(festival=FestivalFactory(), state="confirmed", number=1)

    results = import_translations(festival, translated(other.festival), actor=actor, now=now)

    assert (counts_of(results), Translation.objects.count()) == ({"unknown": 6}, 0)


def test_questions_between_office_and_organisation_are_unknown(festival, offer, actor, now):
    """Only what visitors read is translated by file."""
    offer.station.question = "Strom?"
    offer.station.save()
    entry = replace(translated(festival).entries[0], key=f"station-{offer.station_id}-question")

    results = import_translations(festival, Exchange("de", "ar", (entry,)), actor=actor, now=now)

    assert counts_of(results) == {"unknown": 1}


def test_a_language_the_festival_does_not_have_is_refused(festival, offer, actor, now):
    exchange = replace(translated(festival), target_language="fa")

    with pytest.raises(Refused, match="فارسی"):
        import_translations(festival, exchange, actor=actor, now=now)


def test_tools_may_write_a_language_in_other_letters(festival, offer, actor, now):
    festival.languages = ["de", "de-x-leicht"]
    exchange = replace(translated(festival, language="de-x-leicht"), target_language="de-X-Leicht")

    import_translations(festival, exchange, actor=actor, now=now)

    assert set(Translation.objects.values_list("language", flat=True)) == {"de-x-leicht"}


def test_who_is_faster_in_the_same_moment_keeps_the_words(festival, offer, actor, now, monkeypatch):
    def overtaken(*_args, **_kwargs):
        raise Overtaken(words="أعلام", by="Samira", version=1)

    monkeypatch.setattr("stations.actions.exchange.save_translation", overtaken)

    results = import_translations(festival, translated(festival), actor=actor, now=now)

    assert counts_of(results) == {"conflict": 6}
