"""The hint under a German text while it is typed: words in, a piece of HTML out. Keeps nothing, needs nobody."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from events.readability import assess


@never_cache
@require_POST
def readability(request: HttpRequest) -> HttpResponse:
    """`text` and its `language` → what is long in it; nothing for languages other than German."""
    text, language = request.POST.get("text"), request.POST.get("language")
    if text is None or not language:
        return HttpResponseBadRequest(_("Send a text as “text” and the tag of its language as “language”."))
    return render(request, "components/readability.html", {"found": assess(text, language)})
