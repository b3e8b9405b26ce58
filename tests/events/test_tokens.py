"""Tokens of personal links: 128 bits, derived and not stored."""

import pytest
from django.test import override_settings

from events.digests import digest_of
from events.tokens import known_token, new_nonce, token_of

OLD, NEW = "an old key", "a new key"


def test_a_token_is_22_characters_for_a_url_and_its_own_for_every_nonce():
    tokens = {token_of(new_nonce()) for _ in range(200)}

    assert len(tokens) == 200
    assert {len(token) for token in tokens} == {22}
    assert all(token.replace("-", "").replace("_", "").isalnum() for token in tokens)


def test_the_nonce_alone_says_nothing():
    nonce = new_nonce()

    assert token_of(nonce, key=OLD) != token_of(nonce, key=NEW)


@pytest.mark.parametrize(
    ("key", "fallbacks", "known"), [(OLD, [], True), (NEW, [OLD], True), (NEW, [], False), (NEW, ["other"], False)]
)
def test_a_token_is_known_as_long_as_its_key_is(key, fallbacks, known):
    nonce = new_nonce()
    token = token_of(nonce, key=OLD)

    with override_settings(SECRET_KEY=key, SECRET_KEY_FALLBACKS=fallbacks):
        assert known_token(nonce, digest_of(token)) == (token if known else None)
