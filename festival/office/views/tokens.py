"""The own account: name, language, tokens for programs."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from events.actions.offices import create_api_token, revoke_api_token
from events.actions.people import update_person
from events.errors import NotFound
from events.models import ApiToken
from festival.forms import carried_out
from festival.office.forms.planning import PersonForm, TokenForm
from festival.office.pages import StaffRequest, desk_page, page_of, posted

SECOND_IDS = "second_%s"  # two forms on one page


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: StaffRequest) -> HttpResponse:
    """Who I am here."""
    form = PersonForm(posted(request), instance=request.user)

    def save() -> None:
        update_person(request.user, **form.cleaned_data)

    if request.method == "POST" and carried_out(form, save):
        messages.success(request, _("Your account is saved."))
        return redirect("desk:account")
    return _page(request, form=form, status=422 if request.method == "POST" else 200)


@login_required
@require_POST
def create(request: StaffRequest) -> HttpResponse:
    """A new token. Its text is in this one answer and stored nowhere: no redirect could show it."""
    form = TokenForm(request.POST, auto_id=SECOND_IDS)
    made: list[tuple[ApiToken, str]] = []
    if carried_out(form, lambda: made.append(create_api_token(request.user, **form.cleaned_data))):
        answer = desk_page(request, "office/people/token.html", here="account", token=made[0][0], text=made[0][1])
        answer.headers["Cache-Control"] = "no-store"
        return answer
    return _page(request, token_form=form, status=422)


@login_required
@require_POST
def revoke(request: StaffRequest, pk: int) -> HttpResponse:
    """From now on nobody gets in with it."""
    token = ApiToken.objects.filter(user=request.user, pk=pk).first()
    if token is None:
        raise NotFound
    revoke_api_token(token, now=timezone.now())
    messages.success(request, _("The token “%(name)s” is revoked.") % {"name": token.name})
    return redirect("desk:account")


def _page(
    request: StaffRequest,
    *,
    form: PersonForm | None = None,
    token_form: TokenForm | None = None,
    status: int = 200,
) -> HttpResponse:
    return desk_page(
        request,
        "office/people/account.html",
        here="account",
        form=form or PersonForm(instance=request.user),
        token_form=token_form or TokenForm(auto_id=SECOND_IDS),
        status=status,
        **page_of(request, request.user.api_tokens.all()),
    )
