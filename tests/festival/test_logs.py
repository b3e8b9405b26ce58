"""Log lines: one a record, and never a personal link."""

import io
import logging

import pytest

from festival.logs import HidePersonalLinks, LineFormatter

TOKEN = "abcdefGHIJKL_-012345xy"


@pytest.fixture
def log():
    """A logger set up as in the settings, and what it wrote."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.addFilter(HidePersonalLinks())
    handler.setFormatter(LineFormatter())
    logger = logging.Logger("test")
    logger.addHandler(handler)
    return logger, out


def test_a_line(log):
    logger, out = log

    logger.info("%s letters sent", 24)

    stamp, rest = out.getvalue().split(" ", 1)
    assert rest == "INFO test: 24 letters sent\n"
    assert len(stamp) == len("2027-06-01T09:00:00")


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (f"GET /my/{TOKEN}/ 200", ()),
        ("GET %s 200", (f"/my/{TOKEN}/answer/",)),
        ("%(path)s", ({"path": f"/ar/my/{TOKEN}/"},)),
        (f"http://localhost/my/{TOKEN}", ()),
    ],
)
def test_a_personal_link_is_cut_out(log, words, values):
    logger, out = log

    logger.warning(words, *values)

    assert TOKEN not in out.getvalue()
    assert "/my/…" in out.getvalue()


def test_a_translators_link_too(log):
    logger, out = log

    logger.warning("Not Found: %s", f"/ar/translate/{TOKEN}/ar/festival-1-title/")

    assert out.getvalue().endswith("Not Found: /ar/translate/…/ar/festival-1-title/\n")


def test_the_secret_address_of_a_calendar_too(log):
    logger, out = log

    logger.warning("Gone: %s", f"/calendar/{TOKEN}.ics?language=ar")

    assert out.getvalue().endswith("Gone: /calendar/…?language=ar\n")


def test_also_out_of_a_traceback(log):
    logger, out = log
    try:
        raise ValueError(f"/my/{TOKEN}/ is broken")
    except ValueError:
        logger.exception("failed")

    assert TOKEN not in out.getvalue()
    assert "ValueError: /my/…/ is broken" in out.getvalue()


def test_nobody_writes_lines_of_their_own(log):
    logger, out = log

    logger.info("name: %s", "x\n2027-06-01T09:00:00 INFO test: all is well\r")

    assert out.getvalue().count("\n") == 1


def test_a_wrong_call_is_written_down_and_fails_no_page(log):
    logger, out = log

    logger.info("%s and %s", f"/my/{TOKEN}/")  # noqa: PLE1206 (that is the point)

    assert "%s and %s" in out.getvalue()
    assert TOKEN not in out.getvalue()
