"""What people ask of the worker; whatever can be refused is refused before anybody waits for it."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.actions.jobs import queue_job
from events.actors import Actor
from events.errors import Refused
from events.machine import ProviderError, provider_from_settings
from events.models import Festival, Job
from stations.actions.prints import prepare_print

LONGEST_NAME = 120


def queue_machine_translation(festival: Festival, languages: Sequence[str], *, actor: Actor, now: datetime) -> Job:
    """Let a machine translate what is missing in these languages.

    Raises ValidationError for other languages than the festival's, Refused where no service is set up.
    """
    if not languages or set(languages) - set(festival.languages):
        raise ValidationError({"languages": _("Choose from the languages of the festival.")})
    try:
        provider = provider_from_settings()
    except ProviderError as error:
        raise Refused(str(error)) from error
    if provider is None:
        raise Refused(_("Machine translation is switched off."))
    details = {"languages": [tag for tag in festival.languages if tag in languages]}
    return queue_job(festival, "machine_translation", details=details, actor=actor, now=now)


def queue_print(festival: Festival, what: str, languages: Sequence[str], *, actor: Actor, now: datetime) -> Job:
    """Let a print be made; `what` as in `prepare_print`, `languages` of a sheet. Raises NotFound, PrintError."""
    tags = list(languages) if what == "sheet" else []
    prepare_print(festival, what, tags)
    name = "-".join([festival.slug, what, *tags])[:LONGEST_NAME]
    details = {"what": what, "languages": tags, "name": name}
    return queue_job(festival, "print", details=details, actor=actor, now=now)
