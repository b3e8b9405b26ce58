"""No letter holds a sentence of another language than its reader's, subject and footer included."""

import re
from functools import cache

import pytest

from events.languages import PRODUCT_TAGS
from events.letters import kinds, write
from events.models import Letter
from tests.factories import CircularFactory, ObservanceLinkFactory, StationFactory, TranslatorFactory, translate
from tests.festival.test_catalogues import PLACEHOLDER, forms_of, messages
from tests.polls import poll_of

LETTERS = re.compile(
    r"templates/letters/|(letters|circulars|translating|observing|texts|unsubscribing|formats)\.py"
)
STAFF = {"observance_moved": ("de", "en"), "circular_test": ("de", "en")}  # people of an office read these two


@cache
def sentences(tag):
    """What a letter may say in this language, cut at its placeholders; short pieces tell no language."""
    found = set()
    for message in messages("de" if tag == "en" else tag):
        if not any(LETTERS.search(path) for path, _line in message.locations):
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        for text in ids if tag == "en" else forms_of(message):
            found |= {piece.strip(" \n.,:;!?…“”„«»()") for piece in PLACEHOLDER.split(text or "")}
    return {piece for piece in found if len(piece) >= 12 and " " in piece}


@cache
def foreign(tag):
    """Pieces of sentences that only other languages have."""
    own = "\n".join(sentences(tag))
    return {piece for other in PRODUCT_TAGS if other != tag for piece in sentences(other) if piece not in own}


@pytest.fixture
def world(festival):
    """A festival whose own words no language has sentences of."""
    festival.title, festival.place, festival.description, festival.travel_hint = "Kosmos", "Platz 1", "", ""
    festival.languages = list(PRODUCT_TAGS)
    festival.save()
    return StationFactory(festival=festival, state="confirmed", number=7)


def _about(kind, station, tag):
    """What the letter of this kind is about, and its details."""
    festival = station.festival
    details = {"invitation_id": festival.invitations.get().pk, "note": "", "number": 7}
    if kind.startswith("date_"):
        details["poll_id"] = poll_of(festival, message="").pk
    if kind.startswith("circular"):
        circular = CircularFactory(festival=festival, subject="Kosmos", body="Kosmos", language="de")
        if tag != "de":
            translate(circular, "subject", tag, "Kosmos!")
            translate(circular, "body", tag, "Kosmos!")
        details["circular_id"] = circular.pk
    if kind == "festival_changed":
        details["changes"] = {"place": "Platz 2", "registration_deadline": "2027-05-01T10:00:00+00:00"}
    if kind == "observance_moved":
        link = ObservanceLinkFactory(festival=festival, sentence="")
        days = {"before": ["2027-06-10", "2027-06-10"], "after": ["2027-06-12", "2027-06-12"]}
        return link, details | days | {"name": "Kosmos"}
    if kind == "translator_link":
        return TranslatorFactory(festival=festival, languages=[tag], language=tag), details
    return festival.invitations.get(), details


def _letter(kind, station, tag):
    about, details = _about(kind, station, tag)
    return Letter(
        office=station.festival.office,
        festival=station.festival,
        kind=kind,
        about_kind=about._meta.model_name,
        about_id=about.pk,
        recipient="a@example.org",
        recipient_name="Nour",
        language=tag,
        details=details,
    )


@pytest.mark.django_db
@pytest.mark.parametrize("tag", PRODUCT_TAGS)
@pytest.mark.parametrize("kind", kinds())
def test_every_sentence_is_the_readers(world, kind, tag):
    if tag not in STAFF.get(kind, PRODUCT_TAGS):
        return
    written = write(_letter(kind, world, tag))
    said = f"{written.subject}\n{written.text}"

    assert sorted(piece for piece in foreign(tag) if piece in said) == []
    assert any(piece in said for piece in sentences(tag))


def test_a_sentence_of_another_language_would_be_found():
    for tag in PRODUCT_TAGS:
        assert len(sentences(tag)) > 50
        assert len(foreign(tag)) > 500
