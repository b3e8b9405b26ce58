"""Calendars to subscribe to: one organisation's, and one office's. A constant number of queries for each."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from events.ics import Entry, Status, calendar
from events.links import absolute_url
from events.models import DatePoll, DatePollState, Festival, FestivalState, Office
from events.texts import load_words
from stations.calendars import FestivalEntries, entries_of_all, own_entries, part_of
from stations.models import FeedLink, InvitationState, Organisation, Station

KEPT = timedelta(days=366)  # festivals that ended longer ago leave the calendars
REFRESH = timedelta(hours=6)


def feed_of(link: FeedLink, language: str, *, now: datetime) -> bytes:
    """The calendar behind a secret address, in this language."""
    if link.organisation is None:
        return office_feed(link.office, language, now=now)
    return organisation_feed(link.organisation, language, now=now)


def organisation_feed(organisation: Organisation, language: str, *, now: datetime) -> bytes:
    """Every festival it is invited to, until when it may answer, and its set-up where it has a place.

    Drafts are the office's concern. Where it takes no part any more, only the set-up it had is left, cancelled:
    a festival that is only not its own would else look as if it did not take place.
    """
    rows = organisation.invitations.filter(festival__ends_at__gte=now - KEPT).exclude(state=InvitationState.CHOSEN)
    invitations = list(
        rows.exclude(festival__state=FestivalState.DRAFT)
        .select_related("festival__office")
        .order_by("festival__starts_at", "festival_id")
    )
    told = entries_of_all((invitation.festival for invitation in invitations), language)
    stations = _stations(organisation, [invitation.festival for invitation in invitations], language)
    entries: list[Entry] = []
    with translation.override(language):
        for invitation in invitations:
            invitation.organisation = organisation
            part = part_of(invitation, stations.get(invitation.festival_id), language)
            own = own_entries(told[invitation.festival_id], part)
            entries += [own.setup] if part.is_out and own.setup else []
            entries += [] if part.is_out else own.all()
        name = _("Festivals: %(name)s") % {"name": organisation.name}
    return calendar(entries, name=name, refresh=REFRESH)


def _stations(organisation: Organisation, festivals: Iterable[Festival], language: str) -> dict[int, Station]:
    known = {festival.pk: festival for festival in festivals}
    stations = list(organisation.stations.filter(festival__in=known))
    for station in stations:
        station.festival = known[station.festival_id]
    load_words(stations, [language])
    return {station.festival_id: station for station in stations}


def office_feed(office: Office, language: str, *, now: datetime) -> bytes:
    """Every festival of the office, drafts too, with deadline and set-up, and when questions for a date end."""
    rows = Festival.objects.filter(office=office, ends_at__gte=now - KEPT).order_by("starts_at", "pk")
    festivals = list(rows)
    for festival in festivals:
        festival.office = office
    told = entries_of_all(festivals, language)
    polls = DatePoll.objects.filter(festival__in=festivals).exclude(state=DatePollState.DRAFT)
    polls = polls.select_related("festival")
    entries: list[Entry] = []
    with translation.override(language):
        for festival in festivals:
            entries += _for_the_desk(festival, told[festival.pk])
            entries += [_poll_entry(poll, told[festival.pk]) for poll in polls if poll.festival_id == festival.pk]
        name = _("Festivals: %(name)s") % {"name": office.name}
    return calendar(entries, name=name, refresh=REFRESH)


def _for_the_desk(festival: Festival, told: FestivalEntries) -> list[Entry]:
    desk = absolute_url("desk:festival", festival.slug)
    found = (told.festival, told.deadline, told.setup)
    return [replace(entry, url=desk) for entry in found if entry is not None]


def _poll_entry(poll: DatePoll, told: FestivalEntries) -> Entry:
    """Until when organisations say which days suit; a question that was closed before has no end any more."""
    closed_early = poll.closed_at is not None and poll.closed_at < poll.answers_until
    return replace(
        told.festival,
        uid=f"poll-{poll.pk}@standfest",
        summary=_("Last day to say which days suit: %(festival)s") % {"festival": told.festival.summary},
        starts_at=poll.answers_until,
        ends_at=None,
        created=poll.created_at,
        location="",
        description="",
        url=absolute_url("desk:poll", poll.festival.slug),
        status=Status.CANCELLED if closed_early or told.is_cancelled else Status.CONFIRMED,
        busy=False,
    )
