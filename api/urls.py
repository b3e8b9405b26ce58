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
    path("public/festivals/<slug:slug>/", public.PublicFestivalView.as_view(), name="public_festival"),
    path("public/organisations/<slug:code>/", public.PublicOrganisationView.as_view(), name="public_organisation"),
    path("me/", people.MyselfView.as_view(), name="me"),
    path("tokens/", people.TokensView.as_view(), name="tokens"),
    path("tokens/<int:pk>/", people.TokenView.as_view(), name="token"),
    path("offices/", offices.OfficesView.as_view(), name="offices"),
    path("offices/<slug:slug>/", offices.OfficeView.as_view(), name="office"),
    path("offices/<slug:slug>/members/", people.MembersView.as_view(), name="members"),
    path("offices/<slug:slug>/members/<int:pk>/", people.MemberView.as_view(), name="member"),
    path("offices/<slug:slug>/log/", offices.LogView.as_view(), name="log"),
    path("offices/<slug:slug>/import/", offices.ImportView.as_view(), name="import"),
    path("festivals/", festivals.FestivalsView.as_view(), name="festivals"),
    path("festivals/<slug:slug>/", festivals.FestivalView.as_view(), name="festival"),
    path("festivals/<slug:slug>/move/", festivals.FestivalMoveView.as_view(), name="festival_move"),
    path("festivals/<slug:slug>/invitations/", invitations.InvitationsView.as_view(), name="invitations"),
    path(
        "festivals/<slug:slug>/invitations/preview/",
        invitations.InvitationsPreviewView.as_view(),
        name="invitations_preview",
    ),
    path(
        "festivals/<slug:slug>/invitations/send/",
        invitations.InvitationsSendView.as_view(),
        name="invitations_send",
    ),
    path("festivals/<slug:slug>/stations/", stations.StationsView.as_view(), name="stations"),
    path("festivals/<slug:slug>/signs/", printing.SignsView.as_view(), name="signs"),
    path("festivals/<slug:slug>/sheet/", printing.SheetView.as_view(), name="sheet"),
    path("festivals/<slug:slug>/letters/", letters.LettersView.as_view(), name="letters"),
    path("organisations/", directory.OrganisationsView.as_view(), name="organisations"),
    path("organisations/<slug:code>/", directory.OrganisationView.as_view(), name="organisation"),
    path("organisations/<slug:code>/withdraw/", directory.WithdrawView.as_view(), name="organisation_withdraw"),
    path("organisations/<slug:code>/restore/", directory.RestoreView.as_view(), name="organisation_restore"),
    path("organisations/<slug:code>/confirm/", directory.ConfirmView.as_view(), name="organisation_confirm"),
    path("organisations/<slug:code>/contacts/", directory.ContactsView.as_view(), name="contacts"),
    path("organisations/<slug:code>/contacts/<int:pk>/", directory.ContactView.as_view(), name="contact"),
    path(
        "organisations/<slug:code>/standing-offers/",
        directory.StandingOffersView.as_view(),
        name="standing_offers",
    ),
    path(
        "organisations/<slug:code>/standing-offers/<int:pk>/",
        directory.StandingOfferView.as_view(),
        name="standing_offer",
    ),
    path("invitations/<int:pk>/", invitations.InvitationView.as_view(), name="invitation"),
    path("invitations/<int:pk>/answer/", invitations.AnswerView.as_view(), name="invitation_answer"),
    path("invitations/<int:pk>/station/", invitations.BeginStationView.as_view(), name="station_begin"),
    path(
        "invitations/<int:pk>/links/<int:link>/send-again/", invitations.LinkAgainView.as_view(), name="link_again"
    ),
    path(
        "invitations/<int:pk>/links/<int:link>/revoke/", invitations.LinkRevokeView.as_view(), name="link_revoke"
    ),
    path("stations/<int:pk>/", stations.StationView.as_view(), name="station"),
    path("stations/<int:pk>/submit/", stations.SubmitView.as_view(), name="station_submit"),
    path("stations/<int:pk>/decide/", stations.DecideView.as_view(), name="station_decide"),
    path("stations/<int:pk>/decide/preview/", stations.DecidePreviewView.as_view(), name="station_preview"),
    path("stations/<int:pk>/withdraw/", stations.WithdrawStationView.as_view(), name="station_withdraw"),
    path("stations/<int:pk>/place/", stations.PlaceView.as_view(), name="station_place"),
    path("stations/<int:pk>/offers/", stations.OffersView.as_view(), name="offers"),
    path("stations/<int:pk>/offers/<int:offer>/", stations.OfferView.as_view(), name="offer"),
    path("letters/<int:pk>/", letters.LetterView.as_view(), name="letter"),
    path("letters/<int:pk>/preview/", letters.LetterPreviewView.as_view(), name="letter_preview"),
    path("letters/<int:pk>/send-again/", letters.LetterAgainView.as_view(), name="letter_again"),
]
