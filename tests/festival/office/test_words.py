"""Translations on the desk: the matrix, its filters, one text in one language, two people at once."""

import pytest

from events.models import Origin, Role, Translation
from tests.factories import FestivalFactory, OfferFactory, StationFactory, translate
from tests.festival.office.counting import count_queries
from tests.festival.office.planning import signed_in

WORDS = "/desk/f/sommerfest-2027/words/"


@pytest.fixture
def offer(festival):
    """An offer of a confirmed station; its festival speaks German, English and Arabic."""
    station = StationFactory(festival=festival, state="confirmed", number=4)
    return station.offers.get()


@pytest.fixture
def page(offer):
    return f"{WORDS}offer-{offer.pk}-title/ar/"


def sent(words: str, *, seen: int = 0, made_from: str = "", do: str = "save") -> dict[str, object]:
    return {"words": words, "seen": seen, "made_from": made_from, "do": do}


def counts(response, language: str) -> dict[str, int]:
    summary = next(one for one in response.context["summaries"] if one.language == language)
    return {look.state: count for look, count in summary.counts}


def test_the_matrix_counts_every_text_in_every_language(desk, offer):
    translate(offer, "title", "ar", "خياطة")
    translate(offer, "description", "ar", "وصف", origin=Origin.MACHINE)

    response = desk.get(WORDS)

    assert counts(response, "ar") == {"missing": 4, "outdated": 0, "machine": 1, "checked": 1}
    assert counts(response, "en") == {"missing": 6, "outdated": 0, "machine": 0, "checked": 0}
    assert [place.heading for place, _lines in response.context["groups"]] == [
        "The festival",
        offer.station.organisation.name,
    ]


def test_each_cell_leads_to_its_place_of_work_and_says_its_state_in_a_word(desk, offer, page):
    html = desk.get(WORDS).content.decode()

    link = f'<a class="cell cell--missing" href="offer-{offer.pk}-title/ar/" aria-label="missing">○</a>'
    assert html.count(link) == 1
    assert desk.get(page).status_code == 200


def test_what_is_outdated_in_one_language(desk, offer):
    translate(offer, "title", "ar", "خياطة")
    translate(offer, "title", "en", "Sewing")
    offer.title = "Fahnen nähen"
    offer.save()

    response = desk.get(WORDS + "?language=ar&state=outdated")

    assert [(one.text.key, one.language) for one in response.context["page"]] == [
        (f"offer-{offer.pk}-title", "ar")
    ]
    assert (response.context["total"], "Fahnen nähen" in response.content.decode()) == (1, True)


def test_still_to_do_are_missing_outdated_and_by_machine(desk, offer):
    translate(offer, "title", "ar", "خياطة")
    translate(offer, "description", "ar", "وصف", origin=Origin.MACHINE)

    response = desk.get(WORDS + "?language=ar&state=open")

    assert [one.look.state for one in response.context["page"]] == ["missing"] * 4 + ["machine"]


def test_searching_narrows_the_matrix_and_the_list(desk, offer):
    OfferFactory(station=offer.station, title="Tee kosten", description="")

    matrix = desk.get(WORDS + "?q=tee KOSTEN")
    listed = desk.get(WORDS + "?q=tee&language=ar")

    assert [line.excerpt for _place, lines in matrix.context["groups"] for line in lines] == ["Tee kosten"]
    assert [one.excerpt for one in listed.context["page"]] == ["Tee kosten"]


@pytest.mark.parametrize("query", ["?language=tlh", "?state=perfect", "?language=ar&state=%00"])
def test_a_filter_that_does_not_exist_is_said_and_shows_everything(desk, offer, query):
    response = desk.get(WORDS + query)

    assert (response.status_code, len(response.context["groups"])) == (422, 2)


@pytest.mark.parametrize("path", ["", "?language=ar&state=missing", "?state=open"])
def test_as_many_queries_for_three_stations_as_for_one(desk, offer, path):
    one = count_queries(desk, WORDS + path)
    for number in (5, 6):
        StationFactory(festival=offer.station.festival, state="confirmed", number=number)

    assert count_queries(desk, WORDS + path) == one


def test_saving_goes_on_to_the_next_open_text(desk, offer, page, coordinator):
    response = desk.post(page, sent("خياطة", made_from=offer.title))

    saved = Translation.objects.get()
    assert (saved.words, saved.by, saved.origin, saved.source) == (
        "خياطة",
        str(coordinator),
        "person",
        offer.title,
    )
    assert response.url == f"{WORDS}offer-{offer.pk}-description/ar/"


def test_the_last_open_text_leads_back_to_the_matrix(desk, offer, page):
    for name in ("title", "description", "place", "travel_hint"):
        translate(offer.station.festival, name, "ar", "نص")
    translate(offer, "description", "ar", "وصف")

    assert desk.post(page, sent("خياطة", made_from=offer.title)).url == WORDS


def test_what_has_changed_since_is_shown_word_by_word(desk, offer, page):
    offer.title = "Wimpel nähen"
    translate(offer, "title", "ar", "خياطة")
    offer.title = "Fahnen nähen"
    offer.save()

    response = desk.get(page)

    assert [(piece.change, piece.words) for piece in response.context["pieces"]] == [
        ("removed", "Wimpel"),
        ("added", "Fahnen"),
        ("same", "nähen"),
    ]


def test_still_right_makes_the_same_words_count_for_the_source_of_today(desk, offer, page):
    translate(offer, "title", "ar", "خياطة")
    offer.title = "Fahnen nähen"
    offer.save()

    desk.post(page, sent("خياطة", seen=1, made_from="Fahnen nähen", do="keep"))

    saved = Translation.objects.get()
    assert (saved.words, saved.source, saved.version) == ("خياطة", "Fahnen nähen", 2)


