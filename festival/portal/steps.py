"""The four steps of a registration, for the progress above each of them."""

from django.utils.translation import gettext as _

from stations.actions.registration import what_is_missing
from stations.models import Station, StationState

ORDER = ("offers", "needs", "day", "check")
# Where to tell what is missing.
STEP_OF = {"offers": "offers", "spoken_languages": "day", "day_contact_name": "day", "day_contact_phone": "day"}


def steps_of(station: Station, here: str) -> list[tuple[str, str, bool]]:
    """(name, label, done) of each step, seen from the step `here`."""
    labels = {
        "offers": _("Offers"),
        "needs": _("What you need"),
        "day": _("On the day"),
        "check": _("Check and hand in"),
    }
    open_steps = {STEP_OF[field] for field in what_is_missing(station)}
    passed = set(ORDER[: ORDER.index(here)])
    handed_in = station.state not in {StationState.DRAFT, StationState.ASKED}
    return [(name, labels[name], name not in open_steps and (name in passed or handed_in)) for name in ORDER]
