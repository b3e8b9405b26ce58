"""Somebody who translates a festival into Arabic, and the personal link. It is 1 April 2027."""

from dataclasses import dataclass

import pytest
import time_machine
from django.test import Client

from events.models import Festival, Translation, Translator
from events.tokens import token_of
from tests.factories import StationFactory, TranslatorFactory, berlin


@pytest.fixture(autouse=True)
def _april():
    with time_machine.travel(berlin(2027, 4, 1, 9), tick=False):
        yield


@dataclass
class Guest:
    """A translator with a browser. Pages are asked for in English."""

    client: Client
    translator: Translator

    @property
    def token(self):
        return token_of(self.translator.nonce)

    @property
    def festival(self) -> Festival:
        return Festival.objects.get(pk=self.translator.festival_id)

    def path(self, rest="", prefix="/en"):
        return f"{prefix}/translate/{self.token}/{rest}"

    def get(self, rest="", prefix="/en", **options):
        return self.client.get(self.path(rest, prefix), **options)

    def key(self, field="title"):
        """The key of one of the festival's own texts."""
        return f"festival-{self.translator.festival_id}-{field}"

    def text(self, field="title"):
        """The address of one of the festival's own texts, in Arabic."""
        return f"ar/{self.key(field)}/"

    def save(self, field, words, *, seen=0, made_from=None, do="save"):
        """Press a button below one of the festival's texts."""
        made_from = getattr(self.festival, field) if made_from is None else made_from
        data = {"words": words, "seen": seen, "made_from": made_from, "do": do}
        return self.client.post(self.path(self.text(field)), data)

    def words(self, field="title"):
        """What is saved: (words, version, by)."""
        return Translation.objects.filter(field=field, language="ar").values_list("words", "version", "by").get()


@pytest.fixture
def festival(office):
    """Two texts of its own: title and place."""
    station = StationFactory(
        festival__office=office,
        festival__slug="sommerfest-2027",
        festival__title="Sommerfest",
        festival__place="Festwiese",
        festival__description="",
        festival__travel_hint="",
        state="draft",
    )
    return station.festival


@pytest.fixture
def guest(client, festival):
    return Guest(client, TranslatorFactory(festival=festival, name="Samira", language="de"))
