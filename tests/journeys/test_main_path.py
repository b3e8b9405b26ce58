"""The main path in a real browser: from signing in to the QR code that opens an organisation's page.

One festival, told once, in the order in which it happens. The mail server is real, the browser is real, the
codes are read out of the printed signs. Only the clock is moved.
"""

from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from events.models import Festival, Letter, LogEntry, User
from stations.models import Invitation, Organisation, Station
from tests.journeys.letters import calendar_in, code_in, link_in, text_of
from tests.stations.printing.reading import codes_of
from worker.tasks import deliver, tick

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COORDINATOR = "mara@example.org"
OFFICE = ["--name", "Quartiersbüro", "--place", "Jena", "--state", "TH", "--email", "buero@example.org", "lobeda"]


class Story:
    """The people of the story and what they know."""

    def __init__(self, *, desk: Page, new_page, box, csv: Path) -> None:
        self.desk, self.new_page, self.box, self.csv = desk, new_page, box, csv

    @property
    def festival(self) -> Festival:
        return Festival.objects.get()

    def letters_to(self, address: str) -> list[EmailMessage]:
        """The letters that arrived at an address, oldest first."""
        return [mail for mail in self.box.mails() if mail["To"] == address]

    def go(self, part: str = "") -> None:
        """Open a page of the festival at the desk."""
        self.desk.goto(f"/desk/f/{self.festival.slug}/{part}")

    def press(self, name: str) -> None:
        """Press the first button or link of the page's main part that begins with `name`."""
        main = self.desk.locator("main")
        main.get_by_role("button", name=name).or_(main.get_by_role("link", name=name)).first.click()

    def station_of(self, organisation: Organisation) -> Station:
        return Station.objects.get(organisation=organisation)

    def decide(self, organisation: Organisation, to: str, *, note: str = "") -> None:
        """Decide about a station: look at the letter, then send it."""
        self.go(f"stations/{self.station_of(organisation).pk}/decide/{to}/")
        if note:
            self.desk.fill("[name=note]", note)
            self.desk.click("[name=preview]")
            expect(self.desk.locator(".letter").first).to_contain_text(note)
        self.desk.click("[name=send]")
        deliver()


@pytest.fixture
def story(live_server, settings, mail_server, new_page, organisations_csv, tmp_path):
    settings.BASE_URL = live_server.url
    path = tmp_path / "organisations.csv"
    path.write_bytes(organisations_csv)
    call_command("add_office", *OFFICE, "--coordinator", COORDINATOR, "--coordinator-name", "Mara Lenz")
    User.objects.update(language="en")
    return Story(desk=new_page(locale="en"), new_page=new_page, box=mail_server, csv=path)


def test_from_an_empty_desk_to_a_scanned_booth(story):
    sign_in(story)
    plan_the_festival(story)
    import_the_organisations(story)
    first, second, third = invite_them(story)
    answer_at_a_phone(story, first)
    answer_by_telephone(story, second)
    answer_at_a_phone(story, third)
    decide_about_places(story, first, second, third)
    remind_the_others(story)
    publish_print_and_scan(story, third)
    read_it_by_api(story)


def sign_in(story):
    """With a code sent by mail; nothing is typed but the address and the code."""
    story.desk.goto("/desk/")
    story.desk.fill("[name=email]", COORDINATOR)
    story.press("Send me a code")
    story.desk.fill("[name=code]", code_in(story.letters_to(COORDINATOR)[-1]))
    story.press("Sign in")
    expect(story.desk).to_have_url("http://" + urlsplit(story.desk.url).netloc + "/desk/o/lobeda/")


