"""Registering: begun from what is known, kept at each step, handed in once, changed until the deadline."""

import pytest
from django.core.exceptions import ValidationError

from events.actors import Actor, staff
from events.errors import DeadlinePassed, MoveNotAllowed, Refused
from events.models import Letter, LogEntry
from stations.actions.decisions import decide_station
from stations.actions.invitations import answer_invitation
from stations.actions.registration import (
    begin_station,
    remove_offer,
    save_offer,
    save_station,
    submit_station,
    what_is_missing,
)
from stations.models import Offer, Station
from tests.factories import FestivalFactory, StandingOfferFactory, StationFactory, berlin
from tests.letters import invited

ORGANISATION = Actor(by="Nour (Verein)")
LATE = berlin(2027, 5, 16, 9)


@pytest.fixture
def invitation(festival):
    return invited(festival, state="accepted")


@pytest.fixture
def draft(invitation, now):
    return begin_station(invitation, actor=ORGANISATION, now=now)


@pytest.fixture
def complete(draft, now):
    save_offer(Offer(station=draft), actor=ORGANISATION, now=now, title="Sewing", age_from=6)
    return save_station(draft, actor=ORGANISATION, now=now, day_contact_name="Nour", day_contact_phone="0151")


class TestBeginning:
    """Nothing is asked that is known already."""

    def test_from_the_directory(self, invitation, now):
        StandingOfferFactory(organisation=invitation.organisation, title="Café", age_from=3, cost="free")

        station = begin_station(invitation, actor=ORGANISATION, now=now)

        assert (station.state, station.spoken_languages) == ("draft", ["de", "ar"])
        assert list(station.offers.values_list("title", "age_from", "cost", "times")) == [("Café", 3, "free", [])]

    def test_from_the_last_festival(self, office, invitation, now):
        for year, watts in ((2025, 100), (2026, 200)):
            StationFactory(
                festival=FestivalFactory(office=office),
                organisation=invitation.organisation,
                submitted_at=berlin(year, 5, 1, 9),
                power_watts=watts,
                remark="we come late this year",
            )

        station = begin_station(invitation, actor=ORGANISATION, now=now)

        assert (station.power_watts, station.remark, station.submitted_at) == (200, "", None)
        assert [offer.times for offer in station.offers.all()] == [[]]

    def test_once(self, draft, invitation, now):
        assert begin_station(invitation, actor=ORGANISATION, now=now) == draft
        assert Station.objects.count() == 1

    @pytest.mark.parametrize("state", ["chosen", "invited", "declined"])
    def test_only_after_a_yes(self, festival, now, state):
        with pytest.raises(Refused):
            begin_station(invited(festival, state=state), actor=ORGANISATION, now=now)

    def test_not_after_the_deadline_except_by_the_office(self, invitation, actor):
        with pytest.raises(DeadlinePassed):
            begin_station(invitation, actor=ORGANISATION, now=LATE)
        assert begin_station(invitation, actor=actor, now=LATE).state == "draft"


class TestSaving:
    """Each step is kept, whatever is still missing."""

    def test_a_step(self, draft, now):
        save_station(draft, actor=ORGANISATION, now=now, power_watts=500)
        save_station(draft, actor=ORGANISATION, now=now, needs_water=True)

        draft.refresh_from_db()
        assert (draft.power_watts, draft.needs_water, draft.state) == (500, True, "draft")

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("power_watts", 20_001),
            ("power_watts", -1),
            ("tables", 21),
            ("width_m", 0),
            ("depth_m", -1),
            ("width_m", 12345),
            ("spoken_languages", ["xx"]),
            ("spoken_languages", ["de", "de"]),
            ("spoken_languages", "de"),
            ("day_contact_name", "x" * 121),
        ],
    )
    def test_a_fault_names_its_field_and_keeps_the_row(self, draft, now, field, value):
        with pytest.raises(ValidationError) as refusal:
            save_station(draft, actor=ORGANISATION, now=now, **{field: value})

        assert list(refusal.value.message_dict) == [field]
        assert getattr(Station.objects.get(), field) == getattr(Station(), field) or field == "spoken_languages"

    def test_nothing_but_the_registration_can_be_set(self, draft, now):
        with pytest.raises(TypeError):
            save_station(draft, actor=ORGANISATION, now=now, state="confirmed")

    def test_the_same_again_writes_no_log(self, draft, now):
        save_station(draft, actor=ORGANISATION, now=now, power_watts=500)
        before = LogEntry.objects.count()

        save_station(draft, actor=ORGANISATION, now=now, power_watts=500)

        assert LogEntry.objects.count() == before

    def test_a_registered_station_stays_complete(self, complete, now):
        station = submit_station(complete, actor=ORGANISATION, now=now)

        with pytest.raises(ValidationError) as refusal:
            save_station(station, actor=ORGANISATION, now=now, day_contact_phone="")

        assert list(refusal.value.message_dict) == ["day_contact_phone"]

    def test_by_the_office_on_behalf(self, draft, coordinator, now):
        save_station(draft, actor=staff(coordinator, on_behalf=True), now=now, tables=2)

        entry = LogEntry.objects.latest("pk")
        assert (entry.event, entry.actor, entry.on_behalf) == ("station_saved", coordinator, True)
        assert entry.details == {"organisation": draft.organisation.code, "fields": ["tables"]}


