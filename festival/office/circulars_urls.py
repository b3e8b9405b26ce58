"""Addresses of the desk about circulars."""

from django.urls import path

from festival.office.views import circulars

CIRCULARS = "f/<slug:festival>/circulars/"

urlpatterns = [
    path(CIRCULARS, circulars.circulars, name="circulars"),
    path(CIRCULARS + "new/", circulars.new, name="circular_new"),
    path(CIRCULARS + "<int:pk>/", circulars.circular, name="circular"),
    path(CIRCULARS + "<int:pk>/change/", circulars.change, name="circular_change"),
    path(CIRCULARS + "<int:pk>/send/", circulars.send, name="circular_send"),
    path(CIRCULARS + "<int:pk>/test/", circulars.test, name="circular_test"),
    path(CIRCULARS + "<int:pk>/drop/", circulars.drop, name="circular_drop"),
]
