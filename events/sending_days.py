"""How many letters an address gets on one day, and when the next day begins. Pure."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING = time(8)


def start_of_day(now: datetime, zone: str) -> datetime:
    """Midnight before `now`, where the office is."""
    return datetime.combine(now.astimezone(ZoneInfo(zone)).date(), time(0), tzinfo=ZoneInfo(zone))


def next_window(now: datetime, zone: str) -> datetime:
    """Eight o'clock of the next day, where the office is: nobody is written to at midnight."""
    tomorrow = now.astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
    return datetime.combine(tomorrow, MORNING, tzinfo=ZoneInfo(zone))
