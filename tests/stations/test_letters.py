"""Every kind of letter in every language of the product, as it arrives."""

import email
import email.policy
import re
from datetime import timedelta

import pytest
from icalendar import Calendar

from events.actors import Actor
from events.errors import LetterNotNeeded
from events.formats import own_direction, say_span
from events.languages import PRODUCT_TAGS, language
from events.letters import compose, kinds, write
from events.models import DatePoll, Festival, Letter
from stations.actions.date_polls import answer_date_poll
from stations.actions.invitations import letters_to_all
from stations.models import Invitation, Organisation
from tests.factories import BERLIN, CircularFactory, ContactFactory, StationFactory, berlin, translate
from tests.polls import fits_of, poll_of, span

STATES = {
    "station_submitted": "submitted",
    "station_asked": "asked",
    "station_confirmed": "confirmed",
    "station_waiting": "waiting",
    "station_declined": "declined",
    "station_withdrawn": "withdrawn",
}
BY_THE_CALENDAR = {"week_to_go": "confirmed", "thank_you": "confirmed"}
POLL = {"date_poll", "date_poll_reminder", "date_decided"}
# What each kind carries for the station that the fixture makes, one file each.
DATED = {
    "invitation": ["REQUEST", "REQUEST"],
    "date_decided": ["REQUEST", "REQUEST"],
    "festival_changed": ["REQUEST", "REQUEST"],
    "festival_cancelled": ["REQUEST", "REQUEST"],
    "station_confirmed": ["REQUEST", "CANCEL", "REQUEST"],
    "station_declined": ["CANCEL", "CANCEL"],
    "station_withdrawn": ["CANCEL", "CANCEL"],
    "week_to_go": ["REQUEST", "REQUEST"],
}
TO_OTHERS = {"translator_link", "observance_moved", "circular_test"}
KINDS = [kind for kind in kinds() if kind not in TO_OTHERS]  # those that organisations get
NOTE = "Bitte <b>leise</b> & pünktlich.\n\nDanke!"


@pytest.fixture
def letter(festival, now):
    """Owe a letter of this kind in this language to the organisation of a station that fits it."""

    def owe(kind, tag, **station):
        state = (STATES | BY_THE_CALENDAR).get(kind, "submitted")
        number = 7 if state == "confirmed" else None
        row = StationFactory(festival=festival, state=state, number=number, **station)
        row.organisation.name = "Weltraum e.V."
        row.organisation.save()
        ContactFactory(organisation=row.organisation, name="Nour Haddad", language=tag)
        invitation = Invitation.objects.get(festival=festival, organisation=row.organisation)
        if kind == "reminder":
            invitation.state = "invited"
            invitation.save()
        details = {"note": NOTE, "number": number}
        if kind == "festival_changed":
            details["changes"] = {"ends_at": "2027-06-12T15:00:00+00:00", "place": "Rathausplatz"}
        if kind == "circular":
            details["circular_id"] = CircularFactory(festival=festival).pk
        if kind in POLL:
            details["poll_id"] = poll_of(festival, message=NOTE).pk
        letters_to_all(kind, invitation, now=now, reason="test", details=details)
        return Letter.objects.select_related("office", "festival__office").get(
            recipient_name="Nour Haddad", language=tag
        )

    return owe


def test_all_kinds_are_known():
    of_a_festival = {"invitation", "reminder", "festival_cancelled", "festival_changed", "circular"}
    assert kinds() == sorted({*STATES, *BY_THE_CALENDAR, *POLL, *of_a_festival, *TO_OTHERS})


