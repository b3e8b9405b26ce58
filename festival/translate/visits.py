"""Opening a translator's link: who comes, to which festival, in which language. No account and no session."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation

from events.actors import Actor, translator_by_link
from events.errors import NotFound
from events.languages import PRODUCT_TAGS
from events.models import Festival, Translator
from events.permissions import may_be_translated, translator_for
from events.texts import load_words
from stations.course import Course, courses_of
from stations.wording import Cell


@dataclass
class Visit:
    """One request by personal link. `now` is the clock of this request."""

    request: HttpRequest
    token: str
    translator: Translator
    now: datetime

    @property
    def festival(self) -> Festival:
        """What is translated."""
        return self.translator.festival

    @property
    def actor(self) -> Actor:
        """Who acts here: the translator, never an account."""
        return translator_by_link(self.translator)

    @property
    def languages(self) -> list[str]:
        """What this person was asked for, as far as the festival still speaks it."""
        return [tag for tag in self.translator.languages if tag in self.festival.languages]

    def courses(self) -> list[Course]:
        """The texts in each of the languages."""
        return courses_of(self.festival, self.languages)

    def course(self, tag: str) -> Course:
        """The texts in one language. Raises NotFound for a language this person was not asked for."""
        if tag not in self.languages:
            raise NotFound
        return courses_of(self.festival, [tag])[0]

    def before(self, course: Course) -> dict[str, Cell]:
        """What was `saved` or `removed` on the page before: the address says so, as there is no session."""
        known = {cell.text.key: cell for cell in course.cells}
        told = {word: self.request.GET.get(word, "") for word in ("saved", "removed")}
        return {word: known[key] for word, key in told.items() if key in known}

    def show(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """A page for the translator."""
        load_words([self.festival], [translation.get_language() or self.translator.language])
        common = {
            "token": self.token,
            "translator": self.translator,
            "festival": self.festival,
            "office": self.festival.office,
        }
        return render(self.request, template, common | context, status=status)

    def go_to(self, name: str, *arguments: str, **done: str) -> HttpResponseRedirect:
        """On to another page; `saved` or `removed` name the text it begins with (see `before`)."""
        address = reverse(f"translate:{name}", args=[self.token, *arguments])
        return HttpResponseRedirect(f"{address}?{urlencode(done)}" if done else address, status=303)


View = Callable[..., HttpResponse]


def by_link(view: View) -> View:
    """Decorator: `view(request, visit, …)` for whoever holds a usable link; others get a page that helps.

    A closed festival thanks, whatever the address; words that came too late stand on that page.
    """

    @wraps(view)
    def guarded(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        try:
            translator = translator_for(token)
        except NotFound:
            return render(request, "translate/no_link.html", status=404)
        if not request.language_is_chosen and translator.language in PRODUCT_TAGS:  # type: ignore[attr-defined]
            translation.activate(translator.language)  # the language middleware ends it with the request
        visit = Visit(request, token, translator, timezone.now())
        if not may_be_translated(visit.festival):
            status = 409 if request.method == "POST" else 200
            return visit.show("translate/closed.html", status=status, typed=request.POST.get("words", ""))
        return view(request, visit, **kwargs)

    return guarded
