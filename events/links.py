"""Absolute addresses of our own pages, for letters, print and QR codes."""

from django.conf import settings
from django.urls import get_script_prefix, reverse, set_script_prefix


def absolute_url(name: str, *args: object, language: str = "") -> str:
    """The whole address of a named page, with `/XX/` in front of its path where a language is given."""
    before = get_script_prefix()
    set_script_prefix(f"/{language}/" if language else "/")
    try:
        return str(settings.BASE_URL) + reverse(name, args=args)
    finally:
        set_script_prefix(before)
