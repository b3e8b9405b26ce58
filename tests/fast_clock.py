"""Settings of real processes started by tests: the product's own, but the clock ticks every second."""

from celery.schedules import schedule

from festival.settings import *  # noqa: F403

CELERY_BEAT_SCHEDULE["tick"]["schedule"] = schedule(1)  # noqa: F405
