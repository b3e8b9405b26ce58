"""In a real browser: a page is read aloud where the device has a voice of its language, and only there."""

import json

import pytest
import time_machine
from playwright.sync_api import expect

from tests.factories import FestivalFactory, OfferFactory, OrganisationFactory, StationFactory, berlin, translate

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# A device with the voices of `LANGUAGES` that notes what it is told to say.
DEVICE = """
window.spoken = [];
class Utterance extends EventTarget { constructor(text) { super(); this.text = text; } }
const device = {
  getVoices: () => LANGUAGES.map((lang) => ({ lang })),
  addEventListener() {},
  cancel() { window.stopped = true; },
  speak(piece) { window.spoken.push([piece.voice.lang, piece.text]); window.last = piece; },
};
Object.defineProperty(window, "speechSynthesis", { value: device });
window.SpeechSynthesisUtterance = Utterance;
"""


@pytest.fixture
def offer(live_server):
    """A German offer with an Arabic title, of an organisation whose page is /o/K7M4PX."""
    with time_machine.travel(berlin(2027, 6, 12, 15), tick=True):
        festival = FestivalFactory(state="published", published_at=berlin(2027, 5, 1))
        house = OrganisationFactory(office=festival.office, name="Haus am Park", code="K7M4PX")
        station = StationFactory(festival=festival, organisation=house, state="confirmed", number=12, whole=False)
        offer = OfferFactory(station=station, title="Tee", description="Mit Minze.", times=[], age_from=None)
        translate(offer, "title", "ar", "شاي")
        yield offer


def open_with(new_page, path, languages):
    page = new_page(width=320)
    page.add_init_script(DEVICE.replace("LANGUAGES", json.dumps(languages)))
    page.goto(path)
    return page


def test_it_reads_in_order_each_piece_by_a_voice_of_its_language_and_stops(new_page, offer):
    page = open_with(new_page, "/ar/o/K7M4PX", ["en-GB", "ar-EG"])
    button = page.locator("[data-read]")
    button.click()

    expect(button).to_have_attribute("aria-pressed", "true")
    spoken = page.evaluate("window.spoken")
    assert {voice for voice, _words in spoken} == {"ar-EG"}
    words = [words for _voice, words in spoken]
    assert "شاي" in words
    assert [text for text in words if "Minze" in text] == []

    page.evaluate("window.stopped = false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("window.stopped") is True


def test_words_of_another_language_are_read_where_it_has_a_voice(new_page, offer):
    page = open_with(new_page, "/ar/o/K7M4PX", ["de-DE", "ar-EG"])
    page.locator("[data-read]").click()

    spoken = page.evaluate("window.spoken")
    assert spoken.index(["ar-EG", "شاي"]) < spoken.index(["de-DE", "Mit Minze."])


@pytest.mark.parametrize("languages", [[], ["en-GB", "fr-FR"]])
def test_without_a_voice_of_the_language_there_is_no_button(new_page, offer, languages):
    page = open_with(new_page, "/ar/o/K7M4PX", languages)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("[data-read]")).to_be_hidden()
