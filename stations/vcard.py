"""An organisation as a business card for the address book: vCard 4.0 (RFC 6350), pure.

Only what its public page shows. Values are escaped (3.4), lines are folded at 75 octets between characters (3.2).
"""

from datetime import UTC
from urllib.parse import urlsplit

from events.formats import without_controls
from events.languages import language
from stations.models import Organisation

_LINE = 75


def vcard(organisation: Organisation, address: str, note: str = "") -> bytes:
    """The card; `address` is the permanent address of its page, `note` something to read under the name."""
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        f"UID:{address}",
        "KIND:org",
        f"FN:{_text(organisation.name)}",
        f"N:{_text(organisation.name)};;;;",
        f"ORG:{_text(organisation.name)}",
        *_reach(organisation),
        *(f"LANG;PREF={n}:{tag}" for n, tag in enumerate(_tags(organisation), 1)),
        *([f"NOTE:{_text(note)}"] if note else []),
        f"SOURCE:{address}",
        f"REV:{organisation.updated_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        "END:VCARD",
    ]
    return b"".join(_folded(line) for line in lines)


def _reach(organisation: Organisation) -> list[str]:
    lines = []
    if organisation.address or organisation.place:
        lines.append(f"ADR;TYPE=work:;;{_text(organisation.address)};{_text(organisation.place)};;;")
    if organisation.phone:
        lines.append(f"TEL;TYPE=work:{_text(organisation.phone)}")
    if organisation.email:
        lines.append(f"EMAIL;TYPE=work:{_text(organisation.email)}")
    if urlsplit(organisation.web).scheme in {"http", "https"}:
        lines.append("URL;TYPE=work:" + "".join(without_controls(organisation.web).split()))
    return lines


def _tags(organisation: Organisation) -> list[str]:
    return [language(tag).tag for tag in organisation.spoken_languages]


def _text(words: str) -> str:
    escaped = without_controls(words).replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return escaped.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """The line as octets, in pieces that each end between two characters."""
    pieces, piece = [], b""
    for char in line:
        octets = char.encode()
        if len(piece) + len(octets) > _LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
