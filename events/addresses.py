"""Which addresses get no letters of an office. Rows are changed by `events/actions/addresses.py`."""

from collections.abc import Iterable

from django.utils.translation import gettext_noop

from events.models import ClosedAddress

CAME_BACK = gettext_noop("earlier letters to this address came back, so this one was not sent")


def closed_among(office_ids: Iterable[int], emails: Iterable[str]) -> dict[tuple[int, str], str]:
    """Which pairs of these offices and addresses (in small letters) are closed, and why. One query."""
    wanted = {email.lower() for email in emails if email}
    rows = ClosedAddress.objects.filter(office__in=set(office_ids), email__in=wanted)
    return {(office, email): reason for office, email, reason in rows.values_list("office_id", "email", "reason")}


def closings(office_id: int, emails: Iterable[str]) -> dict[str, ClosedAddress]:
    """Why addresses get no letters of an office, by address in small letters. One query."""
    wanted = {email.lower() for email in emails if email}
    rows = ClosedAddress.objects.filter(office=office_id, email__in=wanted) if wanted else []
    return {row.email: row for row in rows}
