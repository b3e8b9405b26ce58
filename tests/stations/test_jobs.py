"""The kinds of jobs: what each leaves behind, and what it says when it cannot be done."""

import pytest

from events.actions.jobs import queue_job
from events.machine import ProviderRefused
from events.models import Job
from stations.models import KeptPrint
from tests.factories import StationFactory
from tests.stations.translating_machine import Parrot
from worker.jobs import run_jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(festival, actor, now):
    """Queue a job, run it, look at what is written down."""

    def done(kind, **details):
        queue_job(festival, kind, details=details, actor=actor, now=now)
        run_jobs()
        return Job.objects.latest("pk")

    return done


def test_a_machine_leaves_how_much_it_did(done, festival, monkeypatch):
    monkeypatch.setattr("stations.jobs.provider_from_settings", lambda: Parrot("ar"))

    job = done("machine_translation", languages=["ar", "en"])

    assert (job.state, job.done, job.total) == ("done", 4, 4)
    assert job.result == {"new": {"en": 0, "ar": 4}, "unsupported": ["en"], "unanswered": 0}


def test_without_a_service_it_says_so(done):
    job = done("machine_translation", languages=["ar"])

    assert (job.state, job.error) == ("failed", "Machine translation is switched off.")


def test_wrong_settings_are_said(done, monkeypatch):
    def wrong():
        raise ProviderRefused("Set the key.")

    monkeypatch.setattr("stations.jobs.provider_from_settings", wrong)

    assert done("machine_translation", languages=["ar"]).error == "Set the key."


def test_a_print_leaves_the_finished_pdf(done, festival):
    StationFactory(festival=festival, state="confirmed", number=1)

    job = done("print", what="sheet", languages=["de", "ar"], name="fest-sheet")

    kept = KeptPrint.objects.get()
    assert (job.state, job.result, kept.name) == ("done", {"kept_print": kept.pk}, "fest-sheet")
    assert job.done == job.total


def test_a_print_that_cannot_be_made_says_why(done):
    assert done("print", what="signs", languages=[], name="fest-signs").state == "failed"
