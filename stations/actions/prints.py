"""Finished prints: the same content is typeset once, and kept for a while."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from events.errors import NotFound
from events.jobs import Progress
from events.models import Festival
from stations.models import KeptPrint
from stations.printing import Print, prepare_helpers_list, prepare_name_tags, prepare_sheet, prepare_signs

KEPT = timedelta(days=30)
MANY_STATIONS, MANY_LANGUAGES = 60, 3  # what is more is made in the background

_PRINTS: Mapping[str, Callable[[Festival, Sequence[str]], Print]] = {
    "signs": lambda festival, _languages: prepare_signs(festival),
    "sheet": prepare_sheet,
    "name-tags": lambda festival, _languages: prepare_name_tags(festival),
    "helpers": lambda festival, _languages: prepare_helpers_list(festival),
}


def prepare_print(festival: Festival, what: str, languages: Sequence[str] = ()) -> Print:
    """`signs`, `sheet` (in these languages), `name-tags` or `helpers`. Raises NotFound, PrintError."""
    if what not in _PRINTS:
        raise NotFound
    return _PRINTS[what](festival, languages)


def takes_long(festival: Festival, languages: Sequence[str] = ()) -> bool:
    """Whether nobody should have to wait for it with the page open."""
    if len(languages) > MANY_LANGUAGES:
        return True
    return festival.stations.confirmed().count() > MANY_STATIONS


def find_print(print_: Print) -> KeptPrint | None:
    """The finished PDF, if it was made before."""
    return KeptPrint.objects.filter(digest=print_.digest).first()


def kept_print(
    print_: Print, festival: Festival, *, now: datetime, progress: Progress | None = None, name: str = ""
) -> KeptPrint:
    """The finished PDF, made now if it was never made. `name` is that of the file, without ending.

    Raises PrintError.
    """
    found = find_print(print_)
    if found is not None:
        return found
    values = {
        "festival": festival,
        "name": name or f"{festival.slug}-{print_.template}",
        "pdf": print_.render(progress),
        "made_at": now,
    }
    return KeptPrint.objects.get_or_create(digest=print_.digest, defaults=values)[0]


def forget_old_prints(*, now: datetime) -> int:
    """Prints of last month are made again when somebody wants them. Returns how many were forgotten."""
    return KeptPrint.objects.filter(made_at__lte=now - KEPT).delete()[0]
