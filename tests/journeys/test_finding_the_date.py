"""The date is found together: planned at the desk, answered on telephones, decided, and everybody has it in the
calendar. Once told by HTTP with a real mail server, once seen on a narrow screen in Arabic."""

import re
from datetime import timedelta

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from events.models import DatePoll, Festival, Letter
from stations.models import DateReply, Invitation
from tests.factories import (
    ContactFactory,
    FestivalFactory,
    InvitationFactory,
    MembershipFactory,
    OfficeFactory,
    OrganisationFactory,
)
from tests.journeys.letters import calendar_in, text_of
from worker.tasks import deliver, tick

pytestmark = pytest.mark.django_db(transaction=True)
POLL = "/desk/f/sommerfest/poll/"


def at_two(days):
    """14:00 of a day so many days from now, by the clock of the office."""
    return timezone.localtime().replace(hour=14, minute=0, second=0, microsecond=0) + timedelta(days=days)


@pytest.fixture
def festival(db):
    start = at_two(90)
    return FestivalFactory(
        office=OfficeFactory(slug="jena"),
        slug="sommerfest",
        title="Sommerfest",
        state="draft",
        starts_at=start,
        ends_at=start + timedelta(hours=4),
        setup_from=start - timedelta(hours=2),
        takedown_until=start + timedelta(hours=6),
        registration_deadline=start - timedelta(days=28),
    )


@pytest.fixture
def organisations(festival):
    """A house with two people, and one that will not answer; both only chosen so far."""
    house = OrganisationFactory(office=festival.office, name="Haus am Park")
    for name, language in (("Nour", "ar"), ("Karim", "de")):
        ContactFactory(organisation=house, name=name, email=f"{name.lower()}@example.org", language=language)
    silent = OrganisationFactory(office=festival.office, name="Stille e.V.")
    ContactFactory(organisation=silent, name="Ute", email="ute@example.org", language="de")
    for organisation in (house, silent):
        InvitationFactory(festival=festival, organisation=organisation, state="chosen", invited_at=None)
    return house, silent


@pytest.fixture
def desk(festival):
    client = Client()
    client.force_login(MembershipFactory(office=festival.office).user)
    return client


def plan(desk, *days):
    """The form of the days: candidates so many days from now, answers until in 20 days."""
    values = {"answers_until": at_two(20).strftime("%Y-%m-%dT%H:%M"), "language": "de", "reminder_days": "5"}
    for number, day in enumerate(days, start=1):
        values |= {
            f"day_{number}": f"{at_two(day):%Y-%m-%d}",
            f"start_{number}": "14:00",
            f"end_{number}": "18:00",
        }
    assert desk.post(f"{POLL}plan/", values).status_code == 302
    assert desk.get(f"{POLL}open/").status_code == 200
    desk.post(f"{POLL}open/")
    deliver()
    return list(DatePoll.objects.get().options.all())


def link_to(mails, address):
    """The way to the question, out of the last letter to this address, as a path."""
    letter = [mail for mail in mails if mail["To"] == address][-1]
    (link,) = re.findall(r"http://[^/]+(/my/[\w-]+/poll/)", text_of(letter))
    return link


def kinds(state="sent"):
    return sorted(Letter.objects.filter(state=state).values_list("kind", "recipient"))


def test_from_the_days_to_the_calendar(festival, organisations, desk, mail_server):
    options = plan(desk, 90, 97)
    assert kinds() == [("date_poll", f"{name}@example.org") for name in ("karim", "nour", "ute")]

    for address, fits in (("nour@example.org", ("yes", "no")), ("karim@example.org", ("maybe", "yes"))):
        answer = {f"fit_{option.pk}": fit for option, fit in zip(options, fits, strict=True)}
        assert Client().post(link_to(mail_server.mails(), address), answer).status_code == 303
    assert DateReply.objects.count() == 2
    assert list(DateReply.objects.standing().get().fits.values()) == ["maybe", "yes"]

    morning = timezone.localtime(at_two(15)).replace(hour=9)
    for _twice in range(2):
        with time_machine.travel(morning + timedelta(minutes=1), tick=True):
            tick()
    assert [row for row in kinds() if row[0] == "date_poll_reminder"] == [
        ("date_poll_reminder", "ute@example.org")
    ]

    before = Festival.objects.get()
    desk.post(f"{POLL}close/", {"option": options[1].pk})
    deliver()
    after = Festival.objects.get()
    week = timedelta(days=7)
    assert timezone.localtime(after.starts_at) == timezone.localtime(before.starts_at) + week
    assert (
        timezone.localtime(after.registration_deadline) == timezone.localtime(before.registration_deadline) + week
    )
    decided = [mail for mail in mail_server.mails() if list(mail.walk())[-1].get_content_type() == "text/calendar"]
    assert sorted(mail["To"] for mail in decided) == ["karim@example.org", "nour@example.org", "ute@example.org"]
    entries = calendar_in(decided[0]).walk("VEVENT")
    assert entries[0]["DTSTART"].dt == after.starts_at
    assert int(entries[0]["SEQUENCE"]) > before.sequence

    desk.post(
        "/desk/f/sommerfest/invitations/send/",
        {"invitation": list(Invitation.objects.values_list("pk", flat=True))},
    )
    deliver()
    assert len([row for row in kinds() if row[0] == "invitation"]) == 3


@pytest.mark.browser
def test_an_answer_on_a_telephone_in_arabic(festival, organisations, desk, mail_server, live_server, new_page):
    plan(desk, 90, 97, 104)
    phone = new_page(locale="ar", width=320)
    phone.goto(link_to(mail_server.mails(), "nour@example.org"))
    expect(phone.locator("html")).to_have_attribute("dir", "rtl")
    assert faults(phone) == []
    boxes = [label.bounding_box() for label in phone.locator(".choices--fit label").all()]
    assert (len(boxes), min(min(box["width"], box["height"]) for box in boxes) >= 44) == (9, True)

    phone.locator("main form button").click()
    assert DateReply.objects.count() == 0
    for group, fit in zip(phone.locator("main fieldset").all(), ("yes", "maybe", "no"), strict=True):
        group.locator(f"[value={fit}]").check()
    phone.locator("main form button").click()
    expect(phone.locator(".slots li")).to_have_count(3)
    assert list(DateReply.objects.get().fits.values()) == ["yes", "maybe", "no"]
    assert faults(phone) == []

    phone.locator("main a[href$='change=1']").click()
    expect(phone.locator("[value=maybe]:checked")).to_have_count(1)
    assert faults(phone) == []


def faults(page):
    """What axe finds wrong, and a page that is wider than the telephone."""
    found = [f"{one['id']}: {one['nodes'][0]['html']}" for one in Axe().run(page).response["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("wider than the screen")
    return found
