"""Translating a text of a festival; the same words elsewhere in it need no second translation."""

from datetime import datetime

from django.db import transaction

from events.actions.words import fill_equal, save_translation
from events.actors import Actor
from events.models import Festival, Translation
from events.texts import Text
from stations.wording import places_of


@transaction.atomic
def translate_text(
    festival: Festival,
    text: Text,
    language: str,
    words: str,
    *,
    made_from: str,
    seen: int,
    actor: Actor,
    now: datetime,
) -> Translation:
    """Save a person's words, also for equal texts of the festival that have none: “Lesezelt” is translated once.

    Raises like `save_translation`.
    """
    saved = save_translation(text, language, words, made_from=made_from, seen=seen, actor=actor, now=now)
    texts = [one for place in places_of(festival) for one in place.texts]
    fill_equal(saved, [one for one in texts if one.key != text.key and one.language == text.language])
    return saved
