"""How a letter is written: every kind is a template folder and a function that gathers what it says.

A kind registers itself with `register`; `compose` turns a row into a mail in its recipient's language.
The words stand once, in `letters/<kind>/body.txt`: paragraphs separated by empty lines. The HTML part is
made from the same paragraphs, with everything escaped.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.mime.text import MIMEText
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from events.languages import Language, language
from events.models import Letter
from events.texts import load_words, say
from events.words import Said, plain


@dataclass(frozen=True, slots=True)
class Content:
    """What a kind hands over: words for the template, one address to follow, calendar files to attach."""

    context: dict[str, Any]
    action_url: str = ""
    action_label: str = ""
    calendars: list[tuple[str, bytes, str]] = field(default_factory=list)  # (file name, ics, METHOD)
    told: tuple[Said, ...] = ()  # what people wrote, so that its paragraphs know their language


_BLANK_LINE, _ISOLATES = re.compile(r"\n\s*\n"), re.compile("[\u2066-\u2069]")
Gather = Callable[[Letter], Content]
_KINDS: dict[str, Gather] = {}


def register(kind: str) -> Callable[[Gather], Gather]:
    """Decorator: this function gathers what letters of `kind` say. It may raise LetterNotNeeded."""

    def keep(gather: Gather) -> Gather:
        _KINDS[kind] = gather
        return gather

    return keep


def kinds() -> list[str]:
    """All kinds that can be written."""
    return sorted(_KINDS)


@dataclass(frozen=True, slots=True)
class Written:
    """A letter as its reader will see it; `paragraphs` and `action` are what the preview shows."""

    subject: str
    paragraphs: list[str]
    text: str
    html: str
    content: Content


def write(letter: Letter) -> Written:
    """The words of a letter in its recipient's language. The row need not be saved: previews use this too."""
    if letter.festival is not None:
        load_words([letter.festival], [letter.language])
    with translation.override(letter.language):
        content = _KINDS[letter.kind](letter)
        context = {"letter": letter, "office": letter.office, "festival": letter.festival} | content.context
        subject = " ".join(render_to_string(f"letters/{letter.kind}/subject.txt", context).split())
        body = render_to_string(f"letters/{letter.kind}/body.txt", context).replace("\r\n", "\n")
        paragraphs = [part.strip() for part in body.split("\n\n") if part.strip()]
        told = [
            *content.told,
            *([say(letter.festival, "description", letter.language)] if letter.festival else []),
        ]
        frame = context | {
            "subject": subject,
            "paragraphs": paragraphs,
            "blocks": list(_with_language(paragraphs, told, letter.language)),
            "action_url": content.action_url,
            "action_label": content.action_label,
            "lang": letter.language,
            "dir": language(letter.language).direction,
        }
        text = render_to_string("letters/frame.txt", frame)
        html = render_to_string("letters/frame.html", frame)
    return Written(subject, paragraphs, text, html, content)


def _with_language(paragraphs: list[str], told: list[Said], reader: str) -> Iterator[tuple[str, Language]]:
    """Each paragraph with its language: the reader's, or that of the words of people it consists of."""
    languages = {_bare(part): said.lang for said in told for part in _BLANK_LINE.split(said.words)}
    for paragraph in paragraphs:
        yield paragraph, language(languages.get(_bare(paragraph), reader))


def _bare(text: str) -> str:
    """Without the marks of direction that a letter puts around it."""
    return plain(_ISOLATES.sub("", text))


def compose(letter: Letter) -> EmailMultiAlternatives:
    """The mail itself: text, HTML, the calendar as an alternative part and as a file."""
    written = write(letter)
    mail = EmailMultiAlternatives(
        subject=written.subject,
        body=written.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[letter.recipient],
        reply_to=[letter.office.contact_email],
        headers={
            "Message-ID": letter.message_id,
            "Content-Language": letter.language,
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    mail.attach_alternative(written.html, "text/html")
    for name, ics, method in written.content.calendars:
        mail.attach_alternative(ics.decode(), f"text/calendar; method={method}")
        mail.attach(_calendar_file(name, ics, method))
    return mail


def _calendar_file(name: str, ics: bytes, method: str) -> MIMEText:
    """For mail programs that do not look into alternative parts: the same, to save and open."""
    part = MIMEText(ics.decode(), "calendar", "utf-8")
    part.set_param("method", method)
    part.add_header("Content-Disposition", "attachment", filename=name)
    return part
