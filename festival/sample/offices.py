"""Two offices and their people. Addresses and telephone numbers are reserved ones: nobody has them."""

from decimal import Decimal
from typing import Any

from events.models import Role

LOBEDA: dict[str, Any] = {
    "slug": "lobeda",
    "name": "Quartiersbüro Lobeda",
    "place": "Jena",
    "federal_state": "TH",
    "language": "de",
    "communities": ["islam", "alevi", "kurdish", "persian", "orthodox", "orthodox_new", "ethiopian"],
    "latitude": Decimal("50.8900"),
    "longitude": Decimal("11.6100"),
    "languages": ["de", "en", "ar", "fa", "uk"],
    "imprint": "Quartiersbüro Lobeda, Musterplatz 1, 07747 Jena\nVerantwortlich: Mara Lenz",
    "contact_name": "Mara Lenz",
    "contact_email": "buero.lobeda@example.org",
    "contact_phone": "030 23125 010",
}

WINNENDEN: dict[str, Any] = {
    "slug": "winnenden",
    "name": "Nachbarschaftsbüro Winnenden",
    "place": "Winnenden",
    "federal_state": "BW",
    "language": "de",
    "languages": ["de", "tr"],
    "imprint": "Nachbarschaftsbüro Winnenden, Musterweg 4, 71364 Winnenden",
    "contact_name": "Petra Scholz",
    "contact_email": "buero.winnenden@example.org",
    "contact_phone": "030 23125 020",
}

# office, address, name, role. Jonas works for one office and reads along in the other.
PEOPLE = (
    ("lobeda", "mara.lenz@example.org", "Mara Lenz", Role.COORDINATOR),
    ("lobeda", "jonas.weiss@example.org", "Jonas Weiß", Role.MEMBER),
    ("lobeda", "aylin.kaya@example.org", "Aylin Kaya", Role.READER),
    ("winnenden", "petra.scholz@example.org", "Petra Scholz", Role.COORDINATOR),
    ("winnenden", "jonas.weiss@example.org", "Jonas Weiß", Role.READER),
)

# The second office's own, small directory.
WINNENDEN_ORGANISATIONS: tuple[dict[str, Any], ...] = (
    {
        "name": "Stadtbücherei am Tor",
        "kind": "education",
        "place": "Winnenden",
        "about": "Bücher, Spiele und Filme zum Ausleihen. Für Kinder ist der Ausweis kostenlos.",
        "spoken_languages": ["de", "tr", "en"],
        "contact": {"name": "Sibel Aydın", "email": "buecherei@example.org", "language": "tr"},
    },
    {
        "name": "Nähtreff",
        "kind": "culture",
        "place": "Winnenden",
        "about": "Nähen mit Maschinen und Stoff, die da sind. Anfängerinnen und Anfänger sind willkommen.",
        "spoken_languages": ["de", "fa"],
        "contact": {"name": "Parwin Sadat", "email": "naehtreff.winnenden@example.org", "language": "fa"},
    },
    {
        "name": "Obst- und Gartenverein",
        "kind": "leisure",
        "place": "Winnenden",
        "spoken_languages": ["de"],
        "contact": {"name": "Karl Beck", "email": "garten@example.org", "language": "de"},
    },
)
