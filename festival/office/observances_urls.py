"""Addresses of the desk about observances: the office's own days, what a festival is linked with."""

from django.urls import path

from festival.office.views import observances, own_days

OWN_DAYS = "o/<slug:office>/own-days/"
OBSERVANCES = "f/<slug:festival>/observances/"

urlpatterns = [
    path(OWN_DAYS, own_days.own_days, name="own_days"),
    path(OWN_DAYS + "new/", own_days.new, name="own_day_new"),
    path(OWN_DAYS + "catalogue/", own_days.catalogue, name="own_days_catalogue"),
    path(OWN_DAYS + "<int:pk>/", own_days.own_day, name="own_day"),
    path(OWN_DAYS + "<int:pk>/remove/", own_days.remove, name="own_day_remove"),
    path(OBSERVANCES, observances.observances, name="observances"),
    path(OBSERVANCES + "new/", observances.new, name="observance_link_new"),
    path(OBSERVANCES + "<int:pk>/", observances.link, name="observance_link"),
    path(OBSERVANCES + "<int:pk>/remove/", observances.remove, name="observance_link_remove"),
]
