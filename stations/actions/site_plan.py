"""Where stations stand on the ground: the upper left corner, in metres from the left and from the top."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.actions.festivals import lock_festival
from events.actions.journal import record
from events.actions.site_plan import plan_of, set_ground
from events.actors import Actor
from events.errors import NotFound, Refused
from events.formats import say_number
from events.models import Festival, SitePlan
from stations.models import Station

Place = tuple[int | None, int | None]


@transaction.atomic
def draw_ground(
    festival: Festival,
    *,
    width_m: int,
    depth_m: int,
    actor: Actor,
    now: datetime,
    places: Mapping[int, Place] = MappingProxyType({}),
) -> SitePlan:
    """How large the ground is, and where stations (by pk) stand on it. All or nothing.

    Raises ValidationError; Refused where something would then stand outside.
    """
    plan = set_ground(festival, width_m=width_m, depth_m=depth_m, actor=actor, now=now)
    place_on_plan(festival, places, actor=actor, now=now)
    for station in festival.stations.confirmed().exclude(x_m=None).select_related("organisation"):
        _check_inside(plan, station)
    return plan


@transaction.atomic
def place_on_plan(
    festival: Festival, places: Mapping[int, Place], *, actor: Actor, now: datetime
) -> list[Station]:
    """Put confirmed stations (by pk) on the plan, or take them off with `(None, None)`. All or none.

    Returns those that were moved. Raises NotFound, Refused with a sentence that names the station.
    """
    festival = lock_festival(festival)
    plan = plan_of(festival)
    rows = festival.stations.select_related("organisation").select_for_update(of=("self",)).in_bulk(list(places))
    moved = []
    for pk, place in places.items():
        station = rows.get(pk)
        if station is None:
            raise NotFound
        if (station.x_m, station.y_m) != place:
            station.festival = festival
            station.x_m, station.y_m = place
            _check_place(plan, station)
            moved.append(station)
    for station in moved:
        station.save(update_fields=["x_m", "y_m", "updated_at"])
        record(
            station,
            "station_put_on_plan",
            office=festival.office,
            festival=festival,
            actor=actor,
            now=now,
            details={"organisation": station.organisation.code, "x_m": station.x_m, "y_m": station.y_m},
        )
    return moved


def _check_place(plan: SitePlan | None, station: Station) -> None:
    if (station.x_m is None) != (station.y_m is None):
        raise Refused(_("%(station)s: give both numbers, or none.") % {"station": _named(station)})
    if station.x_m is None:
        return
    if station.number is None:
        raise Refused(_("Only confirmed stations stand on the plan."))
    if plan is None:
        raise Refused(_("Say first how large the ground is."))
    _check_inside(plan, station)


def _check_inside(plan: SitePlan, station: Station) -> None:
    x, y, language = station.x_m or 0, station.y_m or 0, get_language() or "de"
    if x < 0 or y < 0 or x + station.width_m > plan.width_m or y + station.depth_m > plan.depth_m:
        words = {
            "station": _named(station),
            "needs_width": say_number(station.width_m, language),
            "needs_depth": say_number(station.depth_m, language),
            "x": x,
            "y": y,
            "width": plan.width_m,
            "depth": plan.depth_m,
        }
        raise Refused(
            _(
                "%(station)s (%(needs_width)s × %(needs_depth)s m) at %(x)s m from the left and %(y)s m from the "
                "top would stand outside the ground, which is %(width)s m wide and %(depth)s m deep."
            )
            % words
        )


def _named(station: Station) -> str:
    """How the office knows it: number and name."""
    return f"{station.number} {station.organisation.name}" if station.number else station.organisation.name
