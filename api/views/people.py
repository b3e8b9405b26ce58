"""Me, my tokens, the people of an office."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from api.endpoint import Endpoint, one_of
from api.serializers.people import Me, Member, MemberIn, NewToken, RoleIn, TokenIn, TokenOut
from events.actions.offices import create_api_token, remove_member, revoke_api_token, set_member
from events.models import ApiToken, Membership, User
from events.permissions import Right, office_for


class MyselfView(Endpoint):
    """Who I am, and what I may do in which office."""

    @extend_schema(operation_id="me", responses=Me)
    def get(self, request: Request) -> Response:
        me = User.objects.prefetch_related("memberships__office").get(pk=self.user.pk)
        return self.answer(Me, me)


class TokensView(Endpoint):
    """My tokens. The text of a new one is shown once."""

    queryset = ApiToken.objects.none()
    answer_is_secret = True

    @extend_schema(operation_id="tokens_list", responses=TokenOut(many=True))
    def get(self, request: Request) -> Response:
        return self.page(TokenOut, self.user.api_tokens.order_by("-created_at", "pk"))

    @extend_schema(operation_id="tokens_create", request=TokenIn, responses={201: NewToken})
    def post(self, request: Request) -> Response:
        token, text = create_api_token(self.user, name=self.body(TokenIn)["name"])
        token.text = text  # type: ignore[attr-defined]
        return self.answer(NewToken, token, status=201, location=reverse("api:token", [token.pk], request=request))


class TokenView(Endpoint):
    """One of my tokens."""

    @extend_schema(operation_id="tokens_read", responses=TokenOut)
    def get(self, request: Request, api_token: int) -> Response:
        return self.answer(TokenOut, one_of(self.user.api_tokens, pk=api_token))

    @extend_schema(operation_id="tokens_revoke", responses={204: None})
    def delete(self, request: Request, api_token: int) -> Response:
        revoke_api_token(one_of(self.user.api_tokens, pk=api_token), now=self.now)
        return Response(status=204)


class MembersView(Endpoint):
    """The people of an office."""

    queryset = Membership.objects.none()

    @extend_schema(operation_id="members_list", responses=Member(many=True))
    def get(self, request: Request, office: str) -> Response:
        found = office_for(self.user, office, Right.VIEW)
        return self.page(Member, found.memberships.select_related("user").order_by("user__email"))

    @extend_schema(operation_id="members_set", request=MemberIn, responses={201: Member})
    def post(self, request: Request, office: str) -> Response:
        found = office_for(self.user, office, Right.ADMIN)
        membership = set_member(found, actor=self.actor, now=self.now, **self.body(MemberIn))
        location = reverse("api:member", [office, membership.pk], request=request)
        return self.answer(Member, membership, status=201, location=location)


class MemberView(Endpoint):
    """Somebody who belongs to an office."""

    @extend_schema(operation_id="members_read", responses=Member)
    def get(self, request: Request, office: str, membership: int) -> Response:
        return self.answer(Member, self._member(office, membership, Right.VIEW))

    @extend_schema(operation_id="members_change_role", request=RoleIn, responses=Member)
    def patch(self, request: Request, office: str, membership: int) -> Response:
        found = self._member(office, membership, Right.ADMIN)
        role = self.body(RoleIn, found).get("role", found.role)
        person = found.user
        return self.answer(
            Member,
            set_member(
                found.office, email=person.email, name=person.name, role=role, actor=self.actor, now=self.now
            ),
        )

    @extend_schema(operation_id="members_remove", responses={204: None})
    def delete(self, request: Request, office: str, membership: int) -> Response:
        remove_member(self._member(office, membership, Right.ADMIN), actor=self.actor, now=self.now)
        return Response(status=204)

    def _member(self, office: str, membership: int, right: Right) -> Membership:
        found = office_for(self.user, office, right)
        return one_of(found.memberships.select_related("user", "office"), pk=membership)
