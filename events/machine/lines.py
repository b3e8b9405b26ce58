"""Texts are translated line by line: so paragraphs, lists and the blanks around them survive any service.

Machines may join lines, drop empty ones or end early. They only ever see the inside of a line.
"""

from collections.abc import Callable, Iterator, Sequence

from django.utils.translation import gettext as _

from events.machine.provider import ProviderRefused

MOST_BYTES = 200_000  # of UTF-8 in one call; more than all texts of a large festival

Ask = Callable[[list[str]], list[str]]  # words of some lines -> the same in the other language


def refuse_too_much(texts: Sequence[str]) -> None:
    """A mistake elsewhere must not use up the quota of a month: `ProviderRefused` beyond `MOST_BYTES`."""
    if sum(len(text.encode()) for text in texts) > MOST_BYTES:
        raise ProviderRefused(_("These are too many texts at once. Please have fewer of them translated."))


def translate_lines(texts: Sequence[str], ask: Ask, *, count: int, size: int) -> list[str]:
    """The texts, with the words of every line put through `ask`: at most `count` lines, `size` bytes at once.

    A line that occurs twice is asked for once. A longer line goes alone. Where nothing came back for a
    line, its whole text is `""`: half a text would mislead.
    """
    lines = [line for text in texts for line in text.splitlines()]
    words = dict.fromkeys(line.strip() for line in lines if _speaks(line))
    said: dict[str, str] = {}
    for batch in batches(list(words), count=count, size=size):
        said.update(zip(batch, map(_one_line, ask(batch)), strict=True))
    return [_put_together(text, said) for text in texts]


def batches(words: Sequence[str], *, count: int, size: int) -> Iterator[list[str]]:
    """The words in their order, in portions of at most `count` pieces and `size` bytes of UTF-8."""
    batch: list[str] = []
    room = size
    for piece in words:
        weight = len(piece.encode())
        if batch and (len(batch) == count or weight > room):
            yield batch
            batch, room = [], size
        batch.append(piece)
        room -= weight
    if batch:
        yield batch


def _put_together(text: str, said: dict[str, str]) -> str:
    whole = ""
    for line in text.splitlines(keepends=True):
        if not _speaks(line):
            whole += line
            continue
        words = line.strip()
        if not said[words]:
            return ""
        whole += line.replace(words, said[words], 1)
    return whole


def _speaks(line: str) -> bool:
    """Times, prices and rules between paragraphs are the same in every language."""
    return any(letter.isalpha() for letter in line)


def _one_line(answer: str) -> str:
    return " ".join(answer.split())
