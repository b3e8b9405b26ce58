"""Jobs: done once, with their progress; a failure is said, an accident is tried again."""

from datetime import timedelta

import pytest

from events.actions.jobs import MAX_ATTEMPTS, claim_job, forget_old_jobs, queue_job
from events.actors import Actor
from events.errors import Refused
from events.jobs import register_job
from events.models import Job, JobState
from worker.jobs import run_jobs

MARA = Actor(by="Mara")


@pytest.fixture
def did():
    """What the work of the kind `test` did; a string in it is what goes wrong."""
    done = []

    @register_job("test")
    def work(job, progress, now):
        done.append(job.details["number"])
        progress(1, 2)
        if job.details.get("refused"):
            raise Refused("Nothing to do.")
        if job.details.get("broken"):
            raise ZeroDivisionError
        return {"number": job.details["number"]}

    return done


@pytest.fixture
def queue(festival, now):
    def queue(number, **more):
        return queue_job(festival, "test", details={"number": number} | more, actor=MARA, now=now)

    return queue


def test_what_waits_is_done_in_turn(did, queue):
    queue(1)
    queue(2)

    assert run_jobs() == 2
    assert did == [1, 2]
    assert set(Job.objects.values_list("state", "done", "total", "result__number")) == {
        ("done", 1, 2, 1),
        ("done", 1, 2, 2),
    }


def test_the_same_work_is_not_put_down_twice(did, queue):
    assert queue(1) == queue(1)
    assert queue(1) != queue(2)


def test_when_it_is_done_it_may_be_asked_for_again(did, queue):
    first = queue(1)
    run_jobs()

    assert queue(1) != first


def test_what_the_work_refuses_is_said(did, queue):
    queue(1, refused=True)
    run_jobs()

    assert Job.objects.values_list("state", "error").get() == (JobState.FAILED, "Nothing to do.")


def test_an_accident_is_tried_again_but_not_for_ever(did, queue):
    queue(1, broken=True)
    queue(2)
    run_jobs()

    assert did == [1] * MAX_ATTEMPTS + [2]
    assert Job.objects.filter(state=JobState.FAILED).values_list("error", flat=True).get() == "ZeroDivisionError: "


def test_a_job_is_claimed_once_and_free_again_when_its_worker_is_gone(did, queue, now):
    job = queue(1)

    assert claim_job(now=now) == job
    assert claim_job(now=now + timedelta(minutes=2)) is None
    assert claim_job(now=now + timedelta(minutes=4)) == job


def test_old_jobs_are_forgotten(did, queue, now):
    queue(1)
    run_jobs()
    Job.objects.update(ended_at=now - timedelta(days=31))

    assert forget_old_jobs(now=now) == 1
