"""The calendar entries of a festival, as the public page, letters and feeds give them out."""

from collections.abc import Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.ics import Entry, calendar
from events.models import Festival, FestivalState, ObservanceLink
from events.texts import load_words, say
from stations.models import Organisation
from stations.wording import visitor_links


def festival_entry(festival: Festival, links: Iterable[ObservanceLink], *, url: str) -> Entry:
    """The festival, with what it says about observances, in the reader's language as far as words were loaded."""
    told = [_said(festival, "description"), *(_said(link, "sentence") for link in links)]
    return Entry(
        uid=festival.uid,
        summary=_said(festival, "title"),
        starts_at=festival.starts_at,
        ends_at=festival.ends_at,
        zone=festival.zone,
        sequence=festival.sequence,
        stamp=festival.updated_at,
        location=_said(festival, "place"),
        description="\n\n".join(filter(None, (*told, _said(festival, "travel_hint")))),
        url=url,
        cancelled=festival.state == FestivalState.CANCELLED,
        organizer=festival.office.contact_email,
    )


def setup_entry(festival: Festival, organisation: Organisation, *, url: str) -> Entry:
    """The set-up time of one organisation's station."""
    return Entry(
        uid=f"setup-{festival.pk}-{organisation.code}@standfest",
        summary=_("Set-up: %(festival)s") % {"festival": _said(festival, "title")},
        starts_at=festival.setup_from,
        ends_at=festival.starts_at,
        zone=festival.zone,
        sequence=festival.sequence,
        stamp=festival.updated_at,
        location=_said(festival, "place"),
        url=url,
        cancelled=festival.state == FestivalState.CANCELLED,
        organizer=festival.office.contact_email,
    )


def own_dates(festival: Festival, organisation: Organisation, *, url: str) -> bytes:
    """One organisation's calendar file: the festival, and its set-up time where there is one."""
    links = visitor_links(festival)
    load_words(links, [get_language() or festival.language])
    entries = [festival_entry(festival, links, url=url)]
    if festival.setup_from < festival.starts_at:
        entries.append(setup_entry(festival, organisation, url=url))
    return calendar(entries, name=_said(festival, "title"))


def _said(row: Festival | ObservanceLink, field: str) -> str:
    return say(row, field, get_language() or row.language).words
