"""Secret addresses of calendars: one at a time, and a new one replaces the former."""

import pytest

from events.models import LogEntry
from events.tokens import token_of
from stations.actions.feeds import feed_token, make_feed_link
from stations.models import FeedLink
from tests.factories import OfficeFactory, OrganisationFactory


@pytest.fixture
def house(office):
    return OrganisationFactory(office=office, code="K7M4PX")


def test_the_token_itself_is_stored_nowhere(office, house, actor, now):
    link = make_feed_link(office, house, actor=actor, now=now)

    assert feed_token(office, house) == token_of(link.nonce)
    assert token_of(link.nonce) not in {str(value) for value in FeedLink.objects.values_list().get()}
    assert LogEntry.objects.get().event == "calendar_made"


def test_a_new_one_replaces_the_former(office, house, actor, now):
    former = make_feed_link(office, house, actor=actor, now=now)

    fresh = make_feed_link(office, house, actor=actor, now=now)

    assert FeedLink.objects.get(pk=former.pk).revoked_at == now
    assert list(FeedLink.objects.usable()) == [fresh]


def test_each_has_its_own(office, house, actor, now):
    other = OrganisationFactory(office=office)
    links = [
        make_feed_link(office, None, actor=actor, now=now),
        make_feed_link(office, house, actor=actor, now=now),
        make_feed_link(office, other, actor=actor, now=now),
        make_feed_link(OfficeFactory(), None, actor=actor, now=now),
    ]

    assert list(FeedLink.objects.usable()) == links


def test_a_changed_secret_key_cannot_name_it(office, actor, now, settings):
    make_feed_link(office, None, actor=actor, now=now)
    before = feed_token(office, None)

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    with_fallback = feed_token(office, None)
    settings.SECRET_KEY_FALLBACKS = []

    assert (with_fallback, feed_token(office, None)) == (before, None)


def test_nothing_made_is_nothing_found(office):
    assert feed_token(office, None) is None
