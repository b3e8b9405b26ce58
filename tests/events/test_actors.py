"""Who stands beside what was done."""

from events.actors import staff, translator_by_link
from events.models import Translator, User


def test_people_of_the_office_are_known_by_name():
    user = User(name="Mara Lenz", email="mara@example.org")

    assert (staff(user).by, staff(user).is_staff) == ("Mara Lenz", True)


def test_a_translator_is_a_name_and_never_an_address():
    actor = translator_by_link(Translator(name="Samira", email="samira@example.org"))

    assert (actor.by, actor.is_staff) == ("Samira", False)
