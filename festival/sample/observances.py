"""What the coming festival celebrates with others: the nearest cheerful day that the catalogue has near it."""

from datetime import date, datetime, timedelta

from django.utils import translation
from django.utils.translation import gettext

from events.actions.observances import link_observance
from events.actions.words import save_translation
from events.actors import Actor
from events.calendars import Kind, Observance, observances
from events.calendars.effects import Effect, effect_of
from events.models import Festival, ObservanceLink, Stance
from events.texts import text_of

NEAR = timedelta(days=7)
TOGETHER = {
    "de": "Wir feiern zusammen: {name}",
    "de-x-leicht": "Wir feiern zusammen: {name}",
    "en": "We celebrate together: {name}",
    "ar": "نحتفل معًا: {name}",
    "fa": "با هم جشن می‌گیریم: {name}",
    "uk": "Святкуємо разом: {name}",
}


def link_nearest(festival: Festival, *, actor: Actor, now: datetime) -> ObservanceLink | None:
    """Link it, with a sentence in the languages of the festival; None where no such day is near."""
    found = nearest(festival.starts_at.astimezone(festival.zone).date(), state=festival.office.federal_state)
    if found is None:
        return None
    link = link_observance(
        festival,
        key=found.key,
        first=found.first,
        stance=Stance.CELEBRATE,
        sentence=_sentence(found, festival.language),
        actor=actor,
        now=now,
    )
    for tag in festival.languages:
        if tag in TOGETHER and tag != link.language:
            words = _sentence(found, tag)
            save_translation(
                text_of(link, "sentence"), tag, words, made_from=link.sentence, seen=0, actor=actor, now=now
            )
    return link


def nearest(day: date, *, state: str) -> Observance | None:
    """A celebration that it is lovely to meet, at most a week away."""
    rows = observances(day - NEAR, day + NEAR, state=state)
    lovely = [row for row in rows if row.kind == Kind.CELEBRATION and effect_of(row) == Effect.LOVELY]
    return min(lovely, key=lambda row: max(row.first - day, day - row.last), default=None)


def _sentence(row: Observance, tag: str) -> str:
    with translation.override(tag):
        return TOGETHER[tag].format(name=gettext(row.name))
