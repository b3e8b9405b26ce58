"""`sign_in_links`: the way into the sample, for the office, for an organisation and for a translator."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from events.links import absolute_url
from events.models import FestivalState, Membership, Role, Translator
from events.tokens import known_token
from events.translating import personal_address
from festival.management.plain import PlainCommand
from festival.sample.offices import LOBEDA
from festival.trial import trial_token
from stations.models import InvitationState, PersonalLink


class Command(PlainCommand):
    help = (
        "Print a link that signs the sample's coordinator in, once and within 24 hours, and the personal links "
        "of an organisation and of a translator. Only where no mail server is set."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.EMAIL_URL:
            raise CommandError("EMAIL_URL is set: people sign in with a code sent by mail.")
        self.stdout.write(_office_line())
        self.stdout.write(_organisation_line())
        self.stdout.write(_translator_line())


def _office_line() -> str:
    coordinators = Membership.objects.filter(office__slug=LOBEDA["slug"], role=Role.COORDINATOR)
    membership = coordinators.filter(user__is_active=True).select_related("user", "office").first()
    if membership is None:
        raise CommandError("There is no sample here. Make one with “manage.py seed_demo”.")
    url = absolute_url("trial_enter", trial_token(membership.user))
    return f"Office – {membership.user}, {membership.office}: {url}"


def _organisation_line() -> str:
    """An organisation that has not answered yet shows the most; else any whose festival goes on."""
    links = PersonalLink.objects.usable().filter(
        invitation__festival__office__slug=LOBEDA["slug"],
        invitation__festival__state__in=[FestivalState.INVITING, FestivalState.PUBLISHED],
        invitation__organisation__withdrawn_at=None,
    )
    open_first = sorted(
        links.select_related("contact", "invitation__organisation"),
        key=lambda link: link.invitation.state != InvitationState.INVITED,
    )
    for link in open_first:
        token = known_token(link.nonce, link.digest)
        if token is not None:
            name = ", ".join(part for part in (link.contact.name, link.invitation.organisation.name) if part)
            return f"Organisation – {name}: {absolute_url('portal:start', token)}"
    return "Organisation – none of the sample is invited to a festival that goes on."


def _translator_line() -> str:
    translator = Translator.objects.welcome().filter(festival__office__slug=LOBEDA["slug"]).first()
    if translator is None:
        return "Translator – nobody is asked to translate the sample."
    return f"Translator – {translator}: {personal_address(translator)}"
