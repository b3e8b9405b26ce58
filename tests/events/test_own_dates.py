"""The office's own dates over the catalogue."""

from datetime import date

from events.calendars import Certainty
from events.own_dates import OwnDate, kept_dates

CORRECTION = OwnDate(
    name="Opferfest",
    corrects="islam.eid_al_adha",
    instead_of=date(2027, 5, 16),
    first=date(2027, 5, 17),
    last=date(2027, 5, 20),
    source="Gemeinde",
)


def days(first, last, *own):
    return {kept.row.key: kept for kept in kept_dates(first, last, state="TH", own_dates=own)}


def test_a_correction_moves_out_of_days_and_into_others():
    before = days(date(2027, 5, 15), date(2027, 5, 16), CORRECTION)
    after = days(date(2027, 5, 20), date(2027, 5, 20), CORRECTION)

    assert "islam.eid_al_adha" not in before
    kept = after["islam.eid_al_adha"]
    assert (kept.row.first, kept.row.certainty, kept.own) == (date(2027, 5, 17), Certainty.FIXED, CORRECTION)
    assert kept.row.name == "Eid al-Adha (Feast of Sacrifice)"  # what the catalogue says stays


def test_a_correction_of_what_the_catalogue_no_longer_says_stands_by_its_own_words():
    lost = OwnDate(
        name="Altes Fest",
        corrects="gone.feast",
        instead_of=date(2027, 5, 1),
        first=date(2027, 5, 2),
        last=date(2027, 5, 2),
        source="Gemeinde",
    )

    assert days(date(2027, 5, 2), date(2027, 5, 2), lost)["gone.feast"].row.name == "Altes Fest"


def test_without_own_dates_it_is_the_catalogue():
    assert all(kept.own is None for kept in days(date(2027, 5, 1), date(2027, 5, 31)).values())
