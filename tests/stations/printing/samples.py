"""Plain content for prints, without a database."""

from datetime import UTC, datetime

from stations.printing.content import (
    Fact,
    Sheet,
    SheetColumn,
    SheetOffer,
    SheetStation,
    Sign,
    Signs,
    Text,
)
from stations.printing.qr import qr_svg

CHANGED_AT = datetime(2027, 5, 3, 10, 0, tzinfo=UTC)
ADDRESS = "https://fest.example/f/sommerfest/"


def de(words: str) -> Text:
    return Text(words, "de")


def a_fact(picture: str = "clock", *words: Text) -> Fact:
    return Fact(picture, de("Zeiten"), words or (de("\u206614:00–15:30 Uhr\u2069"),))


def an_offer(title: Text | None = None, description: Text | None = None) -> SheetOffer:
    return SheetOffer(title or de("Wimpel nähen"), description or de("Jede Familie näht einen."), (a_fact(),))


def a_station(number: int = 1, *offers: SheetOffer) -> SheetStation:
    kind = Fact("culture", de("Art"), (de("Kultur"),))
    return SheetStation(number, de("Nähtreff"), kind, de("am Brunnen"), offers or (an_offer(),))


def a_column(tag: str, *stations: SheetStation) -> SheetColumn:
    own = {"de": "Deutsch", "ar": "العربية"}[tag]
    return SheetColumn(
        language=Text(own, tag),
        when=a_fact("clock", de("Samstag")),
        where=a_fact("pin", de("Wiese")),
        travel=a_fact("way", de("Straßenbahn 4")),
        scan=Text({"de": "Bitte scannen", "ar": "امسح الرمز"}[tag], tag),
        programme=Text({"de": "Was es gibt", "ar": "ماذا هناك"}[tag], tag),
        legend=(Fact("clock", de(""), (de("Zeiten"),)),),
        as_of=Text("2027", tag),
        stations=stations or (a_station(),),
    )


def a_sheet(*columns: SheetColumn) -> Sheet:
    return Sheet(
        title=de("Sommerfest"),
        name=de("Sommerfest: Infoblatt"),
        description=de("Für alle."),
        office=de("Stadtteilbüro"),
        contact=de("03641 1"),
        address=ADDRESS,
        qr=qr_svg(ADDRESS),
        qr_name=de("QR-Code"),
        version="a1b2c3",
        changed_at=CHANGED_AT,
        columns=columns or (a_column("de"),),
    )


def a_sign(number: int = 7, *offers: Text, name: Text | None = None) -> Sign:
    address = f"https://fest.example/o/CODE{number}"
    return Sign(
        number=number,
        name=name or de("Nähtreff"),
        code=f"CODE{number}",
        address=f"fest.example/o/CODE{number}",
        qr=qr_svg(address.upper()),
        qr_name=de("QR-Code"),
        spoken=(Text("Deutsch", "de"),),
        offers=offers,
        more=de(""),
    )


def some_signs(*signs: Sign, scan: tuple[Text, ...] = ()) -> Signs:
    return Signs(
        lang="de",
        title=de("Sommerfest"),
        name=de("Sommerfest: Schilder"),
        office=de("Stadtteilbüro"),
        changed_at=CHANGED_AT,
        scan=scan or (de("Bitte scannen"),),
        spoken_here=de("Hier spricht man"),
        signs=signs or (a_sign(),),
    )
