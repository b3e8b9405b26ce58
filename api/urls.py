"""Addresses of the API, below `/api/v1/`."""

from django.urls import path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from api.views import directory, festivals, invitations, letters, offices, people, printing, public, stations

app_name = "api"

urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path(
        "docs/",
        SpectacularSwaggerSplitView.as_view(url_name="api:schema", template_name="api/docs.html"),
        name="docs",
    ),
    path("public/festivals/", public.PublicFestivalsView.as_view(), name="public_festivals"),
    path("public/festivals/<slug:festival>/", public.PublicFestivalView.as_view(), name="public_festival"),
    path("public/organisations/<slug:code>/", public.PublicOrganisationView.as_view(), name="public_organisation"),
    path("me/", people.MyselfView.as_view(), name="me"),
    path("tokens/", people.TokensView.as_view(), name="tokens"),
    path("tokens/<int:api_token>/", people.TokenView.as_view(), name="token"),
    path("offices/", offices.OfficesView.as_view(), name="offices"),
    path("offices/<slug:office>/", offices.OfficeView.as_view(), name="office"),
    path("offices/<slug:office>/members/", people.MembersView.as_view(), name="members"),
    path("offices/<slug:office>/members/<int:membership>/", people.MemberView.as_view(), name="member"),
    path("offices/<slug:office>/log/", offices.LogView.as_view(), name="log"),
    path("offices/<slug:office>/import/", offices.ImportView.as_view(), name="import"),
    path("festivals/", festivals.FestivalsView.as_view(), name="festivals"),
    path("festivals/<slug:festival>/", festivals.FestivalView.as_view(), name="festival"),
    path("festivals/<slug:festival>/move/", festivals.FestivalMoveView.as_view(), name="festival_move"),
    path("festivals/<slug:festival>/invitations/", invitations.InvitationsView.as_view(), name="invitations"),
    path(
        "festivals/<slug:festival>/invitations/preview/",
        invitations.InvitationsPreviewView.as_view(),
        name="invitations_preview",
    ),
    path(
        "festivals/<slug:festival>/invitations/send/",
        invitations.InvitationsSendView.as_view(),
        name="invitations_send",
    ),
    path("festivals/<slug:festival>/stations/", stations.StationsView.as_view(), name="stations"),
    path("festivals/<slug:festival>/signs/", printing.SignsView.as_view(), name="signs"),
    path("festivals/<slug:festival>/sheet/", printing.SheetView.as_view(), name="sheet"),
    path("festivals/<slug:festival>/letters/", letters.LettersView.as_view(), name="letters"),
    path("organisations/", directory.OrganisationsView.as_view(), name="organisations"),
    path("organisations/<slug:code>/", directory.OrganisationView.as_view(), name="organisation"),
    path("organisations/<slug:code>/withdraw/", directory.WithdrawView.as_view(), name="organisation_withdraw"),
    path("organisations/<slug:code>/restore/", directory.RestoreView.as_view(), name="organisation_restore"),
    path("organisations/<slug:code>/confirm/", directory.ConfirmView.as_view(), name="organisation_confirm"),
    path("organisations/<slug:code>/contacts/", directory.ContactsView.as_view(), name="contacts"),
    path("organisations/<slug:code>/contacts/<int:contact>/", directory.ContactView.as_view(), name="contact"),
    path(
        "organisations/<slug:code>/standing-offers/",
        directory.StandingOffersView.as_view(),
        name="standing_offers",
    ),
    path(
        "organisations/<slug:code>/standing-offers/<int:standing_offer>/",
        directory.StandingOfferView.as_view(),
        name="standing_offer",
    ),
    path("invitations/<int:invitation>/", invitations.InvitationView.as_view(), name="invitation"),
    path("invitations/<int:invitation>/answer/", invitations.AnswerView.as_view(), name="invitation_answer"),
    path("invitations/<int:invitation>/station/", invitations.BeginStationView.as_view(), name="station_begin"),
    path(
        "invitations/<int:invitation>/links/<int:link>/send-again/",
        invitations.LinkAgainView.as_view(),
        name="link_again",
    ),
    path(
        "invitations/<int:invitation>/links/<int:link>/revoke/",
        invitations.LinkRevokeView.as_view(),
        name="link_revoke",
    ),
    path("stations/<int:station>/", stations.StationView.as_view(), name="station"),
    path("stations/<int:station>/submit/", stations.SubmitView.as_view(), name="station_submit"),
    path("stations/<int:station>/decide/", stations.DecideView.as_view(), name="station_decide"),
    path("stations/<int:station>/decide/preview/", stations.DecidePreviewView.as_view(), name="station_preview"),
    path("stations/<int:station>/withdraw/", stations.WithdrawStationView.as_view(), name="station_withdraw"),
    path("stations/<int:station>/place/", stations.PlaceView.as_view(), name="station_place"),
    path("stations/<int:station>/offers/", stations.OffersView.as_view(), name="offers"),
    path("stations/<int:station>/offers/<int:offer>/", stations.OfferView.as_view(), name="offer"),
    path("letters/<int:letter>/", letters.LetterView.as_view(), name="letter"),
    path("letters/<int:letter>/preview/", letters.LetterPreviewView.as_view(), name="letter_preview"),
    path("letters/<int:letter>/send-again/", letters.LetterAgainView.as_view(), name="letter_again"),
]
