"""The shared cache. When Redis is away, pages go on without it."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)


def _patient(name: str, fallback: Any) -> Callable[..., Any]:
    def call(self: RedisCache, *args: Any, **kwargs: Any) -> Any:
        try:
            return getattr(RedisCache, name)(self, *args, **kwargs)
        except (RedisError, OSError) as error:
            log.warning("cache %s failed: %s", name, error)
            return fallback(*args, **kwargs) if callable(fallback) else fallback

    return call


class PatientRedisCache(RedisCache):
    """Django's Redis cache, answering “not there” instead of an error when the server is away.

    The same server holds the broker's messages, so `clear` forgets the cache's own keys and no others.
    """

    get = _patient("get", lambda key, default=None, version=None: default)
    get_many = _patient("get_many", lambda *args, **kwargs: {})
    set = _patient("set", None)
    set_many = _patient("set_many", lambda data, *args, **kwargs: list(data))
    add = _patient("add", True)
    touch = _patient("touch", False)
    delete = _patient("delete", False)
    delete_many = _patient("delete_many", None)
    incr = _patient("incr", lambda key, delta=1, version=None: delta)
    has_key = _patient("has_key", False)

    def clear(self) -> None:
        """Forget everything under this cache's prefix."""
        try:
            client = self._cache.get_client(write=True)
            keys = list(client.scan_iter(match=self.make_key("*"), count=1000))
            if keys:
                client.delete(*keys)
        except (RedisError, OSError) as error:
            log.warning("cache clear failed: %s", error)