def plan_the_festival(story):
    """Bad input first: the page says what is wrong and keeps what was typed."""
    start = timezone.localtime().replace(hour=14, minute=0) + timedelta(days=90)
    story.desk.goto("/desk/o/lobeda/festivals/new/")
    moments = {
        "starts_at": start,
        "ends_at": start - timedelta(hours=1),
        "setup_from": start - timedelta(hours=2),
        "takedown_until": start + timedelta(hours=6),
        "registration_deadline": start - timedelta(days=30),
    }
    for name, moment in moments.items():
        story.desk.fill(f"[name={name}]", moment.strftime("%Y-%m-%dT%H:%M"))
    for name, words in {"title": "Sommerfest", "place": "Festwiese", "places": "2"}.items():
        story.desk.fill(f"[name={name}]", words)
    story.press("Make the festival")
    expect(story.desk.locator(".error-summary")).to_be_visible()
    expect(story.desk.locator("[name=title]")).to_have_value("Sommerfest")
    story.desk.fill("[name=ends_at]", (start + timedelta(hours=4)).strftime("%Y-%m-%dT%H:%M"))
    story.press("Make the festival")
    expect(story.desk.locator("h1")).to_have_text("Sommerfest")
    assert story.festival.state == "draft"
    assert story.festival.reminder_days == [14, 3]


def import_the_organisations(story):
    """A preview changes nothing; the second import finds nothing to do."""
    story.desk.goto("/desk/o/lobeda/import/")
    story.desk.set_input_files("[type=file]", story.csv)
    story.press("Preview")
    expect(story.desk.locator("tbody tr")).to_have_count(24)
    assert Organisation.objects.count() == 0
    story.press("Import 24 organisations")
    expect(story.desk.locator("h1")).to_be_visible()
    assert Organisation.objects.count() == 24
    story.desk.goto("/desk/o/lobeda/import/")
    story.desk.set_input_files("[type=file]", story.csv)
    story.press("Preview")
    expect(story.desk.locator(".next")).to_contain_text("Nothing changes")


def invite_them(story):
    """All 24, after a look at the letter; each contact gets one, with the dates and a link of its own."""
    story.go("invitations/choose/")
    story.press("Put all 24 found on the list")
    story.go("invitations/send/")
    expect(story.desk.locator(".letter")).to_have_count(1)
    assert Letter.objects.count() == 0
    story.press("Send 24 invitations")
    assert story.festival.state == "inviting"
    deliver()
    invited = list(Organisation.objects.order_by("name"))
    letters = [story.letters_to(organisation.contacts.get().email) for organisation in invited]
    assert [len(found) for found in letters] == [1] * 24
    assert len({link_in(letter) for (letter,) in letters}) == 24
    entries = calendar_in(letters[0][0]).walk("VEVENT")
    assert [entry["UID"][:5] for entry in entries] == ["festi", "deadl"]
    return invited[:3]


def answer_at_a_phone(story, organisation):
    """On a narrow screen, without an account. Opening the link changes nothing."""
    page = story.new_page(locale="en", width=320)
    page.goto(link_in(story.letters_to(organisation.contacts.get().email)[0]))
    assert invitation_of(organisation).state == "invited"
    page.click("[name=answer][value=yes]")
    page.locator("main").get_by_role("button").or_(page.locator("main a.button")).first.click()
    register(page)
    deliver()
    assert story.station_of(organisation).state == "submitted"
    assert Letter.objects.filter(kind="station_submitted", about_id=invitation_of(organisation).pk).count() == 1


def invitation_of(organisation):
    return Invitation.objects.get(organisation=organisation)


def register(page):
    """Offers are known from the directory already; needs, languages and the day are asked one by one."""
    token = urlsplit(page.url).path.split("/my/")[1].split("/")[0]
    page.goto(f"/my/{token}/offers/new/")
    page.fill("[name=title]", "Wimpel nähen")
    page.fill("[name=times]", "morgens")
    page.click("main form button")
    expect(page.locator("[name=times]")).to_have_value("morgens")
    page.fill("[name=times]", "14-15:30")
    page.click("main form button")
    page.goto(f"/my/{token}/needs/")
    page.fill("[name=power_watts]", "300")
    page.click("main form button")
    page.check("[name=spoken_languages][value=ar]")
    page.fill("[name=day_contact_name]", "Nour")
    page.fill("[name=day_contact_phone]", "0151 2345678")
    page.click("main form button")
    page.click("main form button")


