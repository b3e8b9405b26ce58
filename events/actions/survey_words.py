"""A survey in another language: all its texts at once."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from events.actions.words import remove_translation, save_translation
from events.actors import Actor
from events.errors import Overtaken
from events.models import Survey
from events.surveys import texts_of_survey
from events.words import plain


class Typed(NamedTuple):
    """What somebody typed for a text: made from these words of the source, over this version (0: none)."""

    words: str
    made_from: str
    seen: int


@transaction.atomic
def translate_survey(
    survey: Survey, language: str, told: Mapping[str, Typed], *, actor: Actor, now: datetime
) -> int:
    """Save the words by the texts' keys; an empty one takes the translation away. Returns how many were saved.

    All or nothing: raises ValidationError naming the texts by their keys, also where somebody else was faster.
    """
    faults: dict[str, ValidationError | str] = {}
    saved = 0
    for text in texts_of_survey(survey):
        typed = told.get(text.key)
        if typed is None:
            continue
        try:
            if plain(typed.words):
                made_from, seen = typed.made_from, typed.seen
                save_translation(text, language, typed.words, made_from=made_from, seen=seen, actor=actor, now=now)
                saved += 1
            elif typed.seen:
                remove_translation(text, language, seen=typed.seen, now=now)
        except Overtaken as conflict:
            faults[text.key] = f"{conflict} “{conflict.words}”"
        except ValidationError as error:
            faults[text.key] = "; ".join(error.messages)
    if faults:
        raise ValidationError(faults)
    return saved
