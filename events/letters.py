"""How a letter is written: every kind is a template folder and a function that gathers what it says.

A kind registers itself with `register`; `compose` turns a row into a mail in its recipient's language.
The words stand once, in `letters/<kind>/body.txt`: paragraphs separated by empty lines. The HTML part is
made from the same paragraphs, with everything escaped.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.template.loader import render_to_string
from django.utils import translation

from events.errors import Unwritten
from events.formats import own_direction, unlinked
from events.languages import Language, language
from events.mails import LetterMail
from events.models import Letter
from events.sharing import load_shared_words
from events.texts import say
from events.unsubscribing import unsubscribe_url
from events.words import Said, plain


@dataclass(frozen=True, slots=True)
class Content:
    """What a kind hands over: words for the template, one address to follow, calendar files to attach."""

    context: dict[str, Any]
    action_url: str = ""
    action_label: str = ""
    calendars: list[tuple[str, bytes, str]] = field(default_factory=list)  # (file name, ics, METHOD)
    told: tuple[Said, ...] = ()  # what people wrote, so that its paragraphs know their language
    why: str = ""  # why this reader gets it, with %(office)s; contacts of organisations are told by the frame


_BLANK_LINE, _ISOLATES = re.compile(r"\n\s*\n"), re.compile("[\u2066-\u2069]")
Gather = Callable[[Letter], Content]
_KINDS: dict[str, Gather] = {}
_AT_ONCE: set[str] = set()


def register(kind: str, *, at_once: bool = False) -> Callable[[Gather], Gather]:
    """Decorator: this function gathers what letters of `kind` say. It may raise LetterNotNeeded.

    `at_once`: it answers what its reader just did, or must not wait; the daily limit does not hold it up.
    """

    def keep_it(gather: Gather) -> Gather:
        _KINDS[kind] = gather
        if at_once:
            _AT_ONCE.add(kind)
        return gather

    return keep_it


def waits_its_turn(letter: Letter) -> bool:
    """Whether the daily limit may put this letter off."""
    return letter.kind not in _AT_ONCE and not letter.details.get("again")


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
    stop_url: str = ""


def write(letter: Letter) -> Written:
    """The words of a letter in its recipient's language. The row need not be saved: previews use this too.

    Raises LetterNotNeeded, and Unwritten where a template says something it does not know.
    """
    if letter.festival is not None:
        load_shared_words(letter.festival, letter.language)
    with translation.override(letter.language):
        content = _KINDS[letter.kind](letter)
        context = {"letter": letter, "office": letter.office, "festival": letter.festival} | content.context
        subject = " ".join(_render(f"letters/{letter.kind}/subject.txt", context).split())
        body = _render(f"letters/{letter.kind}/body.txt", context).replace("\r\n", "\n")
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
            "why": content.why % {"office": _named(letter)},
            "organisation": context.get("organisation"),
            "stop_url": unsubscribe_url(letter),
            "lang": letter.language,
            "dir": language(letter.language).direction,
        }
        text = _render("letters/frame.txt", frame)
        html = _render("letters/frame.html", frame)
    return Written(subject, paragraphs, text, html, content, frame["stop_url"])


def _named(letter: Letter) -> str:
    """The office's name inside a sentence of the reader's."""
    return own_direction(unlinked(letter.office.name), right_to_left=language(letter.language).direction == "rtl")


def _render(template: str, context: dict[str, Any]) -> str:
    """What the template says. A letter with a hole in it is not sent: an unknown word is an error, by name."""
    try:
        return render_to_string(template, context, using="letters")
    except (OperationalError, InterfaceError):  # nothing is wrong with the words
        raise
    except Exception as error:
        raise Unwritten(template, error) from error


def _with_language(paragraphs: list[str], told: list[Said], reader: str) -> Iterator[tuple[str, Language]]:
    """Each paragraph with its language: the reader's, or that of the words of people it consists of."""
    languages = {_bare(part): said.lang for said in told for part in _BLANK_LINE.split(said.words)}
    for paragraph in paragraphs:
        yield paragraph, language(languages.get(_bare(paragraph), reader))


def _bare(text: str) -> str:
    """Without the marks of direction that a letter puts around it."""
    return plain(_ISOLATES.sub("", text))


def compose(letter: Letter) -> LetterMail:
    """The mail itself: text, HTML, the first calendar file as an alternative part, all of them as files."""
    written = write(letter)
    mail = LetterMail(
        subject=written.subject,
        body=written.text,
        from_email=settings.BOUNCE_ADDRESS or settings.DEFAULT_FROM_EMAIL,
        to=[letter.recipient],
        reply_to=[letter.office.contact_email],
        headers={
            "From": settings.DEFAULT_FROM_EMAIL,
            "Message-ID": letter.message_id,
            "Content-Language": letter.language,
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        }
        | _stop_headings(written.stop_url),
    )
    mail.attach_alternative(written.html, "text/html")
    for number, (name, ics, method) in enumerate(written.content.calendars):
        if number == 0:
            mail.attach_alternative(ics.decode(), f"text/calendar; method={method}")
        mail.attach(name, ics.decode(), f"text/calendar; method={method}")
    return mail


def _stop_headings(url: str) -> dict[str, str]:
    """For the button of mail programs by which a reader wants no more letters (RFC 8058)."""
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"} if url else {}
