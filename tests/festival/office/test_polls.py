"""Finding the date at the desk: plan, look at the letters, ask, read the answers, decide."""

import re
from datetime import date

import pytest
import time_machine

from events.letters import write
from events.models import DatePoll, Festival, Letter
from stations.actions.date_polls import answer_date_poll, open_date_poll, owe_poll_questions
from stations.actors import organisation_by_link
from stations.models import DateReply
from tests.factories import InvitationFactory, ObservanceLinkFactory, berlin
from tests.festival.office.counting import count_queries
from tests.letters import invited
from tests.polls import UNTIL, fits_of, poll_of, span

POLL = "/en/desk/f/sommerfest-2027/poll/"


@pytest.fixture(autouse=True)
def _april(now):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def house(festival):
    return invited(festival, contacts=2)


def planned(*days, **more):
    """What the form of the days sends."""
    rows = {}
    for number, day in enumerate(days, start=1):
        rows |= {f"day_{number}": f"2027-06-{day:02}", f"start_{number}": "14:00", f"end_{number}": "18:00"}
    return {"answers_until": "2027-04-20T18:00", "language": "de", "reminder_days": "5, 2"} | rows | more


def page(client, rest=""):
    answer = client.get(POLL + rest)
    assert answer.status_code == 200
    return answer.content.decode()


def text_of(letter, kind):
    letter.kind = kind
    return write(letter).text


def test_a_plan_leads_on_to_the_letters_and_asks_nobody(desk, festival, house):
    answer = desk.post(f"{POLL}plan/", planned(12, 19, message="Bitte schnell."))

    assert answer.headers["Location"] == f"{POLL}open/"
    assert [(row.starts_at, row.ends_at) for row in DatePoll.objects.get().options.all()] == [span(12), span(19)]
    assert (DatePoll.objects.get().answers_until, DatePoll.objects.get().reminder_days) == (UNTIL, [5, 2])
    assert "Bitte schnell." in page(desk, "open/")
    assert Letter.objects.count() == 0


@pytest.mark.parametrize(("state", "rest"), [("draft", ""), ("draft", "open/"), ("open", "")])
def test_candidates_are_marked_with_the_signs_of_the_season(desk, festival, house, state, rest):
    """12 June 2027 lies in Shavuot; no Jewish community was named for the office."""
    poll_of(festival, days=(12, 26), state=state)

    marks = re.findall(
        r'<span class="sign sign--collides" aria-hidden="true">(.)</span> <span>([^<]*)', page(desk, rest)
    )

    assert [(sign, "Shavuot" in words) for sign, words in marks] == [("×", True)]


@pytest.mark.parametrize("rest", ["", "open/"])
def test_a_day_that_could_suit_well_comes_first(desk, festival, house, rest):
    poll_of(festival, days=(12, 26), state="draft")

    days = re.findall(r"<li><strong>[^<]*?(\d+) June", page(desk, rest))

    assert days == ["26", "12"]


