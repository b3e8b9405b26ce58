"""Addresses of the desk about who takes part: the directory, its import, invitations, stations."""

from django.urls import path

from festival.office.views import (
    addresses,
    decisions,
    imports,
    invitations,
    organisations,
    registrations,
    stations,
)

DIRECTORY = "o/<slug:office>/organisations/"
ONE = DIRECTORY + "<str:code>/"
INVITATIONS = "f/<slug:festival>/invitations/"
STATIONS = "f/<slug:festival>/stations/"
STATION = STATIONS + "<int:pk>/"

urlpatterns = [
    path("o/<slug:office>/import/", imports.import_page, name="import"),
    path("o/<slug:office>/addresses/", addresses.closed_addresses, name="closed_addresses"),
    path("o/<slug:office>/addresses/<int:pk>/open/", addresses.address_open, name="address_open"),
    path(DIRECTORY, organisations.directory, name="organisations"),
    path(DIRECTORY + "new/", organisations.new, name="organisation_new"),
    path(ONE, organisations.organisation, name="organisation"),
    path(ONE + "edit/", organisations.edit, name="organisation_edit"),
    path(ONE + "confirm/", organisations.confirm, name="organisation_confirm"),
    path(ONE + "withdraw/", organisations.withdraw, name="organisation_withdraw"),
    path(ONE + "restore/", organisations.restore, name="organisation_restore"),
    path(ONE + "contacts/new/", organisations.contact, name="contact_new"),
    path(ONE + "contacts/<int:pk>/", organisations.contact, name="contact"),
    path(ONE + "contacts/<int:pk>/remove/", organisations.contact_remove, name="contact_remove"),
    path(ONE + "offers/new/", organisations.standing_offer, name="standing_offer_new"),
    path(ONE + "offers/<int:pk>/", organisations.standing_offer, name="standing_offer"),
    path(ONE + "offers/<int:pk>/remove/", organisations.standing_offer_remove, name="standing_offer_remove"),
    path(INVITATIONS, invitations.invitations, name="invitations"),
    path(INVITATIONS + "choose/", invitations.choose, name="invitations_choose"),
    path(INVITATIONS + "send/", invitations.send, name="invitations_send"),
    path(INVITATIONS + "<int:pk>/", invitations.invitation, name="invitation"),
    path(INVITATIONS + "<int:pk>/remove/", invitations.unchoose, name="invitation_unchoose"),
    path(INVITATIONS + "<int:pk>/register/", registrations.begin, name="invitation_register"),
    path(INVITATIONS + "<int:pk>/contacts/<int:contact>/again/", invitations.again, name="link_again"),
    path(INVITATIONS + "<int:pk>/contacts/<int:contact>/revoke/", invitations.revoke, name="link_revoke"),
    path(INVITATIONS + "<int:pk>/contacts/<int:contact>/address/", invitations.address, name="link_address"),
    path(STATIONS, stations.stations, name="stations"),
    path(STATION, stations.station, name="station"),
    path(STATION + "place/", decisions.place, name="station_place"),
    path(STATION + "decide/<slug:to>/", decisions.decide, name="station_decide"),
    path(STATION + "edit/", registrations.edit, name="station_edit"),
    path(STATION + "submit/", registrations.submit, name="station_submit"),
    path(STATION + "offers/new/", registrations.offer, name="station_offer_new"),
    path(STATION + "offers/<int:offer_pk>/", registrations.offer, name="station_offer"),
    path(STATION + "offers/<int:offer_pk>/remove/", registrations.offer_remove, name="station_offer_remove"),
]
