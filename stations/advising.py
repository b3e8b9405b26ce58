"""What the advisor is told about a festival's surroundings: the office's words, the invited, the neighbours."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from events.advice import NEIGHBOURING, Advice, Neighbour, Surroundings, advise
from events.daylight import Place
from events.models import Festival, FestivalState, Office
from events.own_dates import OwnDate
from events.ranking import NAMED_BY_OFFICE
from stations.models import InvitationState, Organisation


def surroundings_of(office: Office, first: date, last: date, *, festival: Festival | None = None) -> Surroundings:
    """Everything that advice for these days rests on. Three queries; `festival` is one of the office's."""
    zone = ZoneInfo(office.time_zone)
    return Surroundings(
        zone=zone,
        state=office.federal_state,
        place=place_of(office),
        communities=communities_of(office, festival=festival),
        own_dates=own_dates_of(office),
        neighbours=neighbours_of(office, first, last, zone),
    )


def advice_for(festival: Festival) -> Advice:
    """What the festival would meet at its own hours."""
    first, last = (moment.astimezone(festival.zone).date() for moment in (festival.starts_at, festival.ends_at))
    around = surroundings_of(festival.office, first, last, festival=festival)
    return advise(festival.starts_at, festival.ends_at, around=around)


def place_of(office: Office) -> Place | None:
    """Where the office is, in degrees; None where it did not say."""
    if office.latitude is None or office.longitude is None:
        return None
    return float(office.latitude), float(office.longitude)


def communities_of(office: Office, *, festival: Festival | None = None) -> Mapping[str, int]:
    """What each community counts: those the office named, and one more for each organisation invited.

    Without a festival, the organisations of the last one that was not cancelled. Never data about persons.
    """
    counted = Counter(dict.fromkeys(office.communities, NAMED_BY_OFFICE))
    if festival is None:
        festival = office.festivals.exclude(state=FestivalState.CANCELLED).order_by("-starts_at", "-pk").first()
    if festival is not None:
        invited = Organisation.objects.filter(invitations__festival=festival).exclude(
            invitations__festival=festival, invitations__state=InvitationState.DECLINED
        )
        for communities in invited.values_list("communities", flat=True):
            counted.update(communities)
    return dict(counted)


def own_dates_of(office: Office) -> tuple[OwnDate, ...]:
    """The days the office entered and the dates it corrected."""
    return tuple(
        OwnDate(
            name=row.name,
            first=row.first,
            last=row.last,
            evening=row.evening,
            kind=row.kind,
            who=row.who,
            meaning=row.meaning,
            source=row.source,
            note=row.note,
            corrects=row.corrects,
            instead_of=row.instead_of,
        )
        for row in office.own_days.all()
    )


def neighbours_of(office: Office | None, first: date, last: date, zone: ZoneInfo) -> tuple[Neighbour, ...]:
    """Public festivals of other offices (of all, for outsiders) within seven days, without cancelled ones."""
    begin = datetime.combine(first - NEIGHBOURING, time.min, tzinfo=zone)
    end = datetime.combine(last + NEIGHBOURING + timedelta(days=1), time.min, tzinfo=zone)
    rows = Festival.objects.public().exclude(state=FestivalState.CANCELLED)
    if office is not None:
        rows = rows.exclude(office=office)
    return tuple(
        Neighbour(
            office=row.office.name,
            title=row.title,
            place=row.place,
            slug=row.slug,
            first=row.starts_at.astimezone(row.zone).date(),
            last=row.ends_at.astimezone(row.zone).date(),
        )
        for row in rows.filter(starts_at__lt=end, ends_at__gt=begin)
        .select_related("office")
        .order_by("starts_at", "pk")
    )
