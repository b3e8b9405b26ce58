"""The site: wiring, and the HTML faces (office desk, organisation portal, visitor pages)."""

from festival.celery import app as celery_app

__all__ = ["celery_app"]
