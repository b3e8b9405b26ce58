"""The calendar entries of festivals, as the public page, letters and feeds give them out.

`entries_of` gathers what is the same for everybody, once for many festivals or readers; `own_entries` is pure and
says what one organisation's calendar holds of it. UIDs and SEQUENCE are the same wherever an entry appears:

    festival    festival-7@standfest       the festival's sequence + that of the invitation
    deadline    deadline-7@standfest       the same + that of the station
    set-up      setup-7-K7M4PX@standfest   the same + that of the station

The festival's sequence rises with everything its entries say, the invitation's when the organisation leaves or
comes back, the station's when it gets, loses or changes its place. None ever falls, so no sum does.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.ics import Entry, Person, Status, calendar
from events.links import absolute_url
from events.models import DatePoll, Festival, FestivalState, ObservanceLink
from events.texts import load_words, say
from stations.models import Invitation, InvitationState, Station, StationState
from stations.states import OUT


@dataclass(frozen=True, slots=True)
class FestivalEntries:
    """What is the same for everybody, in one language, as plain values; `setup` is None where nobody sets up."""

    language: str
    festival: Entry
    deadline: Entry
    setup: Entry | None

    @property
    def is_cancelled(self) -> bool:
        """Whether the festival does not take place."""
        return self.festival.status == Status.CANCELLED


@dataclass(frozen=True, slots=True)
class Part:
    """How an organisation stands to a festival, as plain values."""

    code: str
    invited: bool
    is_out: bool
    accepted: bool
    confirmed: bool
    had_a_place: bool
    number: int | None
    spot: str
    sequence: int
    station_sequence: int
    since: datetime
    modified: datetime | None


def part_of(invitation: Invitation, station: Station | None, language: str) -> Part:
    """From the rows; the station's words are in `language` as far as they were loaded."""
    confirmed = station is not None and station.state == StationState.CONFIRMED
    moments = [station.updated_at if station else None, invitation.answered_at]
    return Part(
        code=invitation.organisation.code,
        invited=invitation.state != InvitationState.CHOSEN and invitation.invited_at is not None,
        is_out=invitation.state == InvitationState.DECLINED or (station is not None and station.state in OUT),
        accepted=invitation.state == InvitationState.ACCEPTED,
        confirmed=confirmed,
        had_a_place=confirmed or (station is not None and station.sequence > 0),
        number=station.number if station else None,
        spot=say(station, "spot", language).words if station else "",
        sequence=invitation.sequence,
        station_sequence=station.sequence if station else 0,
        since=invitation.created_at,
        modified=max((at for at in moments if at), default=None),
    )


@dataclass(frozen=True, slots=True)
class OwnEntries:
    """What the calendar of one organisation holds, or held: that is cancelled, so that it goes away.

    None is what it never had. A deadline ends with the place and never comes back.
    """

    festival: Entry
    deadline: Entry | None
    setup: Entry | None

    def all(self) -> list[Entry]:
        """Those there are."""
        return [entry for entry in (self.festival, self.deadline, self.setup) if entry is not None]


def own_entries(told: FestivalEntries, part: Part) -> OwnEntries:
    """The entries of one organisation. Call with the reader's language active."""
    festival = _own(told.festival, part, sequence=part.sequence, over=part.is_out)
    sequence = part.sequence + part.station_sequence
    deadline = _own(told.deadline, part, sequence=sequence, over=part.is_out or part.had_a_place)
    if not part.had_a_place:
        return OwnEntries(festival, deadline if part.invited else None, None)
    setup = replace(
        told.setup or replace(told.festival, ends_at=told.festival.starts_at, status=Status.CANCELLED),
        uid=told.festival.uid.replace("festival-", "setup-").replace("@", f"-{part.code}@"),
        summary=_setup_of(told.festival.summary),
        description=_place_of(part),
        created=part.since,
    )
    setup = _own(setup, part, sequence=sequence, over=not part.confirmed)
    return OwnEntries(festival, deadline if part.invited else None, setup)


def files_of(
    own: OwnEntries, told: FestivalEntries, part: Part, *, confirmed_now: bool
) -> list[tuple[str, Entry, str]]:
    """What a letter carries: the end of a file's name, the entry, and REQUEST or CANCEL.

    What was cancelled by an earlier letter is not cancelled again. Whoever takes no part is told nothing later, so
    that the festival leaves their calendar too.
    """
    ends = part.is_out or told.is_cancelled
    ending = {
        "": ends,
        "-deadline": (ends and not part.had_a_place) or confirmed_now,
        "-setup": part.is_out or (part.confirmed and not confirmed_now),
    }
    entries = {"": own.festival, "-deadline": own.deadline, "-setup": own.setup}
    files = []
    for name, entry in entries.items():
        if entry is not None and (entry.status != Status.CANCELLED or ending[name]):
            files.append((name, entry, "CANCEL" if entry.status == Status.CANCELLED else "REQUEST"))
    return files


