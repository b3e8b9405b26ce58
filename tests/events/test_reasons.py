"""Reasons in words: people's words keep their direction, own dates say whose they are, nothing is “allowed”."""

from datetime import date

import pytest
from django.utils import translation
from django.utils.translation import gettext

from events.actions.observances import add_own_day
from events.actors import CLOCK
from events.advice import advise
from events.calendars import meanings
from events.own_dates import OwnDate
from stations.advising import own_dates_of
from tests.events.advising import afternoon, district
from tests.factories import berlin

OWN = OwnDate(
    name="Kürbisfest",
    first=date(2027, 6, 12),
    last=date(2027, 6, 12),
    source="Gartenverein",
    kind="celebration",
    who="Der Gartenverein",
    meaning="Viele sind im Garten.",
    note="Auch bei Regen.",
)


def own_reason(**changes):
    advice = afternoon(2027, 6, 12, own_dates=(OWN,), **changes)
    return next(reason for reason in advice.reasons if reason.own)


def test_an_own_day_says_whose_it_is():
    assert own_reason().text == (
        "It would be lovely to meet “Kürbisfest” (Sat, 12 Jun 2027). Viele sind im Garten. "
        "Your office entered this day. Source: Gartenverein. Note: “Auch bei Regen”."
    )


def test_what_people_wrote_keeps_its_direction():
    with translation.override("ar"):
        assert own_reason().name == "\u2068Kürbisfest\u2069"


def test_a_corrected_date_says_what_was_reckoned():
    own = OwnDate(
        name="Pessach",
        corrects="jud.pessach",
        instead_of=date(2027, 4, 22),
        first=date(2027, 4, 22),
        last=date(2027, 4, 28),
        source="Gemeinde",
    )

    reason = next(one for one in afternoon(2027, 4, 25, own_dates=(own,)).reasons if one.row.key == "jud.pessach")

    assert reason.certainty_words == (
        "Your office corrected this date, which was calculated as Thu, 22 Apr 2027. Source: Gemeinde."
    )


def test_a_corrected_date_is_told_in_the_reader_s_language_like_any_other(office):
    now = berlin(2027, 1, 1, 9)
    day = date(2027, 5, 17)
    correction = {"corrects": "islam.eid_al_adha", "instead_of": date(2027, 5, 16)}
    add_own_day(office, **correction, first=day, last=day, source="Moschee", actor=CLOCK, now=now)

    advice = afternoon(2027, 5, 17, own_dates=own_dates_of(office))

    with translation.override("de"):
        reason = next(one for one in advice.reasons if one.row.key == "islam.eid_al_adha")
        assert (reason.name, reason.who, reason.meaning) == (
            "Opferfest",
            gettext(reason.row.who),
            gettext(meanings.EID),
        )
        assert reason.who != reason.row.who


@pytest.mark.parametrize(
    ("hour", "sentence"),
    [
        (14, "Sunset is at 21:30: those who fast eat after it."),
        (20, "Sunset is at 21:30: leave time for breaking the fast."),
    ],
)
def test_the_fast_is_broken_during_the_festival_or_after_it(hour, sentence):
    advice = advise(berlin(2027, 6, 12, hour), berlin(2027, 6, 12, hour + 2), around=district())

    assert [one.sunset_words for one in advice.collides if one.row.key == "alevi.muharrem_fasten"] == [sentence]


def test_an_iftar_is_called_by_its_name():
    reasons = afternoon(2027, 2, 20).collides

    assert {reason.sunset_words for reason in reasons} == {
        "Iftar (breaking the fast) is after sunset at 17:40; prayer calendars often print a few minutes later."
    }


def test_of_several_days_the_first_and_the_last_sunset_are_told():
    advice = advise(berlin(2027, 2, 19, 14), berlin(2027, 2, 21, 18), around=district())

    assert {reason.sunset_words for reason in advice.collides} == {
        "The fast is broken after sunset: on Fri, 19 Feb 2027 at 17:39, on Sun, 21 Feb 2027 at 17:42."
    }


def test_a_public_holiday_and_what_is_kept_on_it_by_the_same_name_is_told_once():
    names = [reason.row.key for reason in afternoon(2027, 9, 20).reasons if "weltkindertag" in reason.row.key]

    assert names == ["de.TH.weltkindertag"]


def test_no_sentence_allows_or_forbids():
    words = " ".join(reason.text for reason in afternoon(2027, 3, 20).reasons)

    assert not any(word in words for word in ("allowed", "forbidden", "must not", "permitted"))
