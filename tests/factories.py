"""Dull factories: whole, valid rows with the least that is needed. Times are in June 2027, Berlin."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import factory
from factory.django import DjangoModelFactory

from events.actions.retiming import give_rules
from events.actions.words import save_translation
from events.actors import Actor
from events.digests import digest_of
from events.models import (
    Festival,
    Membership,
    ObservanceLink,
    Office,
    Origin,
    OwnDay,
    Role,
    Translation,
    Translator,
    User,
)
from events.rules import DEFAULTS
from events.texts import text_of
from events.tokens import token_of
from stations.models import Circular, Contact, Invitation, Offer, Organisation, StandingOffer, Station

BERLIN = ZoneInfo("Europe/Berlin")


def berlin(*parts: int) -> datetime:
    """`berlin(2027, 6, 12, 14)` → 12 June 2027, 14:00 in Berlin."""
    return datetime(*parts, tzinfo=BERLIN)


class OfficeFactory(DjangoModelFactory):
    class Meta:
        model = Office

    slug = factory.Sequence(lambda n: f"office-{n}")
    name = factory.Sequence(lambda n: f"Stadtteilbüro {n}")
    place = "Jena"
    federal_state = "TH"
    language = "de"
    languages = ["de", "en", "ar"]
    imprint = "Stadt Jena, Am Anger 15"
    contact_name = "Mara Lenz"
    contact_email = factory.LazyAttribute(lambda office: f"{office.slug}@example.org")
    contact_phone = "03641 12345"


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"staff{n}@example.org")
    name = factory.Sequence(lambda n: f"Person {n}")
    language = "en"  # the words of the source, whatever catalogues are compiled
    password = "!"  # nobody has a password


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    office = factory.SubFactory(OfficeFactory)
    role = Role.COORDINATOR


class FestivalFactory(DjangoModelFactory):
    """A festival with the usual rules in time."""

    class Meta:
        model = Festival
        skip_postgeneration_save = True

    office = factory.SubFactory(OfficeFactory)
    slug = factory.Sequence(lambda n: f"fest-{n}")
    state = "inviting"
    title = factory.Sequence(lambda n: f"Familienfest {n}")
    description = "Ein Fest für alle im Stadtteil."
    place = "Wiese am Salvador-Allende-Platz"
    travel_hint = "Straßenbahn 4, Haltestelle Lobeda-West"
    starts_at = berlin(2027, 6, 12, 14)
    ends_at = berlin(2027, 6, 12, 18)
    setup_from = berlin(2027, 6, 12, 12)
    takedown_until = berlin(2027, 6, 12, 20)
    registration_deadline = berlin(2027, 5, 15, 23, 59)
    places = 40
    languages = ["de", "en", "ar"]

    @factory.post_generation
    def rules(festival, create, extracted, **kwargs):
        if create and extracted is not False:
            give_rules(festival, DEFAULTS, now=berlin(2026, 1, 1))


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    office = factory.SubFactory(OfficeFactory)
    name = factory.Sequence(lambda n: f"Verein {n}")
    kind = "meeting place"
    place = "Jena"
    district = "Lobeda"
    spoken_languages = ["de", "ar"]


class ContactFactory(DjangoModelFactory):
    class Meta:
        model = Contact

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Ansprechperson {n}")
    email = factory.Sequence(lambda n: f"kontakt{n}@example.org")
    language = "de"


class StandingOfferFactory(DjangoModelFactory):
    class Meta:
        model = StandingOffer

    organisation = factory.SubFactory(OrganisationFactory)
    title = factory.Sequence(lambda n: f"Sprachcafé {n}")


class InvitationFactory(DjangoModelFactory):
    class Meta:
        model = Invitation

    festival = factory.SubFactory(FestivalFactory)
    organisation = factory.SubFactory(OrganisationFactory, office=factory.SelfAttribute("..festival.office"))
    state = "invited"
    invited_at = berlin(2027, 4, 1, 9)


class StationFactory(DjangoModelFactory):
    """A submitted station with its accepted invitation, one contact and one offer."""

    class Meta:
        model = Station
        skip_postgeneration_save = True

    festival = factory.SubFactory(FestivalFactory)
    organisation = factory.SubFactory(OrganisationFactory, office=factory.SelfAttribute("..festival.office"))
    state = "submitted"
    spoken_languages = ["de", "ar"]
    day_contact_name = "Nour"
    day_contact_phone = "0151 000"
    submitted_at = berlin(2027, 4, 10, 10)

    @factory.post_generation
    def whole(station, create, extracted, **kwargs):
        if not create or extracted is False:
            return
        Invitation.objects.get_or_create(
            festival=station.festival,
            organisation=station.organisation,
            defaults={"state": "accepted", "invited_at": berlin(2027, 4, 1, 9)},
        )
        ContactFactory(organisation=station.organisation)
        OfferFactory(station=station)


class OfferFactory(DjangoModelFactory):
    class Meta:
        model = Offer

    station = factory.SubFactory(StationFactory)
    title = factory.Sequence(lambda n: f"Wimpel nähen {n}")
    description = "Jede Familie näht einen Wimpel."
    age_from = 6
    times = [["14:00", "15:30"]]
    languages = ["de", "fa"]


class TranslatorFactory(DjangoModelFactory):
    class Meta:
        model = Translator

    festival = factory.SubFactory(FestivalFactory)
    name = factory.Sequence(lambda n: f"Samira {n}")
    email = factory.Sequence(lambda n: f"samira{n}@example.org")
    languages = ["ar"]
    nonce = factory.Sequence(lambda n: f"{n:032x}")
    digest = factory.LazyAttribute(lambda translator: digest_of(token_of(translator.nonce)))
    created_at = berlin(2027, 4, 1, 9)


class ObservanceLinkFactory(DjangoModelFactory):
    """The Sunni day of Ashura of 2027 as in the catalogue, three days after the festival of these factories."""

    class Meta:
        model = ObservanceLink

    festival = factory.SubFactory(FestivalFactory)
    key = "islam.ashura"
    year = 2027
    first = date(2027, 6, 15)
    last = date(2027, 6, 15)
    evening = True
    stance = "celebrate"
    sentence = "Wir kochen Aschure für alle."
    language = "de"


class OwnDayFactory(DjangoModelFactory):
    class Meta:
        model = OwnDay

    office = factory.SubFactory(OfficeFactory)
    name = factory.Sequence(lambda n: f"Hofflohmarkt {n}")
    first = date(2027, 6, 13)
    last = date(2027, 6, 13)
    kind = "celebration"
    source = "Stadtteilrat"
    created_at = berlin(2027, 4, 1, 9)


class CircularFactory(DjangoModelFactory):
    class Meta:
        model = Circular

    festival = factory.SubFactory(FestivalFactory)
    to = "everybody"
    subject = "Eine Bitte"
    body = "Liebe {name},\n\nbitte bringt Stühle mit."


def translate(row, field: str, language: str, words: str, *, origin: str = Origin.PERSON) -> Translation:
    """A translation of a row's text as it stands now; the row's text may change afterwards."""
    return save_translation(
        text_of(row, field),
        language,
        words,
        made_from=getattr(row, field),
        seen=0,
        actor=Actor(by="Samira"),
        now=berlin(2027, 4, 1, 9),
        origin=origin,
    )
