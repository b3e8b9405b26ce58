"""Whom to invite, the letters before they go, sending, links, answers."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from api.endpoint import Endpoint, one_of
from api.filters import InvitationFilter
from api.serializers.invitations import (
    AnswerIn,
    ChoiceIn,
    ChosenOut,
    InvitationOut,
    LinkOut,
    OwedOut,
    SelectionIn,
    SendingOut,
)
from api.serializers.stations import StationOut
from events.models import Festival
from events.permissions import Right, festival_for
from stations.actions.choosing import choose_organisations, unchoose_organisation
from stations.actions.invitations import (
    answer_invitation,
    invite_organisations,
    revoke_link,
    send_link_again,
)
from stations.actions.registration import begin_station
from stations.models import Invitation, Organisation, PersonalLink
from stations.permissions import invitation_for
from stations.previews import preview_invitations, without_address


def whole(rows: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """With everything that an answer shows, in a constant number of queries."""
    return rows.select_related("festival__office", "organisation__office").prefetch_related(
        "links__contact", "organisation__contacts"
    )


class InvitationsView(Endpoint):
    """Whom a festival invites."""

    queryset = Invitation.objects.none()
    filterset_class = InvitationFilter

    @extend_schema(operation_id="invitations_list", responses=InvitationOut(many=True))
    def get(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.VIEW)
        return self.page(InvitationOut, whole(found.invitations.all()))

    @extend_schema(operation_id="invitations_choose", request=ChoiceIn, responses={201: ChosenOut}, filters=False)
    def post(self, request: Request, festival: str) -> Response:
        """Note whom to invite; nothing is sent. Answers with those that are new on the list."""
        found = festival_for(self.user, festival, Right.INVITE)
        organisations = self._organisations(found, self.body(ChoiceIn)["organisations"])
        chosen = choose_organisations(found, organisations, actor=self.actor, now=self.now)
        rows = whole(found.invitations.filter(pk__in=[invitation.pk for invitation in chosen]))
        return self.answer(ChosenOut, {"invitations": rows}, status=201)

    def _organisations(self, festival: Festival, codes: list[str]) -> list[Organisation]:
        directory = festival.office.organisations.active()  # type: ignore[attr-defined]
        known = {row.code: row for row in directory.filter(code__in=[code.upper() for code in codes])}
        sentence = _("No organisation in the directory of this office has this code.")
        _check_all_known("organisations", [code.upper() in known for code in codes], sentence)
        return list(known.values())


def _check_all_known(field: str, known: list[bool], sentence: str) -> None:
    """Raise ValidationError naming the place of each entry that is not known."""
    faults = {str(place): [sentence] for place, right in enumerate(known) if not right}
    if faults:
        raise ValidationError({field: faults})


class _SelectionView(Endpoint):
    """Something about invitations chosen by their ids."""

    def selected(self, festival: Festival) -> list[Invitation]:
        """The invitations that the body names, all of this festival."""
        ids: list[Any] = self.body(SelectionIn)["invitations"]
        rows = {row.pk: row for row in whole(festival.invitations.filter(pk__in=ids))}
        sentence = _("This festival has no such invitation.")
        _check_all_known("invitations", [pk in rows for pk in ids], sentence)
        return list(rows.values())


class InvitationsPreviewView(_SelectionView):
    """The exact letter in each language, before anything is sent."""

    @extend_schema(operation_id="invitations_preview", request=SelectionIn, responses=SendingOut)
    def post(self, request: Request, festival: str) -> Response:
        invitations = self.selected(festival_for(self.user, festival, Right.INVITE))
        letters, silent = preview_invitations(invitations), without_address(invitations)
        return self.answer(SendingOut, {"letters": letters, "without_address": silent})


class InvitationsSendView(_SelectionView):
    """Invite: each contact is owed one letter in the own language. A draft festival becomes inviting."""

    @extend_schema(operation_id="invitations_send", request=SelectionIn, responses=OwedOut)
    def post(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.INVITE)
        letters = invite_organisations(found, self.selected(found), actor=self.actor, now=self.now)
        return self.answer(OwedOut, {"letters": letters})


class InvitationView(Endpoint):
    """An invitation."""

    @extend_schema(operation_id="invitations_read", responses=InvitationOut)
    def get(self, request: Request, invitation: int) -> Response:
        return self.answer(InvitationOut, invitation_for(self.user, invitation, Right.VIEW))

    @extend_schema(operation_id="invitations_unchoose", responses={204: None})
    def delete(self, request: Request, invitation: int) -> Response:
        """Off the list again, before anything was sent."""
        unchoose_organisation(invitation_for(self.user, invitation, Right.INVITE), actor=self.actor, now=self.now)
        return Response(status=204)


class AnswerView(Endpoint):
    """Yes or no, entered on the organisation's behalf."""

    @extend_schema(operation_id="invitations_answer", request=AnswerIn, responses=InvitationOut)
    def post(self, request: Request, invitation: int) -> Response:
        found = invitation_for(self.user, invitation, Right.EDIT)
        said = self.body(AnswerIn)
        return self.answer(InvitationOut, answer_invitation(found, actor=self.on_behalf, now=self.now, **said))


class BeginStationView(Endpoint):
    """The station of an accepted invitation, made from what is known; the same one when it exists."""

    @extend_schema(operation_id="stations_begin", request=None, responses=StationOut)
    def post(self, request: Request, invitation: int) -> Response:
        self.no_body()
        found = invitation_for(self.user, invitation, Right.EDIT)
        return self.answer(StationOut, begin_station(found, actor=self.on_behalf, now=self.now))


class _LinkView(Endpoint):
    """Something about one personal link."""

    def link(self, invitation: int, link: int) -> PersonalLink:
        """The link, if the asker may invite."""
        self.no_body()
        links = invitation_for(self.user, invitation, Right.INVITE).links.select_related(
            "contact", "invitation__festival__office", "invitation__organisation__office"
        )
        return one_of(links, pk=link)


class LinkAgainView(_LinkView):
    """Revoke a link and send its contact a new one."""

    @extend_schema(operation_id="links_send_again", request=None, responses=LinkOut)
    def post(self, request: Request, invitation: int, link: int) -> Response:
        return self.answer(LinkOut, send_link_again(self.link(invitation, link), actor=self.actor, now=self.now))


class LinkRevokeView(_LinkView):
    """From now on this link opens nothing."""

    @extend_schema(operation_id="links_revoke", request=None, responses=LinkOut)
    def post(self, request: Request, invitation: int, link: int) -> Response:
        return self.answer(LinkOut, revoke_link(self.link(invitation, link), actor=self.actor, now=self.now))
