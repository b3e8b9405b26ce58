"""What each candidate day of a poll would meet, in a few short sentences with their signs."""

from dataclasses import dataclass
from datetime import date

from events.advice import Advice, advise
from events.advice_table import ShortLine
from events.models import DateOption, DatePoll
from events.ranking import rank
from events.season_strip import signed_lines
from stations.advising import surroundings_of


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day to choose from, and what is known of it."""

    option: DateOption
    advice: Advice

    @property
    def score(self) -> int:
        """Higher is better; see `Advice`."""
        return self.advice.score

    @property
    def first(self) -> date:
        """The day on which the festival would begin."""
        return self.advice.first

    @property
    def lines(self) -> list[tuple[str, ShortLine]]:
        """What it would meet in the reader's language, each sentence with its sign."""
        return signed_lines(self.advice)


def candidates_of(poll: DatePoll) -> list[Candidate]:
    """The candidate days, those that could suit well first. Nothing is decided."""
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
    return rank(Candidate(row, advise(row.starts_at, row.ends_at, around=around)) for row in options)
