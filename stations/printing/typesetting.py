"""Plain data → PDF with Typst. Words go in as JSON through `sys_inputs`, never into the template."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import typst
from django.utils.translation import gettext as _

from events.languages import language
from stations.printing.content import Place, Sheet, Signs
from stations.printing.errors import MissingGlyph, PrintError

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


def _folder(package: str) -> Path:
    return Path(str(import_module(package).__file__)).parent


def typeset(template: str, content: Sheet | Signs) -> bytes:
    """The PDF of `content`. Raises MissingGlyph naming the character and its place."""
    data = json.dumps(_plain(asdict(content)), ensure_ascii=False)
    try:
        return _compile(HERE / f"{template}.typ", data, content.changed_at)
    except typst.TypstError as error:
        found = _UNPRINTABLE.search(str(error))
        if found is None:
            raise PrintError(_("The PDF could not be made: %(error)s") % {"error": error}) from error
        character = _unescape(found[1])
        raise MissingGlyph(character=character, place=_place_of(character, content.places())) from error


@lru_cache(maxsize=256)
def is_printable(words: str) -> bool:
    """Whether the fonts at hand have every character of `words`."""
    try:
        _compile(HERE / "probe.typ", json.dumps(words), None)
    except typst.TypstError:
        return False
    return True


def _compile(path: Path, data: str, made_at: datetime | None) -> bytes:
    pdf: bytes = typst.compile(
        path,
        root=HERE,
        font_paths=list(font_folders()),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=STANDARD,
        sys_inputs={"data": data},
        timestamp=int(made_at.timestamp()) if made_at else None,
    )
    return pdf


def _plain(value: Any) -> Any:
    """What JSON can carry; a text's language becomes what Typst takes, with its direction."""
    if isinstance(value, dict):
        plain = {key: _plain(inner) for key, inner in value.items()}
        return plain | _language_of(value["lang"]) if "lang" in value else plain
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
