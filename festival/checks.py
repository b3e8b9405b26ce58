"""How this installation is set up: settings, files, fonts. Each check is a plain function without side effects.

What a running service needs at each moment stands in `festival/doctor.py`.
"""

import shutil
import stat
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host
from django.utils.translation import to_locale

from events.languages import PRODUCT, autonyms, language
from events.machine import wrong_setting
from festival.env import VAR
from stations.printing.typesetting import FONT_PACKAGES, is_printable

OK, WARNING, PROBLEM = "ok", "warning", "problem"
MEGABYTE = 1_000_000
DISK_PROBLEM, DISK_WARNING = 200 * MEGABYTE, 1000 * MEGABYTE
KEY_LENGTH = 40  # characters; with 64 kinds of them that is more than 200 bits
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Check:
    """What was found: `level` is ok, warning or problem; `says` is a sentence, `todo` what to do about it."""

    name: str
    level: str
    says: str
    todo: str = ""


def check_secret_key() -> Check:
    """Long and varied enough, and readable by nobody else where it is kept in a file of ours."""
    key = settings.SECRET_KEY
    if len(key) < KEY_LENGTH or len(set(key)) < 10:
        todo = (
            f"Set SECRET_KEY to at least {KEY_LENGTH} random characters; keep the old one in SECRET_KEY_FALLBACKS."
        )
        return Check("secret key", PROBLEM, "The secret key is short enough to be guessed.", todo)
    kept = VAR / "secret_key"
    if kept.exists() and kept.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
        return Check(
            "secret key", WARNING, f"Other users of this machine can read {kept}.", f"Run: chmod 600 {kept}"
        )
    return Check("secret key", OK, "The secret key is long enough.")


def check_addresses() -> Check:
    """BASE_URL is what letters name and QR codes hold; the server must answer to it."""
    base = urlsplit(settings.BASE_URL)
    if base.scheme not in {"http", "https"} or not base.hostname or base.path:
        todo = "Set it like this: BASE_URL=https://feste.example.org"
        return Check("addresses", PROBLEM, f"BASE_URL is “{settings.BASE_URL}”, which is no web address.", todo)
    if not validate_host(base.hostname, settings.ALLOWED_HOSTS):
        says = f"The server does not answer to {base.hostname}, which is its own BASE_URL."
        return Check("addresses", PROBLEM, says, f"Add {base.hostname} to ALLOWED_HOSTS.")
    if base.hostname in LOCAL_HOSTS:
        says = f"BASE_URL is {settings.BASE_URL}: links in letters and QR codes work on this machine only."
        level = PROBLEM if settings.EMAIL_URL else WARNING
        return Check("addresses", level, says, "Set BASE_URL to the public address before you print or send.")
    if settings.DEBUG:
        return Check("addresses", PROBLEM, "DEBUG is on: errors show the inside of the program.", "Unset DEBUG.")
    if base.scheme == "http":
        says = "BASE_URL is without https: personal links and sign-in codes can be read on the way."
        return Check("addresses", WARNING, says, "Put a proxy with a certificate in front and set BASE_URL.")
    return Check("addresses", OK, f"The server answers to {settings.BASE_URL}.")


def check_fonts() -> Check:
    """The packages are there, and a PDF with every language of the product can be made."""
    missing = [name for name in FONT_PACKAGES if find_spec(name) is None]
    if missing:
        says = f"Font packages are missing: {', '.join(missing)}."
        return Check("fonts", PROBLEM, says, "Install what requirements/run.txt names.")
    tags = [language.tag for language in PRODUCT]
    try:
        if is_printable(" ".join(autonyms(tags))):
            return Check("fonts", OK, f"A PDF can be made in all {len(tags)} languages.")
        names = ", ".join(language(tag).name for tag in tags if not is_printable(language(tag).autonym))
    except (RuntimeError, OSError) as error:
        says = f"No PDF can be made: {error}."
        return Check("fonts", PROBLEM, says, "Install what requirements/run.txt names.")
    says = f"These languages cannot be printed: {names}."
    return Check("fonts", PROBLEM, says, "Install what requirements/run.txt names.")


def check_disk(free: int | None = None) -> Check:
    """Room where the state lives, and leave to write there; `free` in bytes is for trying out."""
    try:
        with tempfile.TemporaryFile(dir=VAR):
            room = shutil.disk_usage(VAR).free if free is None else free
    except OSError as error:
        says = f"Nothing can be written to {VAR}: {error.strerror}."
        return Check("disk", PROBLEM, says, "Make the folder, and make it writable for the service.")
    says = f"{room // MEGABYTE} MB are free in {VAR}."
    if room < DISK_PROBLEM:
        return Check("disk", PROBLEM, says, "Make room now: the database stops when the disk is full.")
    if room < DISK_WARNING:
        return Check("disk", WARNING, says, "Make room soon.")
    return Check("disk", OK, says)


def check_catalogues() -> Check:
    """Every language has its words, compiled and not older than their source."""
    missing, old = [], []
    for product_language in PRODUCT:
        if product_language.tag == "en":
            continue  # the language of the source
        source, compiled = _catalogue(product_language.tag)
        if not compiled.exists():
            missing.append(product_language.tag)
        elif source.exists() and source.stat().st_mtime > compiled.stat().st_mtime:
            old.append(product_language.tag)
    if missing:
        says = f"No compiled words for: {', '.join(missing)}. Readers get English instead."
        return Check("languages", PROBLEM, says, "Run: make catalogues")
    if old:
        says = f"The compiled words are older than their source for: {', '.join(old)}."
        return Check("languages", WARNING, says, "Run: make catalogues")
    return Check("languages", OK, f"The words of {len(PRODUCT)} languages are compiled.")


def _catalogue(tag: str) -> tuple[Path, Path]:
    folder = Path(settings.LOCALE_PATHS[0]) / to_locale(tag) / "LC_MESSAGES"
    return folder / "django.po", folder / "django.mo"


def check_static_files() -> Check:
    """Style sheets and icons are collected; with DEBUG they come from the source."""
    if settings.DEBUG or (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        return Check("static files", OK, "Style sheets and icons are in place.")
    says = "Style sheets and icons have not been collected: pages look bare."
    return Check("static files", WARNING, says, "Run: manage.py collectstatic --noinput")


def check_machine_translation() -> Check:
    """The service is one we know and has what it needs. It is not asked: that may cost money."""
    wrong = wrong_setting()
    if wrong:
        return Check("machine translation", PROBLEM, wrong, "Correct it, or unset MACHINE_TRANSLATION.")
    url, service = urlsplit(settings.MACHINE_TRANSLATION_URL), settings.MACHINE_TRANSLATION
    if not service:
        return Check("machine translation", OK, "Machine translation is off.")
    if settings.MACHINE_TRANSLATION_KEY and url.scheme == "http" and url.hostname not in LOCAL_HOSTS:
        says = "MACHINE_TRANSLATION_URL is without https: the key can be read on the way."
        return Check("machine translation", WARNING, says, "Set it to an address with https.")
    return Check("machine translation", OK, f"Missing words may be filled in by {service}.")


SETUP_CHECKS = (
    check_secret_key,
    check_addresses,
    check_disk,
    check_fonts,
    check_catalogues,
    check_static_files,
    check_machine_translation,
)
