"""Settings and files: what makes a warning, what a problem."""

import os

import pytest

from festival import checks
from stations.printing import typesetting


@pytest.mark.parametrize(
    ("key", "level"), [("short", "problem"), ("a" * 60, "problem"), ("n0t-Gu3ssable-" * 4, "ok")]
)
def test_secret_key(settings, tmp_path, monkeypatch, key, level):
    monkeypatch.setattr(checks, "VAR", tmp_path)
    settings.SECRET_KEY = key

    assert checks.check_secret_key().level == level


def test_a_key_file_others_can_read_is_warned(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(checks, "VAR", tmp_path)
    settings.SECRET_KEY = "n0t-Gu3ssable-" * 4
    kept = tmp_path / "secret_key"
    kept.write_text("…")

    kept.chmod(0o644)
    assert checks.check_secret_key().todo == f"Run: chmod 600 {kept}"
    kept.chmod(0o600)
    assert checks.check_secret_key().level == "ok"


@pytest.mark.parametrize(
    ("base_url", "hosts", "email_url", "level"),
    [
        ("https://feste.example.org", ["feste.example.org"], "smtp://mail", "ok"),
        ("https://feste.example.org", [".example.org"], "smtp://mail", "ok"),
        ("https://feste.example.org", ["localhost"], "smtp://mail", "problem"),
        ("http://feste.example.org", ["feste.example.org"], "smtp://mail", "warning"),
        ("http://localhost:8000", ["localhost"], "", "warning"),
        ("http://localhost:8000", ["localhost"], "smtp://mail", "problem"),
        ("feste.example.org", ["feste.example.org"], "", "problem"),
        ("https://example.org/feste", ["example.org"], "", "problem"),
    ],
)
def test_addresses(settings, base_url, hosts, email_url, level):
    settings.BASE_URL, settings.ALLOWED_HOSTS, settings.EMAIL_URL, settings.DEBUG = (
        base_url,
        hosts,
        email_url,
        False,
    )

    assert checks.check_addresses().level == level


def test_debug_in_public_is_a_problem(settings):
    settings.BASE_URL, settings.ALLOWED_HOSTS, settings.DEBUG = "https://a.example.org", ["*"], True

    assert checks.check_addresses().todo == "Unset DEBUG."


@pytest.mark.parametrize(("free", "level"), [(100, "problem"), (500, "warning"), (5000, "ok")])
def test_disk(tmp_path, monkeypatch, free, level):
    monkeypatch.setattr(checks, "VAR", tmp_path)

    assert checks.check_disk(free * checks.MEGABYTE).level == level


def test_a_folder_that_cannot_be_written_is_a_problem(tmp_path, monkeypatch):
    monkeypatch.setattr(checks, "VAR", tmp_path / "none")

    assert checks.check_disk().says.startswith(f"Nothing can be written to {tmp_path / 'none'}")


def test_every_language_can_be_printed():
    assert checks.check_fonts().level == "ok"


def test_a_missing_font_package_is_named(monkeypatch):
    monkeypatch.setattr(checks, "FONT_PACKAGES", (*typesetting.FONT_PACKAGES, "fonts_of_nobody"))

    assert checks.check_fonts().says == "Font packages are missing: fonts_of_nobody."


def test_catalogues_missing_old_and_compiled(settings, tmp_path, monkeypatch):
    settings.LOCALE_PATHS = [tmp_path]
    monkeypatch.setattr(checks, "PRODUCT", [entry for entry in checks.PRODUCT if entry.tag in {"de", "en"}])
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source, compiled = folder / "django.po", folder / "django.mo"
    source.touch()
    assert checks.check_catalogues().says == "No compiled words for: de. Readers get English instead."

    compiled.touch()
    assert checks.check_catalogues().level == "ok"

    later = compiled.stat().st_mtime + 10
    os.utime(source, (later, later))
    assert checks.check_catalogues().level == "warning"


@pytest.mark.parametrize(
    ("service", "url", "key", "level"),
    [
        ("", "", "", "ok"),
        ("deepl", "", "key", "ok"),
        ("deepl", "", "", "problem"),
        ("libretranslate", "http://translate:5000", "", "ok"),
        ("libretranslate", "http://translate.example.org", "key", "warning"),
        ("libretranslate", "http://localhost:5000", "key", "ok"),
        ("babelfish", "", "", "problem"),
    ],
)
def test_machine_translation(settings, service, url, key, level):
    settings.MACHINE_TRANSLATION, settings.MACHINE_TRANSLATION_URL = service, url
    settings.MACHINE_TRANSLATION_KEY = key

    assert checks.check_machine_translation().level == level
