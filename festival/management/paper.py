"""What the printing commands share: finding the festival and writing the file whole."""

from collections.abc import Callable
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from events.models import Festival
from stations.printing.files import write_whole


def print_to(path: Path, slug: str, render: Callable[[Festival], bytes]) -> None:
    """Write the PDF of the festival at `slug`; when anything is wrong, nothing is written.

    Raises CommandError with a sentence, and the PrintError of `render`.
    """
    festival = Festival.objects.select_related("office").filter(slug=slug).first()
    if festival is None:
        known = ", ".join(Festival.objects.order_by("slug").values_list("slug", flat=True)[:10])
        message = _("There is no festival “%(slug)s”. There are: %(known)s")
        raise CommandError(message % {"slug": slug, "known": known or "–"})
    pdf = render(festival)
    try:
        write_whole(path, pdf)
    except OSError as error:
        message = _("The file %(path)s cannot be written: %(reason)s")
        raise CommandError(message % {"path": path, "reason": error.strerror or error}) from error
