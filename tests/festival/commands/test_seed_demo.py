"""The sample: whole, fresh, made once, and silent towards the outside."""

import io
from collections import Counter

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from events.models import Festival, FestivalState, Letter, LogEntry, Membership, Office
from events.permissions import rights_in
from festival.sample.booths import BOOTHS
from stations.actions.timed import owe_timed_letters
from stations.models import Invitation, Organisation, Station


def seed(*args):
    out = io.StringIO()
    call_command("seed_demo", *args, stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    """The sample, made once for all tests here that only read; taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        mail.outbox = []
        seed()
        yield len(mail.outbox)
        transaction.set_rollback(True)


@pytest.fixture
def sample(told, db):
    """Each test starts from the sample; `sample` is how many letters left while it was made."""
    return told


def rows():
    return [
        model.objects.count()
        for model in (Office, Membership, Festival, Organisation, Invitation, Station, Letter, LogEntry)
    ]


def test_a_second_time_changes_nothing_and_says_so(sample):
    before = rows()

    assert seed() == ["The sample is there already. Nothing was changed."]
    assert rows() == before


def test_festivals_are_in_different_states_and_fresh(sample):
    now = timezone.now()
    festivals = Festival.objects.filter(office__slug="lobeda").order_by("starts_at")

    assert [festival.state for festival in festivals] == ["over", "published", "draft"]
    coming = festivals[1]
    assert 17 <= (coming.starts_at - now).days <= 24
    assert coming.takes_answers(at=now)
    assert [festival.starts_at.astimezone(festival.zone).weekday() for festival in festivals] == [5, 5, 5]


def test_every_state_of_a_station_and_of_an_invitation_is_there(sample):
    coming = Festival.objects.get(office__slug="lobeda", state=FestivalState.PUBLISHED)

    assert Counter(coming.stations.values_list("state", flat=True)) == {
        "confirmed": 16,
        "waiting": 3,
        "asked": 1,
        "declined": 1,
        "withdrawn": 1,
        "draft": 1,
    }
    assert Counter(coming.invitations.values_list("state", flat=True)) == {
        "accepted": 23,
        "invited": 2,
        "declined": 1,
        "chosen": 1,
    }
    assert coming.places == 16
    assert coming.invitations.count() == len(BOOTHS)


def test_the_first_of_the_waiting_list_moved_up(sample):
    moved = Letter.objects.get(kind="station_confirmed", details__moved_up=True)

    assert Invitation.objects.get(pk=moved.about_id).organisation.name == "Familienzentrum"


def test_letters_of_earlier_days_are_sent_and_those_of_today_owed(sample):
    assert Counter(Letter.objects.values_list("state", flat=True)) == {"sent": sample, "owed": 4}
    assert set(Letter.objects.filter(state="owed").values_list("kind", flat=True)) == {
        "station_asked",
        "station_confirmed",
        "station_declined",
        "station_withdrawn",
    }


def test_the_clock_owes_nothing_more_at_once(sample):
    assert owe_timed_letters(now=timezone.now()) == []


def test_letters_speak_several_languages_and_go_to_reserved_addresses(sample):
    assert set(Letter.objects.values_list("language", flat=True)) >= {"de", "en", "ar", "uk", "fa", "tr", "vi"}
    assert {address.split("@")[1] for address in Letter.objects.values_list("recipient", flat=True)} == {
        "example.org"
    }


def test_two_organisations_of_one_name_are_told_apart(sample):
    twins = Organisation.objects.filter(office__slug="lobeda", name="Familienzentrum")

    assert {twin.where for twin in twins} == {"Magdeburg, Neue Neustadt", "Jena, Lobeda-Ost"}
    assert Organisation.objects.filter(name="Nähtreff").values("office").distinct().count() == 2


def test_texts_know_other_languages_than_german(sample):
    assert set(Organisation.objects.values_list("language", flat=True)) == {"de", "en", "ar"}


def test_offices_are_separate_and_one_person_belongs_to_both(sample):
    lobeda, winnenden = Office.objects.order_by("slug")
    people = {member.user.name: member.user for member in Membership.objects.select_related("user")}

    assert rights_in(people["Petra Scholz"], lobeda) == frozenset()
    assert rights_in(people["Jonas Weiß"], lobeda) > rights_in(people["Jonas Weiß"], winnenden)


def test_an_answer_by_telephone_names_who_entered_it(sample):
    entries = LogEntry.objects.filter(on_behalf=True, event="invitation_accepted")

    assert {entry.by for entry in entries} == {"Jonas Weiß"}
