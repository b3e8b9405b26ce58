"""Arithmetic on festival dates: pure, the clock comes in as an argument."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from events.models import Festival

REMINDER_HOUR = time(9)  # people read letters in the morning, not at one minute to midnight
GRACE = timedelta(hours=24)  # a letter of a rule later than this is missed, not sent
SPACING = timedelta(days=7)  # the same letter of a rule is not repeated sooner when dates move


def morning_of(at: datetime, *, days: int, zone: ZoneInfo) -> datetime:
    """Nine in the morning (local time) so many days after the local day of `at`, in UTC; negative days: before.

    UTC, because Python reckons two times of one zone by their clocks, and a clock jumps twice a year.
    """
    day = at.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, REMINDER_HOUR, tzinfo=zone).astimezone(UTC)


def reminder_moment(*, deadline: datetime, days_before: int, zone: ZoneInfo) -> datetime:
    """Nine in the morning (local time) `days_before` days before the deadline's local day, in UTC."""
    return morning_of(deadline, days=-days_before, zone=zone)


def reminders_passed(
    *, deadline: datetime, days_before: list[int], zone: ZoneInfo, now: datetime
) -> list[tuple[int, datetime]]:
    """The reminders whose moment has come: `(days before, moment)`, earliest first; none after the deadline."""
    now, deadline = now.astimezone(UTC), deadline.astimezone(UTC)
    if now > deadline:
        return []
    moments = [(days, reminder_moment(deadline=deadline, days_before=days, zone=zone)) for days in days_before]
    return sorted(((days, at) for days, at in moments if at <= now), key=lambda pair: pair[1])


def is_missed(moment: datetime, *, now: datetime) -> bool:
    """Whether the clock comes so late to a reminder that it must not be sent any more."""
    return now.astimezone(UTC) - moment.astimezone(UTC) > GRACE


def moved_times(
    festival: Festival, *, starts_at: datetime, ends_at: datetime, earliest: datetime
) -> dict[str, datetime]:
    """The festival's times when it is held then instead, in UTC: set-up and clearing keep their distance by the
    local clock, the deadline its time of day.

    The deadline is kept from falling before `earliest`, so that there is time to answer, and never lies after
    the start.
    """
    zone = festival.zone
    starts_at, ends_at, earliest = (at.astimezone(UTC) for at in (starts_at, ends_at, earliest))

    def moved(at: datetime, anchor: datetime, to: datetime) -> datetime:
        distance = at.astimezone(zone).replace(tzinfo=None) - anchor.astimezone(zone).replace(tzinfo=None)
        return (to.astimezone(zone).replace(tzinfo=None) + distance).replace(tzinfo=zone).astimezone(UTC)

    days = starts_at.astimezone(zone).date() - festival.starts_at.astimezone(zone).date()
    deadline = (festival.registration_deadline.astimezone(zone) + days).astimezone(UTC)
    return {
        "starts_at": starts_at,
        "ends_at": ends_at,
        "setup_from": min(moved(festival.setup_from, festival.starts_at, starts_at), starts_at),
        "takedown_until": max(moved(festival.takedown_until, festival.ends_at, ends_at), ends_at),
        "registration_deadline": min(max(deadline, earliest), starts_at),
    }
