"""When Redis is away the cache knows nothing, and says so at once."""

import os

import pytest
from django.core.cache.backends.redis import RedisCache

from festival.cache import PatientRedisCache
from tests.processes import free_port


@pytest.fixture
def away():
    return PatientRedisCache(f"redis://127.0.0.1:{free_port()}/0", {})


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        (lambda cache: cache.get("x"), None),
        (lambda cache: cache.get("x", 7), 7),
        (lambda cache: cache.get_many(["x"]), {}),
        (lambda cache: cache.get_or_set("x", lambda: 7), 7),
        (lambda cache: cache.set("x", 1), None),
        (lambda cache: cache.set_many({"x": 1, "y": 2}), ["x", "y"]),
        (lambda cache: cache.add("x", 1), True),
        (lambda cache: cache.touch("x"), False),
        (lambda cache: cache.delete("x"), False),
        (lambda cache: cache.delete_many(["x"]), None),
        (lambda cache: cache.incr("x"), 1),
        (lambda cache: cache.has_key("x"), False),
        (lambda cache: "x" in cache, False),
        (lambda cache: cache.clear(), None),
    ],
)
def test_every_question_has_an_answer(away, ask, answer):
    assert ask(away) == answer


def test_every_question_of_the_real_cache_is_covered():
    """A method Django adds would fail pages when Redis is away."""
    asked = {name for name in vars(RedisCache) if not name.startswith("_") and callable(getattr(RedisCache, name))}

    assert asked - set(vars(PatientRedisCache)) == {"get_backend_timeout"}


@pytest.mark.redis
@pytest.mark.skipif(not os.environ.get("REDIS_URL"), reason="REDIS_URL is not set: no Redis to ask")
def test_with_redis_it_remembers():
    cache = PatientRedisCache(os.environ["REDIS_URL"], {"KEY_PREFIX": "standfest-test"})

    cache.set("x", 1, 10)
    try:
        assert (cache.get("x"), cache.incr("x"), cache.add("x", 5)) == (1, 2, False)
    finally:
        cache.delete("x")


@pytest.mark.redis
@pytest.mark.skipif(not os.environ.get("REDIS_URL"), reason="REDIS_URL is not set: no Redis to ask")
def test_clearing_leaves_what_belongs_to_others():
    """The broker's messages lie on the same server."""
    mine, other = (PatientRedisCache(os.environ["REDIS_URL"], {"KEY_PREFIX": name}) for name in ("mine", "other"))
    mine.set("x", 1, 10)
    other.set("x", 2, 10)

    mine.clear()

    assert (mine.get("x"), other.get("x")) == (None, 2)
    other.delete("x")
