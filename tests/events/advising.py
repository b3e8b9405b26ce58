"""What the advisor's tests share: a district in Thuringia."""

from events.advice import Advice, Surroundings, advise
from tests.factories import BERLIN, berlin


def district(**changes) -> Surroundings:
    """A district of Jena whose office named nobody."""
    return Surroundings(**({"zone": BERLIN, "state": "TH"} | changes))


def afternoon(*day: int, **changes) -> Advice:
    """A festival from two to six on this day."""
    return advise(berlin(*day, 14), berlin(*day, 18), around=district(**changes))


def keys(reasons) -> list[str]:
    """Which observances, in order."""
    return [reason.row.key for reason in reasons]
