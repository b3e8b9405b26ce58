"""Trying out on one machine: a link that signs one person of the office in, once, within a day.

Only while no mail server is set: then a code sent by mail reaches nobody. Elsewhere the address does not exist.
"""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import login
from django.core import signing
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from events.models import User

VALID = timedelta(hours=24)
_SALT = "standfest trial sign-in"


def trial_token(user: User) -> str:
    """A token for `user`. It names the last sign-in, so that the next sign-in, by whatever way, ends it."""
    return signing.dumps([user.pk, _last_sign_in(user)], salt=_SALT)


def _last_sign_in(user: User) -> str:
    return user.last_login.isoformat() if user.last_login else ""


def _user_of(token: str, *, lock: bool = False) -> User:
    """Whom the token signs in. Raises Http404 for a forged, used or old one, and where mail is set."""
    if settings.EMAIL_URL:
        raise Http404
    try:
        pk, last_sign_in = signing.loads(token, salt=_SALT, max_age=VALID)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise Http404 from error
    users = User.objects.select_for_update() if lock else User.objects.all()
    user = users.filter(pk=pk, is_active=True).first()
    if user is None or _last_sign_in(user) != last_sign_in:
        raise Http404
    return user


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """A GET shows who would be signed in and a button; the POST signs in."""
    if request.method != "POST":
        return render(request, "staff/enter.html", {"person": _user_of(token)})
    with transaction.atomic():
        user = _user_of(token, lock=True)
        login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(settings.LOGIN_REDIRECT_URL)
