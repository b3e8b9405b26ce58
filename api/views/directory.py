"""The lasting directory: organisations, the people to talk to, what they offer all year."""

from collections.abc import Callable
from typing import ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from api.endpoint import Endpoint, one_of
from api.filters import OrganisationFilter
from api.serializers.directory import (
    ContactIn,
    ContactOut,
    NewOrganisation,
    OrganisationIn,
    OrganisationOut,
    StandingOfferIn,
    StandingOfferOut,
)
from events.permissions import Right, office_for, offices_of
from stations.actions.directory import (
    confirm_organisation,
    create_organisation,
    remove_contact,
    remove_standing_offer,
    restore_organisation,
    save_contact,
    save_standing_offer,
    update_organisation,
    withdraw_organisation,
)
from stations.models import Contact, Organisation, StandingOffer
from stations.permissions import organisation_for


class OrganisationsView(Endpoint):
    """The directories of my offices."""

    queryset = Organisation.objects.none()
    filterset_class = OrganisationFilter

    @extend_schema(operation_id="organisations_list", responses=OrganisationOut(many=True))
    def get(self, request: Request) -> Response:
        mine = Organisation.objects.filter(office__in=offices_of(self.user)).select_related("office")
        return self.page(OrganisationOut, mine.prefetch_related("contacts", "standing_offers"))

    @extend_schema(operation_id="organisations_create", request=NewOrganisation, responses={201: OrganisationOut})
    def post(self, request: Request) -> Response:
        fields = self.body(NewOrganisation)
        office = office_for(self.user, fields.pop("office"), Right.EDIT)
        organisation = create_organisation(office, actor=self.actor, now=self.now, **fields)
        location = reverse("api:organisation", [organisation.code], request=request)
        return self.answer(OrganisationOut, organisation, status=201, location=location)


class OrganisationView(Endpoint):
    """An organisation."""

    @extend_schema(operation_id="organisations_read", responses=OrganisationOut)
    def get(self, request: Request, code: str) -> Response:
        return self.answer(OrganisationOut, organisation_for(self.user, code, Right.VIEW))

    @extend_schema(operation_id="organisations_change", request=OrganisationIn, responses=OrganisationOut)
    def patch(self, request: Request, code: str) -> Response:
        organisation = organisation_for(self.user, code, Right.EDIT)
        fields = self.body(OrganisationIn, organisation)
        changed = update_organisation(organisation, actor=self.actor, now=self.now, **fields)
        return self.answer(OrganisationOut, changed)


class OrganisationActionView(Endpoint):
    """One thing done to an organisation; the address says which."""

    does: ClassVar[Callable[..., Organisation]]

    def act(self, code: str) -> Response:
        """Fetch, do it, answer."""
        self.no_body()
        organisation = organisation_for(self.user, code, Right.EDIT)
        return self.answer(OrganisationOut, type(self).does(organisation, actor=self.actor, now=self.now))


class WithdrawView(OrganisationActionView):
    """Out of the directory; the code stays its own."""

    does = staticmethod(withdraw_organisation)

    @extend_schema(operation_id="organisations_withdraw", request=None, responses=OrganisationOut)
    def post(self, request: Request, code: str) -> Response:
        return self.act(code)


class RestoreView(OrganisationActionView):
    """Back into the directory."""

    does = staticmethod(restore_organisation)

    @extend_schema(operation_id="organisations_restore", request=None, responses=OrganisationOut)
    def post(self, request: Request, code: str) -> Response:
        return self.act(code)


class ConfirmView(OrganisationActionView):
    """Somebody looked at it and says that it is still right."""

    does = staticmethod(confirm_organisation)

    @extend_schema(operation_id="organisations_confirm", request=None, responses=OrganisationOut)
    def post(self, request: Request, code: str) -> Response:
        return self.act(code)


