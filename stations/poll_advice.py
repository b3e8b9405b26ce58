"""What each candidate day of a poll would meet, in a few short sentences."""

from events.advice import advise
from events.advice_table import say_in_short
from events.models import DateOption, DatePoll
from stations.advising import surroundings_of


def days_of(poll: DatePoll) -> list[tuple[DateOption, list[str]]]:
    """The candidates with what is known of them, in the reader's language. Nothing is decided."""
    festival, options = poll.festival, list(poll.options.all())
    if not options:
        return []
    first, last = (min(row.starts_at for row in options), max(row.ends_at for row in options))
    around = surroundings_of(
        festival.office,
        first.astimezone(festival.zone).date(),
        last.astimezone(festival.zone).date(),
        festival=festival,
    )
    return [(row, say_in_short(advise(row.starts_at, row.ends_at, around=around))) for row in options]
