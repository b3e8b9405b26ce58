"""The letters as they arrive: words in the reader's language, the personal link, dates a calendar understands."""

from datetime import timedelta

import pytest
from django.utils import translation
from icalendar import Calendar

from events.models import Letter
from events.tokens import token_of
from stations.actions.decisions import decide_station
from stations.actions.invitations import invite_organisations
from stations.models import PersonalLink
from tests.factories import StationFactory, berlin
from tests.letters import invited
from worker.delivery import deliver_due

# What a decision about a station that was never confirmed does to the calendars.
DATES = {
    "confirmed": ["REQUEST", "CANCEL", "REQUEST"],
    "declined": ["CANCEL", "CANCEL"],
    "withdrawn": ["CANCEL", "CANCEL"],
}


@pytest.fixture
def send(post_office):
    """Deliver everything; the mails that arrived."""

    def send(now):
        Letter.objects.update(created_at=now, due_at=now)
        deliver_due(now=now)
        assert not Letter.objects.exclude(state="sent").exists(), list(
            Letter.objects.values("state", "last_error")
        )
        return post_office.mails()

    return send


@pytest.fixture
def then():
    return berlin(2027, 4, 1, 9)


def calendars(mail):
    return [part for part in mail.walk() if part.get_content_type() == "text/calendar"]


def test_the_invitation_from_end_to_end(festival, actor, then, send):
    invite_organisations(festival, [invited(festival)], actor=actor, now=then)

    (mail,) = send(then)

    token = token_of(PersonalLink.objects.get().nonce)
    text = mail.get_body(["plain"]).get_content()
    html = mail.get_body(["html"]).get_content()
    assert f"http://localhost:8000/my/{token}/" in text
    assert f'href="http://localhost:8000/my/{token}/"' in html
    assert (mail["Content-Language"], mail["Auto-Submitted"]) == ("de", "auto-generated")
    assert token not in str(Letter.objects.values().get())


def test_its_parts(festival, actor, then, send):
    """Text, HTML and the festival's entry as alternatives; each entry as a file to save."""
    invite_organisations(festival, [invited(festival)], actor=actor, now=then)

    (mail,) = send(then)

    alternatives, *files = mail.iter_parts()
    assert mail.get_content_type() == "multipart/mixed"
    assert alternatives.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in alternatives.iter_parts()] == [
        "text/plain",
        "text/html",
        "text/calendar",
    ]
    assert [(file.get_content_type(), file.get_filename()) for file in files] == [
        ("text/calendar", "sommerfest-2027.ics"),
        ("text/calendar", "sommerfest-2027-deadline.ics"),
    ]
    assert [part.get_param("method") for part in calendars(mail)] == ["REQUEST"] * 3
    assert calendars(mail)[0].get_content().split() == calendars(mail)[1].get_content().split()


def test_the_dates_are_the_festival_and_the_deadline(festival, actor, then, send):
    invite_organisations(festival, [invited(festival)], actor=actor, now=then)

    (mail,) = send(then)

    books = [Calendar.from_ical(part.get_payload(decode=True)) for part in calendars(mail)[1:]]
    events = [event for book in books for event in book.walk("VEVENT")]
    assert [(event["UID"], event["DTSTART"].dt) for event in events] == [
        (f"festival-{festival.pk}@standfest", berlin(2027, 6, 12, 14)),
        (f"deadline-{festival.pk}@standfest", berlin(2027, 5, 15, 23, 59)),
    ]
    assert [[zone["TZID"] for zone in book.walk("VTIMEZONE")] for book in books] == [["Europe/Berlin"]] * 2
    assert {event["DTSTART"].params["TZID"] for event in events} == {"Europe/Berlin"}
    assert {str(event["ORGANIZER"]) for event in events} == {f"mailto:{festival.office.contact_email}"}
    assert {str(event["ATTENDEE"]) for event in events} == {f"mailto:{mail['To']}"}


def test_what_people_wrote_is_shown_and_not_obeyed(festival, actor, then, send):
    festival.title = "Fest & <b>Freude</b>\r\nBcc: everybody@example.org"
    festival.save()
    invite_organisations(festival, [invited(festival)], actor=actor, now=then)

    (mail,) = send(then)

    assert "Fest & <b>Freude</b>" in mail.get_body(["plain"]).get_content()
    assert "Fest &amp; &lt;b&gt;Freude&lt;/b&gt;" in mail.get_body(["html"]).get_content()
    assert "<b>" not in mail.get_body(["html"]).get_content()
    assert mail["Bcc"] is None
    assert "\n" not in mail["Subject"]


def test_each_in_its_own_language_and_direction(festival, actor, then, send):
    invite_organisations(festival, [invited(festival, language="ar"), invited(festival)], actor=actor, now=then)

    arabic, german = sorted(send(then), key=lambda mail: mail["Content-Language"])

    assert '<html lang="ar" dir="rtl">' in arabic.get_body(["html"]).get_content()
    assert '<html lang="de" dir="ltr">' in german.get_body(["html"]).get_content()


def test_the_writers_own_language_comes_back(festival, actor, then, send):
    invite_organisations(festival, [invited(festival, language="ar")], actor=actor, now=then)

    with translation.override("fr"):
        send(then)
        assert translation.get_language() == "fr"


@pytest.mark.parametrize("to", ["confirmed", "asked", "waiting", "declined", "withdrawn"])
def test_every_decision_has_its_letter(festival, actor, then, send, to):
    station = StationFactory(festival=festival)
    decide_station(station, to, actor=actor, now=then, note="One more thing: <tent>")

    (mail,) = send(then)

    text = mail.get_body(["plain"]).get_content()
    assert "One more thing: <tent>" in text
    assert station.organisation.name in text
    assert [part.get_param("method") for part in calendars(mail)[1:]] == DATES.get(to, [])


def test_a_decision_that_was_overtaken_is_not_sent(festival, actor, then, post_office):
    station = StationFactory(festival=festival)
    decide_station(station, "confirmed", actor=actor, now=then)
    decide_station(station, "declined", actor=actor, now=then)
    Letter.objects.update(created_at=then)

    deliver_due(now=then)

    assert list(Letter.objects.order_by("pk").values_list("kind", "state")) == [
        ("station_confirmed", "dropped"),
        ("station_declined", "sent"),
    ]


def test_an_invitation_that_waited_until_after_the_deadline_is_dropped(festival, actor, then, post_office):
    invite_organisations(festival, [invited(festival)], actor=actor, now=then)

    deliver_due(now=festival.registration_deadline + timedelta(hours=1))

    assert post_office.recipients == []
    assert Letter.objects.values_list("state", "last_error").get() == ("dropped", "registration is closed")
