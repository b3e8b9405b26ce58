"""Interpreters and volunteers: asked by letter or by hand, and forgotten when they wish."""

import pytest
from django.core.exceptions import ValidationError

from events.actions.translators import (
    add_translator,
    remove_translator,
    revoke_translator,
    send_translator_link,
    update_translator,
)
from events.errors import NotFound
from events.models import Letter, Translation, Translator
from events.permissions import translator_for
from events.tokens import known_token
from tests.factories import OfferFactory, translate


@pytest.fixture
def add(festival, actor, now):
    festival.languages = ["de", "ar"]
    festival.save()

    def add(**fields):
        told = {"name": "Samira", "email": "samira@example.org", "languages": ["ar"], "language": "ar"} | fields
        return add_translator(festival, actor=actor, now=now, **told)

    return add


def letters():
    return list(Letter.objects.order_by("pk").values_list("kind", "recipient", "language", "state"))


def token(translator):
    return known_token(translator.nonce, translator.digest)


def test_who_has_an_address_gets_the_link_by_letter(add):
    translator = add()

    assert letters() == [("translator_link", "samira@example.org", "ar", "owed")]
    assert translator_for(token(translator)) == translator


def test_who_has_none_gets_it_by_hand(add):
    add(email="")

    assert letters() == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"languages": []}, "languages"),
        ({"languages": ["uk"]}, "languages"),
        ({"email": "samira(at)example.org"}, "email"),
        ({"name": " "}, "name"),
    ],
)
def test_what_cannot_be_is_named(add, fields, field):
    with pytest.raises(ValidationError) as fault:
        add(**fields)

    assert list(fault.value.message_dict) == [field]


def test_an_address_is_asked_once_a_festival(add):
    add()

    with pytest.raises(ValidationError):
        add(email="Samira@example.org")


def test_a_new_link_closes_the_old_one(add, actor, now):
    translator = add()
    old = token(translator)
    send_translator_link(translator, actor=actor, now=now)

    assert translator_for(token(translator)) == translator
    with pytest.raises(NotFound):
        translator_for(old)
    assert letters() == [
        ("translator_link", "samira@example.org", "ar", "dropped"),
        ("translator_link", "samira@example.org", "ar", "owed"),
    ]


def test_a_corrected_address_gets_a_link_of_its_own(add, actor, now):
    translator = add()
    old = token(translator)
    update_translator(translator, actor=actor, now=now, email="s.nouri@example.org")

    assert token(translator) != old
    assert letters()[-1] == ("translator_link", "s.nouri@example.org", "ar", "owed")


def test_a_revoked_link_opens_nothing_and_its_letter_does_not_leave(add, actor, now):
    translator = add()
    revoke_translator(translator, actor=actor, now=now)

    with pytest.raises(NotFound):
        translator_for(token(translator))
    assert letters() == [("translator_link", "samira@example.org", "ar", "dropped")]


def test_who_is_forgotten_leaves_the_words_without_the_name(add, actor, now, festival):
    translate(OfferFactory(station__festival=festival, language="de"), "title", "ar", "خياطة")
    remove_translator(add(), actor=actor, now=now)

    assert not Translator.objects.exists()
    assert list(Translation.objects.values_list("words", "by")) == [("خياطة", "")]
