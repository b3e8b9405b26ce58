"""No more letters: the address in every letter. Looking changes nothing, because mail scanners look too."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from events.actions.addresses import subscribe_again, unsubscribe
from events.addresses import closings
from events.errors import NotFound
from events.languages import PRODUCT_TAGS
from events.models import Letter
from events.unsubscribing import letter_of

ONE_CLICK = "List-Unsubscribe"  # what mail programs send by themselves (RFC 8058, 3.1): without cookie or form
AGAIN = "again"


@csrf_exempt  # the token in the address is the proof; a mail program has no other
@require_http_methods(["GET", "HEAD", "POST"])
def stop_letters(request: HttpRequest, token: str) -> HttpResponse:
    """One button to get no more letters of the office, and one to get them again."""
    try:
        letter = letter_of(token)
    except NotFound:
        return render(request, "visitor/stop_unknown.html", status=404)
    _speak(request, letter.language)
    if request.method == "POST":
        return _change(request, letter, token)
    closed = closings(letter.office_id, [letter.recipient]).get(letter.recipient.lower())
    context = {
        "office": letter.office,
        "closed": closed is not None and closed.is_unsubscribed,
        "by_this_letter": closed is not None and closed.letter_id == letter.pk,
    }
    return render(request, "visitor/stop_letters.html", context)


def _change(request: HttpRequest, letter: Letter, token: str) -> HttpResponse:
    act = subscribe_again if AGAIN in request.POST else unsubscribe
    act(letter, now=timezone.now())
    if ONE_CLICK in request.POST:
        return HttpResponse(status=204)
    return HttpResponseRedirect(reverse("visitor:stop_letters", args=[token]), status=303)


def _speak(request: HttpRequest, language: str) -> None:
    """The letter's language, unless the address chose one."""
    if not request.language_is_chosen and language in PRODUCT_TAGS:  # type: ignore[attr-defined]
        translation.activate(language)
