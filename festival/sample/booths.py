"""Who does what at the festivals of Lobeda: the answer, the registration, the decision."""

from dataclasses import dataclass, field
from typing import Any

Times = list[list[str]]


@dataclass(frozen=True, slots=True)
class Booth:
    """One organisation at the coming festival. `days` is how many days after the invitation it answers.

    `ends` is where it stands today: confirmed, waiting, asked, declined, withdrawn, draft, no, silent, chosen.
    `times` are those of its first offer; `more` are further offers, `spot` where visitors find it.
    """

    key: str
    ends: str
    days: int = 0
    person: str = ""
    phone: str = ""
    times: Times = field(default_factory=list)
    spot: str = ""
    needs: dict[str, Any] = field(default_factory=dict)
    more: tuple[dict[str, Any], ...] = ()
    by_phone: bool = False
    note: str = ""


BOOTHS = (
    Booth("stadtteilbuero", "confirmed", 1, "Heike Brandt", "0171 39200 01", spot="Am Eingang, neben der Bühne"),
    Booth(
        "weltraum",
        "confirmed",
        2,
        "Nour Haddad",
        "0171 39200 02",
        [["14:30", "15:00"], ["16:00", "16:30"], ["17:00", "17:30"]],
        "Auf der Wiese, großes Zelt",
        {"needs_tent": True, "power_watts": 500, "width_m": 6, "depth_m": 4},
        (
            {
                "title": "شاي وأغانٍ",
                "description": "نشرب الشاي ونغني أغاني من بلاد كثيرة.",
                "language": "ar",
                "times": [["15:00", "16:00"]],
                "languages": ["ar", "de"],
                "cost": "",
            },
        ),
    ),
    Booth("kursb", "confirmed", 3, "Ruth Ziegler", "0171 39200 03", spot="Unter den Linden, linke Reihe"),
    Booth("welcome", "confirmed", 4, "Oksana Melnyk", "0171 39200 05", spot="Unter den Linden, linke Reihe"),
    Booth("afeefa", "confirmed", 4, "Grace Owusu", "0171 39200 06", spot="Am Eingang", needs={"power_watts": 200}),
    Booth(
        "malteser",
        "confirmed",
        5,
        "Inga Vogt",
        "0171 39200 08",
        [["14:00", "15:30"], ["16:00", "17:30"]],
        "Neben dem Brunnen",
        {"tables": 2},
        (
            {
                "title": "Sanitätsdienst",
                "description": "Pflaster und Hilfe, das ganze Fest.",
                "languages": ["de", "en"],
            },
        ),
    ),
    Booth(
        "blickwechsel", "confirmed", 6, "Samir Khalil", "0171 39200 09", spot="Auf der Wiese", needs={"tables": 4}
    ),
    Booth(
        "asz", "confirmed", 7, "Erika Lindner", "0171 39200 10", [["14:30", "16:30"]], "Lesezelt", by_phone=True
    ),
    Booth("beirat", "confirmed", 8, "Minh Pham", "0171 39200 13", spot="Unter den Linden, rechte Reihe"),
    Booth(
        "sprachmittlung", "confirmed", 9, "Arta Krasniqi", "0171 39200 17", spot="Unter den Linden, rechte Reihe"
    ),
    Booth(
        "sport",
        "confirmed",
        10,
        "Deniz Arslan",
        "0171 39200 18",
        [["14:00", "16:00"]],
        "Auf dem Bolzplatz",
        {"width_m": 8, "depth_m": 8, "tables": 0},
    ),
    Booth("mutterkind", "confirmed", 11, "Iryna Koval", "0171 39200 20", [["15:00", "15:45"]], "Lesezelt"),
    Booth(
        "naehtreff",
        "confirmed",
        12,
        "Shirin Ahmadi",
        "0171 39200 21",
        spot="Auf der Wiese",
        needs={"power_watts": 800, "tables": 3},
    ),
    Booth(
        "kochen",
        "confirmed",
        12,
        "Linh Tran",
        "0171 39200 22",
        [["14:00", "17:00"]],
        "Am Rand der Wiese, beim Wasser",
        {"power_watts": 6000, "needs_water": True, "needs_tent": True, "tables": 3},
        ({"title": "Tee für alle", "languages": ["de", "tr", "ar", "vi"], "cost": "Spende"},),
    ),
    Booth("gesundheit", "confirmed", 13, "Dr. Ute Hahn", "0171 39200 23", spot="Neben dem Brunnen"),
    Booth("feuerwehr", "withdrawn", 14, "Lars Otto", "0171 39200 19", needs={"needs_water": True, "width_m": 6}),
    Booth("familienzentrum", "waiting", 15, "Amal Nasser", "0171 39200 24", needs={"needs_tent": True}),
    Booth("caritas", "waiting", 16, "Benedikt Faber", "0171 39200 14"),
    Booth("diakonie", "waiting", 17, "Susanne Krüger", "0171 39200 15", by_phone=True),
    Booth("kita", "waiting", 18, "Jana Roth", "0171 39200 26"),
    Booth(
        "wobau",
        "asked",
        19,
        "Ralf Schütze",
        "0171 39200 16",
        needs={"power_watts": 3000},
        note="Wofür brauchen Sie 3000 Watt? Am Rand der Wiese gibt es nur 1000 Watt.",
    ),
    Booth(
        "jobcenter",
        "declined",
        20,
        "Frank Mai",
        "0171 39200 12",
        note="Dieses Jahr bleiben die Plätze für Spiele und Mitmach-Angebote. Gern beim nächsten Fest.",
    ),
    Booth("fz-lobeda", "draft", 21, "Olga Weber"),
    Booth("ehrenamt", "no", 6, note="An diesem Tag sind wir auf einer Messe. Viel Freude beim Fest!"),
    Booth("jugendamt", "silent"),
    Booth("buergerhaus", "silent"),
    Booth("chor", "chosen"),
)

# Who was at last year's festival, in the order of the numbers.
LAST_YEAR = ("stadtteilbuero", "weltraum", "malteser", "blickwechsel", "asz", "sport", "naehtreff", "kochen")
