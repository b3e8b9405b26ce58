"""Decisions on the desk: every letter is seen before it goes, and goes only as it was seen."""

import pytest

from events.models import Letter
from stations.states import DECISIONS, STATION_MOVES
from tests.factories import MembershipFactory, StationFactory

pytestmark = pytest.mark.django_db
LIST = "/desk/f/sommerfest-2027/stations/"


@pytest.fixture
def station(festival):
    return StationFactory(festival=festival)


@pytest.fixture
def full(festival):
    """A festival of one place, which somebody has, and somebody who waits."""
    festival.places = 1
    festival.save()
    holder = StationFactory(festival=festival, state="confirmed", number=1)
    waiting = StationFactory(festival=festival, state="waiting", waiting_since=festival.created_at)
    return holder, waiting


def path(station, to):
    return f"{LIST}{station.pk}/decide/{to}/"


def state(station):
    station.refresh_from_db()
    return station.state


def kinds():
    return sorted(Letter.objects.values_list("kind", flat=True))


def shown(response):
    return [preview.kind for preview in response.context["previews"]]


class TestPreview:
    def test_opening_the_page_sends_nothing(self, desk, station):
        response = desk.get(path(station, "confirmed"))
        assert shown(response) == ["station_confirmed"]
        assert (state(station), kinds()) == ("submitted", [])

    def test_words_typed_after_the_preview_are_shown_before_they_go(self, desk, station):
        response = desk.post(
            path(station, "declined"), {"note": "Leider kein Strom.", "previewed": "", "send": "1"}
        )
        assert response.status_code == 200
        assert response.context["changed"] is True
        assert "Leider kein Strom." in " ".join(response.context["previews"][0].written.paragraphs)
        assert (state(station), kinds()) == ("submitted", [])
        desk.post(
            path(station, "declined"),
            {"note": "Leider kein Strom.", "previewed": "Leider kein Strom.", "send": "1"},
        )
        assert (state(station), kinds()) == ("declined", ["station_declined"])

    def test_lines_of_a_note_come_back_from_the_browser_as_the_same_note(self, desk, station):
        note = "eins\r\nzwei"
        desk.post(path(station, "declined"), {"note": note, "previewed": "eins\nzwei", "send": "1"})
        assert state(station) == "declined"

    def test_an_outcome_that_changed_meanwhile_is_shown_before_it_goes(self, desk, station, festival):
        festival.places = 1
        festival.save()
        seen = desk.get(path(station, "confirmed")).context["shown"]
        StationFactory(festival=festival, state="confirmed", number=1)  # somebody else was faster

        response = desk.post(path(station, "confirmed"), {"note": "", "previewed": "", "shown": seen, "send": "1"})

        assert response.context["overtaken"] is True
        assert shown(response) == ["station_waiting"]
        assert (state(station), kinds()) == ("submitted", [])
        again = {"note": "", "previewed": "", "shown": response.context["shown"], "send": "1"}
        desk.post(path(station, "confirmed"), again)
        assert (state(station), kinds()) == ("waiting", ["station_waiting"])

    def test_a_full_festival_says_waiting_list_first(self, desk, full, festival):
        station = StationFactory(festival=festival)
        response = desk.get(path(station, "confirmed"))
        assert shown(response) == ["station_waiting"]
        assert response.context["full"] is True

    def test_a_withdrawal_shows_who_moves_up(self, desk, full):
        holder, waiting = full
        response = desk.get(path(holder, "withdrawn"))
        assert shown(response) == ["station_withdrawn", "station_confirmed"]
        assert response.context["following"] == waiting

    def test_a_question_needs_its_words_before_there_is_a_letter(self, desk, station):
        response = desk.get(path(station, "asked"))
        assert shown(response) == []
        assert 'name="send"' not in response.content.decode()
        asked = desk.post(path(station, "asked"), {"note": "Wie viele Tische?", "preview": "1"})
        assert shown(asked) == ["station_asked"]
        assert 'name="send"' in asked.content.decode()


class TestDeciding:
    @pytest.mark.parametrize("to", ["confirmed", "waiting", "declined", "withdrawn"])
    def test_each_decision_with_its_letter(self, desk, station, to):
        response = desk.post(path(station, to), {"note": "", "previewed": "", "send": "1"})
        assert response.url == f"{LIST}{station.pk}/"
        assert (state(station), kinds()) == (to, [f"station_{to}"])

    def test_a_question_without_words_is_a_fault_of_its_field(self, desk, station):
        response = desk.post(path(station, "asked"), {"note": " ", "previewed": "", "send": "1"})
        assert response.status_code == 422
        assert list(response.context["form"].errors) == ["note"]

    def test_a_note_that_is_too_long_is_kept(self, desk, station):
        response = desk.post(path(station, "declined"), {"note": "x" * 1001, "previewed": "", "send": "1"})
        assert response.status_code == 422
        assert "x" * 1001 in response.content.decode()

    def test_who_withdraws_makes_room(self, desk, full):
        holder, waiting = full
        desk.post(path(holder, "withdrawn"), {"note": "", "previewed": "", "send": "1"})
        assert (state(holder), state(waiting)) == ("withdrawn", "confirmed")

    def test_what_the_table_of_states_forbids_is_refused_in_words(self, desk, festival):
        for now, moves in STATION_MOVES.items():
            station = StationFactory(festival=festival, state=now, number=90 if now == "confirmed" else None)
            for to in set(DECISIONS) - moves:
                assert desk.get(path(station, to)).status_code == 409
                sent = desk.post(path(station, to), {"note": "x", "previewed": "x", "send": "1"})
                assert (sent.status_code, state(station)) == (422, now)

    @pytest.mark.parametrize("to", ["draft", "submitted", "bogus"])
    def test_what_is_no_decision_is_not_found(self, desk, station, to):
        assert desk.get(path(station, to)).status_code == 404

    def test_members_may_not_and_strangers_find_nothing(self, client, member, station):
        assert member.get(path(station, "confirmed")).status_code == 403
        assert member.post(path(station, "confirmed"), {"send": "1"}).status_code == 403
        client.force_login(MembershipFactory().user)
        assert client.get(path(station, "confirmed")).status_code == 404


class TestPlace:
    def test_number_and_spot(self, desk, full):
        holder, _waiting = full
        desk.post(f"{LIST}{holder.pk}/place/", {"number": "7", "spot": "Am Brunnen"})
        holder.refresh_from_db()
        assert (holder.number, holder.spot) == (7, "Am Brunnen")

    @pytest.mark.parametrize("number", ["", "0", "-1", "1000", "sieben", "9" * 50])
    def test_a_number_that_is_none_is_named(self, desk, full, number):
        response = desk.post(f"{LIST}{full[0].pk}/place/", {"number": number, "spot": "Am Brunnen"})
        assert response.status_code == 422
        assert list(response.context["form"].errors) == ["number"]

    def test_a_number_that_is_taken_is_refused(self, desk, full, festival):
        StationFactory(festival=festival, state="confirmed", number=2)
        response = desk.post(f"{LIST}{full[0].pk}/place/", {"number": "2", "spot": ""})
        assert response.status_code == 422
        assert "Number 2 is taken" in response.content.decode()

    def test_who_waits_has_no_number(self, desk, full):
        assert desk.post(f"{LIST}{full[1].pk}/place/", {"number": "2", "spot": ""}).status_code == 422
