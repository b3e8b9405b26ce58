"""The meadow of the coming festival: how large it is, where the stations stand, what families look for."""

from datetime import datetime

from events.actions.site_plan import add_facility
from events.actors import Actor
from events.models import Festival
from stations.actions.site_plan import draw_ground, place_on_plan
from stations.models import Station

WIDTH_M, DEPTH_M = 80, 50

# By the key of the organisation: metres from the left and from the top to the station's upper left corner.
PLACES = {
    "stadtteilbuero": (12, 42),
    "afeefa": (20, 42),
    "kursb": (4, 4),
    "welcome": (11, 4),
    "beirat": (18, 4),
    "sprachmittlung": (25, 4),
    "weltraum": (30, 20),
    "blickwechsel": (40, 20),
    "naehtreff": (47, 20),
    "malteser": (8, 22),
    "gesundheit": (15, 22),
    "asz": (54, 38),
    "mutterkind": (61, 38),
    "sport": (66, 6),
    "kochen": (44, 6),
    "familienzentrum": (30, 34),
}
FACILITIES = (
    ("entrance", "An der Haltestelle Lobeda-West", 4, 48),
    ("information", "Am Eingang, neben der Bühne", 10, 38),
    ("stage", "", 26, 44),
    ("toilets", "Hinter dem Lesezelt", 72, 46),
    ("accessible", "Hinter dem Lesezelt", 76, 46),
    ("water", "Am Brunnen", 12, 30),
    ("food", "Am Rand der Wiese", 50, 11),
    ("quiet", "Im Garten der Kita, dort ist es leise", 74, 30),
    ("feeding", "Im Lesezelt", 59, 45),
    ("first_aid", "Neben dem Brunnen", 4, 26),
    ("shade", "Unter den Linden", 36, 5),
    ("prayer", "Im Nachbarschaftshaus, Raum 2", None, None),
)


def draw(festival: Festival, stations: dict[str, Station], *, actor: Actor, now: datetime) -> None:
    """The ground, the facilities, every station that has a place by now; `stations` by the organisation's key."""
    draw_ground(festival, width_m=WIDTH_M, depth_m=DEPTH_M, actor=actor, now=now)
    for kind, spot, x_m, y_m in FACILITIES:
        add_facility(festival, kind=kind, spot=spot, x_m=x_m, y_m=y_m, actor=actor, now=now)
    confirmed = set(festival.stations.confirmed().values_list("pk", flat=True))
    places = {stations[key].pk: place for key, place in PLACES.items() if key in stations}
    place_on_plan(festival, {pk: place for pk, place in places.items() if pk in confirmed}, actor=actor, now=now)
