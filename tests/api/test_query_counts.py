"""Every list asks the database as often for 30 rows as for 1. The lists come from the URL configuration."""

from typing import NamedTuple

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from api.endpoint import Endpoint
from api.urls import urlpatterns
from events.actions.jobs import queue_job
from events.actions.journal import record
from events.actions.offices import create_api_token
from events.actors import staff
from events.models import DatePoll, Letter, Survey
from stations.actions.invitations import make_link, owe_link_letter
from stations.models import Contact, Offer, Organisation, Station
from tests.api.conftest import caller
from tests.factories import (
    CircularFactory,
    ContactFactory,
    FestivalFactory,
    MembershipFactory,
    ObservanceLinkFactory,
    OfferFactory,
    OfficeFactory,
    OwnDayFactory,
    StandingOfferFactory,
    StationFactory,
    TranslatorFactory,
    berlin,
)
from tests.polls import poll_of
from tests.surveys import survey_of

NOW = berlin(2027, 4, 1, 9)
LISTS = {
    pattern.name: list(pattern.pattern.converters)
    for pattern in urlpatterns
    if issubclass(pattern.callback.view_class, Endpoint) and pattern.callback.view_class.queryset is not None
}


def add_rows(count, *, coordinator, festival, actor):
    """`count` more rows in every list, each with what hangs on it."""
    office = festival.office
    for _row in range(count):
        MembershipFactory(user=coordinator)
        MembershipFactory(office=office)
        FestivalFactory(office=office, state="published")
        create_api_token(coordinator, name="x")
        festival.facilities.create(kind="shade")
        station = StationFactory(festival=festival)
        organisation = station.organisation
        invitation = festival.invitations.get(organisation=organisation)
        ContactFactory(organisation=organisation)
        for contact in organisation.contacts.all():
            link = make_link(invitation, contact, now=NOW)
        owe_link_letter("invitation", link, now=NOW)
        queue_job(festival, "print", details={"station": station.pk}, actor=actor, now=NOW)
        days = festival.letter_rules.count() + 1
        told = {"kind": "reminder", "anchor": "invitation", "days": days, "whom": "unanswered"}
        festival.letter_rules.create(since=NOW, **told)
        record(festival, "festival_changed", office=office, festival=festival, actor=actor, now=NOW)
    first = Station.objects.order_by("pk").first()
    for _row in range(count):
        OfferFactory(station=first)
        StandingOfferFactory(organisation=first.organisation)
        ContactFactory(organisation=first.organisation)
        TranslatorFactory(festival=festival)
        poll_of(festival, state="closed")
        answer = {"invitation": festival.invitations.first(), "answered_at": NOW}
        DatePoll.objects.order_by("pk").first().replies.create(by="Nour", **answer)
        own_day = OwnDayFactory(office=office)
        ObservanceLinkFactory(festival=festival, key=f"own.{own_day.pk}")
        CircularFactory(festival=festival)
        festival.feedback.create(face=1, sentence="Schön.", language="de", given_on=NOW.date())
        survey_of(office, slug=f"frage-{own_day.pk}")
        wishes = Survey.objects.order_by("pk").first().wishes
        wishes.create(words="Bäume", language="de", given_on=NOW.date())


def address(name):
    station = Station.objects.order_by("pk").first()
    known = {
        "code": station.organisation.code,
        "station": station.pk,
        "office": "jena",
        "survey": Survey.objects.order_by("pk").first().pk,
        "date_poll": DatePoll.objects.order_by("pk").first().pk,
        "festival": "sommerfest-2027",
    }
    return reverse(f"api:{name}", kwargs={key: known[key] for key in LISTS[name]})


def test_the_lists_are_all_here():
    assert sorted(LISTS) == [
        "circulars",
        "contacts",
        "date_poll_answers",
        "date_polls",
        "facilities",
        "feedback_sentences",
        "festivals",
        "invitations",
        "jobs",
        "letter_rules",
        "letters",
        "log",
        "members",
        "observance_links",
        "offers",
        "offices",
        "organisations",
        "own_days",
        "public_festivals",
        "standing_offers",
        "stations",
        "surveys",
        "texts",
        "tokens",
        "translators",
        "wishes",
    ]


class Asked(NamedTuple):
    """What one list answered, and what that asked of the database."""

    count: int
    shown: int
    queries: list[str]


def ask(api, name):
    url = address(name)
    with CaptureQueriesContext(connection) as asked:
        answer = api.get(url).json()
    return Asked(answer["count"], len(answer["results"]), [query["sql"] for query in asked])


@pytest.fixture(scope="module")
def asked(django_db_setup, django_db_blocker):
    """Every list with 1 and with 30 rows: the rows are made once for all of them, and taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        festival = FestivalFactory(office=OfficeFactory(slug="jena"), slug="sommerfest-2027")
        coordinator = MembershipFactory(office=festival.office).user
        rows = {"coordinator": coordinator, "festival": festival, "actor": staff(coordinator)}
        api = caller(coordinator)
        add_rows(1, **rows)
        for name in LISTS:
            api.get(address(name))  # notes the use of the token
        few = {name: ask(api, name) for name in LISTS}
        add_rows(29, **rows)
        many = {name: ask(api, name) for name in LISTS}
        transaction.set_rollback(True)
    return few, many


@pytest.mark.parametrize("name", LISTS)
def test_as_many_queries_for_30_rows_as_for_1(name, asked):
    few, many = (rows[name] for rows in asked)

    assert many.count >= few.count + 29
    assert many.shown >= 30
    assert len(many.queries) == len(few.queries), many.queries


@pytest.mark.django_db
def test_the_preview_asks_as_often_for_30_letters_as_for_1(api, festival, coordinator, actor):
    counts = []
    for more in (1, 29):
        add_rows(more, coordinator=coordinator, festival=festival, actor=actor)
        body = {"invitations": list(festival.invitations.values_list("pk", flat=True))}
        with CaptureQueriesContext(connection) as queries:
            api.post(f"/api/v1/festivals/{festival.slug}/invitations/preview/", body)
        counts.append(len(queries))

    assert counts[1] - counts[0] <= 0, counts
    assert (Organisation.objects.count(), Letter.objects.count()) == (30, 30)
    assert (Contact.objects.count() > 30, Offer.objects.count() > 30) == (True, True)
