"""Pages for visitors: no account, no cookie. `/O/CODE` is how the QR codes on paper write `/o/CODE`."""

from django.urls import path

from festival.visitor import answers_urls
from festival.visitor.views import festivals, home, languages, observances, organisations, stopping, styleguide

app_name = "visitor"

urlpatterns = [
    *answers_urls.urlpatterns,
    path("", home.home, name="home"),
    path("o/<str:code>/", organisations.organisation, name="organisation"),  # as people type it
    path("o/<str:code>", organisations.organisation, name="organisation"),  # the last one is the one we print
    path("O/<str:code>", organisations.organisation, name="organisation_on_paper"),
    path("f/<slug:slug>/", festivals.festival, name="festival"),
    path("o/<str:code>/contact.vcf", organisations.organisation_card, name="organisation_card"),
    path("o/<str:code>/calendar.ics", organisations.organisation_calendar, name="organisation_calendar"),
    path("f/<slug:slug>/plan.svg", festivals.site_plan, name="site_plan"),
    path("f/<slug:slug>/calendar.ics", festivals.festival_calendar, name="festival_calendar"),
    path("observances.ics", observances.observances_calendar, name="observances_calendar"),
    path("letters/stop/<str:token>/", stopping.stop_letters, name="stop_letters"),
    path("languages/", languages.languages, name="languages"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
]
