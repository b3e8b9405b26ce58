"""The OpenAPI description is valid, names every operation, and a fuzzer finds no answer that it does not name."""

from unittest.mock import patch

import pytest
import schemathesis
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.urls import reverse
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, Phase, settings
from rest_framework.throttling import UserRateThrottle
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.endpoint import Endpoint
from api.urls import urlpatterns
from events.actions.jobs import queue_job
from events.actions.offices import create_api_token
from events.actors import CLOCK
from festival.wsgi import application
from stations.actions.invitations import make_link, owe_link_letter
from tests.factories import (
    CircularFactory,
    FestivalFactory,
    MembershipFactory,
    ObservanceLinkFactory,
    OwnDayFactory,
    StandingOfferFactory,
    StationFactory,
    TranslatorFactory,
    berlin,
)
from tests.polls import poll_of
from tests.surveys import survey_of

NOW = berlin(2027, 4, 1, 9)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


def test_valid_and_without_a_warning(tmp_path):
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "schema.yaml"))


def test_every_operation_is_described():
    paths = SchemaGenerator().get_schema(request=None, public=True)["paths"]
    described = sum(len(operations) for operations in paths.values())
    views = [pattern.callback.view_class for pattern in urlpatterns]
    offered = [
        name
        for view in views
        if issubclass(view, Endpoint)
        for name in ("get", "post", "put", "patch", "delete")
        if hasattr(view, name)
    ]

    assert described == len(offered)


def test_every_operation_names_its_errors():
    paths = SchemaGenerator().get_schema(request=None, public=True)["paths"]
    silent = [
        (path, method)
        for path, operations in paths.items()
        for method, operation in operations.items()
        if not {"400", "404", "406", "429"} <= set(operation["responses"])
    ]

    assert silent == []


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["", "?lang=de", "?format=yaml"])
def test_the_description_is_for_everybody(client, path):
    assert client.get(reverse("api:schema") + path).status_code == 200


ROWS: dict[str, object] = {}  # what path parameters lead to; filled anew for each test
described = schemathesis.openapi.from_dict(SchemaGenerator().get_schema(request=None, public=True))
described.app = application
# The others are the matter of tests/permissions, at every address.
described.config.phases.coverage.unexpected_methods = {"options", "trace"}


@described.hook
def map_path_parameters(context, path_parameters):
    return {name: ROWS[name] for name in path_parameters or {}}


@pytest.fixture
def one_connection():
    """The WSGI application closes connections after each request; the test's transaction must outlive that."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """The world, made once; taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(made, db, one_connection, monkeypatch):
    """Each test finds the world as it was made, and nothing slows it."""
    monkeypatch.setattr(UserRateThrottle, "THROTTLE_RATES", {"user": None})
    return made


def make_world():
    """A row of everything, and the token of the office's coordinator."""
    festival = FestivalFactory()
    coordinator = MembershipFactory(office=festival.office).user
    station = StationFactory(festival=festival)
    invitation, contact = festival.invitations.get(), station.organisation.contacts.get()
    link = make_link(invitation, contact, now=NOW)
    _token, text = create_api_token(coordinator, name="fuzzer")
    ROWS.update(
        office=festival.office.slug,
        festival=festival.slug,
        key=f"festival-{festival.pk}-title",
        language="ar",
        code=station.organisation.code,
        contact=contact.pk,
        standing_offer=StandingOfferFactory(organisation=station.organisation).pk,
        invitation=invitation.pk,
        link=link.pk,
        station=station.pk,
        offer=station.offers.get().pk,
        letter=owe_link_letter("invitation", link, now=NOW).pk,
        job=queue_job(festival, "print", details={}, actor=CLOCK, now=NOW).pk,
        kept_print=festival.kept_prints.create(digest="0" * 64, pdf=b"%PDF-", made_at=NOW).pk,
        circular=CircularFactory(festival=festival).pk,
        letter_rule=festival.letter_rules.first().pk,
        date_poll=poll_of(festival).pk,
        translator=TranslatorFactory(festival=festival, email="").pk,
        own_day=OwnDayFactory(office=festival.office).pk,
        observance_link=ObservanceLinkFactory(festival=festival).pk,
        facility=festival.facilities.create(kind="shade").pk,
        feedback=festival.feedback.create(face=1, sentence="Schön.", language="de", given_on=NOW.date()).pk,
        survey=survey_of(festival.office, state="draft").pk,
        wish=festival.office.surveys.get().wishes.create(words="Bäume", language="de", given_on=NOW.date()).pk,
        membership=MembershipFactory(office=festival.office).pk,
        api_token=create_api_token(coordinator, name="another")[0].pk,
    )
    return {"Authorization": f"Bearer {text}"}


@described.parametrize()
@settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    database=None,
)
def test_a_fuzzer_finds_nothing_undeclared(case, world):
    case.call_and_validate(headers=world, checks=CHECKS)


def test_the_description_is_made_once_a_language(client, db):
    first, again = client.get("/api/v1/schema/?format=json"), client.get("/api/v1/schema/?format=json")

    assert first.status_code == 200
    assert first.content == again.content
    with patch.object(SchemaGenerator, "get_schema", side_effect=AssertionError("made again")):
        assert client.get("/api/v1/schema/?format=json").content == first.content
