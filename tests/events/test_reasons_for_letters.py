"""Every letter says why its reader gets it, and how to get no more."""

import pytest

from events.actions.translators import send_translator_link
from events.letters import compose, write
from events.models import Letter
from events.unsubscribing import stop_token
from stations.actions.invitations import invite_organisations
from tests.factories import ObservanceLinkFactory, OrganisationFactory, TranslatorFactory
from tests.letters import LetterFactory, invited

pytestmark = pytest.mark.django_db


def test_a_contact_is_told_for_which_organisation_and_by_which_office(festival, actor, now):
    organisation = OrganisationFactory(office=festival.office, name="Turnverein")
    row = invited(festival, organisation=organisation, language="en")
    (letter,) = invite_organisations(festival, [row], actor=actor, now=now)

    written = write(letter)

    why = "You receive this letter because Stadtteilbüro Jena has listed you for Turnverein as a contact."
    stop = f"I want no more letters from Stadtteilbüro Jena:\nhttp://localhost:8000/letters/stop/{stop_token(letter)}/"
    assert why in written.text
    assert stop in written.text
    assert why in written.html
    assert f'/letters/stop/{stop_token(letter)}/"' in written.html


def test_a_translator_is_told_so(festival, actor, now):
    send_translator_link(TranslatorFactory(festival=festival), actor=actor, now=now)
    letter = Letter.objects.get()
    letter.language = "en"

    text = write(letter).text

    assert "because Stadtteilbüro Jena has asked you to translate for a festival." in text
    assert "/letters/stop/" in text


def test_a_colleague_is_told_so_and_cannot_unsubscribe(festival):
    link = ObservanceLinkFactory(festival=festival)
    days = [link.first.isoformat(), link.last.isoformat()]
    letter = LetterFactory(
        office=festival.office,
        festival=festival,
        kind="observance_moved",
        language="en",
        about_id=link.pk,
        details={"name": "Ashura", "before": days, "after": days},
    )

    text = write(letter).text

    assert "because you look after the festivals of Stadtteilbüro Jena." in text
    assert "/letters/stop/" not in text
    assert "List-Unsubscribe" not in compose(letter).extra_headers


def test_mail_servers_send_back_to_the_bounce_address_and_readers_see_the_sender(festival, actor, now, settings):
    settings.BOUNCE_ADDRESS, settings.DEFAULT_FROM_EMAIL = "back@fest.example", "Fest <fest@fest.example>"
    (letter,) = invite_organisations(festival, [invited(festival)], actor=actor, now=now)

    mail = compose(letter)

    assert mail.from_email == "back@fest.example"
    assert mail.message()["From"] == "Fest <fest@fest.example>"
