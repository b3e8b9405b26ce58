"""Reading letters as their readers do."""

import re
from email.message import EmailMessage

from icalendar import Calendar


def text_of(letter: EmailMessage) -> str:
    """The plain text part."""
    part = letter.get_body(("plain",))
    assert part is not None
    return part.get_content()


def link_in(letter: EmailMessage) -> str:
    """The personal link."""
    found = re.findall(r"http\S+/my/[\w-]+/", text_of(letter))
    assert len(found) == 1, text_of(letter)
    return found[0]


def code_in(letter: EmailMessage) -> str:
    """The code to sign in with."""
    found = re.findall(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", text_of(letter), re.MULTILINE)
    assert len(found) == 1, text_of(letter)
    return found[0]


def calendar_in(letter: EmailMessage) -> Calendar:
    """The dates that are attached, one a file; the first one also stands beside the text, for the mail program."""
    parts = [part for part in letter.walk() if part.get_content_type() == "text/calendar"]
    beside, *files = [part.get_payload(decode=True) for part in parts]
    assert beside == files[0]
    together = Calendar()
    for file in files:
        (entry,) = Calendar.from_ical(file).walk("VEVENT")
        together.add_component(entry)
    return together
