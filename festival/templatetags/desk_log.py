"""The log in words: what happened, for the pages of the desk."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.actions.addresses import READER
from events.languages import language
from events.models import Festival, FestivalState, Letter, LogEntry, Office, OwnDay
from festival.office.words import LETTER_KINDS
from stations.exchange import SAVED
from stations.models import Contact, Offer, Organisation, StandingOffer, Station, StationState

register = template.Library()

WORDS = {
    "organisation_created": gettext_lazy("Entered into the directory."),
    "organisation_changed": gettext_lazy("Entry changed."),
    "organisation_confirmed": gettext_lazy("Entry confirmed as still right."),
    "organisation_withdrawn": gettext_lazy("Withdrawn from the directory."),
    "organisation_restored": gettext_lazy("Brought back into the directory."),
    "organisation_chosen": gettext_lazy("Put on the list of this festival."),
    "organisation_unchosen": gettext_lazy("Taken off the list of this festival."),
    "organisation_invited": gettext_lazy("Invited."),
    "contact_added": gettext_lazy("Contact added."),
    "contact_changed": gettext_lazy("Contact changed."),
    "contact_removed": gettext_lazy("Contact removed."),
    "standing_offer_added": gettext_lazy("Offer all year added."),
    "standing_offer_changed": gettext_lazy("Offer all year changed."),
    "standing_offer_removed": gettext_lazy("Offer all year removed."),
    "contact_unsubscribed": gettext_lazy("Wants no more letters from us."),
    "contact_unreachable": gettext_lazy("Letters came back: none is sent there any more."),
    "contact_reachable": gettext_lazy("Gets letters again."),
    "address_unsubscribed": gettext_lazy("Wants no more letters from us."),
    "address_returned": gettext_lazy("A letter came back: none is sent there any more."),
    "address_opened": gettext_lazy("An address gets letters again."),
    "link_sent_again": gettext_lazy("A new personal link was sent."),
    "link_revoked": gettext_lazy("Personal link revoked."),
    "letter_sent_again": gettext_lazy("Letter sent again."),
    "invitation_accepted": gettext_lazy("Invitation accepted."),
    "invitation_declined": gettext_lazy("Invitation declined."),
    "station_begun": gettext_lazy("Registration begun."),
    "station_saved": gettext_lazy("Registration changed."),
    "station_submitted": gettext_lazy("Registration handed in."),
    "station_placed": gettext_lazy("Number and spot changed."),
    "station_put_on_plan": gettext_lazy("Put on the plan, or taken off it."),
    "site_plan_drawn": gettext_lazy("The size of the ground was changed."),
    "facility_added": gettext_lazy("A facility was added to the plan."),
    "facility_changed": gettext_lazy("A facility of the plan was changed."),
    "facility_removed": gettext_lazy("A facility was removed from the plan."),
    "offer_added": gettext_lazy("Offer added."),
    "offer_changed": gettext_lazy("Offer changed."),
    "offer_removed": gettext_lazy("Offer removed."),
    "festival_created": gettext_lazy("Festival planned."),
    "festival_changed": gettext_lazy("Festival changed."),
    "letter_rule_added": gettext_lazy("A rule for letters was added."),
    "letter_rule_changed": gettext_lazy("A rule for letters was changed."),
    "letter_rule_removed": gettext_lazy("A rule for letters was removed."),
    "letter_rules_reset": gettext_lazy("The usual rules for letters were brought back."),
    "date_poll_planned": gettext_lazy("Days to choose from were planned."),
    "date_poll_dropped": gettext_lazy("The planned question for the date was thrown away."),
    "circular_written": gettext_lazy("A circular was written."),
    "circular_changed": gettext_lazy("A circular was changed."),
    "circular_dropped": gettext_lazy("The draft of a circular was thrown away."),
    "circular_sent": gettext_lazy("A circular was sent."),
    "date_poll_opened": gettext_lazy("Organisations were asked for the date."),
    "date_poll_answered": gettext_lazy("Answered which days suit."),
    "date_poll_closed": gettext_lazy("The question for the date was closed."),
    "calendar_made": gettext_lazy("A new address was made for the calendar."),
    "office_changed": gettext_lazy("Office changed."),
    "member_set": gettext_lazy("Role given to a person."),
    "member_removed": gettext_lazy("Person removed from the office."),
    "translator_added": gettext_lazy("Somebody was asked to translate."),
    "translator_changed": gettext_lazy("Translator changed."),
    "translator_link_sent": gettext_lazy("A new link for translating was made."),
    "translator_revoked": gettext_lazy("Link for translating revoked."),
    "translator_removed": gettext_lazy("Translator removed."),
    "own_day_added": gettext_lazy("Own day added."),
    "own_day_changed": gettext_lazy("Own day changed."),
    "own_day_removed": gettext_lazy("Own day removed."),
    "observance_linked": gettext_lazy("Linked with an observance."),
    "observance_link_changed": gettext_lazy("Link with an observance changed."),
    "observance_unlinked": gettext_lazy("Link with an observance removed."),
    "feedback_hidden": gettext_lazy("A sentence of the feedback was hidden."),
    "feedback_shown": gettext_lazy("A sentence of the feedback was shown again."),
    "survey_written": gettext_lazy("A question to residents was written."),
    "survey_changed": gettext_lazy("A question to residents was changed."),
    "survey_dropped": gettext_lazy("The draft of a question to residents was thrown away."),
    "survey_opened": gettext_lazy("A question to residents was opened."),
    "survey_closed": gettext_lazy("A question to residents was closed and its results published."),
    "wish_shown": gettext_lazy("A wish is shown with the results."),
    "wish_hidden": gettext_lazy("A wish is not shown any more."),
    "observance_moved": gettext_lazy("A linked observance has another date."),
}
# Whose fields an event names, by the beginning of its name.
MODELS = {
    "organisation_": Organisation,
    "contact_": Contact,
    "standing_offer_": StandingOffer,
    "station_": Station,
    "offer_": Offer,
    "festival_": Festival,
    "office_": Office,
    "own_day_": OwnDay,
}
MOVES = {"station_moved": StationState, "festival_moved": FestivalState}


@register.filter
def event_words(entry: LogEntry) -> str:
    """What happened, as a sentence; an event without words here is shown by its name."""
    if entry.event in MOVES:
        labels = dict(MOVES[entry.event].choices)
        before, to = entry.details.get("from", ""), entry.details.get("to", "")
        return _("“%(before)s” became “%(to)s”.") % {
            "before": labels.get(before, before),
            "to": labels.get(to, to),
        }
    if entry.event == "translations_imported":
        return _imported(entry)
    words = str(WORDS.get(entry.event, entry.event))
    return f"{words} “{entry.details['why']}”" if entry.details.get("why") else words


def _imported(entry: LogEntry) -> str:
    counts = entry.details.get("counts", {})
    number = sum(counts.get(outcome.value, 0) for outcome in SAVED)
    sentence = ngettext(
        "%(n)s translation into “%(language)s” taken over from a file.",
        "%(n)s translations into “%(language)s” taken over from a file.",
        number,
    )
    return sentence % {"n": number, "language": language(entry.details.get("language", "")).autonym}


@register.filter
def changed_fields(entry: LogEntry) -> str:
    """The names of the fields that changed, as the forms call them."""
    model = next((model for start, model in MODELS.items() if entry.event.startswith(start)), None)
    if model is None or entry.event.endswith("_added"):
        return ""
    known = {field.name: str(getattr(field, "verbose_name", "")) for field in model._meta.get_fields()}
    return ", ".join(known[name] for name in entry.details.get("fields", []) if known.get(name))


@register.filter
def who(entry: LogEntry) -> str:
    """Who did it, in words."""
    if entry.by == READER:
        return _("The recipient of a letter")
    return _("Standfest itself") if entry.by == "clock" else entry.by


@register.filter
def kind_words(letter: Letter) -> str:
    """What a letter is about, in a word."""
    return str(LETTER_KINDS.get(letter.kind, letter.kind))
