"""A date poll by API: planned, opened, answered on behalf, closed with a day."""

import pytest

from events.models import DatePoll, Festival, Letter
from stations.models import DateReply
from tests.factories import FestivalFactory, ObservanceLinkFactory
from tests.letters import invited
from tests.polls import UNTIL, fits_of, poll_of, span

pytestmark = pytest.mark.django_db
POLLS = "/api/v1/festivals/sommerfest-2027/polls/"


@pytest.fixture(autouse=True)
def _april(time_machine_now):
    """Everything happens in April 2027."""


def days(*numbers):
    return [{"starts_at": start.isoformat(), "ends_at": end.isoformat()} for start, end in map(span, numbers)]


PLAN = {"answers_until": UNTIL.isoformat(), "message": "Bitte schnell.", "language": "de", "options": days(12, 19)}


@pytest.fixture
def house(festival):
    return invited(festival, contacts=2)


@pytest.fixture
def poll(festival, house):
    return poll_of(festival)


@pytest.fixture
def path(poll):
    return f"/api/v1/polls/{poll.pk}/"


def test_from_the_plan_to_the_decision(api, festival, house):
    planned = api.post(POLLS, PLAN | {"reminder_days": [5]})
    path = planned.headers["Location"].removeprefix("http://testserver")
    assert (planned.status_code, planned.json()["state"], Letter.objects.count()) == (201, "draft", 0)
    api.patch(path, {"options": days(12, 19, 26)})
    opened = api.post(f"{path}open/").json()
    assert (opened["state"], len(opened["options"]), opened["reminder_days"]) == ("open", 3, [5])

    options = [option["id"] for option in opened["options"]]
    fits = dict(zip(map(str, options), ["no", "yes", "maybe"], strict=True))
    entered = api.post(f"{path}answers/", {"invitation": house.pk, "fits": fits, "remark": "gern"})
    assert (entered.status_code, entered.json()["stands"], entered.json()["on_behalf"]) == (201, True, True)
    counts = [list(row.values())[1:] for row in api.get(path).json()["counts"]]
    assert counts == [[0, 0, 1, 0], [1, 0, 0, 0], [0, 1, 0, 0]]

    closed = api.post(f"{path}close/", {"option": options[1]}).json()
    assert (closed["state"], closed["chosen"]) == ("closed", options[1])
    assert Festival.objects.get().starts_at == span(19)[0]
    assert Letter.objects.filter(kind="date_decided").count() == 2


def test_every_answer_is_told_and_which_one_stands(api, poll, house, path):
    for who, fit in (("Nour", "yes"), ("Karim", "no")):
        fits = {str(pk): said for pk, said in fits_of(poll, fit, fit, fit).items()}
        DateReply.objects.create(poll=poll, invitation=house, by=who, fits=fits, answered_at=poll.opened_at)

    told = api.get(f"{path}answers/").json()["results"]

    assert [(row["by"], row["stands"]) for row in told] == [("Karim", True), ("Nour", False)]


@pytest.mark.parametrize(
    ("values", "pointer"),
    [
        ({"options": []}, "/options"),
        ({"options": days(12)}, "/options"),
        ({"options": [{"starts_at": "2027-06-12T14:00:00", "ends_at": PLAN["options"][0]["ends_at"]}]}, None),
        ({"answers_until": "2027-03-01T10:00:00+01:00"}, "/answers_until"),
        ({"message": "x" * 1001}, "/message"),
        ({"reminder_days": [0]}, "/reminder_days"),
        ({"state": "open"}, "/state"),
    ],
)
def test_a_plan_that_is_wrong_names_the_field(api, festival, values, pointer):
    answer = api.post(POLLS, PLAN | values)

    assert (answer.status_code, DatePoll.objects.count()) == (400, 0)
    assert pointer is None or [fault["pointer"] for fault in answer.json()["errors"]] == [pointer]


@pytest.mark.parametrize("fits", [{}, {"x": "yes"}, {"1": "perhaps"}, {"9" * 30: "yes"}])
def test_an_answer_needs_a_word_for_each_day(api, house, path, fits):
    answer = api.post(f"{path}answers/", {"invitation": house.pk, "fits": fits})

    assert (answer.status_code, DateReply.objects.count()) == (400, 0)


def test_rows_of_others_are_not_there(api, poll, path):
    foreign = poll_of(FestivalFactory())
    fits = {str(pk): "yes" for pk in poll.options.values_list("pk", flat=True)}
    strange = invited(foreign.festival)

    assert api.get(f"/api/v1/polls/{foreign.pk}/").status_code == 404
    assert api.post(f"{path}answers/", {"invitation": strange.pk, "fits": fits}).status_code == 400
    assert api.post(f"{path}close/", {"option": foreign.options.first().pk}).status_code == 400


def test_what_was_asked_stays(api, path):
    assert [api.patch(path, {"message": "x"}).status_code, api.delete(path).status_code] == [409, 409]
    assert api.post(f"{path}close/", {"option": None}).json()["state"] == "closed"
    assert api.post(f"{path}close/", {"option": None}).status_code == 409


def test_a_draft_is_dropped(api, festival):
    draft = poll_of(festival, state="draft")

    assert (api.delete(f"/api/v1/polls/{draft.pk}/").status_code, DatePoll.objects.count()) == (204, 0)


def test_before_and_after_a_decision_it_is_said_what_changes(api, festival, poll, path):
    link = ObservanceLinkFactory(festival=festival)
    option = poll.options.all()[2]

    preview = api.post(f"{path}close/preview/", {"option": option.pk}).json()
    assert Festival.objects.get().starts_at == span(12)[0]
    closed = api.post(f"{path}close/", {"option": option.pk}).json()

    (moved,) = preview["moving"]["links"]
    assert (moved["observance_link"], moved["key"]) == (link.pk, link.key)
    assert moved["before"] != moved["after"]
    assert preview["times"]["starts_at"] == span(26)[0].isoformat()
    assert closed["moving"] == preview["moving"]


def test_without_a_day_nothing_changes(api, path):
    preview = api.post(f"{path}close/preview/", {"option": None}).json()

    assert preview == {"times": {}, "moving": {"links": [], "strict": []}}
