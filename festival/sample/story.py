"""Tells the sample: what the offices and organisations did, day by day, each through the action they would use.

The clock of the story runs from last year to `now`; letters of earlier days are delivered on their day, those
of today stay owed and leave with the worker.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F

from events.actions.festivals import create_festival, move_festival
from events.actions.letters import drop_letters
from events.actions.offices import create_office, set_member
from events.actors import Actor, staff
from events.models import Festival, FestivalState, Letter, LetterState, Office, User
from festival.sample import answers, festivals, offices, plan, words
from festival.sample.booths import BOOTHS, LAST_YEAR, Booth
from festival.sample.neighbours import confirm_pages, fill_pages, open_directory, open_small_directory
from festival.sample.observances import link_nearest
from festival.sample.registering import answer, decide, organisation_actor, register
from stations.actions.choosing import choose_organisations
from stations.actions.decisions import decide_station, place_station, withdraw_station
from stations.actions.invitations import invite_organisations
from stations.actions.timed import owe_timed_letters
from stations.models import Invitation, Organisation, Station, StationState
from worker.delivery import deliver_due

HERE = Path(__file__).resolve().parent


@dataclass(slots=True)
class Story:
    """The clock of the sample. `delivers` is off where letters would reach a real mail server."""

    now: datetime
    zone: ZoneInfo
    delivers: bool

    @property
    def today(self) -> date:
        """The local day on which the sample is made."""
        return self.now.astimezone(self.zone).date()

    def ago(self, days: int, hour: int = 10, minute: int = 0) -> datetime:
        """An hour of the local day so many days ago."""
        day = self.today - timedelta(days=days)
        return datetime.combine(day, time(hour, minute), tzinfo=self.zone)

    def post(self, at: datetime) -> None:
        """The worker's evening: everything owed until then leaves."""
        if self.delivers:
            while Letter.objects.due(at=at).exists():
                deliver_due(now=at)
        else:
            drop_letters(Letter.objects.due(at=at))


def is_told() -> bool:
    """Whether the sample is there already."""
    return Office.objects.filter(slug=offices.LOBEDA["slug"]).exists()


@transaction.atomic
def tell(*, now: datetime, delivers: bool) -> list[Festival]:
    """Make the whole sample, or nothing of it. Returns its festivals, latest first."""
    story = Story(now=now, zone=ZoneInfo("Europe/Berlin"), delivers=delivers)
    lobeda, winnenden = _open_offices(story)
    mara = staff(_person("mara.lenz"))
    directory = open_directory(lobeda, HERE / "organisations.csv", actor=mara, now=story.ago(440))
    before = _last_year(story, lobeda, directory, actor=mara)
    fill_pages(directory, actor=staff(_person("jonas.weiss")), now=story.ago(60))
    coming = _coming(story, lobeda, directory, actor=mara)
    confirm_pages(directory, actor=mara, now=story.ago(9))
    answers.ask(lobeda, actor=mara, before=story.ago(200), now=story.ago(6))
    planned = create_festival(lobeda, actor=mara, now=story.ago(2), **festivals.planned(story.today, story.zone))
    elsewhere = _winnenden(story, winnenden)
    Letter.objects.filter(office__in=[lobeda, winnenden], state=LetterState.SENT).update(created_at=F("due_at"))
    made = [festival.pk for festival in (coming, planned, before, elsewhere)]
    return list(Festival.objects.select_related("office").filter(pk__in=made))


def _open_offices(story: Story) -> tuple[Office, Office]:
    setup, at = Actor(by="command line"), story.ago(450)
    lobeda = create_office(actor=setup, now=at, **offices.LOBEDA)
    winnenden = create_office(actor=setup, now=at, **offices.WINNENDEN)
    by_slug = {office.slug: office for office in (lobeda, winnenden)}
    for slug, email, name, role in offices.PEOPLE:
        set_member(by_slug[slug], email=email, name=name, role=role, actor=setup, now=at)
    return lobeda, winnenden


def _person(name: str) -> User:
    return User.objects.get(email=f"{name}@example.org")


def _invite(
    festival: Festival,
    organisations: list[Organisation],
    *,
    leave: list[Organisation],
    actor: Actor,
    now: datetime,
) -> dict[str, Invitation]:
    """Choose all, invite all but those in `leave`. By the organisation's code."""
    choose_organisations(festival, [*organisations, *leave], actor=actor, now=now)
    invitations = festival.invitations.exclude(organisation__in=leave)
    rows = invitations.select_related("festival__office", "organisation__office")
    invite_organisations(festival, rows, actor=actor, now=now)
    fresh = festival.invitations.select_related("festival__office", "organisation__office")
    return {invitation.organisation.code: invitation for invitation in fresh}


