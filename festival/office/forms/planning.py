"""The office, its people, its festivals."""

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Festival, Office, Role, User
from events.rules import DEFAULT_REMINDER_DAYS
from festival.forms import LanguageField, LanguagesField, RowForm, product_language_choices
from festival.office.forms.dates import CommunitiesField

MAX_PLACES = 2000

# What a new festival takes over from the last one; the dates are always new.
CARRIED_OVER = ("title", "description", "language", "place", "travel_hint", "places", "languages", "reminder_days")


class LocalMomentField(forms.DateTimeField):
    """A date and a time of day as they are read in `zone`, the office's, wherever server and browser stand."""

    zone: ZoneInfo

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"))
        super().__init__(**kwargs)
        self.error_messages["invalid"] = gettext_lazy("Give a date and a time, for example 12.06.2027 14:00.")
        self.error_messages["required"] = gettext_lazy("Give a date and a time.")

    def to_python(self, value: Any) -> datetime | None:
        """The typed moment, aware. A time that clocks skip in spring, or show twice in autumn, is refused."""
        try:
            with timezone.override(self.zone):
                return super().to_python(value)
        except ValidationError as error:
            raise self._about_clocks(error) from error
        except OverflowError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    @staticmethod
    def _about_clocks(error: ValidationError) -> ValidationError:
        """What would be right where clocks are changed."""
        if error.code != "ambiguous_timezone" or not isinstance(error.__cause__, ValueError):
            return error
        words = _("The clocks are changed in that hour. Give a time before or after it.")
        return ValidationError(words, code=error.code)

    def prepare_value(self, value: Any) -> Any:
        """The moment as the office's clocks show it."""
        with timezone.override(self.zone):
            return super().prepare_value(value)


class ReminderDaysField(forms.CharField):
    """`14, 3` → `[14, 3]`; empty means no reminders."""

    def prepare_value(self, value: Any) -> Any:
        """A list in words; what was typed stays as it is."""
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[int]:
        """Whole numbers; which ones are allowed the model says."""
        parts = [part for part in re.split(r"[\s,;]+", super().clean(value) or "") if part]
        if not all(part.isascii() and part.isdecimal() and len(part) < 4 for part in parts):
            raise ValidationError(_("Write whole numbers of days with commas between, for example: 14, 3."))
        return [int(part) for part in parts]


class FestivalForm(RowForm):
    """A festival, new or old. Times are those of its office."""

    language = LanguageField()
    starts_at = LocalMomentField()
    ends_at = LocalMomentField()
    setup_from = LocalMomentField(help_text=gettext_lazy("From when organisations may build up their stations."))
    takedown_until = LocalMomentField(help_text=gettext_lazy("By when everything must be cleared."))
    registration_deadline = LocalMomentField(
        help_text=gettext_lazy("Until then organisations answer and change their registration themselves.")
    )
    places = forms.IntegerField(
        min_value=1, max_value=MAX_PLACES, help_text=gettext_lazy("How many stations fit.")
    )
    languages = LanguagesField(choices=product_language_choices)
    reminder_days = ReminderDaysField(
        label=gettext_lazy("Reminders, days before the deadline"),
        required=False,
        help_text=gettext_lazy(
            "Those who have not answered are reminded so many days before the deadline. For example: 14, 3."
        ),
    )

    class Meta:
        model = Festival
        fields = (
            "title",
            "description",
            "language",
            "place",
            "travel_hint",
            "starts_at",
            "ends_at",
            "setup_from",
            "takedown_until",
            "registration_deadline",
            "places",
            "languages",
            "reminder_days",
        )
        widgets = {
            "description": forms.Textarea(attrs={"rows": 6}),
            "travel_hint": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        row = kwargs.get("instance")
        days = row.reminder_days if row and row.pk else list(DEFAULT_REMINDER_DAYS)
        kwargs["initial"] = {"reminder_days": days} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, LocalMomentField):
                field.zone = self.instance.zone


def last_festival(office: Office) -> Festival | None:
    """The one that a new festival is made like: its words, its number of places, its rules in time."""
    return office.festivals.order_by("-created_at", "-pk").first()


def carried_over(office: Office, last: Festival | None) -> dict[str, Any]:
    """What the form of a new festival starts with: the office's last one."""
    if last is None:
        return {"language": office.language, "languages": office.languages}
    return {name: getattr(last, name) for name in CARRIED_OVER}


def time_zones() -> list[tuple[str, str]]:
    """Every zone of a place, those of Europe first."""
    names = sorted(
        (zone for zone in available_timezones() if "/" in zone), key=lambda zone: (zone[:7] != "Europe/", zone)
    )
    return [(zone, zone.replace("_", " ")) for zone in names]


class OfficeForm(RowForm):
    """The office itself."""

    time_zone = forms.ChoiceField(choices=time_zones)
    language = LanguageField(choices=product_language_choices)
    languages = LanguagesField(
        choices=product_language_choices, help_text=gettext_lazy("The languages that a new festival starts with.")
    )
    communities = CommunitiesField(
        help_text=gettext_lazy(
            "As far as your office knows its district. Their days weigh more when dates are compared; nothing is "
            "kept about persons."
        )
    )

    class Meta:
        model = Office
        fields = (
            "name",
            "place",
            "federal_state",
            "time_zone",
            "language",
            "languages",
            "communities",
            "latitude",
            "longitude",
            "contact_name",
            "contact_email",
            "contact_phone",
            "imprint",
        )
        widgets = {"imprint": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "latitude": gettext_lazy(
                "For the hour of sunset, for example 50.93. Without it the state's capital counts."
            ),
            "longitude": gettext_lazy("For example 11.59."),
        }


class MemberForm(forms.Form):
    """Somebody new in the office."""

    email = forms.EmailField(label=gettext_lazy("E-mail address"))
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120, required=False)
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Role.choices, initial=Role.MEMBER)


class RoleForm(forms.Form):
    """What a person may do."""

    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Role.choices)


class RecipientForm(forms.Form):
    """Where a letter goes that did not arrive."""

    recipient = forms.EmailField(label=gettext_lazy("E-mail address"))


class PersonForm(RowForm):
    """The own account."""

    class Meta:
        model = User
        fields = ("name", "language")


class TokenForm(forms.Form):
    """A token for a program."""

    name = forms.CharField(
        label=gettext_lazy("What it is for"),
        max_length=80,
        help_text=gettext_lazy("For example: website of the city."),
    )
