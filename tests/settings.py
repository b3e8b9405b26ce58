"""Settings of the tests: the product's own, with a mail box in memory and no waking of workers.

`DATABASE_URL` and `REDIS_URL` decide what the tests run on; without them SQLite and the local cache.
"""

import os
import tempfile

os.environ.setdefault("STANDFEST_VAR", tempfile.mkdtemp(prefix="standfest-test-"))
os.environ.setdefault("SECRET_KEY", "for tests only")
os.environ.setdefault("BASE_URL", "http://localhost:8000")

from festival.settings import *  # noqa: F403

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WAKE_WORKER = False
KEEP_PAGES = False  # tests roll back; those of kept pages switch it on
HAND_OVER_VIEWS = 0  # no thread that writes
CACHES["default"]["KEY_PREFIX"] = f"test-{os.getpid()}"  # noqa: F405 (tests in parallel share one Redis)
ALLOWED_HOSTS = ["*"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_AUTOREFRESH = True
if not DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # Threads of the race tests open connections of their own; a pool would keep the test database busy.
    DATABASES["default"]["OPTIONS"] = {}  # noqa: F405
else:
    # A file, not memory: threads and processes of the tests share it.
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(os.environ["STANDFEST_VAR"], "test.sqlite3")}  # noqa: F405
