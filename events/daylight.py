"""When the sun sets: fasts end and evenings begin by it. Pure; reckoned by PyEphem, no data files.

Sunset as almanacs print it: the upper edge of the sun at a horizon with 34' of refraction
(US Naval Observatory, “Rise, Set, and Twilight Definitions”). Good to a minute in the plains; Turkish and
Arab calendars print a few minutes later on purpose.
"""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import ephem

Place = tuple[float, float]  # latitude and longitude in degrees, north and east positive

# The seats of the state governments, for offices that have not said where they are.
CAPITALS: dict[str, Place] = {
    "BW": (48.78, 9.18),
    "BY": (48.14, 11.58),
    "BE": (52.52, 13.41),
    "BB": (52.40, 13.06),
    "HB": (53.08, 8.80),
    "HH": (53.55, 9.99),
    "HE": (50.08, 8.24),
    "MV": (53.63, 11.41),
    "NI": (52.37, 9.73),
    "NW": (51.23, 6.77),
    "RP": (50.00, 8.27),
    "SL": (49.23, 7.00),
    "SN": (51.05, 13.74),
    "ST": (52.13, 11.63),
    "SH": (54.32, 10.14),
    "TH": (50.98, 11.03),
}


def place_for(latitude: Decimal | None, longitude: Decimal | None, state: str | None) -> Place | None:
    """Where an office is, or the seat of its state's government; None where neither is known."""
    if latitude is None or longitude is None:
        return CAPITALS.get(state or "")
    return float(latitude), float(longitude)


@lru_cache(maxsize=2048)
def sunset(day: date, place: Place, zone: ZoneInfo) -> datetime:
    """The moment of sunset on the civil day of `zone`, to the minute. Below the polar circles only."""
    sky: Any = ephem  # the library fills its names from C
    observer = sky.Observer()
    observer.lat, observer.lon = str(place[0]), str(place[1])
    observer.pressure, observer.horizon = 0, "-0:34"
    noon = datetime.combine(day, time(12), tzinfo=zone)
    observer.date = sky.Date(noon.astimezone(UTC).replace(tzinfo=None))
    moment: datetime = observer.next_setting(sky.Sun()).datetime().replace(tzinfo=UTC)
    return (moment + timedelta(seconds=30)).astimezone(zone).replace(second=0, microsecond=0)
