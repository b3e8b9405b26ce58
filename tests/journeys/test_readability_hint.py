"""In a real browser: somebody types a long German sentence, sees it quoted, and saves all the same."""

import pytest
import time_machine
from playwright.sync_api import expect

from events.tokens import token_of
from stations.actions.invitations import make_link
from stations.models import Invitation, Offer
from tests.factories import FestivalFactory, StationFactory, berlin

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NOW = berlin(2027, 4, 1, 9)
LONG = "Wir laden alle Kinder und ihre Eltern und auch die Nachbarn aus dem Haus gegenüber herzlich ein."


@pytest.fixture
def new_offer(live_server, settings):
    """The address of the form for a new offer, of an organisation that has accepted."""
    settings.BASE_URL = live_server.url
    with time_machine.travel(NOW, tick=True):
        station = StationFactory(festival=FestivalFactory(slug="sommerfest"))
        contact = station.organisation.contacts.get()
        link = make_link(Invitation.objects.get(organisation=station.organisation), contact, now=NOW)
        yield f"/de/my/{token_of(link.nonce)}/offers/new/"


def test_a_long_sentence_is_quoted_while_it_is_typed_and_hinders_nothing(new_offer, new_page):
    page = new_page(width=320)
    page.goto(new_offer)
    hint = page.locator("#id_description_readability")
    expect(hint).to_be_empty()

    page.fill("[name=title]", "Fest")
    page.locator("[name=description]").press_sequentially(LONG)
    expect(hint.locator("q")).to_have_text(LONG)
    page.select_option("[name=language]", "en")
    expect(hint).to_be_empty()
    page.select_option("[name=language]", "de")
    expect(hint.locator("q")).to_have_text(LONG)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.click("button[type=submit]")

    expect(page.locator("main")).to_contain_text("Fest")
    assert Offer.objects.get(title="Fest").description == LONG
