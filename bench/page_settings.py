"""The site with its pages kept. `KEEP=0`: every page is rendered; `BARE=1`: the yardstick."""

import os

from tests.settings import *  # noqa: F403

KEEP_PAGES = os.environ.get("KEEP") != "0"
CACHES["default"]["KEY_PREFIX"] = "bench"  # noqa: F405
if os.environ.get("BARE"):
    MIDDLEWARE: list[str] = []
    INSTALLED_APPS = [name for name in INSTALLED_APPS if not name.startswith("allauth")]  # noqa: F405
    ROOT_URLCONF = "bench.bare"
    KEEP_PAGES = False
