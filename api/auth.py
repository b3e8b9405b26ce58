"""Who asks: a token of one person, or the desk's own session."""

from datetime import timedelta
from typing import cast

from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from events.digests import digest_of
from events.models import ApiToken, User

SCHEME = "Bearer"
USE_NOTED_EVERY = timedelta(minutes=10)


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer sf_…`. Unknown, revoked, of somebody who left: the same answer for all."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        scheme, _space, text = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != SCHEME.lower():
            return None
        token = ApiToken.objects.usable().select_related("user").filter(digest=digest_of(text.strip())).first()
        if token is None:
            raise AuthenticationFailed(_("This token is unknown or was revoked."))
        now = timezone.now()
        if token.last_used_at is None or now - token.last_used_at > USE_NOTED_EVERY:
            ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
        if "Accept-Language" not in request.headers:
            translation.activate(token.user.language)  # the middleware could not know whose token it is
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return SCHEME


class DeskSessionAuthentication(SessionAuthentication):
    """The session of somebody signed in at the desk; writing needs the CSRF token."""

    def authenticate_header(self, request: HttpRequest) -> str:
        return SCHEME


def user_of(request: Request) -> User:
    """The person behind a request that has been authenticated."""
    return cast(User, request.user)
