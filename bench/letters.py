"""Letters: how many leave in a second beside a bare loop over the same connection, and how long owing takes.

`python -m bench.letters [LETTERS]`. Both take turns and use one core; the mail server has another one.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

ROUNDS, BATCHES_A_ROUND = 25, 4
LEAST_RATIO, MOST_SECONDS = 0.6, 3
LANGUAGES = ("de", "ar", "uk", "en", "tr")


def report(letters: int = 10_000) -> str:
    """Owe them, send them, and say in two lines how it went. What misses its aim is marked with `!`."""
    from bench.sink import open_sink
    from tests.processes import free_port

    cores = sorted(os.sched_getaffinity(0))
    port = free_port()
    other = cores[-1] if len(cores) > 1 else None
    with tempfile.TemporaryDirectory() as folder, open_sink(port, Path(folder) / "taken", core=other):
        os.sched_setaffinity(0, {cores[0]})
        try:
            return _measure(letters, port)
        finally:
            os.sched_setaffinity(0, set(cores))


def _measure(letters: int, port: int) -> str:
    from django.conf import settings

    settings.EMAIL_BACKEND = "festival.mail.SmtpBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 20
    owing = _owe(letters)
    a_round = max(letters // ROUNDS, 1)
    ours, bare = _deliver(a_round), _bare_loop(a_round)
    pairs = [(ours(), bare()) for _round in range(letters // a_round)]
    ratio = median(theirs / mine for mine, theirs in pairs)
    mine, theirs = (a_round / median(pair[number] for pair in pairs) for number in (0, 1))
    mark, late = "!" if ratio < LEAST_RATIO else "", "!" if owing >= MOST_SECONDS else ""
    return (
        f"{letters} letters owed in {owing:.2f} s{late} (aim < {MOST_SECONDS})\n"
        f"{letters} letters sent: {mine:.0f} a second; a bare loop {theirs:.0f}; ratio {ratio:.2f}{mark} "
        f"(aim ≥ {LEAST_RATIO})"
    )


def _owe(letters: int) -> float:
    """Invite so many organisations; seconds."""
    from django.utils import timezone

    from events.actors import staff
    from stations.actions.invitations import invite_organisations
    from stations.models import Contact, Invitation, Organisation
    from tests.factories import FestivalFactory, MembershipFactory, berlin

    now = timezone.now()
    actor = staff(MembershipFactory().user)
    late = {name: berlin(2037, 6, 12, hour) for name, hour in TIMES.items()}
    festival = FestivalFactory(office=actor.user.memberships.get().office, slug="many", places=letters, **late)
    rows = [Organisation(office=festival.office, name=f"Verein {n}", code=f"{n:06d}") for n in range(letters)]
    organisations = Organisation.objects.bulk_create(rows)
    Contact.objects.bulk_create(
        Contact(
            organisation=row,
            name=f"Mara Lenz {n}",
            email=f"kontakt{n}@example.org",
            language=LANGUAGES[n % len(LANGUAGES)],
        )
        for n, row in enumerate(organisations)
    )
    invitations = Invitation.objects.bulk_create(
        Invitation(festival=festival, organisation=row, state="chosen") for row in organisations
    )
    began = perf_counter()
    owed = invite_organisations(festival, invitations, actor=actor, now=now)
    seconds = perf_counter() - began
    if len(owed) != letters:
        raise RuntimeError(f"{len(owed)} letters are owed instead of {letters}")
    return seconds


TIMES = {"setup_from": 12, "starts_at": 14, "ends_at": 18, "takedown_until": 20, "registration_deadline": 10}


def _deliver(letters: int) -> Callable[[], float]:
    """Our way: so many letters from the outbox, as the worker does it."""
    from django.utils import timezone

    from worker.claims import BATCH
    from worker.delivery import deliver_due

    def deliver() -> float:
        began, left = perf_counter(), letters
        while left:
            report = deliver_due(now=timezone.now(), limit=min(left, BATCH))
            if not report.sent:
                raise RuntimeError(f"nothing was sent: {report}")
            left -= report.sent
        return perf_counter() - began

    return deliver


def _bare_loop(letters: int) -> Callable[[], float]:
    """The yardstick: one fixed mail of the same size and parts, built and sent over one connection."""
    from email.mime.text import MIMEText

    from django.core.mail import EmailMultiAlternatives, get_connection

    from events.letters import write
    from events.models import Letter

    letter = Letter.objects.select_related("office", "festival__office").filter(language="de").first()
    written = write(letter)
    calendars = [(name, ics.decode(), method) for name, ics, method in written.content.calendars]

    def build() -> EmailMultiAlternatives:
        mail = EmailMultiAlternatives(
            written.subject,
            written.text,
            "Standfest <standfest@localhost>",
            [letter.recipient],
            reply_to=[letter.office.contact_email],
            headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
        )
        mail.attach_alternative(written.html, "text/html")
        for number, (name, ics, method) in enumerate(calendars):
            if number == 0:
                mail.attach_alternative(ics, f"text/calendar; method={method}")
            part = MIMEText(ics, "calendar", "utf-8")
            part.add_header("Content-Disposition", "attachment", filename=name)
            mail.attach(part)
        return mail

    def loop() -> float:
        began = perf_counter()
        connection = get_connection("django.core.mail.backends.smtp.EmailBackend")
        connection.open()
        for _letter in range(letters):
            connection.send_messages([build()])
        connection.close()
        return perf_counter() - began

    return loop


def main() -> None:
    """On a database of its own."""
    with tempfile.TemporaryDirectory(prefix="standfest-bench-") as folder:
        os.environ.setdefault("STANDFEST_VAR", folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        os.environ["LOG_LEVEL"] = "ERROR"
        import django

        django.setup()
        from django.db import connection

        connection.creation.create_test_db(verbosity=0, serialize=False)
        try:
            print(report(*map(int, sys.argv[1:])))
        finally:
            connection.creation.destroy_test_db(str(connection.settings_dict["NAME"]), verbosity=0)


if __name__ == "__main__":
    main()
