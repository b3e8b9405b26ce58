"""What the printing commands share: finding the festival and writing the file whole."""

import sys
from collections.abc import Callable
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from events.models import Festival
from stations.printing.files import write_whole
from stations.readiness import readiness_of


def print_to(path: Path, slug: str, render: Callable[[Festival], bytes]) -> None:
    """Write the PDF of the festival at `slug`; when anything is wrong, nothing is written.

    Raises CommandError with a sentence, and the PrintError of `render`.
    """
    festival = Festival.objects.select_related("office").filter(slug=slug).first()
    if festival is None:
        known = ", ".join(Festival.objects.order_by("slug").values_list("slug", flat=True)[:10])
        message = _("There is no festival “%(slug)s”. There are: %(known)s")
        raise CommandError(message % {"slug": slug, "known": known or "–"})
    for station in readiness_of(festival).withdrawn:
        words = _("%(name)s is withdrawn from the directory: station %(number)s is not printed.")
        sys.stderr.write(f"{words % {'name': station.organisation, 'number': station.number}}\n")
    pdf = render(festival)
    try:
        write_whole(path, pdf)
    except OSError as error:
        message = _("The file %(path)s cannot be written: %(reason)s")
        raise CommandError(message % {"path": path, "reason": error.strerror or error}) from error
