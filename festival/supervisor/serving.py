"""The web application under the supervisor: it is loaded while the database and the static files are prepared.

Nothing looks at those before they are ready: the middleware that does so is made last.
"""

import os
from collections.abc import Callable
from importlib import import_module
from typing import Any

import django
from django.conf import settings


def application(gate: int) -> Callable[..., Any]:
    """The WSGI application, once the supervisor has closed its end of the pipe that `gate` reads from."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "festival.settings")
    django.setup()
    import_module(settings.ROOT_URLCONF)
    os.read(gate, 1)
    ready: Callable[..., Any] = import_module("festival.wsgi").application
    return ready
