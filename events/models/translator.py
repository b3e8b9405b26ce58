"""Interpreters and volunteers who translate a festival's texts, by personal link and without an account."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.festival import Festival
from events.validators import validate_language_tags, validate_text_language, validate_visible


class TranslatorQuerySet(models.QuerySet["Translator"]):
    def welcome(self) -> "TranslatorQuerySet":
        """Those whose link opens something."""
        return self.filter(revoked_at=None)


class Translator(models.Model):
    """Somebody who may translate this festival's texts into these languages.

    The token itself is not stored: it is derived from the secret key and `nonce` (see `events/tokens.py`).
    """

    festival = models.ForeignKey(Festival, models.CASCADE, related_name="translators")
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    languages = models.JSONField(_("languages"), default=list, validators=[validate_language_tags])
    language = models.CharField(_("language of letters"), max_length=12, default="de")
    nonce = models.CharField(max_length=32, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(editable=False)
    revoked_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        null=True, blank=True, editable=False
    )

    objects = TranslatorQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A language we know; a name to be seen."""
        validate_text_language(self.language)
        validate_visible(name=self.name)
