"""Rows with their children in one query."""

from django.db.models import Q

from events.joined import with_children
from stations.models import Contact, Organisation
from tests.factories import ContactFactory, OrganisationFactory


def test_rows_come_in_their_order_with_their_children_and_without(office, django_assert_num_queries):
    lone = OrganisationFactory(office=office, name="B allein")
    house = OrganisationFactory(office=office, name="A Haus")
    people = [ContactFactory(organisation=house, name=name) for name in ("Zoe", "Adam")]

    with django_assert_num_queries(1):
        found = with_children(Organisation.objects.order_by("name"), "contacts", Contact)

    assert found == [(house, people), (lone, [])]
    assert [(one.name, one.language, one._state.adding) for one in found[0][1]] == [
        ("Zoe", people[0].language, False),
        ("Adam", people[1].language, False),
    ]


def test_only_some_children(office):
    house = OrganisationFactory(office=office)
    ContactFactory(organisation=house, is_public=False)
    shown = ContactFactory(organisation=house, is_public=True)

    assert with_children(Organisation.objects.all(), "contacts", Contact, only=Q(contacts__is_public=True)) == [
        (house, [shown])
    ]
