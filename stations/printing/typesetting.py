"""Plain data → PDF with Typst. Words go in as JSON through `sys_inputs`, never into the template."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import lru_cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import typst
from django.utils.translation import gettext as _

from events.jobs import Progress
from events.languages import language
from stations.printing.content import Content, Place
from stations.printing.errors import MissingGlyph, PrintError
from stations.printing.qr import qr_svg

HERE = Path(__file__).resolve().parent
FONT_PACKAGES = ("manimgx_fonts", "fontpkg_amiri")
MORE_FONTS = ("manimgx_fonts_cjk",)  # Chinese, Japanese, Korean; printed with where it is installed
STANDARD: Final = "ua-1"  # tagged for screen readers; refuses missing glyphs and alternative texts
_UNPRINTABLE = re.compile(r'(?:the text|disallowed codepoint) `"(.+?)"`')
_LANGUAGE = re.compile(r"^[a-z]{2,3}(?=-|$)")


@lru_cache(maxsize=1)
def font_folders() -> tuple[Path, ...]:
    """The folders of the font packages."""
    folders = [_folder(name) for name in FONT_PACKAGES]
    for name in MORE_FONTS:
        try:
            folders.append(_folder(name))
        except ImportError:
            continue
    return tuple(folders)


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Looked through once: finding them again for each PDF takes a tenth of its time."""
    paths = [str(folder) for folder in font_folders()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)


def _folder(package: str) -> Path:
    return Path(str(import_module(package).__file__)).parent


def typeset(template: str, content: Content, progress: Progress | None = None) -> bytes:
    """The PDF of `content`: its QR codes first, then the pages; `progress` is told after each code and at the end.

    Raises MissingGlyph naming the character and its place.
    """
    data = _data(content)
    links = content.links()
    codes = {}
    for done, link in enumerate(links, start=1):
        codes[link] = qr_svg(link)
        if progress:
            progress(done, len(links) + 1)
    try:
        pdf = _compile(HERE / f"{template}.typ", data, content.changed_at, codes=json.dumps(codes))
    except typst.TypstError as error:
        found = _UNPRINTABLE.search(str(error))
        if found is None:
            raise PrintError(_("The PDF could not be made: %(error)s") % {"error": error}) from error
        character = _unescape(found[1])
        raise MissingGlyph(character=character, place=_place_of(character, content.places())) from error
    finally:
        _forget()
    if progress:
        progress(len(links) + 1, len(links) + 1)
    return pdf


def _forget() -> None:
    """Typst keeps what it has laid out for ten more runs, in case it comes again: a hundred megabytes after some
    sheets. Ten runs over nothing take a sixtieth of a second."""
    for _run in range(10):
        typst.compile(b"", font_paths=_fonts(), format="svg")


def print_digest(template: str, content: Content) -> str:
    """SHA-256 of all that the PDF of `content` is made from, the tools included. 64 hexadecimal digits."""
    return _sha256(json.dumps([template, _data(content), _sources(), _tools()]).encode())


@lru_cache(maxsize=1)
def _sources() -> list[str]:
    paths = sorted([*HERE.glob("*.typ"), *HERE.glob("pictograms/*.svg"), HERE / "qr.py"])
    return [f"{path.name} {_sha256(path.read_bytes())}" for path in paths]


@lru_cache(maxsize=1)
def _tools() -> list[str]:
    return [f"{name} {version(name)}" for name in ("typst", "qrcode", *(folder.name for folder in font_folders()))]


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _data(content: Content) -> str:
    return json.dumps(_plain(content), ensure_ascii=False)


@lru_cache(maxsize=256)
def is_printable(words: str) -> bool:
    """Whether the fonts at hand have every character of `words`."""
    try:
        _compile(HERE / "probe.typ", json.dumps(words), None, codes="{}")
    except typst.TypstError:
        return False
    return True


def _compile(path: Path, data: str, made_at: datetime | None, **more: str) -> bytes:
    pdf: bytes = typst.compile(
        path,
        root=HERE,
        font_paths=_fonts(),
        format="pdf",
        pdf_standards=STANDARD,
        sys_inputs={"data": data, **more},
        timestamp=int(made_at.timestamp()) if made_at else None,
    )
    # Chrome's reader (PDFium) turns every line of a document around that says it runs from right to left, the
    # German lines in it too. Each line tells its own direction, and nothing else hangs on this entry.
    return pdf.replace(b"/Direction/R2L>>", b"/Direction/L2R>>")


def _plain(value: Any) -> Any:
    """What JSON can carry; a text's language becomes what Typst takes, with its direction."""
    if is_dataclass(value):
        plain = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return plain | _language_of(plain["lang"]) if "lang" in plain else plain
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime) else value


def _language_of(tag: str) -> dict[str, object]:
    primary = _LANGUAGE.match(tag.lower())
    return {"lang": primary[0] if primary else "und", "rtl": language(tag).rtl}


def _unescape(quoted: str) -> str:
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda match: chr(int(match[1], 16)), quoted)


def _place_of(character: str, places: Iterator[Place]) -> str:
    unknown = _("the printed words of this language")
    return next((where for where, text in places if character in text.words), unknown)
