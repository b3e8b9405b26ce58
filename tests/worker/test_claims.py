"""Two workers reach for the same letters at the same moment: each letter goes once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from events.models import Letter
from worker.delivery import deliver_due

WORKERS, LETTERS = 6, 120


@pytest.mark.django_db(transaction=True)
def test_many_workers_no_doubles(post_office, owed, now):
    owed(LETTERS)
    start = Barrier(WORKERS)

    def work(_number):
        start.wait()
        sent = 0
        try:
            while (report := deliver_due(now=now, limit=10)).touched:
                sent += report.sent
        finally:
            connections.close_all()
        return sent

    with ThreadPoolExecutor(WORKERS) as pool:
        sent = list(pool.map(work, range(WORKERS)))

    assert sum(sent) == LETTERS
    assert set(Counter(post_office.recipients).values()) == {1}
    assert Letter.objects.filter(state="sent", claimed_by="").count() == LETTERS
