"""Personal links and the letters that carry them, for many at once: the same few queries for any number."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from events.actions.letters import Owed, drop_letters, let_go, owe_letters
from events.digests import digest_of
from events.many_rows import insert_rows, keys_of
from events.models import Letter, LetterState
from events.tokens import known_token, new_nonce, token_of
from stations.models import Contact, Invitation, PersonalLink

Pair = tuple[Invitation, Contact]
A_THOUSAND = 1000
LINK_LETTERS = (
    "invitation",
    "reminder",
    "date_poll",
    "date_poll_reminder",
)  # a new link brings one of these along


def usable_links(pairs: Iterable[Pair]) -> dict[tuple[int, int], PersonalLink]:
    """The links that open something now, by the ids of invitation and contact. One query."""
    wanted = {(invitation.pk, contact.pk): (invitation, contact) for invitation, contact in pairs}
    links = PersonalLink.objects.usable().filter(invitation__in={number for number, _contact in wanted})
    found = {}
    for link in links:
        pair = wanted.get((link.invitation_id, link.contact_id))
        if pair:
            link.invitation, link.contact = pair
            found[link.invitation_id, link.contact_id] = link
    return found


def make_links(pairs: Iterable[Pair], *, now: datetime) -> list[PersonalLink]:
    """New personal links; their tokens are known to nobody until a letter is written."""
    links = []
    for invitation, contact in pairs:
        nonce, link = new_nonce(), PersonalLink(invitation=invitation, contact=contact, created_at=now)
        link.nonce, link.digest = nonce, digest_of(token_of(nonce))
        links.append(link)
    insert_rows(links)
    keys = keys_of(links, "digest")
    for link in links:
        link.pk, link._state.adding = keys[link.digest], False
    return links


def links_to_name(pairs: Iterable[Pair], *, now: datetime) -> list[PersonalLink]:
    """For each contact a link whose token a letter can name: made where missing, and anew after a change of the
    secret key. In the order of the pairs."""
    wanted = list(pairs)
    links = usable_links(wanted)
    lost = [link for link in links.values() if known_token(link.nonce, link.digest) is None]
    links |= {(link.invitation_id, link.contact_id): link for link in replace_links(lost, now=now)}
    missing = [pair for pair in wanted if (pair[0].pk, pair[1].pk) not in links]
    links |= {(link.invitation_id, link.contact_id): link for link in make_links(missing, now=now)}
    return [links[invitation.pk, contact.pk] for invitation, contact in wanted]


@transaction.atomic
def replace_links(
    links: Iterable[PersonalLink], *, now: datetime, without: Collection[str] = ()
) -> list[PersonalLink]:
    """A new link for each of these, which open nothing any more. What is still owed with the old one names the new
    one; of the kinds in `without` it is dropped."""
    old = list(links)
    if not old:
        return []
    PersonalLink.objects.filter(pk__in=[link.pk for link in old]).update(revoked_at=now)
    fresh = make_links([(link.invitation, link.contact) for link in old], now=now)
    successors = {before.pk: after.pk for before, after in zip(old, fresh, strict=True)}
    letters = letters_with(old).filter(state=LetterState.OWED)
    drop_letters(letters.filter(kind__in=without))
    let_go(letters)
    moved = list(letters)
    for letter in moved:
        letter.details = letter.details | {"link_id": successors[letter.details["link_id"]]}
    Letter.objects.bulk_update(moved, ["details"], batch_size=A_THOUSAND)
    return fresh


def letters_with(links: Iterable[PersonalLink]) -> QuerySet[Letter]:
    """The letters that name one of these links."""
    rows = list(links)
    letters = Letter.objects.filter(about_kind="invitation", about_id__in={link.invitation_id for link in rows})
    return letters.filter(details__link_id__in=[link.pk for link in rows])


def owe_link_letters(
    kind: str,
    links: Iterable[PersonalLink],
    *,
    now: datetime,
    reason: str = "link",
    details: dict[str, object] | None = None,
    state: str = LetterState.OWED,
    due_at: datetime | None = None,
) -> list[Letter]:
    """A letter to the contact of each link, with that link in it; `reason` is followed by the link's number.

    Returns the letters that are new.
    """
    by_festival: dict[int, list[PersonalLink]] = defaultdict(list)
    for link in links:
        by_festival[link.invitation.festival_id].append(link)
    letters = []
    for of_one in by_festival.values():
        festival = of_one[0].invitation.festival
        owed = [_owed(link, f"{reason}-{link.pk}", details or {}) for link in of_one]
        letters += owe_letters(
            kind, owed, office=festival.office, festival=festival, now=now, state=state, due_at=due_at
        )
    return letters


def _owed(link: PersonalLink, reason: str, details: dict[str, object]) -> Owed:
    contact = link.contact
    return Owed(
        about=link.invitation,
        recipient=contact.email,
        recipient_name=contact.name,
        language=contact.language,
        reason=reason,
        details={"link_id": link.pk} | details,
    )
