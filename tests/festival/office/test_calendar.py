"""The desk's page of the office's own calendar."""

import pytest

from stations.actions.feeds import feed_token
from stations.models import FeedLink

PAGE = "/desk/o/jena/calendar/"


def test_an_address_is_made_and_shown(desk, office):
    before = desk.get(PAGE)

    desk.post(PAGE)

    token = feed_token(office, None)
    after = desk.get(PAGE).content.decode()
    assert (before.context["feed"].web, b"webcal:" in before.content) == ("", False)
    assert f'value="http://localhost:8000/calendar/{token}.ics?language=en"' in after
    assert f'href="webcal://localhost:8000/calendar/{token}.ics?language=en"' in after


def test_a_new_one_replaces_the_former(member, office):
    member.post(PAGE)
    member.post(PAGE)

    assert [link.revoked_at is None for link in FeedLink.objects.all()] == [False, True]


@pytest.mark.parametrize("method", ["get", "post"])
def test_readers_have_no_secret_address(reader, method):
    assert getattr(reader, method)(PAGE).status_code == 403
    assert FeedLink.objects.count() == 0


def test_after_a_change_of_the_key_a_new_one_is_asked_for(desk, settings):
    desk.post(PAGE)
    settings.SECRET_KEY_FALLBACKS = []
    FeedLink.objects.update(nonce="0" * 32)  # the same as another key: this token is not the stored one

    assert desk.get(PAGE).context["feed"].lost is True
