"""The WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "festival.settings")

application = get_wsgi_application()

from festival.visitor.versions import raise_version  # noqa: E402 (needs the applications)

raise_version()  # a new release may render pages otherwise, and its style sheet has another name
