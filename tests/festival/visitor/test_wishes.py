"""A question to residents as they meet it."""

import pytest
from django.core.cache import cache
from django.test import Client

from events.actions.surveys import show_wish
from events.actors import CLOCK
from events.models import Survey, SurveyChoice, Wish
from festival.visitor import taking
from tests.factories import berlin, translate
from tests.surveys import survey_of

PATH = "/wishes/wuensche/"


@pytest.fixture(autouse=True)
def _fresh_limit():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def survey(office):
    return survey_of(office)


def counts():
    return list(SurveyChoice.objects.values_list("count", flat=True))


def test_ticks_and_words_arrive(browser, survey):
    first, _second, third = survey.choices.all()

    response = browser.post(f"/ar{PATH}", {"choices": [first.pk, third.pk], "words": "Mehr Schatten"})

    assert (response.status_code, response.headers["Location"]) == (303, f"/ar{PATH}thanks/")
    assert counts() == [1, 0, 1]
    assert list(Wish.objects.values_list("words", "language", "is_shown")) == [("Mehr Schatten", "ar", False)]
    assert browser.get(f"/ar{PATH}thanks/").status_code == 200


def test_every_text_is_in_the_readers_language(browser, survey):
    translate(survey, "question", "en", "What do you wish for?")
    translate(survey.choices.first(), "words", "en", "More benches")

    page = browser.get(f"/en{PATH}").content.decode()

    assert '<bdi lang="en" dir="ltr">What do you wish for?</bdi>' in page
    assert '<bdi lang="en" dir="ltr">More benches</bdi>' in page
    assert '<bdi lang="de" dir="ltr">Bäume</bdi>' in page


@pytest.mark.parametrize("told", [{}, {"choices": ["999999"]}, {"choices": ["x"]}, {"words": "a" * 401}])
def test_what_is_wrong_is_said_and_what_was_typed_comes_back(browser, survey, told):
    words = told.get("words", "")

    response = browser.post(PATH, told)

    assert (response.status_code, counts(), Wish.objects.count()) == (422, [0, 0, 0], 0)
    assert words in response.content.decode()


def test_who_is_refused_finds_everything_again(browser, survey, monkeypatch):
    monkeypatch.setattr(taking, "MOST", 0)
    second = survey.choices.all()[1]

    response = browser.post(PATH, {"choices": [second.pk], "words": "Mehr Schatten"})
    page = response.content.decode()

    assert (response.status_code, counts(), Wish.objects.count()) == (429, [0, 0, 0], 0)
    assert "Mehr Schatten" in page
    assert [f'value="{pk}"' in page for pk in survey.choices.values_list("pk", flat=True)] == [True] * 3
    assert page.count(" checked") == 1


def test_what_came_too_late_is_not_lost(browser, survey):
    Survey.objects.update(state="closed")

    response = browser.post(PATH, {"words": "Mehr Schatten"})

    assert (response.status_code, Wish.objects.count()) == (422, 0)
    assert "Mehr Schatten" in response.content.decode()


def test_results_stand_there_with_what_the_office_shows(browser, survey):
    survey.choices.filter(words="Bäume").update(count=12)
    day = berlin(2027, 6, 1).date()
    for words, language, is_shown in (("المزيد من الظل", "ar", True), ("Geheimer Wunsch", "de", False)):
        Wish.objects.create(survey=survey, words=words, language=language, given_on=day, is_shown=is_shown)
    assert "المزيد" not in browser.get(PATH).content.decode()
    Survey.objects.update(state="closed")

    page = browser.get(PATH).content.decode()

    assert '<li lang="ar" dir="rtl">المزيد من الظل</li>' in page
    assert "<strong>12</strong>" in page
    assert "Geheimer Wunsch" not in page
    assert "<form" not in page


def test_numbers_of_an_open_question_are_not_shown(browser, survey):
    survey.choices.update(count=4321)

    assert "4321" not in browser.get(PATH).content.decode()


@pytest.mark.parametrize("rest", ["", "thanks/"])
def test_a_draft_is_not_there(browser, office, rest):
    survey_of(office, state="draft")

    assert browser.get(PATH + rest).status_code == 404


@pytest.mark.parametrize("state", ["open", "closed"])
def test_as_many_queries_for_twelve_choices_as_for_two(browser, office, state, django_assert_max_num_queries):
    survey = survey_of(office, state=state, choices=[f"Wunsch {n}" for n in range(12)])
    for n in range(20):
        Wish.objects.create(
            survey=survey, words=f"W {n}", language="de", given_on=berlin(2027, 6, 1).date(), is_shown=True
        )

    with django_assert_max_num_queries(4):
        assert browser.get(f"/ar{PATH}").status_code == 200


def test_no_cookie_and_no_store(browser, survey):
    answers = [browser.get(PATH), browser.post(PATH, {"words": "Mehr Schatten"}), browser.post(PATH, {})]

    assert [dict(answer.cookies) for answer in answers] == [{}, {}, {}]
    assert [answer.headers["Cache-Control"] for answer in answers] == [
        "public, max-age=0, s-maxage=1",
        "no-store",
        "no-store",
    ]


@pytest.mark.parametrize("path", ["/", "/f/sommerfest-2027/"])
def test_pages_lead_to_an_open_question(browser, survey, station, path):
    seen = []
    for state in ("draft", "open", "closed"):
        Survey.objects.update(state=state)
        seen.append(f'href="{PATH}"' in browser.get(path).content.decode())

    assert seen == [False, True, False]


@pytest.mark.django_db(transaction=True)
def test_a_wish_that_is_shown_stands_on_the_page_that_was_kept(browser, survey, settings):
    settings.KEEP_PAGES = True
    Survey.objects.update(state="closed")
    wish = Wish.objects.create(survey=survey, words="Schatten", language="de", given_on=berlin(2027, 6, 1).date())
    before = browser.get(PATH).content.decode()

    show_wish(wish, is_shown=True, actor=CLOCK, now=berlin(2027, 6, 2))

    assert ("Schatten" in before, "Schatten" in browser.get(PATH).content.decode()) == (False, True)
