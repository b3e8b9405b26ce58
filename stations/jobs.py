"""The kinds of jobs: prints, and translations by machine. Each is safe to run again."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from events.errors import Refused
from events.jobs import Progress, register_job
from events.machine import ProviderError, provider_from_settings
from events.models import Job
from stations.actions.machine import fill_by_machine
from stations.actions.prints import kept_print, prepare_print


@register_job("machine_translation")
def machine_translation(job: Job, progress: Progress, now: datetime) -> dict[str, Any]:
    """`details`: `languages`, a list of tags."""
    try:
        provider = provider_from_settings()
    except ProviderError as error:
        raise Refused(str(error)) from error
    if provider is None:
        raise Refused(_("Machine translation is switched off."))
    languages = job.details["languages"]
    return fill_by_machine(job.festival, languages, provider=provider, now=now, progress=progress).as_result()


@register_job("print")
def finish_print(job: Job, progress: Progress, now: datetime) -> dict[str, Any]:
    """`details`: `what`, `languages`, `name` of the file. Leaves the number of the finished print."""
    prepared = prepare_print(job.festival, job.details["what"], job.details["languages"])
    kept = kept_print(prepared, job.festival, now=now, progress=progress, name=job.details["name"])
    return {"kept_print": kept.pk}
