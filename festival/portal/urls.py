"""The organisation's own corner, entered by personal link."""

from django.urls import path

from festival.visitor.views import stub as pages

app_name = "portal"

urlpatterns = [path("<str:token>/", pages.stub, name="start")]
