"""The bytes of a mail, read by the standard library."""

from email import message_from_bytes, policy

import pytest

from events.mails import LINE, LetterMail

LONG = "Erinnerung: Kommen Sie zum „Sommerfest der Kulturen am Salvador-Allende-Platz“ in Lobeda-West?"


@pytest.fixture
def mail():
    mail = LetterMail(
        LONG,
        "Grüße\nvom Fest",
        "Büro Jena <buero@jena.example>",
        ["a@example.org"],
        reply_to=["antwort@jena.example"],
        headers={
            "Message-ID": "<0123456789abcdef@jena.example>",
            "List-Unsubscribe": f"<https://x.example/{'t' * 80}>",
        },
    )
    mail.attach_alternative("<p>Grüße</p>", "text/html")
    mail.attach_alternative("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar; method=REQUEST")
    mail.attach("fest.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar; method=REQUEST")
    return mail


def read(mail):
    return message_from_bytes(mail.wire(), policy=policy.default)


def test_the_headings(mail):
    found = read(mail)

    assert (found["Subject"], found["To"], found["Reply-To"]) == (LONG, "a@example.org", "antwort@jena.example")
    assert found["From"].addresses[0].display_name == "Büro Jena"
    assert found["Message-ID"] == "<0123456789abcdef@jena.example>"
    assert found["List-Unsubscribe"] == f"<https://x.example/{'t' * 80}>"
    assert found["Date"].datetime is not None
    assert not found.defects


@pytest.mark.parametrize("subject", [LONG, LONG.encode("ascii", "ignore").decode(), "مهرجان " * 12, "kurz"])
def test_no_subject_begins_with_a_line_break(mail, subject):
    mail.subject = " ".join(subject.split())
    lines = mail.wire().split(b"\r\n")

    assert lines[0].startswith(b"Subject: ")
    assert len(lines[0]) > len("Subject: ") + 2
    assert all(len(line) <= LINE for line in lines[:3] if not line.startswith(b"List-"))
    assert read(mail)["Subject"] == mail.subject


def test_its_parts(mail):
    alternatives, file = read(mail).iter_parts()
    kinds = [part.get_content_type() for part in alternatives.iter_parts()]

    assert kinds == ["text/plain", "text/html", "text/calendar"]
    assert read(mail).get_body(["plain"]).get_content() == "Grüße\r\nvom Fest"
    assert (file.get_filename(), file.get_param("method"), file.get_param("charset")) == (
        "fest.ics",
        "REQUEST",
        "utf-8",
    )
    assert file.get_payload(decode=True) == b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


def test_every_line_ends_the_same_way_and_long_ones_are_packed(mail):
    mail.body = "ü" * 600 + "\rEnd\r\nreally"

    assert read(mail).get_body(["plain"]).get_content() == "ü" * 600 + "\r\nEnd\r\nreally"
    assert mail.wire().count(b"\n") == mail.wire().count(b"\r\n")
    assert max(len(line) for line in mail.wire().split(b"\r\n")) <= 998


def test_the_tree_is_the_same_mail(mail):
    assert mail.message()["Subject"] == message_from_bytes(mail.wire())["Subject"]


@pytest.mark.parametrize("field", ["subject", "to"])
def test_nobody_writes_headings_of_his_own(mail, field):
    setattr(mail, field, "x\nBcc: b@x.org" if field == "subject" else ["a@x.org\nBcc: b@x.org"])

    with pytest.raises(ValueError, match="line"):
        mail.wire()


def test_every_mail_backend_of_django_can_write_it_out(mail):
    written = message_from_bytes(mail.message().as_bytes(linesep="\r\n"), policy=policy.default)

    assert b"\n" not in mail.message().as_bytes(linesep="\r\n").replace(b"\r\n", b"")
    assert [(part.get_content_type(), part.get_content()) for part in leaves(written)] == [
        (part.get_content_type(), part.get_content()) for part in leaves(read(mail))
    ]
    assert {name: str(value) for name, value in written.items()} == {
        name: str(value) for name, value in read(mail).items()
    }


def leaves(message):
    return [part for part in message.walk() if not part.is_multipart()]
