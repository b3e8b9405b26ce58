"""`seed_demo`: a complete sample, once."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone

from events.models import Festival, Letter, LetterState
from festival.management.plain import PlainCommand
from festival.sample.story import is_told, tell


class Command(PlainCommand):
    help = (
        "Make a complete sample: two offices with their people, a directory, festivals in every state, letters. "
        "Where the sample is there already, nothing is changed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--force", action="store_true", help="also where a real mail server is set")

    def handle(self, *args: Any, **options: Any) -> None:
        if is_told():
            self.stdout.write("The sample is there already. Nothing was changed.")
            return
        if settings.EMAIL_URL and not options["force"]:
            raise CommandError(
                "EMAIL_URL is set, so letters to the sample's addresses would leave. They are reserved addresses "
                "(example.org) that reach nobody, and your mail server would be blamed. Nothing was changed. "
                "Unset EMAIL_URL, or give --force: then only today's letters are sent."
            )
        for festival in tell(now=timezone.now(), delivers=not settings.EMAIL_URL):
            self.stdout.write(_line(festival))
        self.stdout.write(_letters())


def _line(festival: Festival) -> str:
    stations = festival.stations.confirmed().count()
    day = timezone.localtime(festival.starts_at, festival.zone).date()
    state = festival.get_state_display().lower()
    return f"{festival.office}: {festival} on {day}, {state}, {stations} stations confirmed – /f/{festival.slug}/"


def _letters() -> str:
    sent = Letter.objects.filter(state=LetterState.SENT).count()
    owed = Letter.objects.unsent().count()
    if settings.EMAIL_URL:
        return f"{owed} letters of today are owed and leave with the worker. Earlier ones were left out."
    return (
        f"{sent} letters of earlier days were written to {settings.EMAIL_FILE_PATH}. "
        f"{owed} letters of today are owed; the worker writes them there too. None leaves this machine."
    )
