"""The festivals, reckoned from today so that the sample stays fresh: always on a Saturday."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

SATURDAY = 5  # as date.weekday() counts


def saturday_from(day: date) -> date:
    """This day, or the first Saturday after it."""
    return day + timedelta(days=(SATURDAY - day.weekday()) % 7)


def _times(day: date, *, deadline: date, zone: ZoneInfo) -> dict[str, datetime]:
    def at(hour: int) -> datetime:
        return datetime.combine(day, time(hour), tzinfo=zone)

    return {
        "starts_at": at(14),
        "ends_at": at(18),
        "setup_from": at(11),
        "takedown_until": at(20),
        "registration_deadline": datetime.combine(deadline, time(23, 59), tzinfo=zone),
    }


def coming(today: date, zone: ZoneInfo) -> dict[str, Any]:
    """In three weeks; registration is open for another one or two, the first reminder has gone out."""
    day = saturday_from(today + timedelta(days=17))
    return {
        "title": "Familienfest Lobeda",
        "description": "Spielen, essen, zuhören, mitmachen: Vereine und Nachbarn aus dem Stadtteil zeigen, "
        "was sie tun. Für alle, kostenlos, ohne Anmeldung. Kommen Sie, wie Sie sind.",
        "language": "de",
        "place": "Wiese am Musterplatz, Jena-Lobeda",
        "travel_hint": "Straßenbahn 4 oder 5 bis Lobeda-West, dann drei Minuten zu Fuß. Wege ohne Stufen.",
        "places": 16,
        "languages": ["de", "de-x-leicht", "en", "ar", "fa", "uk"],
        "reminder_days": [21, 3],
    } | _times(day, deadline=day - timedelta(days=8), zone=zone)


def planned(today: date, zone: ZoneInfo) -> dict[str, Any]:
    """In a quarter of a year, still a draft."""
    day = saturday_from(today + timedelta(days=90))
    return {
        "title": "Nachbarschaftstag",
        "description": "Ein ruhiges Fest mit Kaffee, Kuchen und einer langen Tafel.",
        "language": "de",
        "place": "Hof hinter dem Quartiersbüro",
        "travel_hint": "",
        "places": 10,
        "languages": ["de", "en"],
    } | _times(day, deadline=day - timedelta(days=21), zone=zone)


def last_year(today: date, zone: ZoneInfo) -> dict[str, Any]:
    """Fifty weeks ago; what was registered then is offered again this year."""
    day = saturday_from(today - timedelta(weeks=50))
    return {
        "title": "Familienfest Lobeda",
        "description": "Das erste Familienfest im Stadtteil.",
        "language": "de",
        "place": "Wiese am Musterplatz, Jena-Lobeda",
        "travel_hint": "Straßenbahn 4 oder 5 bis Lobeda-West.",
        "places": 12,
        "languages": ["de", "en", "ar"],
    } | _times(day, deadline=day - timedelta(days=14), zone=zone)


def in_winnenden(today: date, zone: ZoneInfo) -> dict[str, Any]:
    """The other office's own, in two months, just being prepared."""
    day = saturday_from(today + timedelta(days=60))
    return {
        "title": "Bunter Markt",
        "description": "Ein Nachmittag auf dem Marktplatz.",
        "language": "de",
        "place": "Marktplatz Winnenden",
        "travel_hint": "",
        "places": 8,
        "languages": ["de", "tr"],
    } | _times(day, deadline=day - timedelta(days=14), zone=zone)
