"""What can be refused is refused before anybody waits for a job."""

import pytest
from django.core.exceptions import ValidationError

from events.errors import Refused
from events.models import Job
from stations.actions.queueing import queue_machine_translation, queue_print
from tests.factories import StationFactory

pytestmark = pytest.mark.django_db


def test_languages_in_the_order_of_the_festival(festival, actor, now, settings):
    settings.MACHINE_TRANSLATION, settings.MACHINE_TRANSLATION_KEY = "deepl", "key"

    jobs = [
        queue_machine_translation(festival, tags, actor=actor, now=now) for tags in (["ar", "en"], ["en", "ar"])
    ]

    assert [job.details for job in jobs] == [{"languages": ["en", "ar"]}] * 2
    assert Job.objects.count() == 1


@pytest.mark.parametrize("languages", [[], ["fa"], ["ar", "xx"]])
def test_other_languages_than_the_festivals(festival, actor, now, languages):
    with pytest.raises(ValidationError):
        queue_machine_translation(festival, languages, actor=actor, now=now)


@pytest.mark.parametrize("service", ["", "deepl", "nobody"])
def test_without_a_service_that_works_nothing_is_queued(festival, actor, now, settings, service):
    settings.MACHINE_TRANSLATION = service

    with pytest.raises(Refused):
        queue_machine_translation(festival, ["ar"], actor=actor, now=now)
    assert Job.objects.count() == 0


def test_only_a_sheet_has_languages(festival, actor, now):
    StationFactory(festival=festival, state="confirmed", number=1)

    jobs = [queue_print(festival, what, ["ar"], actor=actor, now=now) for what in ("signs", "sheet")]

    assert [(job.details["languages"], job.details["name"]) for job in jobs] == [
        ([], "sommerfest-2027-signs"),
        (["ar"], "sommerfest-2027-sheet-ar"),
    ]


def test_nothing_to_print(festival, actor, now):
    with pytest.raises(Refused):
        queue_print(festival, "signs", [], actor=actor, now=now)
    assert Job.objects.count() == 0
