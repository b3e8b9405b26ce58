"""Content for prints: plain, without a database; and translations as rows."""

from dataclasses import replace
from datetime import UTC, datetime

from django.db.models import Model

from events.languages import language
from events.models import Translation
from events.texts import text_of
from events.words import digest
from stations.printing import labels
from stations.printing.content import Fact, Text
from stations.printing.sheet import Sheet, SheetColumn, SheetOffer, SheetStation
from stations.printing.signs import Sign, SignOffer, Signs
from tests.stations.printing.phrases import PHRASES

CHANGED_AT = datetime(2027, 5, 3, 10, 0, tzinfo=UTC)
ADDRESS = "https://fest.example/f/sommerfest/"


def de(words: str) -> Text:
    return Text(words, "de")


def a_fact(picture: str = "clock", *words: Text) -> Fact:
    return Fact(picture, de("Zeiten"), words or (de("\u206614:00–15:30\u2069"),))


def an_offer(title: Text | None = None, description: Text | None = None) -> SheetOffer:
    return SheetOffer(title or de("Wimpel nähen"), description or de("Jede Familie näht einen."), (a_fact(),))


def a_station(number: int = 1, *offers: SheetOffer) -> SheetStation:
    kind = Fact("culture", de("Art"), (de("Kultur"),))
    return SheetStation(number, de("Nähtreff"), kind, de("am Brunnen"), offers or (an_offer(),))


def a_column(tag: str, *stations: SheetStation) -> SheetColumn:
    return SheetColumn(
        language=Text(language(tag).autonym, tag),
        title=de("Sommerfest"),
        description=de("Für alle."),
        when=a_fact("clock", de("Samstag")),
        where=a_fact("pin", de("Wiese")),
        travel=a_fact("way", de("Straßenbahn 4")),
        scan=labels.say(tag, labels.SCAN_SHEET),
        programme=labels.say(tag, labels.PROGRAMME),
        legend=(Fact("clock", de(""), (de("Zeiten"),)),),
        as_of=Text("2027", tag),
        stations=stations or (a_station(),),
    )


def a_sheet(*columns: SheetColumn) -> Sheet:
    return Sheet(
        name=de("Sommerfest: Infoblatt"),
        office=de("Stadtteilbüro"),
        contact=de("03641 1"),
        link=ADDRESS,
        qr_name=de("QR-Code"),
        version="a1b2c3",
        changed_at=CHANGED_AT,
        columns=columns or (a_column("de"),),
    )


def in_words_of(tag: str, stations: int = 1, offers: int = 2) -> SheetColumn:
    """A column whose people write in this language; every third station writes German all the same."""

    def say(field: str, number: int = 1) -> Text:
        spoken = tag if number % 3 else "de"
        return Text(getattr(PHRASES[spoken], field), spoken)

    def offer(number: int) -> SheetOffer:
        facts = (
            Fact("clock", labels.say(tag, labels.TIMES), labels.times([["14:00", "15:30"]], tag)),
            Fact("age", labels.say(tag, labels.AGES), (labels.ages(6, 12, tag),)),
            Fact("language", labels.say(tag, labels.LANGUAGES), (de("Deutsch"), Text(language(tag).autonym, tag))),
            Fact("coin", labels.say(tag, labels.COST), (say("cost", number),)),
        )
        return SheetOffer(say("offer", number), say("details", number), facts)

    def station(number: int) -> SheetStation:
        kind = Fact("culture", labels.say(tag, labels.KIND), (labels.say(tag, "Culture"),))
        many = tuple(offer(number) for _ in range(offers))
        return SheetStation(number, say("station", number), kind, say("place", number), many)

    return replace(
        a_column(tag, *(station(number) for number in range(1, stations + 1))),
        title=say("festival"),
        description=say("about"),
        where=Fact("pin", labels.say(tag, labels.WHERE), (say("place"),)),
        travel=Fact("way", labels.say(tag, labels.TRAVEL), (say("way"),)),
    )


def a_sign(number: int = 7, *offers: Text, name: Text | None = None, scan: tuple[Text, ...] = ()) -> Sign:
    return Sign(
        number=number,
        name=name or de("Nähtreff"),
        titles=(),
        code=f"CODE{number}",
        address=f"fest.example/o/CODE{number}",
        link=f"HTTPS://FEST.EXAMPLE/O/CODE{number}",
        qr_name=de("QR-Code"),
        scan=scan or (de("Bitte scannen"),),
        spoken=(de("Deutsch"),),
        offers=tuple(SignOffer(offer, ()) for offer in offers),
        more=de(""),
        notes=(),
    )


def some_signs(*signs: Sign) -> Signs:
    return Signs(
        lang="de",
        title=de("Sommerfest"),
        name=de("Sommerfest: Schilder"),
        office=de("Stadtteilbüro"),
        changed_at=CHANGED_AT,
        spoken_here=de("Hier spricht man"),
        signs=signs or (a_sign(),),
    )


def a_translation(
    row: Model, field: str, tag: str, words: str, *, origin: str = "person", of: str = ""
) -> Translation:
    """A translation of a text of `row`; made from other words (`of`) it is outdated."""
    text = text_of(row, field)
    return Translation.objects.create(
        office_id=text.office_id,
        about_kind=text.kind,
        about_id=row.pk,
        field=field,
        language=tag,
        words=words,
        origin=origin,
        source=of or text.words,
        source_digest=digest(of or text.words),
        updated_at=datetime(2027, 6, 1, 12, tzinfo=UTC),
    )
