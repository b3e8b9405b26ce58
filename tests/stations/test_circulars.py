"""Whom a circular goes to, and what it says to each in the own language."""

import pytest

from events.letters import write
from events.models import Letter
from stations.circulars import who_gets
from stations.models import CircularTo
from tests.factories import (
    CircularFactory,
    ContactFactory,
    FestivalFactory,
    InvitationFactory,
    OfferFactory,
    StationFactory,
    translate,
)
from tests.letters import invited

pytestmark = pytest.mark.django_db


@pytest.fixture
def festival():
    return FestivalFactory(title="Sommerfest", place="Marktplatz", state="inviting", languages=["de", "ar"])


def _organisation(festival, name, *, state="accepted", station=None, offers=0):
    invitation = InvitationFactory(
        festival=festival, organisation__name=name, organisation__office=festival.office, state=state
    )
    if station:
        number = {"number": festival.stations.count() + 1} if station == "confirmed" else {}
        row = StationFactory(
            festival=festival, organisation=invitation.organisation, state=station, whole=False, **number
        )
        return invitation, OfferFactory.create_batch(offers, station=row)
    return invitation, []


@pytest.fixture
def everybody(festival):
    _organisation(festival, "chosen", state="chosen")
    _organisation(festival, "silent", state="invited")
    _organisation(festival, "no", state="declined")
    _organisation(festival, "yes")
    _organisation(festival, "drafting", station="draft")
    _organisation(festival, "waits", station="submitted", offers=1)
    _organisation(festival, "empty", station="confirmed")
    _organisation(festival, "german", station="confirmed", offers=1)
    _translated, offers = _organisation(festival, "arabic", station="confirmed", offers=2)
    translate(offers[0], "title", "ar", "عرض")
    _organisation(festival, "gone", station="withdrawn", offers=1)


@pytest.mark.parametrize(
    ("to", "names"),
    [
        ("everybody", ["arabic", "drafting", "empty", "german", "silent", "waits", "yes"]),
        ("unanswered", ["silent"]),
        ("unregistered", ["drafting", "yes"]),
        ("submitted", ["waits"]),
        ("confirmed", ["arabic", "empty", "german"]),
        ("no_offer", ["empty"]),
        ("untranslated", ["german"]),
    ],
)
def test_who_gets_it(festival, everybody, to, names):
    assert sorted(one.organisation.name for one in who_gets(festival, to)) == names


def test_every_group_is_tried_above():
    assert len(CircularTo.values) == 7


def _letter(invitation, circular, *, language="de"):
    contact = ContactFactory(organisation=invitation.organisation, name="Ava", language=language)
    return Letter(
        office=circular.festival.office,
        festival=circular.festival,
        kind="circular",
        recipient=contact.email,
        recipient_name=contact.name,
        language=language,
        details={"circular_id": circular.pk, "invitation_id": invitation.pk},
    )


def test_each_letter_says_the_recipients_own(festival):
    invitation = invited(festival, organisation__name="Haus am See", contacts=0)
    circular = CircularFactory(
        festival=festival, subject="An {organisation}", body="Liebe {name},\n\nbis bald: {place}."
    )

    written = write(_letter(invitation, circular))

    assert (written.subject, written.paragraphs) == ("An Haus am See", ["Liebe Ava,", "bis bald: Marktplatz."])


def test_what_an_organisation_typed_is_neither_markup_nor_placeholder_nor_link(festival):
    invitation = invited(festival, organisation__name="<b>{office}</b> evil.example", contacts=0)
    circular = CircularFactory(festival=festival, subject="Hallo", body="An {organisation}.")

    written = write(_letter(invitation, circular))

    assert written.paragraphs == ["An <b>{office}</b> evil\u2060.\u2060example."]
    assert "&lt;b&gt;{office}&lt;/b&gt;" in written.html
    assert "<b>{" not in written.html


def test_a_translation_is_used_whole_subject_included(festival):
    invitation = invited(festival, organisation__name="Haus", contacts=0)
    circular = CircularFactory(festival=festival, subject="Hallo", body="An {organisation}.")
    translate(circular, "subject", "ar", "مرحبا")
    translate(circular, "body", "ar", "إلى {organisation}.")

    written = write(_letter(invitation, circular, language="ar"))

    assert (written.subject, written.paragraphs) == ("مرحبا", ["إلى Haus."])


def test_without_a_translation_the_words_come_as_they_are_with_a_note(festival):
    invitation = invited(festival, contacts=0)
    circular = CircularFactory(festival=festival, subject="Hallo", body="Bis bald.")

    written = write(_letter(invitation, circular, language="uk"))

    assert written.paragraphs[0] == "Bis bald."
    assert len(written.paragraphs) == 2
    assert '<p lang="de"' in written.html
