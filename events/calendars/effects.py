"""What an observance does to a festival: a judgement for planning, never about any one family.

Most of it follows from what an observance means (`meanings`); what differs is named by its key. The great
feasts of all traditions are judged alike: where Eid keeps people away, Christmas and Easter do.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from events.calendars import meanings
from events.calendars.observance import Kind, Observance, Unannounced


class Effect(StrEnum):
    """From what weighs most to what only is to be known."""

    RESTRICTED = "restricted"  # silent days: state law limits music and amusement
    COLLIDES = "collides"  # fasts by day, mourning, days without work, feasts that keep people at home
    CAREFUL = "careful"  # mind food, hours, helpers
    BREAK = "break"  # school holidays
    LOVELY = "lovely"  # would be lovely to meet
    NOTE = "note"


BY_MEANING = {
    meanings.RAMADAN: Effect.COLLIDES,
    meanings.EID: Effect.COLLIDES,
    meanings.MOSQUE_EVENING: Effect.CAREFUL,
    meanings.QUIET_RELIGIOUS_DAY: Effect.CAREFUL,
    meanings.MOURNING: Effect.COLLIDES,
    meanings.REMEMBRANCE: Effect.COLLIDES,
    meanings.COMMUNITY_FEAST: Effect.CAREFUL,
    meanings.OUTDOOR_FEAST: Effect.LOVELY,
    meanings.FAMILY_FEAST: Effect.CAREFUL,
    meanings.CHURCH_MORNING: Effect.CAREFUL,
    meanings.CHRISTIAN_FAST: Effect.CAREFUL,
    meanings.VEGAN_FAST: Effect.CAREFUL,
    meanings.HOLY_DAY: Effect.COLLIDES,
    meanings.NO_WORK: Effect.COLLIDES,
    meanings.FULL_FAST: Effect.COLLIDES,
    meanings.CHEERFUL: Effect.LOVELY,
    meanings.NEW_YEAR: Effect.LOVELY,
    meanings.TEMPLE_FEAST: Effect.CAREFUL,
    meanings.FULL_MOON: Effect.CAREFUL,
    meanings.LIGHTS: Effect.LOVELY,
    meanings.ANCESTORS: Effect.CAREFUL,
    meanings.PUBLIC_HOLIDAY: Effect.CAREFUL,
    meanings.PARTIAL_HOLIDAY: Effect.CAREFUL,
    meanings.SILENT_DAY: Effect.RESTRICTED,
    meanings.SCHOOL_BREAK: Effect.BREAK,
    meanings.STATE_DAY: Effect.CAREFUL,
    meanings.AWARENESS: Effect.NOTE,
    meanings.CAMPAIGN: Effect.LOVELY,
}
_KEYS = {
    Effect.COLLIDES: """
        alevi.hizir_fasten_fest alevi.hizir_fasten_woche alevi.masum_paklar alevi.muharrem_fasten
        bahai.fasten bahai.bab_erklaerung bahai.geburt_bab bahai.geburt_baha bahai.naw_ruz
        bahai.ridvan_1 bahai.ridvan_9 bahai.ridvan_12
        chr.armen.ostern chr.armen.weihnachten chr.copt.weihnachten chr.eth.fasika chr.eth.genna
        chr.orth.ostern chr.orth_julian.weihnachten chr.orth_new.weihnachten
        chr.west.heiligabend chr.west.ostersonntag chr.west.weihnachten
        islam.ashura islam.laylat_al_qadr jud.jom_kippur jud.pessach jud.sukkot
        yezidi.rojiyen_ezi yezidi.rojiyen_sesims yezidi.rojiyen_xwedan
    """,
    Effect.CAREFUL: """
        alevi.haci_bektas chr.orth_julian.vidovdan chr.west.christi_himmelfahrt chr.west.gruendonnerstag
        chr.west.karsamstag chr.west.st_martin int.tag_der_befreiung islam.arafa islam_shia.ali_geburt
        islam_shia.ghadir islam_shia.mahdi_geburt islam_shia.mawlid nat.ua_verteidiger pers.yalda
    """,
    Effect.LOVELY: """
        alevi.asure alevi.nevruz hindu.holi kurd.newroz pers.chaharshanbe_suri pers.mehregan
        pers.sizdah_bedar sikh.vaisakhi yezidi.carsema_sor
        int.afrikatag int.familientag int.fete_de_la_musique int.freundschaft int.intl_nowruz
        int.kinderrechte int.kindertag_juni int.kulturelle_vielfalt int.muttersprache int.roma_tag
        int.sprachentag int.tag_offene_moschee int.weltkindertag_de
    """,
}
BY_KEY = {key: effect for effect, keys in _KEYS.items() for key in keys.split()}
# An office's own days, and what a new law adds before it has a meaning here.
BY_KIND = {
    Kind.CELEBRATION: Effect.LOVELY,
    Kind.FAST: Effect.COLLIDES,
    Kind.MOURNING: Effect.COLLIDES,
    Kind.SOLEMN: Effect.COLLIDES,
    Kind.PUBLIC: Effect.CAREFUL,
    Kind.SCHOOL: Effect.BREAK,
    Kind.INTERNATIONAL: Effect.NOTE,
}
# Feasts on only some of whose days work rests, counted from 0; the days between are to be minded.
WORK_RESTS = {"jud.pessach": (0, 1, 6, 7), "jud.sukkot": (0, 1)}
UNTIL_SUNSET = (
    "alevi.hizir_fasten_fest",
    "alevi.hizir_fasten_woche",
    "alevi.masum_paklar",
    "alevi.muharrem_fasten",
    "bahai.fasten",
    "islam.ashura",
    "islam.ramadan",
    "islam_shia.ramadan",
    "yezidi.rojiyen_ezi",
    "yezidi.rojiyen_sesims",
    "yezidi.rojiyen_xwedan",
)
NOT_CELEBRATED = (Kind.FAST, Kind.MOURNING, Kind.SOLEMN, Kind.SCHOOL)  # to be minded, or avoided
STRICT_KINDS = (Kind.FAST, Kind.MOURNING, Kind.SOLEMN)
STRICT_MEANINGS = (
    meanings.RAMADAN,
    meanings.EID,
    meanings.MOURNING,
    meanings.REMEMBRANCE,
    meanings.HOLY_DAY,
    meanings.NO_WORK,
    meanings.FULL_FAST,
    meanings.SILENT_DAY,
)


def stated_effect(row: Observance | Unannounced) -> Effect | None:
    """What this table says about it; None for what is in no table of ours."""
    return BY_KEY.get(row.key) or BY_MEANING.get(row.meaning)


def effect_of(row: Observance | Unannounced) -> Effect:
    """What it does to a festival at its strictest; what state law forbids by day weighs most."""
    if isinstance(row, Observance) and any(ban.is_by_day for ban in row.bans):
        return Effect.RESTRICTED
    return stated_effect(row) or BY_KIND[row.kind]


def effect_on(row: Observance, first: date, last: date) -> Effect:
    """What it does to a festival on these days, which it touches: of some feasts only some days are strict."""
    if row.key in WORK_RESTS and not any(first <= day <= last for day in _days_of_rest(row)):
        return Effect.CAREFUL
    return effect_of(row)


def is_fasted_until_sunset(row: Observance) -> bool:
    """Whether people eat nothing by day and break the fast at sunset."""
    return row.key in UNTIL_SUNSET


def _days_of_rest(row: Observance) -> Iterator[date]:
    """The days on which work rests, and the evening before each run of them."""
    for number in WORK_RESTS[row.key]:
        day = row.first + timedelta(days=number)
        yield from (day - timedelta(days=1), day)
