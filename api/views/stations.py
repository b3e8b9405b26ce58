"""Stations: entered on an organisation's behalf, decided, placed; and their offers."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from api.endpoint import Endpoint, one_of
from api.filters import StationFilter
from api.serializers.stations import (
    DecisionIn,
    LettersPreview,
    NoteIn,
    OfferIn,
    OfferOut,
    PlaceIn,
    StationIn,
    StationOut,
)
from events.permissions import Right, festival_for
from stations.actions.decisions import decide_station, place_station, withdraw_station
from stations.actions.registration import remove_offer, save_offer, save_station, submit_station
from stations.models import Offer, Station
from stations.permissions import station_for
from stations.previews import preview_decision


class StationsView(Endpoint):
    """The stations of a festival."""

    queryset = Station.objects.none()
    filterset_class = StationFilter

    @extend_schema(operation_id="stations_list", responses=StationOut(many=True))
    def get(self, request: Request, festival: str) -> Response:
        stations = festival_for(self.user, festival, Right.VIEW).stations.select_related(
            "festival", "organisation"
        )
        return self.page(StationOut, stations.prefetch_related("offers"))


class StationView(Endpoint):
    """A station."""

    @extend_schema(operation_id="stations_read", responses=StationOut)
    def get(self, request: Request, station: int) -> Response:
        return self.answer(StationOut, station_for(self.user, station, Right.VIEW))

    @extend_schema(operation_id="stations_save", request=StationIn, responses=StationOut)
    def patch(self, request: Request, station: int) -> Response:
        """Save a part of the registration on the organisation's behalf."""
        found = station_for(self.user, station, Right.EDIT)
        fields = self.body(StationIn, found)
        return self.answer(StationOut, save_station(found, actor=self.on_behalf, now=self.now, **fields))


class SubmitView(Endpoint):
    """Hand the registration in on the organisation's behalf; it gets a receipt."""

    @extend_schema(operation_id="stations_submit", request=None, responses=StationOut)
    def post(self, request: Request, station: int) -> Response:
        self.no_body()
        found = station_for(self.user, station, Right.EDIT)
        return self.answer(StationOut, submit_station(found, actor=self.on_behalf, now=self.now))


class DecideView(Endpoint):
    """Confirm, ask, waiting list, decline, withdraw. With all places taken a confirmation becomes waiting."""

    @extend_schema(operation_id="stations_decide", request=DecisionIn, responses=StationOut)
    def post(self, request: Request, station: int) -> Response:
        found = station_for(self.user, station, Right.DECIDE)
        decision = self.body(DecisionIn)
        return self.answer(StationOut, decide_station(found, actor=self.actor, now=self.now, **decision))


class DecidePreviewView(Endpoint):
    """The letters that a decision would send; nothing is decided."""

    @extend_schema(operation_id="stations_decide_preview", request=DecisionIn, responses=LettersPreview)
    def post(self, request: Request, station: int) -> Response:
        found = station_for(self.user, station, Right.DECIDE)
        return self.answer(LettersPreview, {"letters": preview_decision(found, **self.body(DecisionIn))})


class WithdrawStationView(Endpoint):
    """The organisation takes its station back; who waits longest moves up."""

    @extend_schema(operation_id="stations_withdraw", request=NoteIn, responses=StationOut)
    def post(self, request: Request, station: int) -> Response:
        found = station_for(self.user, station, Right.DECIDE)
        note = self.body(NoteIn)["note"]
        return self.answer(StationOut, withdraw_station(found, actor=self.on_behalf, now=self.now, note=note))


class PlaceView(Endpoint):
    """Another number, and where to find the station."""

    @extend_schema(operation_id="stations_place", request=PlaceIn, responses=StationOut)
    def post(self, request: Request, station: int) -> Response:
        found = station_for(self.user, station, Right.DECIDE)
        told = {"number": None, "spot": found.spot} | self.body(PlaceIn)
        return self.answer(StationOut, place_station(found, actor=self.actor, now=self.now, **told))


class OffersView(Endpoint):
    """What visitors can do at a station."""

    queryset = Offer.objects.none()

    @extend_schema(operation_id="offers_list", responses=OfferOut(many=True))
    def get(self, request: Request, station: int) -> Response:
        return self.page(OfferOut, station_for(self.user, station, Right.VIEW).offers.all())

    @extend_schema(operation_id="offers_create", request=OfferIn, responses={201: OfferOut})
    def post(self, request: Request, station: int) -> Response:
        offer = Offer(station=station_for(self.user, station, Right.EDIT))
        offer = save_offer(offer, actor=self.on_behalf, now=self.now, **self.body(OfferIn))
        location = reverse("api:offer", [station, offer.pk], request=request)
        return self.answer(OfferOut, offer, status=201, location=location)


class OfferView(Endpoint):
    """Something visitors can do."""

    @extend_schema(operation_id="offers_read", responses=OfferOut)
    def get(self, request: Request, station: int, offer: int) -> Response:
        return self.answer(OfferOut, self._offer(station, offer, Right.VIEW))

    @extend_schema(operation_id="offers_change", request=OfferIn, responses=OfferOut)
    def patch(self, request: Request, station: int, offer: int) -> Response:
        row = self._offer(station, offer, Right.EDIT)
        fields = self.body(OfferIn, row)
        return self.answer(OfferOut, save_offer(row, actor=self.on_behalf, now=self.now, **fields))

    @extend_schema(operation_id="offers_remove", responses={204: None})
    def delete(self, request: Request, station: int, offer: int) -> Response:
        remove_offer(self._offer(station, offer, Right.EDIT), actor=self.on_behalf, now=self.now)
        return Response(status=204)

    def _offer(self, station: int, offer: int, right: Right) -> Offer:
        return one_of(station_for(self.user, station, right).offers.select_related("station"), pk=offer)
