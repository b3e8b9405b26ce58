"""What is asked about a station, for the office and for organisations: needs, the day, offers.

The forms only gather; `save_station` and `save_offer` save (see `carried_out` in `forms.py`).
"""

from django import forms
from django.utils.translation import gettext_lazy as _

from festival.forms import LanguageField, LanguagesField, RowForm, TimesField
from stations.models import Offer, Station


class StationNeedsForm(RowForm):
    """What a station needs on the meadow."""

    class Meta:
        model = Station
        fields = (
            "power_watts",
            "tables",
            "needs_water",
            "needs_tent",
            "width_m",
            "depth_m",
            "remark",
        )
        widgets = {"remark": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "power_watts": _("0 means: no power. A kettle needs 2000, a loudspeaker 300."),
            "tables": _("How many tables the office should bring."),
            "remark": _("Anything else the office should know before the festival."),
        }


class StationDayForm(RowForm):
    """Who is there on the day, and which languages they speak. May stay empty in a draft."""

    spoken_languages = LanguagesField(required=False)

    class Meta:
        model = Station
        fields = ("spoken_languages", "day_contact_name", "day_contact_phone")
        widgets = {"day_contact_phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "off"})}
        help_texts = {"day_contact_phone": _("Only the office sees this number.")}


class StationForm(RowForm):
    """Both on one page, for whoever listens on the telephone."""

    spoken_languages = LanguagesField(required=False)

    class Meta:
        model = Station
        fields = StationDayForm.Meta.fields + StationNeedsForm.Meta.fields
        widgets = StationDayForm.Meta.widgets | StationNeedsForm.Meta.widgets
        help_texts = StationDayForm.Meta.help_texts | StationNeedsForm.Meta.help_texts


class OfferForm(RowForm):
    """What visitors can do at a station."""

    language = LanguageField()
    times = TimesField()
    languages = LanguagesField(required=False)

    class Meta:
        model = Offer
        fields = (
            "title",
            "description",
            "language",
            "age_from",
            "age_to",
            "times",
            "cost",
            "languages",
        )
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"cost": _("Leave it empty when it is free.")}
