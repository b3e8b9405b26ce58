"""Addresses of the desk about dates: a season, a day."""

from django.urls import path

from festival.office.views import dates

DATES = "o/<slug:office>/dates/"

urlpatterns = [
    path(DATES, dates.dates, name="dates"),
    path(DATES + "day/", dates.day, name="dates_day"),
]
