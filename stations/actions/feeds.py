"""Secret addresses of calendars: made, and made anew."""

from datetime import datetime

from django.db import models, transaction

from events.actions.journal import record
from events.actors import Actor
from events.digests import digest_of
from events.models import Office
from events.tokens import known_token, new_nonce, token_of
from stations.models import FeedLink, Organisation


@transaction.atomic
def make_feed_link(office: Office, organisation: Organisation | None, *, actor: Actor, now: datetime) -> FeedLink:
    """A new address for the calendar of an organisation, or of the office itself; the former one opens nothing
    any more.
    """
    list(Office.objects.select_for_update(no_key=True).filter(pk=office.pk))  # of two at once the second replaces
    usable_feed_links(office, organisation).update(revoked_at=now)
    nonce = new_nonce()
    link = FeedLink.objects.create(
        office=office, organisation=organisation, nonce=nonce, digest=digest_of(token_of(nonce)), created_at=now
    )
    details = {"organisation": organisation.code} if organisation else {}
    record(organisation or office, "calendar_made", office=office, actor=actor, now=now, details=details)
    return link


def usable_feed_links(office: Office, organisation: Organisation | None) -> models.QuerySet[FeedLink]:
    """The address in use: one, or none."""
    return FeedLink.objects.usable().filter(office=office, organisation=organisation)


def feed_token(office: Office, organisation: Organisation | None) -> str | None:
    """The secret of the address in use; None where there is none, or the secret key has changed since."""
    link = usable_feed_links(office, organisation).first()
    return known_token(link.nonce, link.digest) if link else None
