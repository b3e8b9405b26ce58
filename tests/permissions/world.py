"""Two offices with everything in them, and who asks: the seven roles of the permission test."""

from datetime import date

from django.db import transaction
from django.test import Client
from django.utils import timezone

from events.actions.jobs import queue_job
from events.actions.offices import create_api_token
from events.actors import CLOCK
from events.models import Heartbeat, Letter, Role, SitePlan, User, Wish
from events.tokens import known_token, token_of
from events.unsubscribing import stop_token
from festival.trial import trial_token
from stations.actions.feeds import make_feed_link
from stations.actions.invitations import make_link, owe_link_letter
from tests.factories import (
    CircularFactory,
    FestivalFactory,
    InvitationFactory,
    MembershipFactory,
    ObservanceLinkFactory,
    OfficeFactory,
    OrganisationFactory,
    OwnDayFactory,
    StandingOfferFactory,
    StationFactory,
    TranslatorFactory,
    berlin,
)
from tests.permissions.addresses import World
from tests.polls import poll_of
from tests.surveys import survey_of

# visitor: nobody we know. link: an organisation with its personal link, which it sends along nowhere but in
# the address. stranger: the coordinator of another office. token: the coordinator's program.


def build_world() -> World:
    """Everything an address can name, in the first office; the second office has its own coordinator."""
    office = OfficeFactory(slug="jena")
    people = {
        role.value: MembershipFactory(office=office, role=role).user
        for role in (Role.READER, Role.MEMBER, Role.COORDINATOR)
    }
    people["stranger"] = MembershipFactory(office=OfficeFactory(slug="winnenden")).user
    festival = FestivalFactory(
        office=office, slug="sommerfest", state="published", published_at=berlin(2027, 4, 1)
    )
    station = StationFactory(festival=festival, organisation=OrganisationFactory(office=office))
    standing = StandingOfferFactory(organisation=station.organisation)
    invitation = festival.invitations.get()
    contact = station.organisation.contacts.get()
    SitePlan.objects.create(festival=festival, width_m=40, depth_m=30)
    link = make_link(invitation, contact, now=berlin(2027, 4, 1, 9))
    translator = TranslatorFactory(festival=festival)
    api_token, text = create_api_token(people["coordinator"], name="program")
    for part in ("worker", "clock"):
        Heartbeat.objects.create(part=part, beat_at=timezone.now())
    clients = {"visitor": Client(), "token": Client(headers={"authorization": f"Bearer {text}"})}
    for role, user in people.items():
        clients[role] = Client()
        clients[role].force_login(user)
    values = {
        "office": office.slug,
        "festival": festival.slug,
        "slug": festival.slug,
        "code": station.organisation.code,
        "station": station.pk,
        "offer": station.offers.get().pk,
        "standing_offer": standing.pk,
        "invitation": invitation.pk,
        "contact": contact.pk,
        "membership": office.memberships.get(user=people["reader"]).pk,
        "token": known_token(link.nonce, link.digest),
        "translator": translator.pk,
        "translator_token": known_token(translator.nonce, translator.digest),
        "date_poll": poll_of(festival, state="draft").pk,
        "festival_title": f"festival-{festival.pk}-title",
        "circular": CircularFactory(festival=festival).pk,
        "chosen": InvitationFactory(festival=festival, state="chosen", invited_at=None).pk,
        "link": link.pk,
        "api_token": api_token.pk,
        "job": queue_job(festival, "print", details={}, actor=CLOCK, now=berlin(2027, 4, 1, 9)).pk,
        "kept_print": festival.kept_prints.create(digest="0" * 64, pdf=b"%PDF-", made_at=berlin(2027, 4, 1)).pk,
        "letter_rule": festival.letter_rules.first().pk,
        "closed_address": office.closed_addresses.create(
            email="gone@example.org", reason="returned", closed_at=berlin(2027, 4, 1)
        ).pk,
        "facility": festival.facilities.create(kind="toilets").pk,
        "letter": owe_link_letter("invitation", link, now=berlin(2027, 4, 1, 9)).pk,
        "feed_token": token_of(make_feed_link(office, None, actor=CLOCK, now=berlin(2027, 4, 1, 9)).nonce),
        "own_day": OwnDayFactory(office=office).pk,
        "observance_link": ObservanceLinkFactory(festival=festival).pk,
        "survey": survey_of(office, state="open").pk,
        "wish": Wish.objects.create(
            survey=office.surveys.get(), words="Bäume", language="de", given_on=date(2027, 4, 1)
        ).pk,
        "feedback": festival.feedback.create(face=1, language="de", given_on=date(2027, 6, 12)).pk,
    }
    clients["link"] = Client()
    world = World(clients, values, special_values(values, people["coordinator"]))
    clients["link"].get(world.path("portal:start"))
    return world


