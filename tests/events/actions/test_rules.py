"""Rules in time: the usual ones, changing them, and what is taken back with them."""

import pytest
from django.core.exceptions import ValidationError

from events.actions.festivals import create_festival, update_festival
from events.actions.rules import MAX_RULES, add_rule, change_rule, remove_rule, reset_rules
from events.errors import NotFound
from events.models import Letter, LogEntry
from events.models.letter_rule import PATTERNS
from tests.factories import FestivalFactory, berlin
from tests.letters import LetterFactory

USUAL = ["reminder -14 deadline", "reminder -3 deadline", "thank_you +1 festival", "week_to_go -7 setup"]
PLAIN = {
    "title": "Herbstfest",
    "place": "Wiese",
    "language": "de",
    "starts_at": berlin(2027, 9, 18, 14),
    "ends_at": berlin(2027, 9, 18, 18),
    "setup_from": berlin(2027, 9, 18, 12),
    "takedown_until": berlin(2027, 9, 18, 20),
    "registration_deadline": berlin(2027, 8, 21, 23, 59),
    "places": 10,
    "languages": ["de"],
}


def shown(festival):
    return sorted(map(str, festival.letter_rules.all()))


@pytest.fixture
def add(festival, actor, now):
    def make(days, *, kind="reminder", anchor="deadline", whom="unanswered"):
        return add_rule(festival, kind=kind, anchor=anchor, days=days, whom=whom, actor=actor, now=now)

    return make


@pytest.fixture
def letter(festival):
    """A letter of one of the festival's rules."""

    def make(rule, state="owed"):
        details = {"rule": rule.key}
        return LetterFactory(
            festival=festival, office=festival.office, kind=rule.kind, state=state, details=details
        )

    return make


class TestNewFestivals:
    def test_have_the_usual_rules_from_now_on(self, office, actor, now):
        festival = create_festival(office, actor=actor, now=now, **PLAIN)

        assert shown(festival) == USUAL
        assert {rule.since for rule in festival.letter_rules.all()} == {now}

    def test_or_those_of_the_last_one(self, office, festival, add, actor, now):
        add(-5, whom="unregistered")
        festival.letter_rules.filter(kind="thank_you").delete()

        made = create_festival(office, like=festival, actor=actor, now=now, **PLAIN)

        assert shown(made) == shown(festival)

    def test_with_the_reminders_that_are_told_in_short(self, office, festival, actor, now):
        made = create_festival(office, like=festival, reminder_days=[2, 9], actor=actor, now=now, **PLAIN)

        assert made.reminder_days == [9, 2]
        assert shown(made) == ["reminder -2 deadline", "reminder -9 deadline", *USUAL[2:]]

    def test_or_none(self, office, actor, now):
        made = create_festival(office, reminder_days=[], actor=actor, now=now, **PLAIN)

        assert made.reminder_days == []


def test_the_short_way_leaves_other_rules_and_those_that_stay_alone(festival, add, actor, now):
    add(-5, whom="unregistered")
    stays = festival.letter_rules.get(days=-3)

    update_festival(festival, reminder_days=[3, 10], actor=actor, now=now)

    assert festival.letter_rules.get(days=-3) == stays
    assert festival.letter_rules.get(days=-3).since == stays.since
    assert sorted(festival.letter_rules.values_list("days", flat=True)) == [-10, -7, -5, -3, 1]


@pytest.mark.parametrize("pattern", sorted(PATTERNS))
def test_every_kind_of_rule_can_be_added(add, festival, pattern):
    kind, anchor, whom = pattern
    days = 30 if PATTERNS[pattern][0] > 0 else -30

    assert add(days, kind=kind, anchor=anchor, whom=whom) in festival.letter_rules.all()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"days": 3}, "days"),
        ({"days": 0}, "days"),
        ({"days": -121}, "days"),
        ({"days": -14}, "days"),
        ({"days": -5, "anchor": "setup"}, "anchor"),
        ({"days": -5, "whom": "confirmed"}, "anchor"),
        ({"days": -5, "kind": "love_letter"}, "kind"),
        ({"days": -5, "kind": "thank_you", "anchor": "festival", "whom": "confirmed"}, "days"),
    ],
)
def test_a_rule_that_makes_no_sense_or_stands_already_is_refused(add, festival, told, field):
    with pytest.raises(ValidationError) as error:
        add(**told)

    assert field in error.value.message_dict
    assert shown(festival) == USUAL


