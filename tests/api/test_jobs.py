"""Work for the worker: asked for, watched, and where to find what it made."""

import pytest

from events.actions.jobs import queue_job
from events.models import Job, JobState
from tests.factories import FestivalFactory, StationFactory
from worker.jobs import run_jobs

pytestmark = pytest.mark.django_db
FESTIVAL = "/api/v1/festivals/sommerfest-2027/"


@pytest.fixture
def machine(settings):
    settings.MACHINE_TRANSLATION = "libretranslate"
    settings.MACHINE_TRANSLATION_URL = "http://127.0.0.1:9"


def test_a_machine_is_asked_and_the_job_says_how_far_it_is(api, festival, machine, coordinator):
    answer = api.post(f"{FESTIVAL}texts/machine/", {"languages": ["ar", "en"]})
    job = api.get(answer.headers["Location"]).json()

    assert (answer.status_code, answer.json()) == (202, job)
    assert (job["kind"], job["details"], job["state"]) == (
        "machine_translation",
        {"languages": ["en", "ar"]},
        "queued",
    )
    assert (job["done"], job["total"], job["error"], job["address"], job["by"]) == (
        0,
        0,
        "",
        None,
        str(coordinator),
    )


def test_the_same_work_is_not_put_down_twice(api, festival, machine):
    first, again = (api.post(f"{FESTIVAL}texts/machine/", {"languages": ["ar"]}).json() for _twice in range(2))

    assert (first, Job.objects.count()) == (again, 1)


def test_without_a_service_it_is_refused(api, festival):
    assert api.post(f"{FESTIVAL}texts/machine/", {"languages": ["ar"]}).status_code == 409


def test_a_service_that_is_set_up_wrong_says_what_to_do(api, festival, machine, settings):
    settings.MACHINE_TRANSLATION_URL = ""

    answer = api.post(f"{FESTIVAL}texts/machine/", {"languages": ["ar"]})

    assert (answer.status_code, "MACHINE_TRANSLATION_URL" in answer.json()["detail"]) == (409, True)


@pytest.mark.parametrize("languages", [[], ["fa"], ["xx"], "ar", [1]])
def test_other_languages_than_the_festivals_are_named(api, festival, machine, languages):
    answer = api.post(f"{FESTIVAL}texts/machine/", {"languages": languages})

    assert answer.status_code == 400
    assert all(fault["pointer"].startswith("/languages") for fault in answer.json()["errors"])


def test_a_finished_translation_says_where_the_texts_are(api, festival, actor, now):
    job = queue_job(festival, "machine_translation", details={"languages": ["ar"]}, actor=actor, now=now)
    Job.objects.filter(pk=job.pk).update(state=JobState.DONE, result={"new": {"ar": 4}})

    told = api.get(f"/api/v1/jobs/{job.pk}/").json()

    assert (told["state"], told["result"], told["address"]) == ("done", {"new": {"ar": 4}}, f"{FESTIVAL}texts/")


def test_a_print_in_the_background_is_found_where_its_job_says(api, festival):
    StationFactory(festival=festival, state="confirmed", number=1)
    answer = api.post(f"{FESTIVAL}prints/", {"what": "sheet", "languages": ["de"]})
    run_jobs()

    job = api.get(answer.headers["Location"]).json()
    paper = api.get(job["address"])

    assert (answer.status_code, job["state"], job["error"]) == (202, "done", "")
    assert (paper.headers["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 400),
        ({"what": "poster"}, 400),
        ({"what": "sheet", "languages": ["xx"]}, 409),
        ({"what": "signs", "size": 3}, 400),
    ],
)
def test_prints_that_are_none(api, festival, body, status):
    StationFactory(festival=festival, state="confirmed", number=1)

    assert (api.post(f"{FESTIVAL}prints/", body).status_code, Job.objects.count()) == (status, 0)


def test_nothing_to_print_is_said_at_once(api, festival):
    assert (api.post(f"{FESTIVAL}prints/", {"what": "signs"}).status_code, Job.objects.count()) == (409, 0)


def test_list_and_filter(api, festival, actor, now):
    for kind in ("print", "machine_translation"):
        queue_job(festival, kind, details={}, actor=actor, now=now)

    everything, prints = (api.get(f"{FESTIVAL}jobs/{query}").json() for query in ("", "?kind=print&state=queued"))

    assert (everything["count"], [row["kind"] for row in prints["results"]]) == (2, ["print"])
    assert api.get(f"{FESTIVAL}jobs/?state=lost").status_code == 400


def test_jobs_and_prints_of_others_are_not_there(api, actor, now):
    foreign = FestivalFactory()
    job = queue_job(foreign, "print", details={}, actor=actor, now=now)
    kept = foreign.kept_prints.create(digest="0" * 64, pdf=b"%PDF-", made_at=now)

    assert [api.get(f"/api/v1/{end}/").status_code for end in (f"jobs/{job.pk}", f"prints/{kept.pk}")] == [
        404,
        404,
    ]


@pytest.mark.parametrize(
    ("who", "lists", "asks", "prints"),
    [
        ("reader", 200, 403, 409),
        ("member", 200, 409, 409),
        ("stranger", 404, 404, 404),
        ("visitor", 401, 401, 401),
    ],
)
def test_who_may_what(request, festival, who, lists, asks, prints):
    client = request.getfixturevalue(who)

    assert client.get(f"{FESTIVAL}jobs/").status_code == lists
    assert client.post(f"{FESTIVAL}texts/machine/", {"languages": ["ar"]}).status_code == asks
    assert client.post(f"{FESTIVAL}prints/", {"what": "signs"}).status_code == prints
