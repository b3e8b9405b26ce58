"""What holds for every page behind a translator's link."""

import pytest
from django.test import Client

from events.actions.translators import revoke_translator
from events.models import LogEntry, Translation
from festival.translate.urls import urlpatterns
from tests.factories import FestivalFactory, OfferFactory, StationFactory, TranslatorFactory, translate
from tests.festival.office.counting import count_queries
from tests.festival.translate.conftest import Guest

NAMES = sorted(pattern.name for pattern in urlpatterns)


def rests(guest):
    """Every address, with rows that exist."""
    return {"start": "", "texts": "ar/", "thanks": "ar/thanks/", "text": guest.text()}


def test_the_addresses_below_are_all_of_them(guest):
    assert sorted(rests(guest)) == NAMES


def test_reading_saves_nothing(guest):
    answers = {name: guest.get(rest).status_code for name, rest in rests(guest).items()}

    assert answers == {"start": 200, "texts": 200, "text": 200, "thanks": 303}
    assert not Translation.objects.exists()
    assert not LogEntry.objects.exists()


def test_wrong_methods_and_forged_forms_are_refused(guest):
    paths = {name: guest.path(rest) for name, rest in rests(guest).items()}

    assert {guest.client.post(paths[name]).status_code for name in NAMES if name != "text"} == {405}
    assert {guest.client.delete(path).status_code for path in paths.values()} == {405}
    assert Client(enforce_csrf_checks=True).post(paths["text"], {"words": "x"}).status_code == 403


@pytest.mark.parametrize("broken", ["unknown", "revoked"])
def test_a_link_that_opens_nothing_says_what_to_do(guest, actor, now, broken):
    paths = [guest.path(rest, "/fr") for rest in rests(guest).values()]
    if broken == "revoked":
        revoke_translator(guest.translator, actor=actor, now=now)
    else:
        paths = [path.replace(guest.token, "x" * 22) for path in paths]

    for path in paths:
        answer = guest.client.get(path)
        assert (answer.status_code, answer.headers["Content-Language"]) == (404, "fr")
        assert answer.templates[0].name == "translate/no_link.html"
    assert guest.client.post(paths[-1], {"words": "مهرجان"}).status_code == 404
    assert not Translation.objects.exists()


def test_no_session_is_begun_and_the_link_stays_private(guest):
    for rest in rests(guest).values():
        response = guest.get(rest)
        assert set(response.cookies) <= {"csrftoken"}
        assert response.headers["Cache-Control"] == "no-store, private"
        assert response.headers["Referrer-Policy"] == "same-origin"
        assert response.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_the_language_of_the_pages(guest):
    """The address first, then the translator's own, then the browser's where we do not speak that."""
    asked = {"headers": {"Accept-Language": "tr"}}
    told = [guest.get(prefix=prefix, **asked).headers["Content-Language"] for prefix in ("/uk", "")]
    guest.translator.language = "prs"
    guest.translator.save()

    assert [*told, guest.get(prefix="", **asked).headers["Content-Language"]] == ["uk", "de", "tr"]


def test_only_the_languages_somebody_was_asked_for(guest):
    """Others of the festival are as absent as those that nobody knows, for reading and for saving."""
    festival = guest.festival
    festival.languages = ["de", "ar", "fa"]
    festival.save()

    for tag in ("fa", "de", "xx"):
        for rest in (f"{tag}/", f"{tag}/thanks/", f"{tag}/{guest.key()}/"):
            assert guest.get(rest).status_code == 404
        path = guest.path(f"{tag}/{guest.key()}/")
        assert guest.client.post(path, {"words": "جشن", "seen": 0, "made_from": "Sommerfest"}).status_code == 404
    assert not Translation.objects.exists()


def test_a_language_that_the_festival_gave_up_is_not_asked_for(guest):
    festival = guest.festival
    festival.languages = ["de"]
    festival.save()

    assert guest.get("ar/").status_code == 404
    assert "There is nothing for you to translate at the moment." in guest.get().content.decode()


def test_texts_of_others_and_hidden_ones_are_not_there(guest):
    other = FestivalFactory(office=guest.festival.office)
    station = StationFactory(festival=guest.festival, question="Wie viele Tische?")
    foreign = OfferFactory()
    keys = [
        f"festival-{other.pk}-title",
        f"offer-{foreign.pk}-title",
        f"station-{station.pk}-question",
        f"festival-{guest.festival.pk}-slug",
        "festival-x-title",
        "nonsense",
    ]

    for key in keys:
        path = guest.path(f"ar/{key}/")
        answer = guest.client.post(path, {"words": "سرقة", "seen": 0, "made_from": "x"})
        assert (guest.client.get(path).status_code, answer.status_code) == (404, 404)
    assert not Translation.objects.exists()


@pytest.mark.parametrize(
    ("state", "sentence"),
    [("archived", "This festival is over"), ("cancelled", "This festival is cancelled.")],
)
def test_a_closed_festival_thanks_and_takes_nothing(guest, state, sentence):
    festival = guest.festival
    festival.state = state
    festival.save()

    for rest in rests(guest).values():
        answer = guest.get(rest)
        assert (answer.status_code, answer.templates[0].name) == (200, "translate/closed.html")
    late = guest.save("title", "مهرجان الصيف")
    assert late.status_code == 409
    assert sentence in late.content.decode()
    assert "مهرجان الصيف</blockquote>" in late.content.decode()
    assert not Translation.objects.exists()


@pytest.mark.parametrize("rest", ["", "ar/", "ar/?open=1", "text"])
def test_the_number_of_queries_does_not_grow(db, client, rest):
    counted = []
    for stations in (1, 3):
        festival = FestivalFactory()
        for _one in range(stations):
            offer = StationFactory(festival=festival).offers.get()
            translate(offer, "title", "ar", "خياطة")
        guest = Guest(client, TranslatorFactory(festival=festival, languages=["ar", "en"]))
        counted.append(count_queries(client, guest.path(guest.text() if rest == "text" else rest)))

    assert counted[0] == counted[1]