def test_five_reminders_before_the_deadline_as_in_the_short_way(add):
    for days in (-20, -30, -40):
        add(days)

    with pytest.raises(ValidationError) as error:
        add(-50)
    assert list(error.value.message_dict) == ["days"]


def test_not_any_number_of_rules(add, festival):
    for days in range(1, MAX_RULES - 3):
        add(days, anchor="invitation")

    with pytest.raises(ValidationError):
        add(30, anchor="invitation")
    assert festival.letter_rules.count() == MAX_RULES


def test_a_changed_rule_begins_anew_and_takes_back_what_has_not_left(festival, letter, actor, now):
    rule = festival.letter_rules.get(days=-14)
    type(rule).objects.update(looked_at=now)
    letters = {state: letter(rule, state).pk for state in ("owed", "missed", "sent", "sending", "failed")}
    other = letter(festival.letter_rules.get(days=-3))

    changed = change_rule(rule, days=-10, actor=actor, now=now)

    assert (changed.days, changed.since, changed.looked_at) == (-10, now, None)
    gone = {letters["owed"], letters["missed"]}
    assert set(Letter.objects.values_list("pk", flat=True)) == {*letters.values(), other.pk} - gone


def test_a_change_that_changes_nothing_leaves_everything(festival, letter, actor, now):
    rule = festival.letter_rules.get(days=-14)
    letter(rule)

    assert change_rule(rule, days=-14, actor=actor, now=now).since == rule.since
    assert Letter.objects.count() == 1
    assert not LogEntry.objects.exists()


def test_a_removed_rule_takes_its_letters_along(festival, letter, actor, now):
    rule = festival.letter_rules.get(days=-14)
    letter(rule)

    remove_rule(rule, actor=actor, now=now)

    assert shown(festival) == USUAL[1:]
    assert not Letter.objects.exists()
    with pytest.raises(NotFound):
        remove_rule(rule, actor=actor, now=now)


def test_the_usual_ones_come_back_and_those_that_stand_stay(festival, add, letter, actor, now):
    stays = festival.letter_rules.get(days=-3)
    remove_rule(festival.letter_rules.get(days=-14), actor=actor, now=now)
    letter(add(-5))

    reset_rules(festival, actor=actor, now=now)

    assert shown(festival) == USUAL
    assert stays in festival.letter_rules.all()
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("fields", "taken_back"),
    [
        ({"registration_deadline": berlin(2027, 5, 20, 12)}, {"reminder"}),
        ({"setup_from": berlin(2027, 6, 12, 11)}, {"week_to_go"}),
        ({"ends_at": berlin(2027, 6, 12, 19)}, {"thank_you"}),
        ({"title": "Herbstfest"}, set()),
    ],
)
def test_a_date_that_moves_takes_back_what_counts_from_it(festival, letter, actor, now, fields, taken_back):
    for rule in festival.letter_rules.exclude(days=-3):
        letter(rule)
    festival.letter_rules.update(looked_at=now)

    update_festival(festival, actor=actor, now=now, **fields)

    left = set(
        Letter.objects.filter(kind__in=["reminder", "week_to_go", "thank_you"]).values_list("kind", flat=True)
    )
    assert {"reminder", "week_to_go", "thank_you"} - left == taken_back
    assert festival.letter_rules.filter(looked_at=None).exists() is bool(taken_back)


def test_other_festivals_keep_their_letters(festival, actor, now):
    other = FestivalFactory(office=festival.office)
    LetterFactory(
        festival=other, office=other.office, kind="reminder", details={"rule": "reminder:deadline-14:unanswered"}
    )

    remove_rule(festival.letter_rules.get(days=-14), actor=actor, now=now)

    assert Letter.objects.count() == 1
