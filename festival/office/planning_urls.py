"""Addresses of the desk about planning: offices, people, festivals, letters, print, the own account."""

from django.urls import path

from festival.office.views import calendar, festivals, letters, offices, people, printing, tokens

OFFICE = "o/<slug:office>/"
FESTIVAL = "f/<slug:festival>/"

urlpatterns = [
    path("", offices.home, name="home"),
    path("account/", tokens.account, name="account"),
    path("account/tokens/", tokens.create, name="token_new"),
    path("account/tokens/<int:pk>/revoke/", tokens.revoke, name="token_revoke"),
    path(OFFICE, offices.overview, name="office"),
    path(OFFICE + "office/", offices.settings, name="office_settings"),
    path(OFFICE + "people/", people.people, name="people"),
    path(OFFICE + "people/<int:pk>/", people.person, name="person"),
    path(OFFICE + "people/<int:pk>/remove/", people.remove, name="person_remove"),
    path(OFFICE + "calendar/", calendar.calendar, name="calendar"),
    path(OFFICE + "letters/", letters.of_office, name="office_letters"),
    path(OFFICE + "letters/<int:pk>/", letters.letter, name="letter"),
    path(OFFICE + "festivals/", festivals.festivals, name="festivals"),
    path(OFFICE + "festivals/new/", festivals.new, name="festival_new"),
    path(FESTIVAL, festivals.overview, name="festival"),
    path(FESTIVAL + "settings/", festivals.settings, name="festival_settings"),
    path(FESTIVAL + "move/<slug:to>/", festivals.move, name="festival_move"),
    path(FESTIVAL + "letters/", letters.of_festival, name="letters"),
    path(FESTIVAL + "print/", printing.printing, name="print"),
    path(FESTIVAL + "print/signs.pdf", printing.print_pdf, {"what": "signs"}, name="print_signs"),
    path(FESTIVAL + "print/sheet.pdf", printing.print_pdf, {"what": "sheet"}, name="print_sheet"),
    path(FESTIVAL + "print/name-tags.pdf", printing.print_pdf, {"what": "name-tags"}, name="print_name_tags"),
    path(FESTIVAL + "print/helpers.pdf", printing.print_pdf, {"what": "helpers"}, name="print_helpers"),
    path(FESTIVAL + "print/kept/<int:pk>.pdf", printing.kept, name="kept_print"),
    path(FESTIVAL + "log/", festivals.log, name="log"),
]
