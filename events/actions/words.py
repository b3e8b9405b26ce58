"""Saving translations: by a person, by a machine, taken over with the text they belong to."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from events.actions.entries import translations_changed
from events.actors import Actor
from events.errors import Overtaken
from events.models import Origin, Translation
from events.texts import Text, kind_of, texts_of, translations_of
from events.validators import is_visible, validate_language_tag
from events.words import digest, plain


@transaction.atomic
def save_translation(
    text: Text,
    language: str,
    words: str,
    *,
    made_from: str,
    seen: int,
    actor: Actor,
    now: datetime,
    origin: str = Origin.PERSON,
) -> Translation:
    """Save a person's words. `made_from` is the source as the person saw it, `seen` the version (0: none).

    Made from an older source they are kept and count as outdated. Raises ValidationError, and Overtaken when
    somebody else has saved other words since `seen`; both leave everything as it was.
    """
    words = _checked(text, language, words)
    made = {"source": made_from, "source_digest": digest(made_from)}
    values = {"words": words, "origin": origin, "by": actor.by, "updated_at": now} | made
    about = _about(text, language)
    saved = _changed(about, seen, values) if seen else _created(about, text.office_id, values)
    if saved:
        translations_changed([text], now=now)
        return Translation.objects.get(**about)
    other = Translation.objects.filter(**about).first()
    if other is not None and plain(other.words) != plain(words):
        raise Overtaken(words=other.words, by=other.by, version=other.version)
    if other is not None and not other.by_machine and other.source_digest == text.digest != digest(made_from):
        return other  # an older page says what is right already
    seen = other.version if other else 0  # the same words, or removed meanwhile: nothing can be lost
    return save_translation(
        text, language, words, made_from=made_from, seen=seen, actor=actor, now=now, origin=origin
    )


def _about(text: Text, language: str) -> dict[str, Any]:
    return {"about_kind": text.kind, "about_id": text.row.pk, "field": text.field, "language": language}


def _created(about: dict[str, Any], office_id: int, values: dict[str, Any]) -> bool:
    """Whether the row is new; False where somebody was quicker."""
    try:
        with transaction.atomic():
            Translation.objects.create(office_id=office_id, **about, **values)
    except IntegrityError:
        return False
    return True


def _changed(about: dict[str, Any], seen: int, values: dict[str, Any]) -> bool:
    """Whether the row was still as it was seen, and says the new words now."""
    mine = Translation.objects.filter(**about, version=seen)
    return bool(mine.update(version=F("version") + 1, **values))


def _checked(text: Text, language: str, words: str) -> str:
    validate_language_tag(language)
    words = words.replace("\r\n", "\n").strip()
    if language == text.language:
        raise ValidationError({"language": _("The text itself is written in this language.")})
    if not plain(words):
        raise ValidationError({"words": _("Write the translation. To take it away, use “Remove”.")})
    if "\0" in words or not is_visible(words):
        raise ValidationError({"words": _("Write letters or digits that can be seen.")})
    try:
        kind_of(text.row).check(words)
    except ValidationError as error:
        raise ValidationError({"words": error}) from error
    if text.max_length and len(words) > text.max_length:
        sentence = _("This is too long: at most %(most)s characters.")
        raise ValidationError({"words": sentence % {"most": text.max_length}})
    return words if text.is_long else " ".join(words.split())


@transaction.atomic
def remove_translation(text: Text, language: str, *, seen: int, now: datetime) -> None:
    """Take a translation away; readers get the source again. Raises Overtaken when it has changed since `seen`."""
    about = _about(text, language)
    if Translation.objects.filter(**about, version=seen).delete()[0]:
        translations_changed([text], now=now)
        return
    other = Translation.objects.filter(**about).first()
    if other is not None:
        raise Overtaken(words=other.words, by=other.by, version=other.version)


@transaction.atomic
def fill_missing(pairs: Iterable[tuple[Text, str]], language: str, *, by: str, now: datetime) -> int:
    """A machine's words for texts that have none in this language. Returns how many were new.

    What a person, or another run, has saved meanwhile stays as it is: rows are only ever added here.
    """
    pairs = list(pairs)
    rows = [
        Translation(
            office_id=text.office_id,
            **_about(text, language),
            words=words if text.is_long else " ".join(words.split()),
            origin=Origin.MACHINE,
            source=text.words,
            source_digest=text.digest,
            by=by,
            updated_at=now,
        )
        for text, words in pairs
        if is_visible(words) and language != text.language
    ]
    before = Translation.objects.filter(language=language).of(_ids(row for row in rows)).count()
    Translation.objects.bulk_create(rows, ignore_conflicts=True)
    new = Translation.objects.filter(language=language).of(_ids(row for row in rows)).count() - before
    if new:
        translations_changed([text for text, _words in pairs], now=now)
    return new


def fill_equal(translation: Translation, texts: Iterable[Text]) -> int:
    """The same words for texts that say the same and have no translation yet. Returns how many were tried."""
    texts = [text for text in texts if text.digest == translation.source_digest]
    copies = [
        Translation(
            office_id=text.office_id,
            **_about(text, translation.language),
            words=translation.words if text.is_long else " ".join(translation.words.split()),
            origin=translation.origin,
            source=text.words,
            source_digest=text.digest,
            by=translation.by,
            updated_at=translation.updated_at,
        )
        for text in texts
    ]
    Translation.objects.bulk_create(copies, ignore_conflicts=True)
    translations_changed(texts, now=translation.updated_at)
    return len(copies)


def _ids(rows: Iterable[Translation]) -> dict[str, list[int]]:
    ids: dict[str, list[int]] = {}
    for row in rows:
        ids.setdefault(row.about_kind, []).append(row.about_id)
    return ids


def copy_translations(pairs: Sequence[tuple[Any, Any]]) -> int:
    """What was translated for a row goes with its copy, where the copy says the same. Returns how many.

    Nothing must be translated again because an offer comes back next year; what was outdated stays outdated,
    with the words it was made from. Two queries, however many rows.
    """
    news = {(str(old._meta.model_name), old.pk): (old, new) for old, new in pairs}
    copies = []
    for translation in translations_of([old for old, _new in pairs]):
        old, new = news[translation.about_kind, translation.about_id]
        text = next((one for one in texts_of(new) if one.field == translation.field), None)
        if text is None or text.digest != digest(getattr(old, translation.field)):
            continue
        translation.pk = None
        translation.about_kind, translation.about_id = text.kind, new.pk
        translation.version = 1
        copies.append(translation)
    Translation.objects.bulk_create(copies, ignore_conflicts=True)
    return len(copies)
