"""The table of a poll: the last answer of each organisation on the list counts."""

import pytest

from stations.models import DateReply
from stations.poll_results import results_of
from tests.factories import berlin
from tests.letters import invited
from tests.polls import fits_of, poll_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def poll(festival):
    return poll_of(festival)


def said(poll, row, *fits, hour=9, by="Nour"):
    told = {str(pk): fit for pk, fit in fits_of(poll, *fits).items()}
    return DateReply.objects.create(
        poll=poll, invitation=row, by=by, fits=told, answered_at=berlin(2027, 4, 2, hour)
    )


def counts(poll):
    return [(one.yes, one.maybe, one.no, one.silent) for one in results_of(poll).columns]


def test_the_last_answer_counts_and_the_silent_are_counted(festival, poll):
    first, second = invited(festival), invited(festival)
    invited(festival)
    said(poll, first, "yes", "yes", "yes")
    last = said(poll, first, "no", "maybe", "yes", hour=10)
    said(poll, second, "yes", "maybe", "no")

    results = results_of(poll)

    assert counts(poll) == [(1, 0, 1, 1), (0, 2, 0, 1), (1, 0, 1, 1)]
    assert (results.answered, len(results.rows)) == (2, 3)
    row = next(row for row in results.rows if row.invitation == first)
    assert (row.standing, len(row.replies)) == (last, 2)


@pytest.mark.parametrize("why", ["declined", "withdrawn"])
def test_who_said_no_meanwhile_counts_no_more(festival, poll, now, why):
    row = invited(festival)
    said(poll, row, "yes", "yes", "yes")
    if why == "declined":
        row.state = "declined"
        row.save()
    else:
        row.organisation.withdrawn_at = now
        row.organisation.save()

    assert counts(poll) == [(0, 0, 0, 0)] * 3


def test_another_poll_of_the_festival_has_its_own_answers(festival, poll):
    earlier = poll_of(festival, state="closed")
    said(earlier, invited(festival), "yes", "yes", "yes")

    assert counts(poll) == [(0, 0, 0, 1)] * 3
