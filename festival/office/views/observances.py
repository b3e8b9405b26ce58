"""What a festival is linked with: observances near its dates, how it stands to them, what visitors read."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from events.actions.observances import link_observance, unlink, update_link
from events.actors import staff
from events.calendars import Observance, in_state
from events.calendars.effects import NOT_CELEBRATED, effect_of
from events.errors import NotFound
from events.models import Festival, ObservanceLink, OwnDay, Stance
from events.own_days import OfficeDay, find_day, known_days, mark_of, name_of
from events.permissions import Right, festival_for
from events.ranking import is_named
from events.reasons import say_certainty
from events.relations import relation, relation_of
from festival.forms import carried_out
from festival.office.forms.observances import LinkForm
from festival.office.pages import StaffRequest, desk_page, posted
from stations.advising import communities_of

HERE = "observances"
NEAR = timedelta(days=14)
forms_only = require_http_methods(["GET", "HEAD", "POST"])

# What a link means for visitors and for the office.
MEANINGS = {
    Stance.CELEBRATE: gettext_lazy("Visitors read that you celebrate it together."),
    Stance.MIND: gettext_lazy("Visitors read how you take care of it, for example with food after sunset."),
    Stance.AVOID: gettext_lazy("Visitors read nothing. You are told when its date changes."),
}


@dataclass(frozen=True, slots=True)
class Near:
    """An observance beside a festival, in the reader's language."""

    row: Observance
    name: str
    relation: str
    mark: str
    meaning: str
    certainty: str
    named: bool
    link: ObservanceLink | None

    @property
    def stances(self) -> list[tuple[str, str]]:
        """How a festival may stand to it: nobody celebrates with others on a day of mourning."""
        is_feast = self.row.kind not in NOT_CELEBRATED
        return [
            (str(value), str(label)) for value, label in Stance.choices if is_feast or value != Stance.CELEBRATE
        ]


@login_required
@require_safe
def observances(request: StaffRequest, festival: str) -> HttpResponse:
    """What is on near the festival, and what it is linked with. Constant queries."""
    found = festival_for(request.user, festival, Right.VIEW)
    own_days = list(found.office.own_days.all())
    links = list(found.observance_links.all())
    for link in links:
        link.festival = found
    rows = _near(found, own_days, links)
    return desk_page(
        request,
        "office/observances/list.html",
        festival=found,
        here=HERE,
        links=[(link, *_told(link, own_days)) for link in links],
        named=[row for row in rows if row.named or row.link],
        others=[row for row in rows if not (row.named or row.link)],
    )


def _told(link: ObservanceLink, own_days: list[OwnDay]) -> tuple[str, str, str]:
    """What a link is about, how the festival lies to it, what it means."""
    name = _(name_of(link.key, link.first, own_days))
    relation = relation_of(link, link.festival.starts_at, link.festival.ends_at).say(name)
    return name, relation, str(MEANINGS[Stance(link.stance)])


def _near(festival: Festival, own_days: list[OwnDay], links: list[ObservanceLink]) -> list[Near]:
    first, last = (at.astimezone(festival.zone).date() for at in (festival.starts_at, festival.ends_at))
    linked = {(link.key, link.first): link for link in links}
    rows = known_days(own_days, first - NEAR, last + NEAR, state=festival.office.federal_state)
    communities = communities_of(festival.office, festival=festival)
    near = []
    for row in rows:
        name = _(row.name)
        how = relation(first, last, begins=row.first, ends=row.last, evening=row.evening).say(name)
        near.append(
            Near(
                row=row,
                name=name,
                relation=how,
                mark=mark_of(row),
                meaning=row.say_meaning(_),
                certainty="" if isinstance(row, OfficeDay) else say_certainty(row),
                named=is_named(row, effect_of(row), communities),
                link=linked.get((row.key, row.first)),
            )
        )
    return near


@login_required
@forms_only
def new(request: StaffRequest, festival: str) -> HttpResponse:
    """Link the observance `?key=…&first=…`, with `&stance=…` chosen already."""
    found = festival_for(request.user, festival, Right.PLAN)
    if "key" not in request.GET:
        return redirect("desk:observances", found.slug)
    row = _asked(request, found)
    stance = request.GET.get("stance", "")
    unsaved = ObservanceLink(
        festival=found, language=found.language, stance=stance if stance in Stance.values else Stance.CELEBRATE
    )
    form = LinkForm(posted(request), instance=unsaved)

    def save() -> None:
        who, now = staff(request.user), timezone.now()
        link_observance(found, key=row.key, first=row.first, actor=who, now=now, **form.cleaned_data)

    if request.method == "POST" and carried_out(form, save):
        messages.success(request, _("The festival is linked with %(name)s.") % {"name": _(row.name)})
        return redirect("desk:observances", found.slug)
    return _page(request, found, form, name=_(row.name), row=row, mark=mark_of(row))


@login_required
@forms_only
def link(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """Change how the festival stands to it, or the sentence."""
    row = _link(request, festival, pk)
    form = LinkForm(posted(request), instance=row)

    def save() -> None:
        update_link(row, actor=staff(request.user), now=timezone.now(), **form.cleaned_data)

    if request.method == "POST" and carried_out(form, save):
        messages.success(request, _("Saved."))
        return redirect("desk:observances", row.festival.slug)
    own_days = list(row.festival.office.own_days.all())
    found = find_day(row.key, row.first, own_days)
    name = _(name_of(row.key, row.first, own_days))
    return _page(request, row.festival, form, name=name, row=found, mark=mark_of(found) if found else "", link=row)


@login_required
@forms_only
def remove(request: StaffRequest, festival: str, pk: int) -> HttpResponse:
    """After asking: the sentence and its translations go with the link."""
    row = _link(request, festival, pk)
    if request.method == "POST":
        unlink(row, actor=staff(request.user), now=timezone.now())
        messages.success(request, _("The link is removed."))
        return redirect("desk:observances", row.festival.slug)
    name = _(name_of(row.key, row.first, list(row.festival.office.own_days.all())))
    context: dict[str, Any] = {"festival": row.festival, "link": row, "name": name}
    return desk_page(request, "office/observances/link_remove.html", here=HERE, **context)


def _link(request: StaffRequest, festival: str, pk: int) -> ObservanceLink:
    found = festival_for(request.user, festival, Right.PLAN)
    row = found.observance_links.select_related("festival__office").filter(pk=pk).first()
    if row is None:
        raise NotFound
    return row


def _asked(request: StaffRequest, festival: Festival) -> Observance:
    """The observance that the address names, as the office knows it. Raises NotFound."""
    try:
        day = date.fromisoformat(request.GET.get("first", ""))
    except ValueError as error:
        raise NotFound from error
    found = find_day(request.GET.get("key", ""), day, list(festival.office.own_days.all()))
    if found is None or found.first != day:
        raise NotFound
    return found


def _page(
    request: StaffRequest, festival: Festival, form: LinkForm, row: Observance | None, **context: Any
) -> HttpResponse:
    return desk_page(
        request,
        "office/observances/link.html",
        festival=festival,
        here=HERE,
        form=form,
        meaning=in_state(row, festival.office.federal_state).say_meaning(_) if row else "",
        status=422 if request.method == "POST" else 200,
        row=row,
        **context,
    )
