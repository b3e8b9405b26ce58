"""Guards that fetch what belongs to an office and authorise in one go, and the guard of personal links."""

from datetime import datetime

from events.digests import digest_of
from events.errors import NotFound
from events.models import Festival, FestivalState, User
from events.permissions import Right, check_right, festival_for
from events.texts import Text
from events.words import reads
from stations.codes import code_as_typed
from stations.feedback import OPEN_AFTER
from stations.models import (
    Circular,
    Feedback,
    FeedLink,
    Invitation,
    KeptPrint,
    Organisation,
    PersonalLink,
    Station,
)
from stations.wording import text_at


def organisation_for(user: User, code: str, right: Right) -> Organisation:
    """The organisation with this code, if `user` has `right` in its office."""
    rows = Organisation.objects.select_related("office")
    organisation = rows.filter(code=code.upper()).first() if code.isalnum() else None
    if organisation is None:
        raise NotFound
    check_right(user, organisation.office, right)
    return organisation


def invitation_for(user: User, pk: int, right: Right) -> Invitation:
    """The invitation, with its festival and organisation, if `user` has `right` in the office."""
    invitation = (
        Invitation.objects.select_related("festival__office", "organisation__office").filter(pk=pk).first()
    )
    if invitation is None:
        raise NotFound
    check_right(user, invitation.festival.office, right)
    return invitation


def station_for(user: User, pk: int, right: Right) -> Station:
    """The station, with its festival and organisation, if `user` has `right` in the office."""
    station = Station.objects.select_related("festival__office", "organisation__office").filter(pk=pk).first()
    if station is None:
        raise NotFound
    check_right(user, station.festival.office, right)
    return station


def text_for(user: User, slug: str, key: str, language: str, right: Right) -> tuple[Festival, Text]:
    """The festival, and what its visitors see under `key`, if that is translated into `language` and `user` has
    `right` in the office."""
    festival = festival_for(user, slug, right)
    _place, text = text_at(festival, key)
    if language not in festival.languages or reads(language, text.language):
        raise NotFound
    return festival, text


def print_for(user: User, pk: int, right: Right) -> KeptPrint:
    """The finished print, if `user` has `right` in its festival's office."""
    kept = KeptPrint.objects.select_related("festival__office").filter(pk=pk).first()
    if kept is None:
        raise NotFound
    check_right(user, kept.festival.office, right)
    return kept


def link_for(token: str) -> PersonalLink:
    """The usable link of this token. Raises NotFound for an unknown or revoked one, alike."""
    link = (
        PersonalLink.objects.usable()
        .select_related("invitation__festival__office", "invitation__organisation__office", "contact")
        .filter(digest=digest_of(token))
        .first()
    )
    if link is None:
        raise NotFound
    return link


def circular_of(user: User, pk: int, right: Right) -> Circular:
    """The circular, with its festival, if `user` has `right` in the office."""
    circular = Circular.objects.select_related("festival__office").filter(pk=pk).first()
    if circular is None:
        raise NotFound
    check_right(user, circular.festival.office, right)
    return circular


def station_to_judge(code: str, *, now: datetime) -> Station | None:
    """The station of the organisation with this code at the festival that families may speak about now."""
    stations = Station.objects.shown_to_visitors().prefetch_related(None)
    held = stations.exclude(festival__state=FestivalState.CANCELLED)
    there = held.filter(organisation__code=code_as_typed(code))
    lately = there.filter(festival__starts_at__lte=now, festival__ends_at__gte=now - OPEN_AFTER)
    return lately.order_by("-festival__starts_at", "pk").first()


def feedback_for(user: User, pk: int, right: Right) -> Feedback:
    """What somebody said, if `user` has `right` in the festival's office."""
    feedback = Feedback.objects.select_related("festival__office", "station__organisation").filter(pk=pk).first()
    if feedback is None:
        raise NotFound
    check_right(user, feedback.festival.office, right)
    return feedback


def feed_link_for(token: str) -> FeedLink:
    """The calendar of this secret address, also of one that was replaced: it opens nothing, but calendar programs
    are told to stop asking. Raises NotFound for an unknown one.
    """
    rows = FeedLink.objects.select_related("office", "organisation__office")
    link = rows.filter(digest=digest_of(token)).first()
    if link is None:
        raise NotFound
    return link