class TestOffers:
    """What visitors can do."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("title", ""),
            ("age_from", 121),
            ("age_from", "six"),
            ("times", [["15:00", "14:00"]]),
            ("times", [["14:00\n", "15:00"]]),
            ("times", "14-15"),
            ("languages", ["xx"]),
            ("language", "xx"),
            ("cost", "x" * 81),
        ],
    )
    def test_a_fault_names_its_field(self, draft, now, field, value):
        with pytest.raises(ValidationError) as refusal:
            save_offer(Offer(station=draft), actor=ORGANISATION, now=now, **({"title": "Sewing"} | {field: value}))

        assert list(refusal.value.message_dict) == [field]
        assert not Offer.objects.exists()

    def test_a_registered_station_keeps_one(self, complete, now):
        submit_station(complete, actor=ORGANISATION, now=now)
        (offer,) = complete.offers.all()

        with pytest.raises(Refused):
            remove_offer(offer, actor=ORGANISATION, now=now)
        save_offer(Offer(station=complete), actor=ORGANISATION, now=now, title="Painting")
        remove_offer(offer, actor=ORGANISATION, now=now)

        assert [row.title for row in complete.offers.all()] == ["Painting"]

    def test_a_draft_may_lose_its_last(self, complete, now):
        remove_offer(complete.offers.get(), actor=ORGANISATION, now=now)

        assert not complete.offers.exists()

    def test_not_after_the_deadline(self, complete):
        with pytest.raises(DeadlinePassed):
            save_offer(Offer(station=complete), actor=ORGANISATION, now=LATE, title="Painting")
        with pytest.raises(DeadlinePassed):
            remove_offer(complete.offers.get(), actor=ORGANISATION, now=LATE)


class TestHandingIn:
    """Once, whole, and answered with a receipt."""

    def test_what_is_missing_is_named(self, draft, now):
        draft = save_station(draft, actor=ORGANISATION, now=now, spoken_languages=[])

        with pytest.raises(ValidationError) as refusal:
            submit_station(draft, actor=ORGANISATION, now=now)

        missing = {"offers", "spoken_languages", "day_contact_name", "day_contact_phone"}
        assert set(refusal.value.message_dict) == set(what_is_missing(draft)) == missing
        assert Station.objects.get().state == "draft"

    def test_a_receipt_to_each_contact(self, complete, now):
        station = submit_station(complete, actor=ORGANISATION, now=now)

        assert (station.state, station.submitted_at) == ("submitted", now)
        assert [(row.kind, row.recipient) for row in Letter.objects.all()] == [
            ("station_submitted", station.organisation.contacts.get().email)
        ]

    def test_a_second_tap_sends_no_second_receipt(self, complete, now):
        submit_station(complete, actor=ORGANISATION, now=now)
        submit_station(complete, actor=ORGANISATION, now=berlin(2027, 4, 1, 10))

        assert Letter.objects.count() == 1
        assert Station.objects.get().submitted_at == now

    def test_not_after_a_no(self, complete, invitation, now):
        answer_invitation(invitation, accept=False, actor=ORGANISATION, now=now)

        with pytest.raises(Refused):
            submit_station(complete, actor=ORGANISATION, now=now)

    def test_not_after_the_deadline_except_by_the_office(self, complete, actor):
        with pytest.raises(DeadlinePassed):
            submit_station(complete, actor=ORGANISATION, now=LATE)
        assert submit_station(complete, actor=actor, now=LATE).state == "submitted"

    def test_changed_until_the_deadline_without_handing_in_again(self, complete, actor, now):
        station = submit_station(complete, actor=ORGANISATION, now=now)
        decide_station(station, "confirmed", actor=actor, now=now)

        save_station(station, actor=ORGANISATION, now=berlin(2027, 5, 15, 23, 59), power_watts=700)
        with pytest.raises(DeadlinePassed):
            save_station(station, actor=ORGANISATION, now=LATE, power_watts=800)
        with pytest.raises(MoveNotAllowed):
            submit_station(station, actor=ORGANISATION, now=now)

        station.refresh_from_db()
        assert (station.state, station.power_watts, station.number) == ("confirmed", 700, 1)


class TestAsked:
    """Who was asked something may answer after the deadline, until the festival starts."""

    @pytest.fixture
    def asked(self, complete, actor, now):
        station = submit_station(complete, actor=ORGANISATION, now=now)
        return decide_station(station, "asked", actor=actor, now=LATE, note="How many watts?")

    def test_answered_and_handed_in_again(self, asked):
        save_station(asked, actor=ORGANISATION, now=LATE, power_watts=900)

        again = submit_station(asked, actor=ORGANISATION, now=LATE)

        assert (again.state, again.submitted_at) == ("submitted", LATE)
        assert list(Letter.objects.order_by("pk").values_list("kind", flat=True)) == [
            "station_submitted",
            "station_asked",
            "station_submitted",
        ]

    def test_not_once_the_festival_has_started(self, asked, festival):
        with pytest.raises(DeadlinePassed):
            submit_station(asked, actor=ORGANISATION, now=berlin(2027, 6, 12, 14, 0, 1))


@pytest.mark.parametrize("state", ["declined", "withdrawn"])
def test_a_station_that_is_out_is_not_changed_by_the_organisation(festival, now, state):
    station = StationFactory(festival=festival, state=state)

    with pytest.raises(DeadlinePassed):
        save_station(station, actor=ORGANISATION, now=now, tables=3)
    with pytest.raises(Refused):
        submit_station(station, actor=ORGANISATION, now=now)


def test_the_office_takes_a_withdrawn_one_in_again(festival, actor, now):
    station = StationFactory(festival=festival, state="withdrawn")

    assert submit_station(station, actor=actor, now=now).state == "submitted"


@pytest.mark.parametrize("state", ["archived", "cancelled"])
def test_the_office_cannot_change_what_is_history(office, actor, now, state):
    station = StationFactory(festival=FestivalFactory(office=office, state=state))

    with pytest.raises(Refused):
        save_station(station, actor=actor, now=now, tables=3)
