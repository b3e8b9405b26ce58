"""Questions to residents on the desk."""

import pytest

from events.models import Survey, Translation, Wish
from tests.factories import OfficeFactory, berlin, translate
from tests.festival.office.counting import count_queries
from tests.surveys import survey_of

LIST = "/desk/o/jena/wishes/"
TOLD = {
    "question": "Was wünschen Sie sich?",
    "explanation": "",
    "choices": "Bänke\r\n\r\nBäume",
    "takes_words": "on",
    "language": "de",
    "slug": "wuensche",
}


def page_of(survey, rest=""):
    return f"{LIST}{survey.pk}/{rest}"


def wish_of(survey, words="Mehr Schatten"):
    return Wish.objects.create(survey=survey, words=words, language="ar", given_on=berlin(2027, 6, 1).date())


def test_a_member_writes_a_draft(member, office):
    response = member.post(LIST + "new/", TOLD)

    survey = Survey.objects.get()
    assert (response.url, survey.state) == (page_of(survey), "draft")
    assert list(survey.choices.values_list("words", flat=True)) == ["Bänke", "Bäume"]
    assert survey.question in member.get(LIST).content.decode()


def test_what_is_wrong_is_said_and_stays(member, office):
    response = member.post(LIST + "new/", TOLD | {"choices": "Nur eine"})

    assert (response.status_code, Survey.objects.count()) == (422, 0)
    assert "Nur eine" in response.content.decode()


def test_a_draft_is_changed(member, office):
    survey = survey_of(office, state="draft")
    form = member.get(page_of(survey, "change/")).context["form"]
    assert form["choices"].value() == "Mehr Bänke\nEin Spielplatz\nBäume"

    member.post(page_of(survey, "change/"), TOLD | {"seen": form["seen"].value()})

    assert Survey.objects.get().question == "Was wünschen Sie sich?"
    assert list(survey.choices.values_list("words", flat=True)) == ["Bänke", "Bäume"]


def test_a_coordinator_opens_and_closes(desk, office):
    survey = survey_of(office, state="draft")

    states = []
    for move in ("open/", "close/"):
        desk.post(page_of(survey, move))
        states.append(Survey.objects.get().state)
    again = desk.post(page_of(survey, "open/"))

    assert (states, again.status_code) == (["open", "closed"], 409)


def test_what_was_opened_is_not_thrown_away(desk, office):
    survey = survey_of(office)

    assert desk.post(page_of(survey, "drop/")).status_code == 409
    Survey.objects.update(state="draft")
    assert desk.post(page_of(survey, "drop/")).url == LIST
    assert Survey.objects.count() == 0


def test_numbers_are_seen_while_it_is_open(desk, office):
    survey = survey_of(office)
    survey.choices.filter(words="Bäume").update(count=41)

    bars = desk.get(page_of(survey)).context["bars"]

    assert (bars[0].choice.words, bars[0].count) == ("Bäume", 41)


def test_a_wish_is_shown_and_taken_off(desk, office):
    survey = survey_of(office, state="closed")
    wish = wish_of(survey)

    shown = []
    for do in ("show", "hide"):
        desk.post(page_of(survey, f"wishes/{wish.pk}/"), {"do": do})
        shown.append(Wish.objects.get().is_shown)

    assert shown == [True, False]


def test_a_wish_of_another_question_is_not_there(desk, office):
    wish = wish_of(survey_of(office, slug="andere"))

    assert desk.post(page_of(survey_of(office), f"wishes/{wish.pk}/"), {"do": "show"}).status_code == 404


def words_form(desk, survey):
    form = desk.get(page_of(survey, "words/ar/")).context["form"]
    return {name: form[name].value() for name in form.fields}


def test_all_its_texts_in_one_language(desk, office):
    survey = survey_of(office)
    told = words_form(desk, survey) | {f"survey-{survey.pk}-question": "ماذا تتمنى؟"}

    response = desk.post(page_of(survey, "words/ar/"), told)

    assert response.url == page_of(survey)
    assert list(Translation.objects.values_list("field", "words")) == [("question", "ماذا تتمنى؟")]
    assert dict(desk.get(page_of(survey)).context["missing"]) == {"en": 5, "ar": 4}


def test_who_was_slower_sees_the_others_words_and_may_save_again(desk, office):
    survey = survey_of(office)
    mine = words_form(desk, survey) | {f"survey-{survey.pk}-question": "Mine"}
    translate(survey, "question", "ar", "Theirs")

    conflict = desk.post(page_of(survey, "words/ar/"), mine)
    assert (conflict.status_code, "Theirs" in conflict.content.decode()) == (422, True)
    form = conflict.context["form"]
    desk.post(page_of(survey, "words/ar/"), {name: form[name].value() for name in form.fields})

    assert list(Translation.objects.values_list("words", flat=True)) == ["Mine"]


@pytest.mark.parametrize("tag", ["de", "fr", "xx"])
def test_only_into_the_languages_of_the_office(desk, office, tag):
    assert desk.get(page_of(survey_of(office), f"words/{tag}/")).status_code == 404


def test_a_question_of_another_office_is_not_there(desk, office):
    survey = survey_of(OfficeFactory(slug="elsewhere"))

    paths = [page_of(survey), f"/desk/o/elsewhere/wishes/{survey.pk}/"]

    assert [desk.get(path).status_code for path in paths] == [404, 404]


def test_as_many_queries_for_30_as_for_1(desk, office):
    survey = survey_of(office)
    counts = []
    for start, end in ((0, 1), (1, 30)):
        for number in range(start, end):
            survey_of(office, slug=f"frage-{number}")
            wish_of(survey)
        counts.append((count_queries(desk, LIST), count_queries(desk, page_of(survey))))

    assert counts[0] == counts[1]
