"""Which day suits: the question of a date poll, the answer so far, and what came of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.errors import Refused
from events.models import DatePoll
from events.texts import load_words
from festival.forms import carried_out
from festival.poll_forms import PollAnswerForm
from festival.portal.visits import Visit, by_link
from stations.actions.date_polls import answer_date_poll
from stations.models import DateReply, InvitationState


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def poll(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The form, or the answer that stands with a way to change it. `?change=1` opens the form again."""
    if request.method == "POST":
        return _answer(visit)
    found = visit.poll
    if found is None or not _is_asked(visit, found):
        return _page(visit, found)
    standing = _standing(visit, found)
    if standing is not None and "change" not in request.GET:
        return _page(visit, found, standing=standing)
    return _page(visit, found, standing=standing, form=PollAnswerForm(poll=found, standing=standing))


def _answer(visit: Visit) -> HttpResponse:
    found = visit.poll
    if found is None:
        raise Refused(_("This poll takes no answers any more."))
    standing = _standing(visit, found)
    form = PollAnswerForm(visit.request.POST, poll=found, standing=standing)

    def give() -> None:
        answer_date_poll(
            found,
            visit.invitation,
            fits=form.fits,
            remark=form.cleaned_data["remark"],
            contact=visit.link.contact,
            actor=visit.actor,
            now=visit.now,
        )

    if carried_out(form, give):
        return visit.go_to("poll", done="answered")
    return _page(visit, found, standing=standing, form=form)


def _is_asked(visit: Visit, found: DatePoll) -> bool:
    return found.takes_answers(at=visit.now) and visit.invitation.state != InvitationState.DECLINED


def _standing(visit: Visit, found: DatePoll) -> DateReply | None:
    return found.replies.filter(invitation=visit.invitation).first()  # the newest comes first


def _page(visit: Visit, found: DatePoll | None, **context: Any) -> HttpResponse:
    standing: DateReply | None = context.get("standing")
    if found is not None:
        load_words([found], [get_language() or visit.link.contact.language])
        said = standing.fits if standing else {}
        context["days"] = [(option, said.get(str(option.pk), "")) for option in found.options.all()]
        context["own"] = standing is not None and standing.contact_id == visit.link.contact_id
    return visit.show("portal/poll.html", {"poll": found} | context)
