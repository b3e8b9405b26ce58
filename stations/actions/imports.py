"""Importing organisations: all or nothing, nothing that is there is overwritten, twice is as once."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from events.actors import Actor
from events.models import Festival, Office
from stations.actions.choosing import choose_organisations
from stations.actions.closed_addresses import closing_of, say_closing
from stations.actions.directory import (
    create_organisation,
    save_contact,
    save_standing_offer,
    update_organisation,
)
from stations.importing import COLUMNS, Fault, ImportFaults, Row
from stations.models import Contact, Organisation, OrganisationKind, StandingOffer

TELLING_APART = ("place", "district")
CREATED, COMPLETED, UNCHANGED = "created", "completed", "unchanged"


@dataclass(frozen=True, slots=True)
class RowResult:
    """What one row did: `outcome` is created, completed or unchanged; `notes` are sentences for people."""

    line: int
    name: str
    code: str
    outcome: str
    notes: list[str]


class _DryRun(Exception):
    pass


def import_organisations(
    office: Office,
    rows: list[Row],
    *,
    actor: Actor,
    now: datetime,
    festival: Festival | None = None,
    dry_run: bool = False,
) -> list[RowResult]:
    """Bring the rows into the directory, and onto the list of `festival` where one is given.

    An organisation is recognised by its code, else by name and e-mail address, else (where the row or the
    directory has no address) by name, place and district. What the directory already says stays; only gaps
    are filled, but not those of place and district: the same row would not find the organisation next time.
    `dry_run` does everything and takes it back. Raises ImportFaults naming line and column.
    """
    results: list[RowResult] = []
    faults: list[Fault] = []
    try:
        with transaction.atomic():
            Office.objects.select_for_update().get(pk=office.pk)  # two imports at once would create twins
            for row in rows:
                try:
                    results.append(_import_row(office, row, actor=actor, now=now, festival=festival))
                except ImportFaults as error:
                    faults += error.faults
                except ValidationError as error:
                    faults += _faults_of(row, error)
            if faults:
                raise ImportFaults(faults)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return results


def _faults_of(row: Row, error: ValidationError) -> list[Fault]:
    """What the models say beyond what reading the file has checked."""
    told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return [
        Fault(row.line, name if name in COLUMNS else "–", message)
        for name, messages in told.items()
        for message in messages
    ]


def _import_row(office: Office, row: Row, *, actor: Actor, now: datetime, festival: Festival | None) -> RowResult:
    notes: list[str] = []
    organisation = _find(office, row)
    created = organisation is None
    if organisation is None:
        organisation, notes = _create(office, row, actor=actor, now=now)
        completed = False
    else:
        completed, notes = _complete(organisation, row, actor=actor, now=now)
    if row.offer_title and not organisation.standing_offers.filter(title=row.offer_title).exists():
        _add_offer(organisation, row, actor=actor, now=now)
        completed = True
    if organisation.withdrawn_at is not None:
        notes.append(_("It was withdrawn from the directory and stays withdrawn."))
    elif festival is not None and choose_organisations(festival, [organisation], actor=actor, now=now):
        notes.append(_("Put on the list for “%(festival)s”.") % {"festival": festival})
        completed = True
    outcome = CREATED if created else COMPLETED if completed else UNCHANGED
    return RowResult(row.line, organisation.name, organisation.code, outcome, notes)


def _find(office: Office, row: Row) -> Organisation | None:
    directory = Organisation.objects.filter(office=office).select_related("office")
    if row.code:
        organisation = directory.filter(code=row.code).first()
        if organisation is None:
            fault = Fault(
                row.line,
                "code",
                _("No organisation of this office has the code %(code)s.") % {"code": row.code},
            )
            raise ImportFaults([fault])
        return organisation
    named = directory.filter(name=row.name)
    if row.email:
        known = named.filter(contacts__email=row.email).order_by("pk").first()
        if known is not None:
            return known
        named = named.exclude(contacts__email__gt="")  # who has other addresses is somebody else
    same = list(named.filter(place=row.place, district=row.district)[:2])
    if len(same) > 1:
        message = _("Two organisations have this name and place. Add a column “code” to say which one is meant.")
        raise ImportFaults([Fault(row.line, "name", message)])
    return same[0] if same else None


def _create(office: Office, row: Row, *, actor: Actor, now: datetime) -> tuple[Organisation, list[str]]:
    notes = []
    twin = Organisation.objects.filter(office=office, name=row.name).first()
    if twin is not None:
        where = twin.where or _("no place given")
        notes.append(
            _("Another organisation has the same name: %(code)s (%(where)s).")
            % {"code": twin.code, "where": where}
        )
    organisation = create_organisation(
        office,
        actor=actor,
        now=now,
        name=row.name,
        kind=row.kind,
        place=row.place,
        district=row.district,
        spoken_languages=row.languages,
        language=office.language,
    )
    if row.email:
        notes += _add_contact(organisation, row, actor=actor, now=now)
    return organisation, notes


def _complete(organisation: Organisation, row: Row, *, actor: Actor, now: datetime) -> tuple[bool, list[str]]:
    told = {"kind": row.kind, "place": row.place, "district": row.district, "spoken_languages": row.languages}
    empty = {"kind": OrganisationKind.OTHER.value, "place": "", "district": "", "spoken_languages": []}
    gaps = {
        name: value
        for name, value in told.items()
        if value != empty[name] and getattr(organisation, name) == empty[name] and name not in TELLING_APART
    }
    kept = [
        name
        for name, value in told.items()
        if value != empty[name] and name not in gaps and getattr(organisation, name) != value
    ]
    if gaps:
        update_organisation(organisation, actor=actor, now=now, **gaps)
    new_contact = bool(row.email) and not organisation.contacts.filter(email=row.email).exists()
    said = _add_contact(organisation, row, actor=actor, now=now) if new_contact else []
    labels = [str(Organisation._meta.get_field(name).verbose_name) for name in kept]  # type: ignore[union-attr]
    notes = (
        [_("The directory says something else and was kept: %(fields)s.") % {"fields": ", ".join(labels)}]
        if kept
        else []
    )
    return bool(gaps) or new_contact, notes + said


def _add_contact(organisation: Organisation, row: Row, *, actor: Actor, now: datetime) -> list[str]:
    """Returns what to know about it, as sentences: an address that gets no letters stays without."""
    contact = Contact(organisation=organisation)
    save_contact(contact, actor=actor, now=now, email=row.email, language=organisation.office.language)
    closed = closing_of(contact)
    return [say_closing(closed)] if closed else []


def _add_offer(organisation: Organisation, row: Row, *, actor: Actor, now: datetime) -> None:
    save_standing_offer(
        StandingOffer(organisation=organisation),
        actor=actor,
        now=now,
        title=row.offer_title,
        description=row.offer_description,
        age_from=row.age_from,
        age_to=row.age_to,
        languages=row.languages,
        language=organisation.office.language,
    )
