"""Business cards by RFC 6350: escaped, folded, only what the page shows."""

from datetime import UTC, datetime

import pytest

from stations.models import Organisation
from stations.vcard import vcard

ADDRESS = "https://fest.example.org/o/K7M4PX"


def card(note="", **fields):
    told = {"name": "Haus am Park", "code": "K7M4PX", "updated_at": datetime(2027, 6, 1, 8, 30, tzinfo=UTC)}
    return vcard(Organisation(**told | fields), ADDRESS, note)


def lines(octets):
    return octets.decode().replace("\r\n ", "").split("\r\n")


def test_a_card_says_who_and_how_to_reach_them():
    octets = card(
        address="Musterstraße 12, 07743 Jena",
        place="Jena",
        phone="03641 12345",
        email="haus@example.org",
        web="https://haus.example.org/",
        spoken_languages=["de", "ar"],
    )

    assert lines(octets) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        f"UID:{ADDRESS}",
        "KIND:org",
        "FN:Haus am Park",
        "N:Haus am Park;;;;",
        "ORG:Haus am Park",
        "ADR;TYPE=work:;;Musterstraße 12\\, 07743 Jena;Jena;;;",
        "TEL;TYPE=work:03641 12345",
        "EMAIL;TYPE=work:haus@example.org",
        "URL;TYPE=work:https://haus.example.org/",
        "LANG;PREF=1:de",
        "LANG;PREF=2:ar",
        f"SOURCE:{ADDRESS}",
        "REV:20270601T083000Z",
        "END:VCARD",
        "",
    ]


def test_what_means_something_to_the_format_is_escaped():
    assert "FN:Tee\\, Tanz\\; und \\\\ mehr" in lines(card(name="Tee, Tanz; und \\ mehr"))


def test_no_line_can_be_slipped_in():
    octets = card(name="Haus\r\nTEL:666", note="eins\nzwei\rdrei\x00\x1b")

    assert [line for line in lines(octets) if line.startswith("TEL")] == []
    assert "FN:Haus\\nTEL:666" in lines(octets)
    assert "NOTE:eins\\nzwei\\ndrei" in lines(octets)


def test_long_lines_are_folded_at_75_octets_and_between_characters():
    name = "بيت الجيران في الحديقة " * 6
    octets = card(name=name)

    assert [line for line in octets.split(b"\r\n") if len(line) > 75] == []
    assert all(line.decode() for line in octets.split(b"\r\n")[:-1])
    assert f"FN:{name}" in lines(octets)


@pytest.mark.parametrize("web", ["javascript:alert(1)", "ftp://example.org/"])
def test_other_addresses_than_websites_are_left_out(web):
    assert [line for line in lines(card(web=web)) if line.startswith("URL")] == []
