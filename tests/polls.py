"""Date polls as rows. It is 1 April 2027; answers are asked for until 20 April, for Saturdays in June."""

from events.models import DateOption, DatePoll
from tests.factories import berlin

UNTIL = berlin(2027, 4, 20, 18)


def span(day, start=14, end=18):
    """`span(19)` → 19 June 2027, 14:00 to 18:00."""
    return berlin(2027, 6, day, start), berlin(2027, 6, day, end)


def poll_of(festival, *, days=(12, 19, 26), state="open", **fields):
    """A poll with candidate days in June, open since 1 April unless told otherwise."""
    opened = None if state == "draft" else berlin(2027, 4, 1, 9)
    values = {"answers_until": UNTIL, "opened_at": opened, "created_at": berlin(2027, 3, 31)}
    poll = DatePoll.objects.create(festival=festival, state=state, **values | fields)
    spans = [span(day) for day in days]
    DateOption.objects.bulk_create([DateOption(poll=poll, starts_at=start, ends_at=end) for start, end in spans])
    return poll


def fits_of(poll, *fits):
    """`fits_of(poll, "yes", "no", "maybe")` → what an answer says, by the number of each candidate."""
    options = poll.options.values_list("pk", flat=True)
    return dict(zip(options, fits, strict=True))
