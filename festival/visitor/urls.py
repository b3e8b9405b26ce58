"""Pages for visitors: no account, no cookie."""

from django.urls import path

from festival.visitor.views import stub as pages

app_name = "visitor"

urlpatterns = [
    path("", pages.stub, name="home"),
    path("o/<str:code>", pages.stub, name="organisation"),
    path("f/<slug:slug>/", pages.stub, name="festival"),
    path("f/<slug:slug>/calendar.ics", pages.stub, name="festival_calendar"),
]
