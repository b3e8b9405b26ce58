"""Yes or no."""

import pytest
from icalendar import Calendar

from events.models import Letter, LogEntry
from stations.actions.invitations import answer_invitation
from stations.models import Station
from tests.factories import FestivalFactory, InvitationFactory, StandingOfferFactory, berlin
from tests.festival.portal.conftest import guest_of


def test_the_first_page_asks_with_two_buttons(guest):
    page = guest.get().content.decode()

    assert "Will you come?" in page
    assert page.count('name="answer" value="') == 2
    assert "Saturday, 15 May 2027" in page or "Saturday 15 May 2027" in page


def test_yes_leads_to_the_registration_made_from_the_directory(guest):
    StandingOfferFactory(organisation=guest.invitation.organisation, title="Sprachcafé")

    response = guest.post("answer/", answer="yes", remark="Wir freuen uns")

    assert (response.status_code, response.headers["Location"]) == (303, guest.path("offers/?done=accepted"))
    assert (guest.invitation.state, guest.invitation.remark) == ("accepted", "Wir freuen uns")
    assert guest.invitation.answered_by == "Nour (Haus am Park)"
    assert [offer.title for offer in guest.station.offers.all()] == ["Sprachcafé"]


def test_no_thanks_and_can_be_changed(guest):
    response = guest.post("answer/", answer="no", remark="")

    assert response.headers["Location"] == guest.path("?done=declined")
    assert guest.invitation.state == "declined"
    page = guest.get("?done=declined").content.decode()
    assert page.count('name="answer" value="yes"') == 1
    assert page.count('name="answer" value="no"') == 0

    guest.post("answer/", answer="yes", remark="")

    assert guest.invitation.state == "accepted"


def test_a_second_tap_changes_nothing_more(guest):
    guest.post("answer/", answer="yes", remark="")
    guest.post("answer/", answer="yes", remark="")

    assert Station.objects.count() == 1
    assert LogEntry.objects.filter(event="invitation_accepted").count() == 1


@pytest.mark.parametrize("answer", ["", "maybe"])
def test_an_answer_that_is_none_keeps_the_remark(guest, answer):
    response = guest.post("answer/", answer=answer, remark="<b>Wir</b> überlegen")
    page = response.content.decode()

    assert response.status_code == 422
    assert "Please press one of the two buttons: yes or no." in page
    assert "&lt;b&gt;Wir&lt;/b&gt; überlegen</textarea>" in page
    assert guest.invitation.state == "invited"


def test_a_remark_that_is_too_long_is_named(guest):
    response = guest.post("answer/", answer="yes", remark="x" * 1001)

    assert response.status_code == 422
    assert "A word to the office: Ensure this value has at most 1000 characters" in response.content.decode()
    assert "x" * 1001 in response.content.decode()
    assert guest.invitation.state == "invited"


def test_no_is_refused_while_a_station_is_registered(registered):
    response = registered.post("answer/", answer="no", remark="Doch nicht")

    assert response.status_code == 422
    assert "Withdraw the station instead." in response.content.decode()
    assert registered.invitation.state == "accepted"


def test_after_the_deadline_the_page_names_the_office(guest, clock):
    clock.move_to(berlin(2027, 5, 16, 0, 1))

    page = guest.get().content.decode()
    late = guest.post("answer/", answer="yes", remark="")

    assert "Registration closed on" in page
    assert '<a href="tel:0364112345">' in page
    assert 'name="answer"' not in page
    assert late.status_code == 422
    assert "Registration is closed. Please call the office" in late.content.decode()
    assert guest.invitation.state == "invited"


def test_a_cancelled_festival_asks_nothing(guest):
    festival = guest.invitation.festival
    type(festival).objects.update(state="cancelled")

    page = guest.get().content.decode()

    assert "This festival is cancelled." in page
    assert 'name="answer"' not in page


def test_an_answer_given_on_the_phone_goes_on_with_one_button(guest, actor, now):
    answer_invitation(guest.invitation, accept=True, actor=actor, now=now)
    assert f'action="{guest.path("begin/")}"' in guest.get().content.decode()

    response = guest.post("begin/")

    assert response.headers["Location"] == guest.path("offers/")
    assert guest.station.state == "draft"


def test_begin_before_the_answer_is_refused(guest):
    response = guest.post("begin/")

    assert response.status_code == 409
    assert "Accept the invitation first" in response.content.decode()
    assert Station.objects.count() == 0


def test_the_dates_can_be_taken_along(guest):
    festival = guest.invitation.festival
    response = guest.get("dates.ics")
    events = Calendar.from_ical(response.content).walk("VEVENT")

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert [(event.start, event.end) for event in events] == [
        (festival.starts_at, festival.ends_at),
        (festival.registration_deadline, festival.registration_deadline),
    ]


def test_a_link_opens_its_own_festival_only(client, guest, office):
    second = FestivalFactory(office=office, title="Herbstfest")
    other = guest_of(client, InvitationFactory(festival=second, organisation=guest.invitation.organisation))

    other.post("answer/", answer="no", remark="")

    assert (guest.invitation.state, other.invitation.state) == ("invited", "declined")
    assert Letter.objects.count() == 0


def test_the_log_names_the_organisation_and_no_address(guest):
    guest.post("answer/", answer="yes", remark="")

    assert {entry.by for entry in LogEntry.objects.all()} == {"Nour (Haus am Park)"}
