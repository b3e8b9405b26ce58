"""The organisation's own corner, entered by personal link."""

from django.urls import path

from festival.portal.views import (
    answering,
    contacts,
    dates,
    feedback,
    offers,
    page,
    poll,
    registering,
    standing_offers,
)

app_name = "portal"

urlpatterns = [
    path("<str:token>/", answering.start, name="start"),
    path("<str:token>/answer/", answering.answer, name="answer"),
    path("<str:token>/begin/", answering.begin, name="begin"),
    path("<str:token>/dates.ics", dates.dates, name="dates"),
    path("<str:token>/calendar/", dates.calendar, name="calendar"),
    path("<str:token>/poll/", poll.poll, name="poll"),
    path("<str:token>/feedback/", feedback.feedback, name="feedback"),
    # Registering the station, one question a step.
    path("<str:token>/offers/", offers.offers, name="offers"),
    path("<str:token>/offers/new/", offers.add_offer, name="add_offer"),
    path("<str:token>/offers/<int:offer>/", offers.edit_offer, name="edit_offer"),
    path("<str:token>/offers/<int:offer>/remove/", offers.remove_offer, name="remove_offer"),
    path("<str:token>/needs/", registering.needs, name="needs"),
    path("<str:token>/day/", registering.day, name="day"),
    path("<str:token>/check/", registering.check, name="check"),
    path("<str:token>/withdraw/", registering.withdraw, name="withdraw"),
    # The organisation's lasting page.
    path("<str:token>/page/", page.page, name="page"),
    path("<str:token>/page/about/", page.edit_page, name="edit_page"),
    path("<str:token>/page/confirm/", page.confirm_page, name="confirm_page"),
    path("<str:token>/page/offers/new/", standing_offers.add, name="add_standing_offer"),
    path("<str:token>/page/offers/<int:standing_offer>/", standing_offers.edit, name="edit_standing_offer"),
    path(
        "<str:token>/page/offers/<int:standing_offer>/remove/",
        standing_offers.remove,
        name="remove_standing_offer",
    ),
    path("<str:token>/page/contacts/new/", contacts.add, name="add_contact"),
    path("<str:token>/page/contacts/<int:contact>/", contacts.edit, name="edit_contact"),
    path("<str:token>/page/contacts/<int:contact>/remove/", contacts.remove, name="remove_contact"),
]
