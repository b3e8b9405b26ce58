"""Opening a personal link: who comes, to which festival, in which language. No account and no session."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from events.actors import Actor
from events.errors import NotFound, Refused
from events.languages import PRODUCT_TAGS
from events.models import DatePoll, DatePollState, Festival
from events.texts import load_words
from festival.portal.notices import notice_of
from stations.actors import organisation_by_link
from stations.models import Invitation, Organisation, PersonalLink, Station
from stations.permissions import link_for


@dataclass
class Visit:
    """One request by personal link. `now` is the clock of this request."""

    request: HttpRequest
    token: str
    link: PersonalLink
    now: datetime

    @property
    def invitation(self) -> Invitation:
        """The invitation the link opens."""
        return self.link.invitation

    @property
    def festival(self) -> Festival:
        """The festival it is about."""
        return self.link.invitation.festival

    @property
    def organisation(self) -> Organisation:
        """Who is invited."""
        return self.link.invitation.organisation

    @property
    def actor(self) -> Actor:
        """Who acts here: the organisation, never an account."""
        return organisation_by_link(self.link)

    @cached_property
    def station(self) -> Station | None:
        """The registration, once it was begun."""
        station = Station.objects.filter(festival=self.festival, organisation=self.organisation).first()
        if station is not None:
            station.festival, station.organisation = self.festival, self.organisation
        return station

    @cached_property
    def poll(self) -> DatePoll | None:
        """The newest question for the date that was put to the organisations."""
        rows = self.festival.date_polls.exclude(state=DatePollState.DRAFT).select_related("chosen")
        found = rows.first()
        if found is not None:
            found.festival = self.festival
        return found

    def station_to_change(self) -> Station:
        """The registration while it may be changed. Raises Refused with what to do instead."""
        if self.station is None:
            raise Refused(_("Accept the invitation first, then register the station."))
        if not self.station.is_editable(at=self.now):
            raise Refused(_("This registration can no longer be changed here. Please call the office."))
        return self.station

    def station_to_fill(self) -> Station:
        """The registration to show in a form: one that may be changed, or the one somebody has just written in.

        What was typed while the deadline passed comes back on the page, with the reason why it is not saved.
        """
        if self.request.method == "POST" and self.station is not None:
            return self.station
        return self.station_to_change()

    def show(self, template: str, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """A page of the portal. Forms with mistakes answer 422 and keep what was typed."""
        form = (context or {}).get("form")
        if status == 200 and form is not None and form.is_bound and form.errors:
            status = 422
        told = [self.festival, *(row for row in (context or {}).values() if isinstance(row, Station))]
        load_words(told, [translation.get_language() or self.link.contact.language])
        common = {
            "visit": self,
            "token": self.token,
            "link": self.link,
            "festival": self.festival,
            "office": self.festival.office,
            "organisation": self.organisation,
            "notice": notice_of(self.request.GET.get("done", "")),
        }
        return render(self.request, template, common | (context or {}), status=status)

    def go_to(self, name: str, *, done: str = "") -> HttpResponseRedirect:
        """On to another page of the portal; `done` names the notice it begins with (see `notices.py`)."""
        address = reverse(f"portal:{name}", args=[self.token])
        return HttpResponseRedirect(f"{address}?done={done}" if done else address, status=303)


View = Callable[..., HttpResponse]


def by_link(view: View) -> View:
    """Decorator: `view(request, visit, …)` for whoever holds a usable link; others get a page that helps."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        try:
            link = link_for(token)
        except NotFound:
            return render(request, "portal/no_link.html", status=404)
        _speak(request, link.contact.language)
        visit = Visit(request, token, link, timezone.now())
        try:
            return view(request, visit, **kwargs)
        except Refused as refusal:
            return visit.show("portal/refused.html", {"sentence": str(refusal)}, status=409)

    return guarded


def _speak(request: HttpRequest, language: str) -> None:
    """The contact's language, unless the address chose one; the language middleware ends it with the request."""
    if not request.language_is_chosen and language in PRODUCT_TAGS:  # type: ignore[attr-defined]
        translation.activate(language)
