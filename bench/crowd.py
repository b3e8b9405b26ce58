"""Many festivals at once, written in a few statements: 50 stations with two offers each."""

from datetime import timedelta

from django.utils import timezone

from bench.pages import STATIONS, code_of
from events.models import Festival, Office
from stations.models import Offer, Organisation, Station


def write(festivals: int) -> None:
    """So many festivals of one office that begin today."""
    now = timezone.now()
    contact = {"contact_email": "office@example.org", "languages": ["de", "ar"]}
    office = Office.objects.create(slug="crowd", name="Stadtteilbüro", place="Jena", federal_state="TH", **contact)
    times = {"starts_at": now, "ends_at": now + timedelta(hours=6), "setup_from": now - timedelta(hours=2)}
    times |= {"takedown_until": now + timedelta(hours=8), "registration_deadline": now - timedelta(days=9)}
    rows = [
        Festival(
            office=office,
            slug=f"fest-{n}",
            title=f"Sommerfest {n}",
            place="Wiese",
            state="published",
            published_at=now,
            places=STATIONS,
            languages=["de", "ar"],
            **times,
        )
        for n in range(festivals)
    ]
    Festival.objects.bulk_create(rows)
    houses = [
        Organisation(office=office, code=code_of(n), name=f"Haus {n}", about="Wir sind da. " * 20, language="de")
        for n in range(festivals * STATIONS)
    ]
    Organisation.objects.bulk_create(houses, batch_size=2000)
    stations = [
        Station(festival=rows[n // STATIONS], organisation=house, state="confirmed", number=n % STATIONS + 1)
        for n, house in enumerate(houses)
    ]
    Station.objects.bulk_create(stations, batch_size=2000)
    words = {"description": "Jede Familie näht einen Wimpel. " * 4, "languages": ["de", "ar"]}
    offers = [Offer(station=station, title=f"Angebot {n}", **words) for station in stations for n in range(2)]
    Offer.objects.bulk_create(offers, batch_size=2000)
