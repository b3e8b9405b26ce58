"""The lasting directory: organisations, the people to talk to, what they offer all year."""

from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from events.models import Festival, Office
from events.validators import (
    validate_communities,
    validate_language_tags,
    validate_text_language,
    validate_visible,
)
from stations.codes import new_code
from stations.search import fold
from stations.validators import cost_as_told, validate_ages


class OrganisationKind(models.TextChoices):
    """What sort of place it is; the words are those of the imported lists."""

    MEETING_PLACE = "meeting place", _("Meeting place")
    EDUCATION = "education", _("Education")
    VOLUNTEERING = "volunteering", _("Volunteering")
    INFORMATION = "information", _("Information")
    COUNSELLING = "counselling", _("Counselling")
    PUBLIC_OFFICE = "public office", _("Public office")
    PARTICIPATION = "participation", _("Participation")
    HOUSING = "housing", _("Housing")
    LANGUAGE = "language", _("Languages")
    SPORT = "sport", _("Sport")
    LEISURE = "leisure", _("Leisure")
    CULTURE = "culture", _("Culture")
    HEALTH = "health", _("Health")
    OTHER = "other", _("Other")


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def active(self) -> "OrganisationQuerySet":
        """Organisations that have not been withdrawn from the directory."""
        return self.filter(withdrawn_at=None)

    def matching(self, text: str) -> "OrganisationQuerySet":
        """Organisations with every word of `text` in name, town, district or code, in any script and case."""
        found = self
        for word in fold(text).split():
            found = found.filter(search_text__contains=word)
        return found

    def speaking(self, tag: str) -> "OrganisationQuerySet":
        """Organisations where this language is spoken. SQLite cannot look into JSON: the tag is found as text."""
        spoken = Cast("spoken_languages", models.TextField())
        return self.alias(spoken=spoken).filter(spoken__contains=f'"{tag}"')

    def who_came_before(self, festival: Festival) -> "OrganisationQuerySet":
        """Organisations with a confirmed station at the office's festival before this one."""
        before = Festival.objects.filter(
            office=festival.office_id, starts_at__lt=festival.starts_at, stations__state="confirmed"
        ).exclude(pk=festival.pk)
        last = before.order_by("-starts_at", "-pk").values("pk")[:1]
        return self.active().filter(stations__festival__in=last, stations__state="confirmed")


# What a search looks at.
SEARCHED = ("name", "place", "district", "code")


class Organisation(models.Model):
    """An organisation in the directory of one office. It takes part in many festivals.

    `code` is its permanent address on paper (`/o/CODE`); rows are withdrawn, never deleted, so that a
    code is never given out again.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="organisations")
    code = models.CharField(_("code"), max_length=8, unique=True, default=new_code, editable=False)
    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind, default=OrganisationKind.OTHER)
    about = models.TextField(_("about"), max_length=3000, blank=True)
    language = models.CharField(_("language of these texts"), max_length=12, default="de")
    place = models.CharField(_("town"), max_length=120, blank=True)
    district = models.CharField(_("district"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=240, blank=True)
    opening_hours = models.TextField(_("opening hours"), max_length=600, blank=True)
    web = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("public e-mail"), blank=True)
    phone = models.CharField(_("public telephone"), max_length=40, blank=True)
    spoken_languages = models.JSONField(
        _("languages spoken"), default=list, blank=True, validators=[validate_language_tags]
    )
    communities = models.JSONField(
        _("communities it belongs to"), default=list, blank=True, validators=[validate_communities]
    )
    search_text = models.TextField(blank=True, editable=False, default="")  # folded; written by save()
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name", "place", "district", "pk"]
        indexes = [models.Index(fields=["office", "name"], name="organisations_by_name")]

    def __str__(self) -> str:
        return self.name

    def save(self, *, update_fields: Any = None, **kwargs: Any) -> None:
        """Keeps the folded text that `matching` searches; `QuerySet.update` of a name would leave it behind."""
        self.search_text = fold(" ".join(getattr(self, name) for name in SEARCHED))
        if update_fields is not None and set(SEARCHED) & set(update_fields):
            update_fields = {*update_fields, "search_text"}
        super().save(update_fields=update_fields, **kwargs)

    def clean(self) -> None:
        """A language we know, a name to be seen."""
        validate_text_language(self.language)
        validate_visible(name=self.name)

    @property
    def office_zone(self) -> ZoneInfo:
        """The time zone of its office."""
        return ZoneInfo(self.office.time_zone)

    @property
    def where(self) -> str:
        """Town and district in one line; tells two organisations of the same name apart."""
        return ", ".join(part for part in (self.place, self.district) if part)

    @property
    def is_reachable(self) -> bool:
        """Whether there is somebody whom letters reach."""
        return any(contact.email and contact.gets_letters for contact in self.contacts.all())


class ContactQuerySet(models.QuerySet["Contact"]):
    def named_publicly(self) -> "ContactQuerySet":
        """People who agreed to be named to visitors: by name and role, not by their own address or number."""
        return self.filter(is_public=True).exclude(name="")


class Contact(models.Model):
    """A person to write to. Shown to visitors only when that person agreed (`is_public`)."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="contacts")
    name = models.CharField(_("name"), max_length=120, blank=True)
    role = models.CharField(_("role"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    language = models.CharField(_("language of letters"), max_length=12, default="de")
    is_public = models.BooleanField(_("may be named on the public page"), default=False)
    gets_letters = models.BooleanField(_("gets letters"), default=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email"], condition=~Q(email=""), name="contact_address_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def clean(self) -> None:
        """A language we know; an address that no other contact of the organisation has."""
        validate_text_language(self.language)
        same = Contact.objects.filter(organisation=self.organisation, email=self.email).exclude(pk=self.pk)
        if self.email and same.exists():
            raise ValidationError({"email": _("Another contact of this organisation has this address already.")})


class StandingOffer(models.Model):
    """What an organisation offers all year: it outlives every festival."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="standing_offers")
    title = models.CharField(_("title"), max_length=120)
    description = models.TextField(_("description"), max_length=1500, blank=True)
    language = models.CharField(_("language of these texts"), max_length=12, default="de")
    age_from = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    when = models.CharField(_("when"), max_length=200, blank=True)
    cost = models.CharField(_("cost"), max_length=80, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True, validators=[validate_language_tags])
    needs_registration = models.BooleanField(_("please register first"), default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(age_from=None) | Q(age_to=None) | Q(age_to__gte=models.F("age_from")),
                name="standing_offer_ages_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """A language we know; a title to be seen; ages in order. “Free of charge” is an empty cost."""
        self.cost = cost_as_told(self.cost)
        validate_text_language(self.language)
        validate_visible(title=self.title)
        validate_ages(self.age_from, self.age_to)