def _last_year(story: Story, office: Office, directory: dict[str, Organisation], *, actor: Actor) -> Festival:
    """Invited, registered, confirmed, published, over, thanked: the short way through."""
    fields = festivals.last_year(story.today, story.zone)
    start = fields["starts_at"]
    festival = create_festival(office, actor=actor, now=start - timedelta(days=60), **fields)
    chosen = [directory[key] for key in LAST_YEAR]
    invitations = _invite(festival, chosen, leave=[], actor=actor, now=start - timedelta(days=50))
    story.post(start - timedelta(days=50))
    booths = {booth.key: booth for booth in BOOTHS}
    for number, key in enumerate(LAST_YEAR):
        at = start - timedelta(days=40 - number)
        invitation = invitations[directory[key].code]
        answer(invitation, accept=True, actor=organisation_actor(invitation), now=at)
        station = register(invitation, booths[key], more=False, actor=organisation_actor(invitation), now=at)
        decide_station(station, StationState.CONFIRMED, actor=actor, now=start - timedelta(days=25))
    story.post(start - timedelta(days=25))
    held = move_festival(festival, FestivalState.PUBLISHED, actor=actor, now=start - timedelta(days=20))
    _look_at_the_clock(story, start - timedelta(days=7))
    answers.say_how_it_was(held, now=fields["ends_at"])
    over = move_festival(festival, FestivalState.OVER, actor=actor, now=fields["ends_at"])
    _look_at_the_clock(story, start + timedelta(days=1))
    return over


def _look_at_the_clock(story: Story, day: datetime) -> None:
    """What rules in time owed on that day, just after nine o'clock."""
    at = datetime.combine(day.astimezone(story.zone).date(), time(9, 1), tzinfo=story.zone)
    owe_timed_letters(now=at)
    story.post(at)


def _coming(story: Story, office: Office, directory: dict[str, Organisation], *, actor: Actor) -> Festival:
    """From the plan to the published programme, with everything that can happen on the way."""
    fields = festivals.coming(story.today, story.zone)
    festival = create_festival(office, actor=actor, now=story.ago(45), **fields)
    invited = [directory[booth.key] for booth in BOOTHS if booth.ends != "chosen"]
    leave = [directory[booth.key] for booth in BOOTHS if booth.ends == "chosen"]
    invitations = _invite(festival, invited, leave=leave, actor=actor, now=story.ago(40))
    story.post(story.ago(40, 11))
    stations = {}
    for booth in BOOTHS:
        station = _hear_from(booth, invitations[directory[booth.key].code], story)
        if station is not None:
            stations[booth.key] = station
    story.post(story.ago(19, 18))
    _decide_early(stations, story, actor=actor)
    _look_at_the_clock(story, fields["registration_deadline"] - timedelta(days=21))
    link_nearest(festival, actor=actor, now=story.ago(5))
    words.translate(festival, actor=actor, now=story.ago(4))
    story.post(story.ago(4, 12))
    move_festival(festival, FestivalState.PUBLISHED, actor=actor, now=story.ago(3))
    _decide_today(stations, story, actor=actor)
    plan.draw(festival, stations, actor=actor, now=story.now)
    return festival


def _hear_from(booth: Booth, invitation: Invitation, story: Story) -> Station | None:
    """The answer of one organisation and, where it comes, its registration."""
    if booth.ends in {"silent", "chosen"}:
        return None
    at = story.ago(40 - booth.days, 16, 20)
    actor = staff(_person("jonas.weiss"), on_behalf=True) if booth.by_phone else organisation_actor(invitation)
    yes = booth.ends != "no"
    answer(invitation, accept=yes, actor=actor, now=at, remark="" if yes else booth.note)
    return register(invitation, booth, more=True, actor=actor, now=at) if yes else None


def _decide_early(stations: dict[str, Station], story: Story, *, actor: Actor) -> None:
    """The first sixteen get a place, the next ones wait; then everybody gets a spot on the meadow."""
    early = [
        booth for booth in BOOTHS if booth.key in stations and booth.ends not in {"asked", "declined", "draft"}
    ]
    for minute, booth in enumerate(early):
        decide_station(stations[booth.key], StationState.CONFIRMED, actor=actor, now=story.ago(17, 11, minute))
    story.post(story.ago(17, 12))
    for booth in early:
        if booth.spot:
            place_station(stations[booth.key], number=None, spot=booth.spot, actor=actor, now=story.ago(5))


def _decide_today(stations: dict[str, Station], story: Story, *, actor: Actor) -> None:
    """A question, a no, and a withdrawal that lets the first who waits move up. These letters stay owed."""
    for booth in BOOTHS:
        if booth.ends in {"asked", "declined"}:
            decide(stations[booth.key], booth, actor=actor, now=story.now)
        elif booth.ends == "withdrawn":
            station = stations[booth.key]
            invitation = Invitation.objects.get(festival=station.festival, organisation=station.organisation)
            withdraw_station(station, actor=organisation_actor(invitation), now=story.now)


def _winnenden(story: Story, office: Office) -> Festival:
    """The second office has begun to invite: one answer, one open, one only chosen."""
    petra = staff(_person("petra.scholz"))
    organisations = open_small_directory(office, offices.WINNENDEN_ORGANISATIONS, actor=petra, now=story.ago(30))
    fields = festivals.in_winnenden(story.today, story.zone)
    festival = create_festival(office, actor=petra, now=story.ago(10), **fields)
    library, *others = organisations
    invitations = _invite(festival, [library, others[0]], leave=others[1:], actor=petra, now=story.ago(8))
    story.post(story.ago(8, 11))
    invitation = invitations[library.code]
    answer(invitation, accept=True, actor=organisation_actor(invitation), now=story.ago(4))
    return festival