@pytest.mark.parametrize("tag", PRODUCT_TAGS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_in_every_language(letter, kind, tag):
    mail = email.message_from_bytes(compose(letter(kind, tag)).message().as_bytes(), policy=email.policy.default)

    text = mail.get_body(("plain",)).get_content()
    html = mail.get_body(("html",)).get_content()
    calendars = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    assert mail["Content-Language"] == tag
    assert f'<html lang="{tag}" dir="{language(tag).direction}">' in html
    assert [gap for gap in ("{{", "{%", "%(", "None") if gap in text + html + mail["Subject"]] == []
    alternative, files = calendars[:1], calendars[1:]
    assert [part.get_content_disposition() for part in alternative] == [None] * bool(DATED.get(kind))
    assert {part.get_content_disposition() for part in files} <= {"attachment"}
    assert [part.get_param("method") for part in files] == DATED.get(kind, [])
    assert [method_of(part) for part in calendars] == [(part.get_param("method"), 1) for part in calendars]


@pytest.mark.parametrize("kind", KINDS)
def test_mail_programs_make_no_link_of_a_name(letter, festival, kind):
    row = letter(kind, "de")
    for named in (row.office, festival, Organisation.objects.get(name="Weltraum e.V.")):
        type(named).objects.filter(pk=named.pk).update(
            **{named_by(named): f"www.{named._meta.model_name}.example"}
        )
    Letter.objects.filter(pk=row.pk).update(recipient_name="www.contact.example")

    written = write(Letter.objects.get(pk=row.pk))

    frame = "www.office.example"  # in its signature the office may name what it likes
    named = set(re.findall(r"www\.\w+\.example", written.subject + written.text + written.html))
    assert named <= {frame}


def named_by(row):
    return "title" if isinstance(row, Festival) else "name"


def method_of(part):
    """The method within the file, and how many entries there are."""
    book = Calendar.from_ical(part.get_content())
    return str(book["METHOD"]), len(book.walk("VEVENT"))


@pytest.mark.parametrize("kind", sorted(STATES.keys() - {"station_submitted"}))
def test_the_office_s_words_are_no_markup(letter, kind):
    written = write(letter(kind, "de"))

    assert "Bitte <b>leise</b> & pünktlich." in written.text
    assert "Bitte &lt;b&gt;leise&lt;/b&gt; &amp; pünktlich." in written.html


@pytest.mark.parametrize("kind", ["invitation", "station_asked", "station_waiting", "station_confirmed"])
@pytest.mark.parametrize("state", ["over", "archived"])
def test_nobody_is_asked_or_promised_anything_after_the_festival(letter, festival, kind, state):
    late = letter(kind, "de")
    Festival.objects.update(state=state)

    with pytest.raises(LetterNotNeeded, match="the festival is over"):
        write(late)


def test_an_invitation_that_could_not_leave_before_the_deadline_is_not_needed(letter, festival):
    late = letter("invitation", "de")
    Invitation.objects.update(state="invited")
    late.written_at = festival.registration_deadline
    assert write(late).content.action_url

    late.written_at = festival.registration_deadline + timedelta(seconds=1)

    with pytest.raises(LetterNotNeeded, match="registration is closed"):
        write(late)
    late.details["again"] = True  # somebody asked for the link
    assert write(late).content.action_url


def test_a_receipt_after_the_deadline_promises_no_change(letter, festival):
    before = write(letter("station_submitted", "en", submitted_at=berlin(2027, 5, 1, 9)))
    festival.letters.all().delete()
    after = write(letter("station_submitted", "en", submitted_at=berlin(2027, 5, 20, 9)))

    assert before.content.action_label == "See or change the registration"
    assert after.content.action_label == "See the registration"
    assert len(before.paragraphs) == len(after.paragraphs) + 1


def test_a_date_poll_names_its_days_and_the_word_in_the_reader_s_language(letter, festival):
    asked = letter("date_poll", "en")
    translate(DatePoll.objects.get(), "message", "en", "Please be quick.")
    written = write(asked)

    days = [line for line in written.text.splitlines() if line.startswith("– ")]
    assert days == [f"– {say_span(*span(day), BERLIN, 'en')}" for day in (12, 19, 26)]
    assert ("Please be quick." in written.text, "Bitte <b>leise</b>" in written.text) == (True, False)
    assert written.content.action_url.endswith("/poll/")


@pytest.mark.parametrize("why", ["closed", "published", "declined", "answered"])
def test_a_question_that_nobody_asks_any_more_is_not_sent(letter, festival, why):
    reminder = letter("date_poll_reminder", "en")
    poll, invitation = DatePoll.objects.get(), Invitation.objects.get(festival=festival)
    if why == "answered":
        answer_date_poll(
            poll, invitation, fits=fits_of(poll, "yes", "no", "no"), actor=Actor(by="Nour"), now=berlin(2027, 4, 2)
        )
    elif why == "closed":
        DatePoll.objects.update(state="closed")
    elif why == "published":
        type(festival).objects.update(state="published")
    else:
        Invitation.objects.update(state="declined")

    with pytest.raises(LetterNotNeeded):
        write(reminder)


def test_who_answered_is_thanked_with_the_decision(letter, festival):
    told = letter("date_decided", "en")
    before = write(told).text
    poll = DatePoll.objects.get()
    answer_date_poll(
        poll,
        Invitation.objects.get(festival=festival),
        fits=fits_of(poll, "yes", "no", "no"),
        actor=Actor(by="Nour"),
        now=berlin(2027, 4, 2),
    )

    assert ("Thank you for helping" in before, "Thank you for helping" in write(told).text) == (False, True)


def test_names_keep_their_direction_in_a_right_to_left_letter(letter):
    arabic, german = letter("station_declined", "ar"), letter("station_waiting", "de")

    assert "\u2068Weltraum e.V.\u2069" in write(arabic).text
    assert "\u2068Bitte <b>leise</b> & pünktlich.\u2069\n\n\u2068Danke!\u2069" in write(arabic).text
    assert "\u2068" not in write(german).text


@pytest.mark.parametrize(
    ("text", "right_to_left", "said"),
    [
        ("Haus e.V.", True, "\u2068Haus e.V.\u2069"),
        ("Haus e.V.", False, "Haus e.V."),
        ("بيت", False, "\u2068بيت\u2069"),
        ("بيت", True, "بيت"),
        ("17", True, "17"),
        ("Eins\n\nZwei", True, "\u2068Eins\u2069\n\n\u2068Zwei\u2069"),
        ("", True, ""),
    ],
)
def test_own_direction(text, right_to_left, said):
    assert own_direction(text, right_to_left=right_to_left) == said


def test_untranslated_words_keep_their_language_and_direction_in_the_html_part(letter, festival):
    festival.description, festival.language = "أهلاً وسهلاً", "ar"
    festival.save()

    html = write(letter("invitation", "de")).html

    assert re.findall(r'<p lang="(\w+)" dir="(\w+)"[^>]*>\W*(أهلاً وسهلاً)', html) == [("ar", "rtl", "أهلاً وسهلاً")]
