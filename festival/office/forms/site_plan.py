"""The plan of the ground: its size, where stations stand, what families look for."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from events.models import Facility, SitePlan
from festival.forms import LanguageField, RowForm
from stations.actions.site_plan import Place
from stations.models import Station

FROM_LEFT, FROM_TOP = gettext_lazy("metres from the left"), gettext_lazy("metres from the top")


class PlanForm(forms.Form):
    """The ground, and two numbers for each station. Each field also carries what it showed: what was not touched
    is not saved, so that of two people at once neither undoes the other's work.
    """

    width_m = forms.IntegerField(label=gettext_lazy("Width in metres"), min_value=10, max_value=1000)
    depth_m = forms.IntegerField(label=gettext_lazy("Depth in metres"), min_value=10, max_value=1000)

    def __init__(self, *args: Any, plan: SitePlan | None, stations: Iterable[Station], **kwargs: Any) -> None:
        ground = {"width_m": plan.width_m, "depth_m": plan.depth_m} if plan else {}
        super().__init__(*args, **{"initial": ground} | kwargs)
        self.stations = list(stations)
        for station in self.stations:
            for axis, label in (("x", FROM_LEFT), ("y", FROM_TOP)):
                self.fields[f"{axis}_{station.pk}"] = forms.IntegerField(
                    label=label,
                    initial=getattr(station, f"{axis}_m"),
                    required=False,
                    min_value=0,
                    max_value=1000,
                    show_hidden_initial=True,
                    widget=forms.NumberInput(attrs={"aria-describedby": f"station_{station.pk}"}),
                )

    def rows(self) -> Iterator[tuple[Station, forms.BoundField, forms.BoundField]]:
        """Each station with its two fields."""
        for station in self.stations:
            yield station, self[f"x_{station.pk}"], self[f"y_{station.pk}"]

    @property
    def places(self) -> dict[int, Place]:
        """The places that somebody changed, by the station's pk."""
        told, changed = self.cleaned_data, set(self.changed_data)
        return {
            station.pk: (told[f"x_{station.pk}"], told[f"y_{station.pk}"])
            for station in self.stations
            if {f"x_{station.pk}", f"y_{station.pk}"} & changed
        }


class FacilityForm(RowForm):
    """One facility."""

    language = LanguageField()

    class Meta:
        model = Facility
        fields = ("kind", "spot", "language", "x_m", "y_m")
        help_texts = {
            "spot": gettext_lazy("For example: behind the stage. Translators get this text."),
            "x_m": gettext_lazy(
                "Leave both numbers empty if it is not on the ground, for example in a house nearby."
            ),
        }
