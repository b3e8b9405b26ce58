"""`add_office`: the first thing on a new installation, since only a coordinator can add people at the desk."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from events.actions.offices import create_office, set_member
from events.actors import Actor
from events.links import absolute_url
from events.models import FederalState, Office, Role
from festival.management.plain import PlainCommand


class Command(PlainCommand):
    help = (
        "Add an office and its coordinator, who signs in with a code sent by mail and does the rest at the desk."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the office's short name in addresses, for example nordstadt")
        parser.add_argument("--name", required=True, help="for example “Quartiersbüro Nordstadt”")
        parser.add_argument("--place", required=True, help="the town")
        parser.add_argument("--state", required=True, choices=FederalState.values, help="the federal state")
        parser.add_argument("--email", required=True, help="where replies to the office's letters go")
        parser.add_argument("--coordinator", required=True, metavar="ADDRESS", help="who signs in first")
        parser.add_argument("--coordinator-name", default="", metavar="NAME")
        parser.add_argument("--language", default="de", help="the language of the office's own texts")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if Office.objects.filter(slug=options["slug"]).exists():
            raise CommandError(f"There is an office “{options['slug']}” already. Nothing was changed.")
        validate_email(options["coordinator"])
        actor, now = Actor(by="command line"), timezone.now()
        office = create_office(
            actor=actor,
            now=now,
            slug=options["slug"],
            name=options["name"],
            place=options["place"],
            federal_state=options["state"],
            contact_email=options["email"],
            language=options["language"],
            languages=[options["language"]],
        )
        member = set_member(
            office,
            email=options["coordinator"],
            name=options["coordinator_name"],
            role=Role.COORDINATOR,
            actor=actor,
            now=now,
        )
        self.stdout.write(f"{office} was added. {member.user} coordinates it and signs in at:")
        self.stdout.write(absolute_url("account_login"))