def test_saved_from_a_page_opened_before_the_source_changed_it_counts_as_outdated(desk, offer, page):
    offer.title = "Fahnen nähen"
    offer.save()

    desk.post(page, sent("خياطة", made_from="Wimpel nähen"))

    assert counts(desk.get(WORDS), "ar")["outdated"] == 1


def test_two_at_once_keep_both_words(desk, offer, page):
    translate(offer, "title", "ar", "كلمات سميرة")

    response = desk.post(page, sent("كلماتي", seen=0, made_from=offer.title))

    conflict, form = response.context["conflict"], response.context["form"]
    assert response.status_code == 409
    assert (conflict.words, conflict.by) == ("كلمات سميرة", "Samira")
    assert (form["words"].value(), form["seen"].value()) == ("كلماتي", "1")
    assert Translation.objects.get().words == "كلمات سميرة"


def test_after_seeing_the_other_words_mine_can_be_saved(desk, offer, page):
    translate(offer, "title", "ar", "كلمات سميرة")
    form = desk.post(page, sent("كلماتي", made_from=offer.title)).context["form"]

    desk.post(page, sent("كلماتي", seen=form["seen"].value(), made_from=offer.title))

    assert Translation.objects.get().words == "كلماتي"


def test_removing_gives_readers_the_original_again(desk, offer, page):
    translate(offer, "title", "ar", "خياطة")

    response = desk.post(page, sent("", seen=1, made_from=offer.title, do="remove"))

    assert (response.url, Translation.objects.count()) == (page, 0)


def test_removing_what_somebody_has_just_changed_asks_first(desk, offer, page):
    translate(offer, "title", "ar", "خياطة")
    Translation.objects.update(version=2)

    response = desk.post(page, sent("", seen=1, made_from=offer.title, do="remove"))

    assert (response.status_code, Translation.objects.count()) == (409, 1)


@pytest.mark.parametrize("words", ["", "   ", "\x00", "x" * 1000])
def test_words_nobody_can_read_are_refused(desk, offer, page, words):
    response = desk.post(page, sent(words, made_from=offer.title))

    assert (response.status_code, Translation.objects.count()) == (422, 0)


def test_a_form_that_lost_its_hidden_fields_is_refused(desk, page):
    assert desk.post(page, {"words": "خياطة"}).status_code == 422


@pytest.mark.parametrize(
    "tail", ["offer-0-title/ar/", "festival/ar/", "offer-x-title/ar/", "{title}/fr/", "{title}/de/"]
)
def test_what_is_not_there_or_needs_no_translation_is_not_found(desk, offer, tail):
    path = WORDS + tail.format(title=f"offer-{offer.pk}-title")

    assert desk.get(path).status_code == 404


def test_the_text_of_another_office_is_not_found(desk, offer):
    other = StationFactory(festival=FestivalFactory(), state="confirmed", number=1).offers.get()

    assert desk.get(f"{WORDS}offer-{other.pk}-title/ar/").status_code == 404


def test_readers_look_and_change_nothing(reader, offer, page):
    translate(offer, "title", "ar", "خياطة")

    assert '<form method="post" novalidate' not in reader.get(page).content.decode()
    assert reader.post(page, sent("نص", seen=1, made_from=offer.title)).status_code == 403
    assert reader.get(WORDS).status_code == 200


def test_members_translate(offer, page, festival):
    member = signed_in(festival.office, Role.MEMBER)

    assert member.post(page, sent("خياطة", made_from=offer.title)).status_code == 302


def asked(station, **fields):
    """The station with what the office wrote to it."""
    for name, value in fields.items():
        setattr(station, name, value)
    station.save()
    return station


def test_a_question_to_an_organisation_is_translated_on_the_desk_alone(desk, offer):
    station = asked(offer.station, state="asked", question="Habt ihr Strom?")
    station.organisation.contacts.update(language="ar")
    page = f"{WORDS}station-{station.pk}-question/ar/"
    assert page in desk.get(f"/desk/f/sommerfest-2027/stations/{station.pk}/").content.decode()
    assert desk.get(page).context["text"].words == "Habt ihr Strom?"

    response = desk.post(page, sent("هل لديكم كهرباء؟", made_from="Habt ihr Strom?"))

    assert response.url == f"/desk/f/sommerfest-2027/stations/{station.pk}/"
    assert Translation.objects.get().words == "هل لديكم كهرباء؟"
    assert "Habt ihr Strom?" not in desk.get(WORDS).content.decode()


@pytest.mark.parametrize("tail", ["question/de/", "question/tlh/", "decision_note/ar/", "remark/ar/"])
def test_what_the_office_did_not_write_or_nobody_reads_is_not_found(desk, offer, tail):
    asked(offer.station, state="asked", question="Habt ihr Strom?")

    assert desk.get(f"{WORDS}station-{offer.station_id}-{tail}").status_code == 404


def test_the_question_to_a_station_of_another_festival_is_not_found(desk, offer):
    other = asked(
        StationFactory(festival=FestivalFactory(office=offer.station.festival.office)), question="Strom?"
    )

    assert desk.get(f"{WORDS}station-{other.pk}-question/ar/").status_code == 404


def test_a_source_that_changed_under_the_pen_brings_the_page_again(desk, offer, page):
    response = desk.post(page, sent("خياطة", made_from="Wimpel nähen, früher"))

    assert (response.url, Translation.objects.get().words) == (page, "خياطة")
