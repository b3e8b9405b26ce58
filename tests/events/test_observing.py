"""The letter about an observance that has moved."""

from datetime import date

import pytest

from events.actions.moved_observances import check_linked_observances
from events.errors import LetterNotNeeded
from events.languages import PRODUCT_TAGS
from events.letters import write
from events.models import Letter
from stations.previews import preview_letter
from tests.factories import ObservanceLinkFactory


@pytest.fixture
def letter(festival, now):
    ObservanceLinkFactory(festival=festival, first=date(2027, 6, 14), last=date(2027, 6, 14))
    check_linked_observances(now=now)
    return Letter.objects.select_related("office", "festival__office").get()


def test_it_says_what_changed_and_how_the_festival_lies_to_it(letter):
    letter.language = "en"

    written = write(letter)

    assert written.subject == "Another date: Ashura (Sunni day of fasting)"
    assert written.paragraphs[1:4] == [
        "An observance with which your festival “Sommerfest” is linked has another date now: "
        "Ashura (Sunni day of fasting).",
        "Until now: Monday, 14 June 2027\nNow: Tuesday, 15 June 2027\n"
        "The calendar has newer data: the date was published or calculated anew. Source: Koordinationsrat der "
        "Muslime since 2008; Diyanet; criterion of Istanbul 2016.",
        "Your festival (Saturday, 12 June 2027, \u206614:00\u2060–\u206018:00\u2069) is "
        "3 days before Ashura (Sunni day of fasting).",
    ]
    assert written.content.action_url.endswith("/desk/f/sommerfest-2027/observances/")


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        ({"why": "corrected", "source": "Moschee."}, "Your office corrected this date. Source: Moschee."),
        ({"why": "own", "source": "Gemeinde"}, "Your office changed this day. Source: Gemeinde."),
        (
            {"why": "taken back", "source": "Diyanet"},
            "Your office took its correction back, so the date of the calendar holds again.",
        ),
        (None, "Now: Tuesday, 15 June 2027"),
    ],
)
def test_it_says_why(letter, why, sentence):
    """A letter owed before reasons were kept says none."""
    letter.language, letter.details["why"] = "en", why

    assert write(letter).paragraphs[2].splitlines()[-1] == sentence


@pytest.mark.parametrize(
    ("stance", "sentence"),
    [
        ("celebrate", "You said that you celebrate this day with others."),
        ("mind", "You said that you take care of those who keep this day."),
        ("avoid", "You said that you avoid this day."),
    ],
)
def test_it_repeats_how_the_festival_stands_to_it(letter, festival, stance, sentence):
    festival.observance_links.update(stance=stance, sentence="")
    letter.language = "en"

    assert sentence in write(letter).paragraphs


def test_one_that_has_vanished(letter):
    letter.language, letter.details["after"] = "en", None

    assert write(letter).subject == "Not in the calendar any more: Ashura (Sunni day of fasting)"


@pytest.mark.parametrize("tag", PRODUCT_TAGS)
def test_in_every_language(letter, tag):
    letter.language = tag

    assert "{" not in write(letter).text


def test_not_needed_once_it_moved_again(letter, festival):
    festival.observance_links.update(first=date(2027, 6, 16))

    with pytest.raises(LetterNotNeeded):
        write(letter)


def test_one_that_was_sent_can_still_be_read(letter, festival):
    festival.observance_links.update(first=date(2027, 6, 16))

    assert "15" in preview_letter(letter).text


def test_not_needed_without_the_link(letter, festival):
    festival.observance_links.all().delete()

    with pytest.raises(LetterNotNeeded):
        write(letter)