def answer_by_telephone(story, organisation):
    """The office writes down what it hears; the log says who did."""
    invitation = invitation_of(organisation)
    story.go(f"invitations/{invitation.pk}/")
    story.desk.locator("form[action$='/register/'] button").click()
    station = story.station_of(organisation)
    story.go(f"stations/{station.pk}/edit/")
    story.desk.fill("[name=day_contact_name]", "Herr Weiß")
    story.desk.fill("[name=day_contact_phone]", "03641 55")
    story.press("Save")
    story.go(f"stations/{station.pk}/")
    story.press("Hand in for the organisation")
    entry = LogEntry.objects.get(event="station_submitted", details__organisation=organisation.code)
    assert (entry.by, entry.on_behalf) == ("Mara Lenz", True)
    deliver()


def decide_about_places(story, first, second, third):
    """Two places, three stations: the third waits, and moves up when the first withdraws."""
    story.decide(first, "confirmed", note="Bringen Sie gern eine Decke mit.")
    story.decide(second, "confirmed")
    story.decide(third, "confirmed")
    assert [story.station_of(each).state for each in (first, second, third)] == [
        "confirmed",
        "confirmed",
        "waiting",
    ]
    assert "Decke" in text_of(story.letters_to(first.contacts.get().email)[-1])
    page = story.new_page(locale="en", width=320)
    page.goto(link_in(story.letters_to(first.contacts.get().email)[0]) + "withdraw/")
    page.click("main form button")
    deliver()
    assert [story.station_of(each).state for each in (first, third)] == ["withdrawn", "confirmed"]
    assert calendar_in(story.letters_to(third.contacts.get().email)[-1]).walk("VEVENT")


def remind_the_others(story):
    """Two weeks before the deadline: those who have not answered, once; a late clock floods nobody."""
    waiting = set(Invitation.objects.unanswered().values_list("organisation__contacts__email", flat=True))
    sent_before = len(story.box.mails())
    morning = (story.festival.registration_deadline - timedelta(days=14)).replace(hour=9)
    for _twice in range(2):
        with time_machine.travel(morning, tick=True):
            tick()
    reminders = story.box.mails()[sent_before:]
    assert {letter["To"] for letter in reminders} == waiting
    assert len(reminders) == len(waiting) == 21
    with time_machine.travel(story.festival.registration_deadline - timedelta(hours=5), tick=True):
        tick()
    assert len(story.box.mails()) == sent_before + 21
    assert Letter.objects.filter(kind="reminder", state="missed").count() == 21


def publish_print_and_scan(story, organisation):
    """The signs come from the desk's button; their codes open the organisations' pages, in any language."""
    story.go("move/published/")
    story.desk.locator("main form button").first.click()
    story.go("print/")
    address = story.desk.get_by_role("link", name="Signs as PDF").get_attribute("href")
    codes = codes_of(story.desk.request.get(address).body())
    stations = list(Station.objects.confirmed().order_by("number").select_related("organisation"))
    assert [[urlsplit(code).path for code in page] for page in codes] == [
        [f"/O/{station.organisation.code}"] for station in stations
    ]
    phone = story.new_page(locale="ar", width=320)
    number = [station.organisation for station in stations].index(organisation)
    phone.goto(urlsplit(codes[number][0]).path)
    expect(phone.locator("html")).to_have_attribute("dir", "rtl")
    expect(phone.locator("h1")).to_have_text(organisation.name)
    expect(phone.locator("main")).to_contain_text("Wimpel nähen")
    assert "Nour" not in phone.content()
    phone.goto(f"/de/f/{story.festival.slug}/")
    expect(phone.locator("h1")).to_contain_text("Sommerfest")
    assert phone.context.cookies() == []
    calendar = phone.request.get(f"/f/{story.festival.slug}/calendar.ics")
    assert calendar.headers["content-type"].startswith("text/calendar")


def read_it_by_api(story):
    """A token made at the desk reads the same festival."""
    story.desk.goto("/desk/account/")
    story.desk.locator("form[action$='/tokens/'] [name=name]").fill("Zeitung")
    story.desk.locator("form[action$='/tokens/'] button").click()
    token = next(word for word in story.desk.locator("main").inner_text().split() if word.startswith("sf_"))
    anybody = story.new_page().request
    answer = anybody.get("/api/v1/festivals/", headers={"Authorization": f"Bearer {token}"})
    assert [festival["slug"] for festival in answer.json()["results"]] == [story.festival.slug]
    assert anybody.get("/api/v1/festivals/").status == 401
