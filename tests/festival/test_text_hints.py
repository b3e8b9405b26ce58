"""Protects: which fields of which forms come with a hint, and that it is there without JavaScript."""

import pytest

from festival.office.forms import organisations as office
from festival.office.forms.planning import FestivalForm, OfficeForm
from festival.portal import forms as portal
from festival.station_forms import OfferForm, StationForm
from stations.models import Offer
from tests.factories import FestivalFactory

LONG = "Wir laden alle Kinder und ihre Eltern und auch die Nachbarn aus dem Haus gegenüber herzlich ein."


@pytest.mark.parametrize(
    ("form", "hinted"),
    [
        (OfferForm, ["title", "description"]),
        (portal.PageForm, ["about", "opening_hours"]),
        (portal.StandingOfferForm, ["title", "description"]),
        (portal.ContactForm, []),
        (office.OrganisationForm, ["about", "opening_hours"]),
        (office.StandingOfferForm, ["title", "description"]),
        (office.ContactForm, []),
        (OfficeForm, []),
        (StationForm, []),
    ],
)
def test_texts_that_visitors_read_are_hinted(form, hinted):
    assert [field.name for field in form() if field.is_hinted] == hinted


@pytest.mark.django_db
def test_the_texts_of_a_festival_are_hinted():
    form = FestivalForm(instance=FestivalFactory())

    assert [field.name for field in form if field.is_hinted] == ["title", "description", "travel_hint"]


def test_the_hint_stands_below_the_text_without_javascript():
    form = OfferForm(instance=Offer(description=LONG, language="de"))

    assert form["description"].readability.long_sentences == (LONG,)
    assert f"<q>{LONG}</q>" in form["description"].as_field_group()


def test_a_text_in_another_language_has_an_empty_place_for_the_hint():
    form = OfferForm(instance=Offer(description=LONG, language="en"))

    assert form["description"].readability is None
    assert "<q>" not in form["description"].as_field_group()


def test_the_hint_is_about_what_was_typed_last():
    form = OfferForm({"description": LONG, "language": "de"}, instance=Offer(description="Tee", language="ar"))

    assert form["description"].readability.long_sentences == (LONG,)
