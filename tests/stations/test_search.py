"""Folding is the same on every database, because it does not happen in the database."""

import pytest

from stations.models import Organisation
from stations.search import fold
from tests.factories import OrganisationFactory


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Frauen-CAFÉ  Übersee", "frauen-cafe ubersee"),
        ("Straße", "strasse"),
        ("ДРУЖБА", "дружба"),
        ("Київ", "киів"),
        ("İSTANBUL", "istanbul"),
        ("أَهْلًا", "اهلا"),
        ("كتاب", "کتاب"),
        ("a\0b", "a b"),
    ],
)
def test_fold(typed, folded):
    assert fold(typed) == folded


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["übersee", "UBERSEE", "cafe jena", "café ÜBER", "", "  ", "K7M"])
def test_matching_finds(text):
    row = OrganisationFactory(name="Café Übersee", place="Jena", district="Lobeda", code="K7M3PX")

    assert list(Organisation.objects.matching(text)) == [row]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "text"), [("Клуб ДРУЖБА", "дружба"), ("بيت الأُسرة", "بيت الاسرة"), ("100 % Spiel", "%")]
)
def test_matching_finds_in_every_script(name, text):
    row = OrganisationFactory(name=name, place="", district="")
    OrganisationFactory(name="Anders", place="", district="")

    assert list(Organisation.objects.matching(text)) == [row]


@pytest.mark.django_db
def test_every_word_must_be_there():
    OrganisationFactory(name="Café Übersee")

    assert list(Organisation.objects.matching("café nirgends")) == []


@pytest.mark.django_db
def test_a_rename_is_found_also_when_only_the_name_is_saved():
    row = OrganisationFactory(name="Alt")
    row.name = "Größe"

    row.save(update_fields=["name"])

    assert list(Organisation.objects.matching("grösse")) == [row]
