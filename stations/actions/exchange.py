"""Taking over what translators have written into a file, text by text."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from events.actions.journal import record
from events.actions.words import save_translation
from events.actors import Actor
from events.errors import Overtaken, Refused
from events.exchange import Entry, Exchange
from events.languages import language as known_language
from events.models import Festival, Origin
from stations.exchange import SAVED, Outcome, cells_by_key, judge
from stations.wording import Cell, matrix_of


@dataclass(frozen=True, slots=True)
class EntryResult:
    """What one text of the file did. `cell`: the text as it stood before; None for an unknown one. `note`: why
    it was refused."""

    entry: Entry
    cell: Cell | None
    outcome: Outcome
    note: str = ""


class _DryRun(Exception):
    pass


def import_translations(
    festival: Festival, exchange: Exchange, *, actor: Actor, now: datetime, dry_run: bool = False
) -> list[EntryResult]:
    """Save what `judge` says may be saved; everything else stays as it is, and the results say why.

    `dry_run` does everything and takes it back. Raises Refused for a language the festival does not have.
    """
    language = _language(festival, exchange.target_language)
    results: list[EntryResult] = []
    try:
        with transaction.atomic():
            cells = cells_by_key(matrix_of(festival, [language]).cells(language))
            results = [_take(entry, cells.get(entry.key), actor=actor, now=now) for entry in exchange.entries]
            if dry_run:
                raise _DryRun
            _log(festival, language, results, actor=actor, now=now)
    except _DryRun:
        pass
    return results


def counts_of(results: Iterable[EntryResult]) -> dict[str, int]:
    """How many texts met which outcome; only what occurs, in the order of `Outcome`."""
    counts = Counter(result.outcome for result in results)
    return {outcome.value: counts[outcome] for outcome in Outcome if counts[outcome]}


def _language(festival: Festival, tag: str) -> str:
    found: str | None = next((one for one in festival.languages if one.casefold() == tag.casefold()), None)
    if found is None:
        raise Refused(
            _("The file translates into “%(language)s”, which is not a language of this festival.")
            % {"language": known_language(tag).autonym}
        )
    return found


def _take(entry: Entry, cell: Cell | None, *, actor: Actor, now: datetime) -> EntryResult:
    outcome = judge(entry, cell)
    if cell is None or outcome not in SAVED:
        return EntryResult(entry, cell, outcome)
    try:
        save_translation(
            cell.text,
            cell.language,
            entry.target,
            made_from=entry.source,
            seen=cell.translation.version if cell.translation else 0,
            actor=actor,
            now=now,
            origin=Origin.IMPORTED,
        )
    except Overtaken:
        return EntryResult(entry, cell, Outcome.CONFLICT)
    except ValidationError as error:
        return EntryResult(entry, cell, Outcome.REFUSED, " ".join(error.messages))
    return EntryResult(entry, cell, outcome)


def _log(festival: Festival, language: str, results: list[EntryResult], *, actor: Actor, now: datetime) -> None:
    if any(result.outcome in SAVED for result in results):
        details = {"language": language, "counts": counts_of(results)}
        record(
            festival,
            "translations_imported",
            office=festival.office,
            festival=festival,
            actor=actor,
            now=now,
            details=details,
        )
