"""Machine translation: fills what is missing and touches nothing else. Only texts that visitors read leave."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from events.actions.words import fill_missing
from events.errors import Refused
from events.jobs import Progress
from events.machine import Provider, ProviderError
from events.models import Festival
from events.texts import Text
from events.words import State
from stations.wording import Matrix, matrix_of

MOST_TEXTS, MOST_LETTERS = 20, 20_000  # in one question; each answer is saved as it comes


@dataclass(slots=True)
class Filled:
    """What a machine did: new translations by language, languages it does not speak, texts it had no words for."""

    new: dict[str, int] = field(default_factory=dict)
    unsupported: list[str] = field(default_factory=list)
    unanswered: int = 0

    def as_result(self) -> dict[str, Any]:
        """As a job keeps it."""
        return {"new": self.new, "unsupported": self.unsupported, "unanswered": self.unanswered}


@dataclass(frozen=True, slots=True)
class _Task:
    """Texts of one language that are missing in another."""

    source: str
    target: str
    texts: list[Text]


def fill_by_machine(
    festival: Festival, languages: Sequence[str], *, provider: Provider, now: datetime, progress: Progress
) -> Filled:
    """Translate what is missing in these languages. What was saved before a failure stays.

    Safe to run again: only what is still missing is asked for. Raises Refused with the provider's own words.
    """
    tags = [tag for tag in festival.languages if tag in languages]
    filled = Filled(new=dict.fromkeys(tags, 0))
    try:
        tasks = _supported(_tasks(matrix_of(festival, tags)) if tags else [], provider, filled)
        total, done = sum(len(task.texts) for task in tasks), 0
        progress(done, total)
        for task in tasks:
            for texts in _chunks(task.texts):
                words = provider.translate([text.words for text in texts], task.source, task.target)
                pairs = [(text, said) for text, said in zip(texts, words, strict=True) if said.strip()]
                filled.new[task.target] += fill_missing(pairs, task.target, by=provider.name, now=now)
                filled.unanswered += len(texts) - len(pairs)
                done += len(texts)
                progress(done, total)
    except ProviderError as error:
        raise Refused(_failed(error, sum(filled.new.values()))) from error
    return filled


def _tasks(matrix: Matrix) -> list[_Task]:
    tasks: dict[tuple[str, str], list[Text]] = {}
    for tag in matrix.languages:
        for cell in matrix.cells(tag, [State.MISSING]):
            tasks.setdefault((cell.text.language, tag), []).append(cell.text)
    return [_Task(source, target, texts) for (source, target), texts in tasks.items()]


def _supported(tasks: list[_Task], provider: Provider, filled: Filled) -> list[_Task]:
    """The tasks the provider can do; the languages of the others are noted."""
    possible = [task for task in tasks if provider.supports(task.source, task.target)]
    done = {task.target for task in possible}
    filled.unsupported = list(dict.fromkeys(task.target for task in tasks if task.target not in done))
    return possible


def _chunks(texts: list[Text]) -> Iterator[list[Text]]:
    chunk: list[Text] = []
    for text in texts:
        letters = sum(len(one.words) for one in chunk) + len(text.words)
        if chunk and (len(chunk) == MOST_TEXTS or letters > MOST_LETTERS):
            yield chunk
            chunk = []
        chunk.append(text)
    if chunk:
        yield chunk


def _failed(error: ProviderError, saved: int) -> str:
    if not saved:
        return str(error)
    kept = _("What was translated before that is saved (%(n)s texts).") % {"n": saved}
    return f"{error} {kept}"
