"""What the tests of the planning pages share: people by role, and what a whole form sends."""

from django.test import Client

from events.models import Role
from tests.factories import MembershipFactory


def signed_in(office, role=Role.COORDINATOR):
    """A client of somebody with this role."""
    client = Client()
    client.force_login(MembershipFactory(office=office, role=role).user)
    return client


def festival_fields(**changed):
    """Everything the form of a festival sends, in the local time of the office."""
    return {
        "title": "Sommerfest",
        "description": "Ein Fest für alle.",
        "language": "de",
        "place": "Wiese",
        "travel_hint": "Straßenbahn 4",
        "starts_at": "2027-06-12T14:00",
        "ends_at": "2027-06-12T18:00",
        "setup_from": "2027-06-12T12:00",
        "takedown_until": "2027-06-12T20:00",
        "registration_deadline": "2027-05-15T23:59",
        "places": "40",
        "languages": ["de", "ar"],
        "reminder_days": "14, 3",
    } | changed


def office_fields(**changed):
    """Everything the form of an office sends."""
    return {
        "name": "Stadtteilbüro Jena",
        "place": "Jena",
        "federal_state": "TH",
        "time_zone": "Europe/Berlin",
        "language": "de",
        "languages": ["de", "en"],
        "contact_name": "Mara Lenz",
        "contact_email": "jena@example.org",
        "contact_phone": "03641 12345",
        "imprint": "Stadt Jena",
    } | changed
