"""The page of a festival's rules: in words, with the next moment and how many would get it; and changing them."""

import pytest
from django.urls import reverse

from events.actions.rules import add_rule
from events.models import LogEntry, Role
from stations.actions.invitations import invite_organisations
from stations.timed_outlook import outlook_of
from tests.factories import FestivalFactory, StationFactory, berlin
from tests.festival.office.counting import count_queries
from tests.festival.office.planning import signed_in
from tests.letters import invited


@pytest.fixture
def client(office):
    return signed_in(office)


@pytest.fixture
def path(festival):
    return reverse("desk:letter_rules", args=[festival.slug])


def told(days=5, pattern="reminder:deadline:unregistered"):
    return {"pattern": pattern, "number": str(days)}


def days_of(festival):
    return sorted(festival.letter_rules.values_list("days", flat=True))


def test_each_rule_in_plain_words(client, path):
    page = client.get(path).content.decode()

    for words in (
        "14 days before the registration deadline",
        "7 days before the set-up",
        "1 day after the festival",
        "who has not answered",
    ):
        assert words in page


def test_the_next_moment_and_who_would_get_it_now(festival, actor, now):
    invite_organisations(festival, [invited(festival, contacts=2), invited(festival)], actor=actor, now=now)
    StationFactory(festival=festival, state="confirmed", number=1)
    add_rule(festival, kind="reminder", anchor="invitation", days=10, whom="unanswered", actor=actor, now=now)

    rows = [(one.row.days, one.next_at, one.readers) for one in outlook_of(festival, now=berlin(2027, 5, 2))]

    assert rows == [
        (10, None, 3),
        (-14, None, 3),
        (-3, berlin(2027, 5, 12, 9), 3),
        (-7, berlin(2027, 6, 5, 9), 1),
        (1, berlin(2027, 6, 13, 9), 1),
    ]


@pytest.mark.parametrize("state", ["archived", "cancelled"])
def test_where_nothing_leaves_any_more_there_is_no_next_moment(festival, now, state):
    festival.state = state

    assert {one.next_at for one in outlook_of(festival, now=now)} == {None}


def test_the_same_queries_for_one_organisation_and_for_many(client, office, actor, now):
    counts = []
    for number in (1, 5):
        festival = FestivalFactory(office=office)
        invite_organisations(festival, [invited(festival) for _ in range(number)], actor=actor, now=now)
        counts.append(count_queries(client, reverse("desk:letter_rules", args=[festival.slug])))

    assert counts[0] == counts[1]


def test_adding_one(client, festival, path):
    response = client.post(path + "new/", told())

    assert (response.status_code, response["Location"]) == (302, path)
    assert days_of(festival) == [-14, -7, -5, -3, 1]
    assert LogEntry.objects.get().event == "letter_rule_added"


@pytest.mark.parametrize(
    "fields", [told(0), told("x"), told(pattern="x"), told(14, "reminder:deadline:unanswered")]
)
def test_what_is_wrong_is_said(client, festival, path, fields):
    response = client.post(path + "new/", fields)

    assert response.status_code == 422
    assert days_of(festival) == [-14, -7, -3, 1]
    assert 'class="error' in response.content.decode()


def test_changing_one(client, festival, path):
    rule = festival.letter_rules.get(days=-7)
    form = client.get(f"{path}{rule.pk}/").context["form"]
    assert (form["pattern"].value(), form["number"].value()) == ("week_to_go:setup:confirmed", 7)

    client.post(f"{path}{rule.pk}/", told(4, "week_to_go:festival:confirmed"))

    rule.refresh_from_db()
    assert (rule.days, rule.anchor) == (-4, "festival")


def test_the_letter_is_shown_to_those_who_would_get_it_now(client, festival, path):
    StationFactory(festival=festival, state="confirmed", number=1)
    shown = {}
    for days in (-14, -7):
        page = client.get(f"{path}{festival.letter_rules.get(days=days).pk}/")
        shown[days] = [(one.kind, one.language, len(one.recipients)) for one in page.context["previews"]]

    assert shown == {-14: [], -7: [("week_to_go", "de", 1)]}


@pytest.mark.parametrize("state", ["over", "archived", "cancelled"])
def test_where_the_letter_would_not_leave_none_is_shown(client, festival, path, state):
    StationFactory(festival=festival, state="confirmed", number=1)
    type(festival).objects.update(state=state)

    page = client.get(f"{path}{festival.letter_rules.get(days=-7).pk}/")

    assert (page.status_code, page.context["previews"]) == (200, [])


def test_removing_one_after_asking(client, festival, path):
    rule = festival.letter_rules.get(days=1)
    assert client.get(f"{path}{rule.pk}/remove/").status_code == 200
    assert rule in festival.letter_rules.all()

    client.post(f"{path}{rule.pk}/remove/")

    assert days_of(festival) == [-14, -7, -3]


def test_bringing_the_usual_ones_back(client, festival, path):
    festival.letter_rules.all().delete()
    assert client.get(path).status_code == 200

    client.post(path + "usual/")

    assert days_of(festival) == [-14, -7, -3, 1]


def test_a_rule_of_another_festival_is_not_there(client, office, path):
    other = FestivalFactory(office=office).letter_rules.first()

    assert client.get(f"{path}{other.pk}/").status_code == 404


def test_readers_look_and_change_nothing(office, festival, path):
    page = signed_in(office, Role.READER).get(path).content.decode()

    assert reverse("desk:letter_rule_new", args=[festival.slug]) not in page
