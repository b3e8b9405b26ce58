"""Work in the background on the desk: the button, the page that comes again by itself, what came of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.actions.jobs import queue_job
from events.models import Job, Role
from tests.factories import FestivalFactory, StationFactory
from tests.festival.office.counting import count_queries
from tests.festival.office.planning import signed_in

FESTIVAL = "/desk/f/sommerfest-2027/"
MACHINE = FESTIVAL + "words/machine/"


@pytest.fixture
def job(festival, actor):
    return queue_job(
        festival, "machine_translation", details={"languages": ["ar"]}, actor=actor, now=timezone.now()
    )


@pytest.fixture
def page(job):
    return f"{FESTIVAL}jobs/{job.pk}/"


@pytest.fixture
def machine(settings):
    settings.MACHINE_TRANSLATION = "libretranslate"
    settings.MACHINE_TRANSLATION_URL = "https://translate.example.org"


def test_without_a_service_there_is_no_button(desk, festival):
    assert MACHINE not in desk.get(FESTIVAL + "words/").content.decode()


def test_with_a_service_there_is_one_that_names_it(desk, festival, machine):
    html = desk.get(FESTIVAL + "words/").content.decode()

    assert (MACHINE in html, "LibreTranslate" in html) == (True, True)


@pytest.mark.parametrize(("asked", "languages"), [("ar", ["ar"]), ("", ["de", "en", "ar"])])
def test_the_button_puts_the_work_down_and_shows_it(desk, festival, machine, asked, languages):
    response = desk.post(MACHINE, {"language": asked})

    job = Job.objects.get()
    assert (job.kind, job.details) == ("machine_translation", {"languages": languages})
    assert response.url == f"{FESTIVAL}jobs/{job.pk}/"


def test_the_same_work_is_put_down_once(desk, festival, machine):
    desk.post(MACHINE, {"language": "ar"})
    desk.post(MACHINE, {"language": "ar"})

    assert Job.objects.count() == 1


def test_without_a_service_nothing_is_put_down_and_it_is_said_why(desk, festival):
    response = desk.post(MACHINE, {"language": "ar"}, follow=True)

    assert [str(message) for message in response.context["messages"]] == ["Machine translation is switched off."]
    assert not Job.objects.exists()


def test_a_language_the_festival_does_not_have_is_not_found(desk, festival):
    assert desk.post(MACHINE, {"language": "fa"}).status_code == 404


def test_an_open_job_looks_again_by_itself(desk, job, page):
    Job.objects.update(state="running", done=3, total=10)

    response = desk.get(page)

    assert (response.headers["Refresh"], response.headers["Cache-Control"]) == ("2", "no-store")
    assert '<progress value="3" max="10"' in response.content.decode()


def test_a_job_that_does_not_begin_says_whom_to_tell(desk, job, page):
    assert desk.get(page).context["waits"] is False

    Job.objects.update(created_at=timezone.now() - timedelta(minutes=2))

    assert desk.get(page).context["waits"] is True


def test_a_finished_job_shows_what_came_of_it(desk, job, page):
    Job.objects.update(state="done", result={"new": {"ar": 12}, "unsupported": ["ti"], "unanswered": 1})

    response = desk.get(page)

    html = response.content.decode()
    assert ("Refresh" in response.headers, "?language=ar&amp;state=machine" in html, "ትግርኛ" in html) == (
        False,
        True,
        True,
    )


def test_a_failed_job_says_why_and_what_to_do(desk, job, page):
    Job.objects.update(state="failed", error="The service does not answer.")

    html = desk.get(page).content.decode()

    assert ("The service does not answer." in html, "try again" in html) == (True, True)


@pytest.mark.parametrize("result", [{}, {"kept_print": 4711}])
def test_a_print_that_was_forgotten_can_be_made_again(desk, job, page, result):
    Job.objects.update(kind="print", state="done", result=result)

    response = desk.get(page)

    assert (response.status_code, response.context["kept"]) == (200, None)


def test_the_job_of_another_festival_is_not_found(desk, festival, actor, now):
    other = queue_job(FestivalFactory(), "print", details={}, actor=actor, now=now)

    assert desk.get(f"{FESTIVAL}jobs/{other.pk}/").status_code == 404


def test_readers_see_jobs_and_start_none(festival, page):
    reader = signed_in(festival.office, Role.READER)

    assert (reader.get(page).status_code, reader.post(MACHINE, {}).status_code) == (200, 403)


def test_a_few_queries(desk, festival, page):
    StationFactory(festival=festival)

    assert count_queries(desk, page) <= 7