class ContactsView(Endpoint):
    """The people to talk to."""

    queryset = Contact.objects.none()

    @extend_schema(operation_id="contacts_list", responses=ContactOut(many=True))
    def get(self, request: Request, code: str) -> Response:
        return self.page(ContactOut, organisation_for(self.user, code, Right.VIEW).contacts.all())

    @extend_schema(operation_id="contacts_create", request=ContactIn, responses={201: ContactOut})
    def post(self, request: Request, code: str) -> Response:
        contact = Contact(organisation=organisation_for(self.user, code, Right.EDIT))
        contact = save_contact(contact, actor=self.actor, now=self.now, **self.body(ContactIn))
        location = reverse("api:contact", [contact.organisation.code, contact.pk], request=request)
        return self.answer(ContactOut, contact, status=201, location=location)


class ContactView(Endpoint):
    """A person to talk to."""

    @extend_schema(operation_id="contacts_read", responses=ContactOut)
    def get(self, request: Request, code: str, contact: int) -> Response:
        return self.answer(ContactOut, self._contact(code, contact, Right.VIEW))

    @extend_schema(operation_id="contacts_change", request=ContactIn, responses=ContactOut)
    def patch(self, request: Request, code: str, contact: int) -> Response:
        found = self._contact(code, contact, Right.EDIT)
        fields = self.body(ContactIn, found)
        return self.answer(ContactOut, save_contact(found, actor=self.actor, now=self.now, **fields))

    @extend_schema(operation_id="contacts_remove", responses={204: None})
    def delete(self, request: Request, code: str, contact: int) -> Response:
        remove_contact(self._contact(code, contact, Right.EDIT), actor=self.actor, now=self.now)
        return Response(status=204)

    def _contact(self, code: str, contact: int, right: Right) -> Contact:
        return one_of(
            organisation_for(self.user, code, right).contacts.select_related("organisation__office"), pk=contact
        )


class StandingOffersView(Endpoint):
    """What an organisation offers all year."""

    queryset = StandingOffer.objects.none()

    @extend_schema(operation_id="standing_offers_list", responses=StandingOfferOut(many=True))
    def get(self, request: Request, code: str) -> Response:
        return self.page(StandingOfferOut, organisation_for(self.user, code, Right.VIEW).standing_offers.all())

    @extend_schema(
        operation_id="standing_offers_create", request=StandingOfferIn, responses={201: StandingOfferOut}
    )
    def post(self, request: Request, code: str) -> Response:
        offer = StandingOffer(organisation=organisation_for(self.user, code, Right.EDIT))
        offer = save_standing_offer(offer, actor=self.actor, now=self.now, **self.body(StandingOfferIn))
        location = reverse("api:standing_offer", [offer.organisation.code, offer.pk], request=request)
        return self.answer(StandingOfferOut, offer, status=201, location=location)


class StandingOfferView(Endpoint):
    """Something an organisation offers all year."""

    @extend_schema(operation_id="standing_offers_read", responses=StandingOfferOut)
    def get(self, request: Request, code: str, standing_offer: int) -> Response:
        return self.answer(StandingOfferOut, self._offer(code, standing_offer, Right.VIEW))

    @extend_schema(operation_id="standing_offers_change", request=StandingOfferIn, responses=StandingOfferOut)
    def patch(self, request: Request, code: str, standing_offer: int) -> Response:
        offer = self._offer(code, standing_offer, Right.EDIT)
        fields = self.body(StandingOfferIn, offer)
        return self.answer(StandingOfferOut, save_standing_offer(offer, actor=self.actor, now=self.now, **fields))

    @extend_schema(operation_id="standing_offers_remove", responses={204: None})
    def delete(self, request: Request, code: str, standing_offer: int) -> Response:
        remove_standing_offer(self._offer(code, standing_offer, Right.EDIT), actor=self.actor, now=self.now)
        return Response(status=204)

    def _offer(self, code: str, standing_offer: int, right: Right) -> StandingOffer:
        offers = organisation_for(self.user, code, right).standing_offers.select_related("organisation__office")
        return one_of(offers, pk=standing_offer)
