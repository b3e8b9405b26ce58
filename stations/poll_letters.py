"""The letters of a date poll: the question, the reminder, the decision."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from events.errors import LetterNotNeeded
from events.letters import Content, register
from events.models import DatePoll, Letter
from events.texts import caution_of, load_words, say
from stations.letters import dates_for, invitation_and_link
from stations.models import InvitationState


def _asking(letter: Letter) -> Content:
    invitation, url = invitation_and_link(letter)
    poll = (
        DatePoll.objects.select_related("festival").prefetch_related("options").get(pk=letter.details["poll_id"])
    )
    if "link_id" in letter.details:
        if not poll.is_open:
            raise LetterNotNeeded(gettext_noop("the poll is closed"))
        if invitation.state == InvitationState.DECLINED:
            raise LetterNotNeeded(gettext_noop("already declined"))
        if letter.kind == "date_poll_reminder" and invitation.date_replies.filter(poll=poll).exists():
            raise LetterNotNeeded(gettext_noop("already answered"))
    load_words([poll], [letter.language])
    message = say(poll, "message", letter.language)
    return Content(
        context={
            "invitation": invitation,
            "organisation": invitation.organisation,
            "poll": poll,
            "message": message.words,
            "caution": caution_of(message) if message else "",
        },
        action_url=f"{url}poll/",
        action_label=_("Say which days suit you"),
        told=(message,),
    )


@register("date_poll")
def date_poll_letter(letter: Letter) -> Content:
    """Which days there are to choose from, until when, and the personal link."""
    return _asking(letter)


@register("date_poll_reminder")
def date_poll_reminder_letter(letter: Letter) -> Content:
    """The same, to those who have not answered by the time it is written."""
    return _asking(letter)


@register("date_decided", at_once=True)
def date_decided_letter(letter: Letter) -> Content:
    """On which day the festival is, with the dates for the calendar."""
    invitation, _url = invitation_and_link(letter)
    return Content(
        context={
            "invitation": invitation,
            "organisation": invitation.organisation,
            "helped": invitation.date_replies.filter(poll_id=letter.details["poll_id"]).exists(),
        },
        calendars=dates_for(invitation, letter.language, letter=letter),
    )