def station_of(invitation: Invitation) -> Station | None:
    """The organisation's station at this festival. No query where none can have been begun."""
    if invitation.state in {InvitationState.CHOSEN, InvitationState.INVITED}:
        return None
    rows = Station.objects.filter(festival=invitation.festival_id, organisation=invitation.organisation_id)
    station = rows.first()
    if station is not None:
        station.festival = invitation.festival
    return station


def _own(entry: Entry, part: Part, *, sequence: int, over: bool) -> Entry:
    return replace(
        entry,
        sequence=entry.sequence + sequence,
        modified=max(filter(None, (entry.modified, part.modified))),
        status=Status.CANCELLED if over else entry.status,
    )


def _place_of(part: Part) -> str:
    said = [_("Your station has the number %(number)s.") % {"number": part.number}] if part.number else []
    return "\n".join([*said, *([part.spot] if part.spot else [])])


def _setup_of(title: str) -> str:
    return _("Set-up: %(festival)s") % {"festival": title}


def entries_of(festival: Festival, language: str) -> FestivalEntries:
    """The entries of one festival in a language. At most three queries."""
    return entries_of_all([festival], language)[festival.pk]


def entries_of_all(festivals: Iterable[Festival], language: str) -> dict[int, FestivalEntries]:
    """The entries of many, by the festival's pk. At most three queries, however many there are."""
    rows = {festival.pk: festival for festival in festivals}
    links = list(ObservanceLink.objects.for_visitors().filter(festival__in=rows))
    for link in links:
        link.festival = rows[link.festival_id]
    load_words([*rows.values(), *links], [language])
    asked = set(DatePoll.objects.open().filter(festival__in=rows).values_list("festival_id", flat=True))
    with translation.override(language):
        return {
            pk: _entries(festival, [link for link in links if link.festival_id == pk], pk in asked, language)
            for pk, festival in rows.items()
        }


def _entries(
    festival: Festival, links: list[ObservanceLink], is_only_a_plan: bool, language: str
) -> FestivalEntries:
    about = _about(festival, links, is_only_a_plan, language)
    deadline = replace(
        about,
        uid=f"deadline-{festival.pk}@standfest",
        summary=_("Registration closes: %(festival)s") % {"festival": about.summary},
        starts_at=festival.registration_deadline,
        ends_at=None,
        location="",
        description=_("Until then, say whether you take part, and register your station."),
        busy=False,
    )
    setup = replace(
        about,
        uid=f"setup-{festival.pk}@standfest",
        summary=_setup_of(about.summary),
        starts_at=festival.setup_from,
        ends_at=festival.starts_at,
        description="",
    )
    return FestivalEntries(language, about, deadline, setup if festival.setup_from < festival.starts_at else None)


def _about(festival: Festival, links: list[ObservanceLink], is_only_a_plan: bool, language: str) -> Entry:
    """The festival, with what it says about observances."""

    def said(row: Festival | ObservanceLink, name: str) -> str:
        return say(row, name, language).words

    told = [said(festival, "description"), *(said(link, "sentence") for link in links)]
    planned = is_only_a_plan or festival.state == FestivalState.DRAFT
    status = Status.TENTATIVE if planned else Status.CONFIRMED
    office = festival.office
    return Entry(
        uid=festival.uid,
        summary=said(festival, "title"),
        starts_at=festival.starts_at,
        ends_at=festival.ends_at,
        zone=festival.zone,
        sequence=festival.sequence,
        created=festival.created_at,
        modified=festival.updated_at,
        location=said(festival, "place"),
        description="\n\n".join(filter(None, (*told, said(festival, "travel_hint")))),
        url=absolute_url("visitor:festival", festival.slug) if festival.is_public else "",
        status=Status.CANCELLED if festival.state == FestivalState.CANCELLED else status,
        organizer=Person(office.contact_email, office.name),
    )


def own_dates(invitation: Invitation, station: Station | None) -> bytes:
    """One organisation's calendar file for one festival, in the language in force: to be opened once."""
    language = get_language() or invitation.festival.language
    told = entries_of(invitation.festival, language)
    if station is not None:
        load_words([station], [language])
    own = own_entries(told, part_of(invitation, station, language))
    return calendar(own.all(), name=told.festival.summary)


def visit_of(station: Station, language: str) -> Entry:
    """The festival as a visitor of one station notes it, with its words loaded: which number, where, what.

    An entry of its own beside the festival's: whoever notes two stations keeps both.
    """
    festival, organisation = station.festival, station.organisation
    told = _about(festival, [], False, language)
    number = _("Station %(number)s") % {"number": station.number}
    spot = say(station, "spot", language).words
    return replace(
        told,
        uid=f"visit-{festival.pk}-{organisation.code}@standfest",
        summary=f"{told.summary}: {organisation.name}",
        location=", ".join(filter(None, (told.location, number, spot))),
        description=told.description,
        url=absolute_url("visitor:organisation", organisation.code),
        sequence=told.sequence + station.sequence,
        modified=max(told.modified, station.updated_at),
    )
