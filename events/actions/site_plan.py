"""The ground of a festival and what families look for on it. Everything that has a place stands inside."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from events.actions.festivals import lock_festival
from events.actions.journal import record
from events.actors import Actor
from events.errors import NotFound, Refused
from events.models import Facility, Festival, SitePlan
from events.validators import validate_text_language

MAX_FACILITIES = 60


def plan_of(festival: Festival) -> SitePlan | None:
    """The ground, if its size is known."""
    return SitePlan.objects.filter(festival=festival).first()


@transaction.atomic
def set_ground(festival: Festival, *, width_m: int, depth_m: int, actor: Actor, now: datetime) -> SitePlan:
    """How large the ground is, in metres. Raises ValidationError; Refused where a facility would stand outside.

    What stations say about their places is looked at by `stations.actions.site_plan.draw_ground`.
    """
    festival = lock_festival(festival)
    plan = plan_of(festival) or SitePlan(festival=festival)
    if (plan.width_m, plan.depth_m) == (width_m, depth_m):
        return plan
    plan.width_m, plan.depth_m = width_m, depth_m
    plan.full_clean(exclude=["festival"])
    for facility in festival.facilities.exclude(x_m=None):
        _check_inside(plan, facility)
    plan.save()
    details = {"width_m": width_m, "depth_m": depth_m}
    record(
        plan, "site_plan_drawn", office=festival.office, festival=festival, actor=actor, now=now, details=details
    )
    return plan


@transaction.atomic
def add_facility(festival: Festival, *, actor: Actor, now: datetime, **fields: str | int | None) -> Facility:
    """One more: `kind`, and as far as they are known `spot`, `language`, `x_m`, `y_m`. Raises ValidationError,
    Refused."""
    festival = lock_festival(festival)
    if festival.facilities.count() >= MAX_FACILITIES:
        raise Refused(_("A festival has up to %(most)s facilities.") % {"most": MAX_FACILITIES})
    facility = Facility(festival=festival, **({"language": festival.language} | fields))  # type: ignore[misc]
    _save(facility)
    _log(facility, "facility_added", actor=actor, now=now)
    return facility


@transaction.atomic
def change_facility(facility: Facility, *, actor: Actor, now: datetime, **fields: str | int | None) -> Facility:
    """Another kind, other words, another place. Raises ValidationError, Refused."""
    facility = _fresh(facility)
    before = {name: getattr(facility, name) for name in fields}
    if before == fields:
        return facility
    for name, value in fields.items():
        setattr(facility, name, value)
    _save(facility)
    _log(facility, "facility_changed", actor=actor, now=now)
    return facility


@transaction.atomic
def remove_facility(facility: Facility, *, actor: Actor, now: datetime) -> None:
    """It is not there after all."""
    facility = _fresh(facility)
    _log(facility, "facility_removed", actor=actor, now=now)
    facility.delete()


def _fresh(facility: Facility) -> Facility:
    festival = lock_festival(facility.festival)
    row = festival.facilities.filter(pk=facility.pk).first()
    if row is None:
        raise NotFound
    row.festival = festival
    return row


def _save(facility: Facility) -> None:
    validate_text_language(facility.language)
    if (facility.x_m is None) != (facility.y_m is None):
        missing = "x_m" if facility.x_m is None else "y_m"
        raise ValidationError({missing: _("Give both numbers, or none.")})
    facility.full_clean(exclude=["festival"])
    if facility.x_m is not None:
        plan = plan_of(facility.festival)
        if plan is None:
            raise Refused(_("Say first how large the ground is."))
        _check_inside(plan, facility)
    facility.save()


def _check_inside(plan: SitePlan, facility: Facility) -> None:
    if (facility.x_m or 0) > plan.width_m or (facility.y_m or 0) > plan.depth_m:
        words = {
            "facility": facility.get_kind_display(),
            "x": facility.x_m,
            "y": facility.y_m,
            "width": plan.width_m,
            "depth": plan.depth_m,
        }
        raise Refused(
            _(
                "“%(facility)s” at %(x)s m from the left and %(y)s m from the top would stand outside the ground, "
                "which is %(width)s m wide and %(depth)s m deep."
            )
            % words
        )


def _log(facility: Facility, event: str, *, actor: Actor, now: datetime) -> None:
    festival = facility.festival
    details = {"kind": facility.kind}
    record(facility, event, office=festival.office, festival=festival, actor=actor, now=now, details=details)
