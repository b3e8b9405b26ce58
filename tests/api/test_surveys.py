"""Questions to residents, by API."""

import pytest

from events.models import Survey, Wish
from tests.factories import berlin
from tests.surveys import survey_of

LIST = "/api/v1/offices/jena/surveys/"
TOLD = {"slug": "wuensche", "question": "Was wünschen Sie sich?", "choices": ["Bänke", "Bäume"]}


def test_from_the_draft_to_the_results(api, office):
    made = api.post(LIST, TOLD)
    path = made.headers["Location"]
    changed = api.patch(path, {"explanation": "Wir lesen alles."})
    opened = api.post(path + "open/")
    Survey.objects.get().choices.filter(words="Bäume").update(count=9)
    closed = api.post(path + "close/")

    assert [answer.status_code for answer in (made, changed, opened, closed)] == [201, 200, 200, 200]
    assert [answer.json()["state"] for answer in (made, changed, opened, closed)] == [
        "draft",
        "draft",
        "open",
        "closed",
    ]
    assert [(one["words"], one["count"]) for one in closed.json()["choices"]] == [("Bänke", 0), ("Bäume", 9)]
    assert api.get(LIST).json()["results"] == [closed.json()]


def test_what_is_wrong_is_named(api, office):
    answer = api.post(LIST, TOLD | {"choices": ["Bänke"]})

    assert (answer.status_code, [one["pointer"] for one in answer.json()["errors"]]) == (400, ["/choices"])


def test_what_was_asked_stays(api, office):
    survey = survey_of(office)
    path = f"/api/v1/surveys/{survey.pk}/"

    answers = [api.patch(path, {"question": "Anders?"}), api.delete(path), api.post(path + "open/")]

    assert [answer.status_code for answer in answers] == [409, 409, 409]


def test_a_draft_is_dropped(api, office):
    survey = survey_of(office, state="draft")

    assert api.delete(f"/api/v1/surveys/{survey.pk}/").status_code == 204
    assert Survey.objects.count() == 0


def test_a_wish_is_read_and_shown(api, office):
    survey = survey_of(office)
    wish = Wish.objects.create(survey=survey, words="Schatten", language="de", given_on=berlin(2027, 6, 1).date())
    path = f"/api/v1/surveys/{survey.pk}/wishes/"

    listed = api.get(path).json()["results"]
    shown = api.patch(f"{path}{wish.pk}/", {"is_shown": True}).json()

    told = {"id": wish.pk, "words": "Schatten", "language": "de", "given_on": "2027-06-01"}
    assert (listed, shown) == ([told | {"is_shown": False}], told | {"is_shown": True})


@pytest.mark.parametrize("move", ["open/", "close/"])
def test_members_write_and_do_not_open_or_close(member, office, move):
    survey = survey_of(office, state="draft")

    assert member.patch(f"/api/v1/surveys/{survey.pk}/", {"question": "Und was noch?"}).status_code == 200
    assert member.post(f"/api/v1/surveys/{survey.pk}/{move}").status_code == 403
