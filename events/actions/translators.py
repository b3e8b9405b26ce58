"""Asking interpreters and volunteers to translate: a personal link for each, without an account."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from events.actions.journal import record
from events.actions.letters import drop_letters, owe_letter
from events.actors import Actor
from events.digests import digest_of
from events.errors import Refused
from events.models import Festival, Letter, Translation, Translator
from events.tokens import new_nonce, token_of


@transaction.atomic
def add_translator(festival: Festival, *, actor: Actor, now: datetime, **fields: Any) -> Translator:
    """Somebody new, with a link; who has an address gets it by letter. Raises ValidationError."""
    translator = Translator(festival=festival, created_at=now, **fields)
    _renew(translator)
    _check(translator)
    translator.save()
    _owe_letter(translator, now=now)
    _log(translator, "translator_added", actor=actor, now=now)
    return translator


@transaction.atomic
def update_translator(translator: Translator, *, actor: Actor, now: datetime, **fields: Any) -> Translator:
    """Change name, address, languages. A new address gets a new link: the old one might be a stranger's."""
    changed = sorted(name for name, value in fields.items() if getattr(translator, name) != value)
    for name in changed:
        setattr(translator, name, fields[name])
    _check(translator)
    if "email" in changed:
        _renew(translator)
    translator.save()
    if "email" in changed:
        _owe_letter(translator, now=now)
    if changed:
        _log(translator, "translator_changed", actor=actor, now=now)
    return translator


@transaction.atomic
def send_translator_link(translator: Translator, *, actor: Actor, now: datetime) -> Translator:
    """A new link; the old one opens nothing any more. Who has no address is given the link by hand."""
    translator.revoked_at = None
    _renew(translator)
    translator.save()
    _owe_letter(translator, now=now)
    _log(translator, "translator_link_sent", actor=actor, now=now)
    return translator


@transaction.atomic
def revoke_translator(translator: Translator, *, actor: Actor, now: datetime) -> Translator:
    """From now on the link opens nothing. What was translated stays."""
    if translator.revoked_at is None:
        translator.revoked_at = now
        translator.save()
        drop_letters(Letter.objects.about("translator", translator.pk))
        _log(translator, "translator_revoked", actor=actor, now=now)
    return translator


@transaction.atomic
def remove_translator(translator: Translator, *, actor: Actor, now: datetime) -> None:
    """Forget name and address, beside the translations too. What was translated stays."""
    drop_letters(Letter.objects.about("translator", translator.pk))
    Translation.objects.filter(office=translator.festival.office_id, by=translator.name).update(by="")
    _log(translator, "translator_removed", actor=actor, now=now)
    translator.delete()


def _check(translator: Translator) -> None:
    translator.email = translator.email.strip().lower()
    translator.full_clean()
    outside = set(translator.languages) - set(translator.festival.languages)
    if not translator.languages or outside:
        raise ValidationError({"languages": _("Choose from the languages of the festival.")})
    if translator.email:
        same = Translator.objects.filter(festival=translator.festival, email=translator.email)
        if same.exclude(pk=translator.pk).exists():
            raise ValidationError({"email": _("Somebody with this address translates for this festival already.")})


def _renew(translator: Translator) -> None:
    translator.nonce = new_nonce()
    translator.digest = digest_of(token_of(translator.nonce))


def _owe_letter(translator: Translator, *, now: datetime) -> None:
    if not translator.email:
        return
    if translator.festival.state in {"cancelled", "archived"}:
        raise Refused(_("This festival is closed: nobody is asked to translate it any more."))
    drop_letters(Letter.objects.about("translator", translator.pk))
    owe_letter(
        "translator_link",
        about=translator,
        office=translator.festival.office,
        festival=translator.festival,
        recipient=translator.email,
        recipient_name=translator.name,
        language=translator.language,
        now=now,
        reason=translator.digest[:12],
        details={"link_id": translator.pk},
    )


def _log(translator: Translator, event: str, *, actor: Actor, now: datetime) -> None:
    festival = translator.festival
    record(translator, event, office=festival.office, festival=festival, actor=actor, now=now)