def special_values(values: dict[str, object], coordinator: User) -> dict[str, dict[str, object]]:
    """Addresses whose argument of a common name means something else."""
    pk = {
        "contact": "contact",
        "contact_remove": "contact",
        "standing_offer": "standing_offer",
        "standing_offer_remove": "standing_offer",
        "person": "membership",
        "person_remove": "membership",
        "circular": "circular",
        "circular_change": "circular",
        "circular_drop": "circular",
        "circular_send": "circular",
        "circular_test": "circular",
        "job": "job",
        "kept_print": "kept_print",
        "letter": "letter",
        "address_open": "closed_address",
        "facility": "facility",
        "facility_remove": "facility",
        "letter_rule": "letter_rule",
        "letter_rule_remove": "letter_rule",
        "invitation": "invitation",
        "invitation_register": "invitation",
        "invitation_unchoose": "chosen",
        "link_address": "invitation",
        "link_again": "invitation",
        "link_revoke": "invitation",
        "translator": "translator",
        "translator_link": "translator",
        "translator_remove": "translator",
        "translator_revoke": "translator",
    }
    special = {f"desk:{name}": {"pk": values[kind]} for name, kind in pk.items()}
    special |= {
        f"desk:{name}": {"pk": values["station"], "offer_pk": values["offer"], "to": "waiting"}
        for name in (
            "station",
            "station_decide",
            "station_edit",
            "station_offer",
            "station_offer_new",
            "station_offer_remove",
            "station_place",
            "station_submit",
        )
    }
    special |= {
        f"desk:{name}": {"pk": values[kind]}
        for kind in ("own_day", "observance_link")
        for name in (kind, f"{kind}_remove")
    }
    special |= {name: {"pk": 1} for name in ("mfa_edit_webauthn", "mfa_remove_webauthn")}
    special["desk:festival_move"] = {"to": "over"}
    special["desk:token_revoke"] = {"pk": values["api_token"]}
    translated = {"token": values["translator_token"], "tag": "ar", "key": values["festival_title"]}
    special |= {f"translate:{name}": translated for name in ("start", "texts", "text", "thanks")}
    special |= {
        f"desk:survey{rest}": {"pk": values["survey"], "tag": "ar", "wish": values["wish"]}
        for rest in ("", "_change", "_close", "_drop", "_open", "_wish", "_words")
    }
    special["desk:feedback_hide"] = {"pk": values["feedback"]}
    special |= {f"visitor:{name}": {"slug": "wuensche"} for name in ("survey", "survey_thanks")}
    special["feed"] = {"token": values["feed_token"]}
    special["api:translation"] = {"key": values["festival_title"], "language": "ar"}
    special["desk:word"] = {"tag": "ar", "key": values["festival_title"]}
    special["visitor:stop_letters"] = {"token": stop_token(Letter.objects.get(pk=values["letter"]))}
    special["trial_enter"] = {"token": trial_token(coordinator)}
    return special


def outcome(world: World, role: str, method: str, path: str) -> str:
    """What somebody meets: `yes`, `sign in`, `unknown` (401), `no` (403), `absent` (404), `method` (405).

    The answer is taken back, so that the next role finds the same world.
    """
    with transaction.atomic():
        response = _fresh(world.clients[role]).generic(
            method, path, data="{}" if path.startswith("/api/") else "", content_type=_content_type(method, path)
        )
        transaction.set_rollback(True)
    assert response.status_code < 500, f"{method} {path} as {role}: {response.status_code}"
    if response.status_code == 302 and response["Location"].startswith("/staff/"):
        return "sign in"
    return {401: "unknown", 403: "no", 404: "absent", 405: "method"}.get(response.status_code, "yes")


def _fresh(client: Client) -> Client:
    """The same person with cookies of their own, so that signing out once does not sign out for good."""
    fresh = Client(**client.defaults)
    fresh.cookies = client.cookies.copy()
    return fresh


def _content_type(method: str, path: str) -> str:
    if path.startswith("/api/"):
        return "application/json"
    return "application/x-www-form-urlencoded"