def test_letters_name_the_hour_at_which_answers_end(festival, house, actor):
    """In the festival's time, in the question and in the reminder."""
    open_date_poll(poll_of(festival, state="draft"), actor=actor, now=berlin(2027, 4, 1, 9))
    letter = Letter.objects.first()
    letter.language = "en"

    asked, reminded = (text_of(letter, kind) for kind in ("date_poll", "date_poll_reminder"))

    end = "Please answer by Tuesday, 20 April 2027, \u206618:00\u2069: yes,"
    assert (asked.count(end), reminded.count(end)) == (1, 1)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"day_2": ""}, "Give two to 12 candidate days."),
        ({"end_2": ""}, "Give the time of the start and of the end."),
        ({"end_2": "13:00"}, "The festival must end after it starts."),
        ({"day_2": "2027-03-28", "start_2": "02:30"}, "The clocks are changed in that hour."),
        ({"day_2": "2027-04-20", "start_2": "12:00"}, "Every candidate day must be after the end of the poll."),
        ({"day_2": "9999-12-31", "end_2": "00:00"}, "Give days of the next three years."),
        ({"last_2": "2027-06-18"}, "The last day must not be before the first day."),
        ({"day_2": "19.6."}, "Enter a valid date."),
        ({"answers_until": ""}, "Give a date and a time."),
        ({"message": "x" * 1001}, "Ensure this value has at most 1000 characters"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(desk, festival, more, words):
    answer = desk.post(f"{POLL}plan/", planned(12, 19) | more)

    assert (answer.status_code, DatePoll.objects.count()) == (422, 0)
    assert words in answer.content.decode()
    assert 'value="2027-06-12"' in answer.content.decode()


def test_midnight_is_the_end_of_the_day(desk, festival):
    desk.post(f"{POLL}plan/", planned(12, 19, end_1="00:00"))

    assert DatePoll.objects.get().options.first().ends_at == berlin(2027, 6, 13)


def test_a_candidate_may_last_several_days(desk, festival):
    desk.post(f"{POLL}plan/", planned(12, 19, last_1="2027-06-13", last_2="2027-06-20", end_2="00:00"))

    first, second = DatePoll.objects.get().options.all()
    assert (first.starts_at, first.ends_at) == (span(12)[0], span(13)[1])
    assert second.ends_at == berlin(2027, 6, 21)
    form = desk.get(f"{POLL}plan/").context["form"]
    assert [row.last.value() for row in form.first_rows[:3]] == [date(2027, 6, 13), date(2027, 6, 20), None]


def test_a_draft_is_changed_and_dropped(desk, festival):
    poll_of(festival, state="draft")
    assert 'value="2027-06-26"' in page(desk, "plan/")

    desk.post(f"{POLL}plan/", planned(5, 6))
    assert [row.starts_at.day for row in DatePoll.objects.get().options.all()] == [5, 6]
    desk.post(f"{POLL}drop/")
    assert DatePoll.objects.count() == 0


def test_asking_sends_what_was_previewed(desk, festival, house):
    poll_of(festival, state="draft")
    silent = InvitationFactory(festival=festival)

    preview = page(desk, "open/")
    assert ("Ask now and send 2 letters" in preview, silent.organisation.name in preview) == (True, True)
    desk.post(f"{POLL}open/")

    assert (DatePoll.objects.get().state, Letter.objects.filter(kind="date_poll").count()) == ("open", 2)
    assert desk.get(f"{POLL}open/").headers["Location"] == POLL


def test_the_word_to_the_organisations_is_translated_before_it_goes(desk, festival):
    poll = poll_of(festival, state="draft", message="Bitte schnell.")
    invited(festival, language="ar")
    word = f"/en/desk/f/sommerfest-2027/words/datepoll-{poll.pk}-message/ar/"
    assert word in page(desk, "open/")
    assert desk.get(word).status_code == 200

    seen = {"words": "بسرعة من فضلكم", "made_from": "Bitte schnell.", "seen": "0", "do": "save"}
    assert desk.post(word, seen).headers["Location"] == POLL

    assert "بسرعة من فضلكم" in page(desk, "open/")
    assert desk.get(word.replace("/ar/", "/de/")).status_code == 404
    assert desk.get(word.replace(f"-{poll.pk}-", "-0-")).status_code == 404


def test_answers_of_two_people_are_both_there_and_the_later_stands(desk, festival, house, actor, now):
    poll = poll_of(festival, state="draft")
    open_date_poll(poll, actor=actor, now=now)
    for link, fits in zip(house.links.all(), (("yes", "yes", "no"), ("no", "maybe", "yes")), strict=True):
        by = organisation_by_link(link)
        answer_date_poll(poll, house, fits=fits_of(poll, *fits), remark=f"Von {by.by}", actor=by, now=now)

    text = page(desk)

    assert "1 of 1 organisations has answered." in text
    assert [f"Von {organisation_by_link(link).by}" in text for link in house.links.all()] == [True, True]
    assert text.index("Earlier answers") < text.index(f"Von {organisation_by_link(house.links.first()).by}")


def test_an_answer_by_telephone(member, festival, house):
    poll = poll_of(festival)
    fits = {f"fit_{pk}": fit for pk, fit in fits_of(poll, "yes", "no", "maybe").items()}

    incomplete = member.post(f"{POLL}answer/{house.pk}/", {})
    answer = member.post(f"{POLL}answer/{house.pk}/", fits | {"remark": "am Telefon"})

    assert (incomplete.status_code, answer.headers["Location"]) == (422, POLL)
    reply = DateReply.objects.get()
    assert (reply.on_behalf, reply.remark, list(reply.fits.values())) == (
        True,
        "am Telefon",
        ["yes", "no", "maybe"],
    )


def test_a_decision_shows_what_moves_and_then_moves_it(desk, festival, house):
    poll = poll_of(festival)
    house.links.create(contact=house.organisation.contacts.first(), nonce="n", digest="d", created_at=UNTIL)
    DateReply.objects.create(poll=poll, invitation=house, by="Nour", answered_at=UNTIL)
    option = poll.options.all()[1]

    text = page(desk, f"close/?option={option.pk}")
    assert "Take this day and send 2 letters" in text
    assert [words in text for words in ("22 May 2027", "19 June 2027")] == [True, True]
    assert Festival.objects.get().starts_at == berlin(2027, 6, 12, 14)

    desk.post(f"{POLL}close/", {"option": option.pk})
    assert (Festival.objects.get().starts_at, Letter.objects.filter(kind="date_decided").count()) == (
        span(19)[0],
        2,
    )
    assert "It was decided" in page(desk)


def test_a_decision_says_what_it_changes_for_linked_observances(desk, festival):
    ObservanceLinkFactory(festival=festival)
    poll = poll_of(festival)
    same, later = poll.options.all()[0], poll.options.all()[2]

    assert "With this date something changes" not in page(desk, f"close/?option={same.pk}")
    text = page(desk, f"close/?option={later.pk}")
    assert "With this date something changes" in text
    assert "3 days before Ashura" in text


def test_who_came_late_is_named(desk, festival):
    poll_of(festival)
    invited(festival, contacts=0)
    late = invited(festival)

    text = page(desk)
    assert [words in text for words in ("Not asked yet", "No letter reaches", late.organisation.name)] == [
        True
    ] * 3

    owe_poll_questions(now=berlin(2027, 4, 2, 9))
    assert [words in page(desk) for words in ("Not asked yet", "No letter reaches")] == [False, True]


def test_closing_without_a_day(desk, festival):
    poll_of(festival)

    desk.post(f"{POLL}close/")

    assert (DatePoll.objects.get().state, DatePoll.objects.get().chosen) == ("closed", None)
    assert "Ask again with other days" in page(desk)


@pytest.mark.parametrize("option", ["0", "x", "9" * 30])
def test_a_day_of_nobody_is_not_there(desk, festival, option):
    poll_of(festival)

    assert desk.get(f"{POLL}close/?option={option}").status_code == 404


@pytest.mark.parametrize("state", ["draft", "open", "closed"])
def test_the_number_of_queries_is_the_same(desk, festival, state):
    poll = poll_of(festival, state=state)
    counts = []
    for more in (1, 20):
        for row in [invited(festival) for _row in range(more)]:
            fits = {str(pk): "yes" for pk in poll.options.values_list("pk", flat=True)}
            DateReply.objects.create(poll=poll, invitation=row, by="Nour", fits=fits, answered_at=UNTIL)
        counts.append(count_queries(desk, POLL))

    assert counts[0] == counts[1]
