"""Addresses of the desk about finding the date together."""

from django.urls import path

from festival.office.views import polls

POLL = "f/<slug:festival>/poll/"

urlpatterns = [
    path(POLL, polls.poll, name="poll"),
    path(POLL + "plan/", polls.plan, name="poll_plan"),
    path(POLL + "drop/", polls.drop, name="poll_drop"),
    path(POLL + "open/", polls.open_poll, name="poll_open"),
    path(POLL + "answer/<int:invitation>/", polls.answer, name="poll_answer"),
    path(POLL + "close/", polls.close, name="poll_close"),
]
