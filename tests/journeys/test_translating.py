"""A volunteer translates on a telephone: from the letter with the link to the page that families read."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, expect

from events.actions.translators import add_translator
from events.actors import CLOCK
from events.models import Translation
from tests.factories import FestivalFactory, OfferFactory, StationFactory, berlin, translate
from tests.journeys.letters import text_of
from worker.tasks import deliver

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ASKED = {"name": "Samira", "email": "samira@example.org", "languages": ["ar"], "language": "ar"}


@pytest.fixture
def festival(live_server, settings):
    """Published, with three texts to translate into Arabic: title and place, and the title of one offer."""
    settings.BASE_URL = live_server.url
    festival = FestivalFactory(
        slug="sommerfest",
        title="Sommerfest",
        place="Festwiese",
        description="",
        travel_hint="",
        state="published",
        published_at=berlin(2027, 3, 1),
    )
    station = StationFactory(festival=festival, state="confirmed", number=1)
    station.offers.all().delete()
    OfferFactory(station=station, title="Wimpel nähen", description="")
    return festival


@pytest.fixture
def link(festival, mail_server):
    """The personal link, out of the letter as it arrived."""
    add_translator(festival, actor=CLOCK, now=timezone.now(), **ASKED)
    deliver()
    (letter,) = [mail for mail in mail_server.mails() if mail["To"] == ASKED["email"]]
    (found,) = re.findall(r"http\S+/translate/[\w-]+/", text_of(letter))
    assert found.split("/")[-2] not in str(letter["Subject"])
    return found


def save(page: Page, words: str) -> None:
    """Type a translation and press the button."""
    page.fill("[name=words]", words)
    page.click("[name=do][value=save]")


def faults(page: Page) -> list[str]:
    """What axe finds wrong, and a page that is wider than the telephone."""
    found = [f"{one['id']}: {one['nodes'][0]['html']}" for one in Axe().run(page).response["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("wider than the screen")
    return found


def test_from_the_letter_to_the_page_that_families_read(festival, link, new_page):
    phone = new_page(locale="ar", width=320)
    phone.goto(link)
    expect(phone.locator("html")).to_have_attribute("dir", "rtl")
    assert faults(phone) == []

    phone.locator("main a.button").first.click()
    expect(phone.locator(".translating-source blockquote")).to_have_text("Sommerfest")
    assert phone.eval_on_selector("[name=words]", "field => getComputedStyle(field).direction") == "rtl"
    assert phone.eval_on_selector(".translating-source blockquote", "e => getComputedStyle(e).direction") == "ltr"
    assert faults(phone) == []

    save(phone, "مهرجان الصيف")
    expect(phone.locator(".translating-source blockquote")).to_have_text("Festwiese")
    save(phone, "المرج")
    expect(phone.locator(".translating-source blockquote")).to_have_text("Wimpel nähen")
    save(phone, "خياطة الأعلام")
    expect(phone).to_have_url(re.compile("/ar/thanks/"))
    assert faults(phone) == []
    assert sorted(Translation.objects.values_list("words", "by")) == [
        ("المرج", "Samira"),
        ("خياطة الأعلام", "Samira"),
        ("مهرجان الصيف", "Samira"),
    ]

    family = new_page(locale="ar", width=320)
    family.goto("/f/sommerfest/")
    expect(family.locator("h1")).to_contain_text("مهرجان الصيف")
    expect(family.locator("main")).to_contain_text("خياطة الأعلام")


def test_what_is_typed_survives_a_closed_page_until_it_is_saved(festival, link, new_page):
    page = new_page(locale="ar")
    address = f"{link}ar/festival-{festival.pk}-title/"
    page.goto(address)
    page.fill("[name=words]", "مهرجان")

    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("[data-draft]")).to_be_visible()
    expect(page.locator("[name=words]")).to_have_value("مهرجان")
    assert faults(page) == []

    page.reload()
    page.click("[data-draft] button")
    expect(page.locator("[name=words]")).to_have_value("")
    page.reload()
    expect(page.locator("[name=words]")).to_have_value("")
    expect(page.locator("[data-draft]")).to_be_hidden()

    save(page, "مهرجان الصيف")
    expect(page.locator("[data-saved]")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == []
    page.goto(address)
    expect(page.locator("[data-draft]")).to_be_hidden()


def test_a_draft_is_never_put_over_newer_words_in_silence(festival, link, new_page):
    page = new_page(locale="ar")
    address = f"{link}ar/festival-{festival.pk}-title/"
    page.goto(address)
    page.fill("[name=words]", "مهرجان")
    translate(festival, "title", "ar", "حفل الصيف")

    page.reload()

    expect(page.locator("[data-draft] blockquote")).to_have_text("حفل الصيف")
    expect(page.locator("[name=words]")).to_have_value("مهرجان")


def test_two_translators_and_what_axe_says_to_a_conflict(festival, link, new_page):
    page = new_page(locale="ar", width=320)
    page.goto(f"{link}ar/festival-{festival.pk}-title/")
    translate(festival, "title", "ar", "حفل الصيف")

    save(page, "مهرجان الصيف")

    expect(page.locator(".error-summary blockquote")).to_have_text("حفل الصيف")
    expect(page.locator("[name=words]")).to_have_value("مهرجان الصيف")
    assert faults(page) == []
    page.click("[name=do][value=save]")
    expect(page.locator("[data-saved]")).to_be_visible()
    assert Translation.objects.get().words == "مهرجان الصيف"


def test_what_has_changed_and_the_list_are_readable_for_all(festival, link, new_page):
    translate(festival, "place", "ar", "المرج")
    festival.place = "Festwiese am Park"
    festival.save()
    page = new_page(locale="ar", width=320)

    for rest in ("ar/", "ar/?open=1", f"ar/festival-{festival.pk}-place/"):
        page.goto(link + rest)
        assert faults(page) == []
    expect(page.locator(".changes ins")).to_contain_text("am Park")


def test_without_scripts_all_of_it_works(festival, link, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(link)
    page.locator("main a.button").first.click()

    save(page, "مهرجان الصيف")

    expect(page.locator("[data-saved]")).to_be_visible()
    expect(page.locator("[data-draft]")).to_be_hidden()
    assert Translation.objects.get().words == "مهرجان الصيف"
    context.close()
