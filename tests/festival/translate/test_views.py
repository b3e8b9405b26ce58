"""A translator's pages: how far it is, what is open, one text, thanks."""

import re

import pytest

from events.models import Origin, Translation
from tests.factories import OrganisationFactory, StationFactory, TranslatorFactory, translate
from tests.festival.translate.conftest import Guest


def seen(response):
    """What the form's hidden `seen` says."""
    return re.search(r'name="seen" value="([^"]*)"', response.content.decode())[1]


def plain(response):
    """The page without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def field(response):
    """What stands in the textarea."""
    return re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", response.content.decode(), re.DOTALL)[1]


def test_the_start_says_how_far_each_language_is(guest):
    festival = guest.festival
    guest.translator.languages = ["ar", "en"]
    guest.translator.save()
    translate(festival, "place", "ar", "المرج", origin=Origin.MACHINE)
    translate(festival, "title", "ar", "مهرجان")
    festival.title = "Herbstfest"
    festival.save()

    page = plain(guest.get())

    assert "Hello Samira" in page
    assert "0 of 2 texts are done 1 text has changed since it was translated. 1 text was translated by" in page
    assert "0 of 2 texts are done 2 texts are not translated yet. Go on with the next open text" in page
    assert "Mara Lenz" in page


def test_a_text_written_in_the_language_itself_is_not_asked_for(guest):
    organisation = OrganisationFactory(office=guest.festival.office, about="نحن هنا", language="ar")
    station = StationFactory(festival=guest.festival, organisation=organisation)
    offer = station.offers.get()

    page = guest.get("ar/").content.decode()

    assert f"organisation-{organisation.pk}-about" not in page
    assert f"offer-{offer.pk}-title" in page
    assert guest.get(f"ar/organisation-{organisation.pk}-about/").status_code == 404


def test_the_list_may_show_only_what_is_open(guest):
    translate(guest.festival, "title", "ar", "مهرجان")

    every, still = guest.get("ar/").content.decode(), guest.get("ar/?open=1").content.decode()

    links = [f'href="{guest.path(guest.text(name))}"' for name in ("title", "place")]
    assert [[link in page.split("translate-list")[1] for link in links] for page in (every, still)] == [
        [True, True],
        [False, True],
    ]


def test_each_side_knows_its_language_and_direction(guest):
    page = guest.get(guest.text()).content.decode()

    assert '<blockquote class="words" lang="de" dir="ltr">Sommerfest</blockquote>' in page
    assert re.search(r'<textarea name="words"[^>]* lang="ar" dir="rtl"', page)


def test_saving_goes_on_to_the_next_open_text_and_then_thanks(guest):
    first = guest.save("title", "مهرجان الصيف")
    second = guest.save("place", "المرج")
    thanks = guest.client.get(second.headers["Location"])

    assert first.status_code == 303
    assert first.headers["Location"] == guest.path(guest.text("place")) + f"?saved={guest.key()}"
    assert second.headers["Location"] == guest.path("ar/thanks/") + f"?saved={guest.key('place')}"
    assert "Thank you, everything is translated 2 of 2 texts" in plain(thanks).replace("العربية ", "")
    assert guest.words() == ("مهرجان الصيف", 1, "Samira")


def test_the_next_open_text_is_also_found_before_this_one(guest):
    assert guest.save("place", "المرج").headers["Location"].startswith(guest.path(guest.text("title")))


def test_thanks_come_when_nothing_is_open(guest):
    assert guest.get("ar/thanks/").headers["Location"] == guest.path("ar/")


def test_what_has_changed_in_the_source_is_shown_and_may_still_be_right(guest):
    festival = guest.festival
    festival.title = "Sommerfest im Park"
    festival.save()
    translate(festival, "title", "ar", "مهرجان الصيف")
    festival.title = "Sommerfest im Garten"
    festival.save()

    page = guest.get(guest.text())
    assert "[taken out: Park ]" in plain(page)
    assert "[new: Garten ]" in plain(page)
    assert "It is still right" in plain(page)

    guest.save("title", field(page), seen=seen(page), do="keep")

    translation = Translation.objects.get(field="title")
    assert (translation.words, translation.source) == ("مهرجان الصيف", "Sommerfest im Garten")
    assert "1 of 2 texts are done" in plain(guest.get())


def test_a_machines_words_are_checked_by_a_button(guest):
    translate(guest.festival, "title", "ar", "مهرجان", origin=Origin.MACHINE)
    page = guest.get(guest.text())

    guest.save("title", field(page), seen=seen(page), do="keep")

    assert Translation.objects.get().origin == Origin.PERSON
    assert "1 of 2 texts are done" in plain(guest.get())


def test_nothing_written_is_asked_for_again(guest):
    answer = guest.save("title", "  ")

    assert answer.status_code == 422
    assert not Translation.objects.exists()


def test_nothing_typed_is_lost_when_it_is_too_long(guest):
    answer = guest.save("title", "م" * 361)

    assert answer.status_code == 422
    assert field(answer) == "م" * 361


def test_who_comes_second_sees_the_words_of_the_first_beside_their_own(guest):
    other = Guest(guest.client, TranslatorFactory(festival=guest.festival, name="Nour"))
    other.save("title", "مهرجان الصيف")

    answer = guest.save("title", "حفل الصيف", seen=0)

    assert answer.status_code == 409
    assert "These are the words of Nour" in plain(answer)
    assert 'dir="rtl">مهرجان الصيف</blockquote>' in answer.content.decode()
    assert (field(answer), seen(answer)) == ("حفل الصيف", "1")
    assert guest.words() == ("مهرجان الصيف", 1, "Nour")

    assert guest.save("title", field(answer), seen=seen(answer)).status_code == 303
    assert guest.words() == ("حفل الصيف", 2, "Samira")


def test_the_same_words_twice_are_no_conflict(guest):
    guest.save("title", "مهرجان")

    assert guest.save("title", " مهرجان ", seen=0).status_code == 303


def test_a_source_that_changed_under_the_pen_is_said_and_counts_as_outdated(guest):
    answer = guest.save("title", "مهرجان الصيف", made_from="Sommerfest alt")
    page = guest.client.get(answer.headers["Location"])

    assert answer.headers["Location"] == guest.path(guest.text()) + f"?saved={guest.key()}"
    assert "Your words are saved. But the text was changed while you wrote" in plain(page)
    assert "[taken out: alt ]" in plain(page)
    assert "0 of 2 texts are done" in plain(page)


def test_words_for_a_text_that_was_taken_out_meanwhile_come_back(guest):
    station = StationFactory(festival=guest.festival)
    rest = f"ar/offer-{station.offers.get().pk}-title/"
    station.offers.all().delete()

    answer = guest.client.post(guest.path(rest), {"words": "خياطة", "seen": 0, "made_from": "Nähen"})

    assert answer.status_code == 404
    assert "خياطة</blockquote>" in answer.content.decode()


def test_taking_a_translation_away(guest):
    guest.save("title", "مهرجان")

    answer = guest.save("title", "", seen=1, do="remove")

    assert answer.headers["Location"] == guest.path("ar/") + f"?removed={guest.key()}"
    assert not Translation.objects.exists()
    assert "Removed. Visitors read the original" in plain(guest.client.get(answer.headers["Location"]))


def test_taking_away_what_somebody_else_has_changed_is_asked_first(guest):
    guest.save("title", "مهرجان")
    guest.save("title", "مهرجان الصيف", seen=1)

    assert guest.save("title", "مهرجان", seen=1, do="remove").status_code == 409
    assert guest.words()[:2] == ("مهرجان الصيف", 2)


@pytest.mark.parametrize("word", ["saved", "removed"])
def test_only_texts_of_this_page_are_named_as_saved(guest, word):
    assert "data-saved" not in guest.get(f"ar/?{word}=haha").content.decode()
    assert (
        f'data-saved="sommerfest-2027/ar/{guest.key()}"' in guest.get(f"ar/?{word}={guest.key()}").content.decode()
    )


def test_what_people_wrote_is_never_markup(guest):
    festival = guest.festival
    festival.title = "<script>alert(1)</script>"
    festival.save()
    guest.save("title", "<b>مهرجان</b>")

    pages = [guest.get(rest).content.decode() for rest in ("", "ar/", guest.text())]

    assert not any("<script>alert" in page or "<b>مهرجان" in page for page in pages)
