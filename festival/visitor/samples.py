"""Sample data of the style guide: rows that are saved nowhere, so that it needs no database."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.letters import Content, Written
from events.models import Festival, Office
from events.readability import Readability, assess
from festival.forms import LanguagesField, TimesField
from stations.models import Offer
from stations.site_plan import Booth, Drawing, Spot, draw


class SampleForm(forms.Form):
    """One field of each sort."""

    name = forms.CharField(label=gettext_lazy("Name"))
    about = forms.CharField(
        label=gettext_lazy("About"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Two or three sentences are enough."),
    )
    email = forms.EmailField(label=gettext_lazy("E-mail"))
    times = TimesField(label=gettext_lazy("Times"))
    water = forms.BooleanField(label=gettext_lazy("We need water"), required=False)
    languages = LanguagesField(label=gettext_lazy("Languages"), required=False)


def filled_form() -> SampleForm:
    """The form with two mistakes in it."""
    form = SampleForm({"name": "", "email": "kontakt(at)example.org", "times": "14:00-15:30"})
    form.is_valid()
    return form


def readability() -> Readability | None:
    """What the hint says about a text that is not easy to read."""
    return assess(
        "Wir freuen uns sehr, Ihnen an unserem Stand zum ersten Mal ein Angebot für die ganze Familie zu zeigen. "
        "Unter Anleitung ehrenamtlicher Mitarbeiterinnen gestalten Kinder eigene Traumfänger. "
        "Bei schlechtem Wetter sind wir im Gemeindesaal.",
        "de",
    )


def offers() -> list[Offer]:
    """An offer with everything, and a free one for everybody in another direction; neither is in the database."""
    sewing = Offer(
        title="Wimpel nähen",
        description="Jede Familie näht einen Wimpel.",
        language="de",
        age_from=6,
        age_to=12,
        times=[["14:00", "15:30"], ["16:00", "17:00"]],
        languages=["de", "fa"],
        cost="2 €",
    )
    return [sewing, Offer(title="الشاي والمحادثة", language="ar")]


def station() -> Any:
    """A confirmed station."""
    organisation = SimpleNamespace(name="Nachbarschaftshaus „Am Park“", code="K7M4PX")
    return SimpleNamespace(
        number=12,
        organisation=organisation,
        offers=SimpleNamespace(all=offers()),
        spoken_languages=["de", "ar", "uk"],
    )


def festival() -> Festival:
    """A festival of one afternoon."""
    return Festival(
        office=Office(time_zone="Europe/Berlin"),
        slug="sommerfest-2027",
        title="Sommerfest",
        language="de",
        place="Wiese am Salvador-Allende-Platz",
        state="published",
        starts_at=datetime(2027, 6, 12, 12, tzinfo=UTC),
        ends_at=datetime(2027, 6, 12, 16, tzinfo=UTC),
    )


def office() -> Any:
    """An office to ask."""
    return SimpleNamespace(
        name="Stadtteilbüro",
        contact_name="Mara Lenz",
        contact_email="buero@example.org",
        contact_phone="03641 12345",
        imprint="",
    )


def plan() -> Drawing:
    """A small ground with two stations close together, an entrance and water."""
    booths = [Booth(12, 8, 6, 4, 3), Booth(7, 9, 8, 3, 3)]
    return draw(40, 20, booths, [Spot("1", "entrance", 2, 18), Spot("2", "water", 30, 6)])


def letter() -> Written:
    """A short letter."""
    paragraphs = ["Guten Tag Nour,", "am 12. Juni 2027 feiern wir das Sommerfest. Machen Sie mit?"]
    content = Content(
        context={}, action_url="https://example.org/my/…/", action_label="Auf die Einladung antworten"
    )
    return Written("Einladung zum Sommerfest", paragraphs, "", "", content)


def states() -> list[tuple[str, str]]:
    """Every word of state with its shape."""
    return [
        ("draft", _("Draft")),
        ("submitted", _("Submitted")),
        ("asked", _("Information asked for")),
        ("confirmed", _("Confirmed")),
        ("waiting", _("On the waiting list")),
        ("declined", _("Declined")),
        ("withdrawn", _("Withdrawn")),
        ("published", _("Published")),
        ("cancelled", _("Cancelled")),
        ("owed", _("Owed")),
        ("sent", _("Sent")),
        ("failed", _("Failed")),
    ]


def messages() -> list[Any]:
    """One message of each sort."""
    return [_Message("success", _("Saved.")), _Message("error", _("This could not be saved."))]


class _Message:
    def __init__(self, level_tag: str, text: str) -> None:
        self.level_tag = level_tag
        self.text = text

    def __str__(self) -> str:
        return self.text


def page() -> Page[int]:
    """The second page of three."""
    return Paginator(list(range(30)), 10).page(2)
