"""Translations of what people wrote; the source itself stays in the column of its own row."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.office import Office
from events.words import State, state_of


class Origin(models.TextChoices):
    """Where the words of a translation come from."""

    PERSON = "person", _("a person")
    MACHINE = "machine", _("a machine")
    IMPORTED = "imported", _("a translator's file")


class TranslationQuerySet(models.QuerySet["Translation"]):
    def of(self, keys: "dict[str, list[int]]") -> "TranslationQuerySet":
        """Translations of texts of these rows: kind (name of the model) → primary keys."""
        about = models.Q(pk__in=[])
        for kind, ids in keys.items():
            about |= models.Q(about_kind=kind, about_id__in=ids)
        return self.filter(about)


class Translation(models.Model):
    """The words of one text in one language.

    `source` holds the words it was made from, so that a translator sees what has changed since; `version`
    rises with each save, so that two people at once notice each other.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="translations")
    about_kind = models.CharField(max_length=40)
    about_id = models.PositiveBigIntegerField()
    field = models.CharField(max_length=40)
    language = models.CharField(max_length=12)
    words = models.TextField()
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.PERSON)
    source = models.TextField()
    source_digest = models.CharField(max_length=64)
    version = models.PositiveIntegerField(default=1)
    by = models.CharField(max_length=160, blank=True)
    updated_at = models.DateTimeField()

    objects = TranslationQuerySet.as_manager()

    class Meta:
        ordering = ["about_kind", "about_id", "field", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["about_kind", "about_id", "field", "language"], name="one_translation_per_language"
            ),
            models.CheckConstraint(condition=~models.Q(words=""), name="translation_has_words"),
        ]
        indexes = [models.Index(fields=["office", "language", "source_digest"], name="translations_by_source")]

    def __str__(self) -> str:
        return f"{self.about_kind}-{self.about_id}-{self.field} → {self.language}"

    @property
    def by_machine(self) -> bool:
        """Whether no person has looked at the words."""
        return self.origin == Origin.MACHINE

    def state_beside(self, source: str) -> State:
        """How far it can be trusted beside the source with this digest."""
        return state_of(source, self.source_digest, by_machine=self.by_machine)
