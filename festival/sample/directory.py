"""What the directory of Lobeda knows beyond the imported list. Keys are those of the list's addresses.

Some write in Arabic, English or Ukrainian: a text knows the language it was written in.
"""

from typing import Any

# Organisations the list does not name. The first has the name of another one and is told apart by its place.
MORE_ORGANISATIONS: dict[str, dict[str, Any]] = {
    "fz-lobeda": {
        "name": "Familienzentrum",
        "kind": "meeting place",
        "place": "Jena",
        "district": "Lobeda-Ost",
        "spoken_languages": ["de", "ru", "vi"],
    },
    "kita": {
        "name": "Kita Wirbelwind",
        "kind": "education",
        "place": "Jena",
        "district": "Lobeda",
        "spoken_languages": ["de", "ar"],
    },
    "chor": {
        "name": "Stadtteilchor Querbeet",
        "kind": "culture",
        "place": "Jena",
        "district": "Lobeda",
        "spoken_languages": ["de", "es", "fr"],
    },
}

PAGES: dict[str, dict[str, Any]] = {
    "stadtteilbuero": {
        "about": "Hier treffen sich Nachbarinnen und Nachbarn. Wir wissen, was im Stadtteil los ist, "
        "und helfen mit Formularen. Kommen Sie einfach vorbei.",
        "address": "Musterplatz 1, 07747 Jena",
        "opening_hours": "Montag bis Donnerstag 9–17 Uhr\nFreitag 9–13 Uhr",
        "web": "https://stadtteilbuero.example.org/",
        "email": "stadtteilbuero@example.org",
        "phone": "030 23125 101",
    },
    "weltraum": {
        "about": "Ein offenes Haus mit Küche, Werkstatt und Bühne. Jede Woche kochen, singen und erzählen wir. "
        "Alles ist kostenlos.",
        "address": "Musterstraße 12, 07743 Jena",
        "opening_hours": "Dienstag bis Samstag 14–20 Uhr",
        "web": "https://weltraum.example.org/",
        "email": "weltraum@example.org",
        "phone": "030 23125 102",
    },
    "afeefa": {
        "about": "We collect what is on in your part of town: courses, meeting places, advice, sport. "
        "Search in your own language, on your phone.",
        "language": "en",
        "web": "https://afeefa.example.org/",
        "email": "afeefa@example.org",
    },
    "blickwechsel": {
        "about": "نلعب ألعاب الطاولة ونشاهد الأفلام معًا، ونتحدث عنها بعد ذلك. "
        "نشرح كل شيء بالعربية والألمانية. الجميع مرحَّب بهم، والدخول مجاني.",
        "language": "ar",
        "address": "Musterallee 7, 39130 Magdeburg",
        "opening_hours": "Mittwoch und Freitag 15–18 Uhr",
        "email": "blickwechsel@example.org",
        "phone": "030 23125 109",
    },
    "malteser": {
        "about": "Kurse in Erster Hilfe für Große und Kleine, Sanitätsdienst bei Festen.",
        "address": "Musterring 3, 39104 Magdeburg",
        "opening_hours": "Montag bis Freitag 8–16 Uhr",
        "web": "https://malteser.example.org/",
        "phone": "030 23125 108",
    },
    "caritas": {
        "about": "Wir beraten kostenlos und vertraulich: zu Papieren, Wohnung, Arbeit und Familie.",
        "address": "Mustergasse 5, 39104 Magdeburg",
        "opening_hours": "Dienstag 9–12 und 14–18 Uhr, sonst nach Absprache",
        "phone": "030 23125 114",
    },
    "naehtreff": {
        "about": "Wir nähen zusammen. Maschinen und Stoffe sind da, Kinder spielen nebenan.",
        "address": "Musterhof 2, 71364 Winnenden",
        "opening_hours": "Donnerstag 16–19 Uhr",
        "email": "naehtreff@example.org",
    },
    "kochen": {
        "about": "Einmal im Monat kocht jemand ein Gericht aus der Kindheit, und alle lernen es.",
        "opening_hours": "Jeden ersten Sonntag im Monat 11–15 Uhr",
        "email": "kochen@example.org",
    },
    "fz-lobeda": {
        "about": "Ein Haus für Eltern und Kinder: Krabbelgruppe, Frühstück, Kleidertausch.",
        "address": "Am Muster 9, 07747 Jena",
        "opening_hours": "Montag bis Freitag 9–12 und 15–17 Uhr",
        "phone": "030 23125 125",
    },
}

# name, role, e-mail, telephone, language of letters, may be named in public.
PERSONS: dict[str, list[tuple[str, str, str, str, str, bool]]] = {
    "stadtteilbuero": [("Heike Brandt", "Leitung", "stadtteilbuero@example.org", "030 23125 101", "de", True)],
    "weltraum": [
        ("Nour Haddad", "Programm", "weltraum@example.org", "030 23125 102", "ar", True),
        ("Tom Berger", "Technik", "technik.weltraum@example.org", "0171 39200 02", "de", False),
    ],
    "welcome": [("Oksana Melnyk", "Koordination", "welcome@example.org", "", "uk", False)],
    "afeefa": [("Grace Owusu", "Outreach", "afeefa@example.org", "", "en", True)],
    "blickwechsel": [("Samir Khalil", "Spiele", "blickwechsel@example.org", "0171 39200 09", "ar", False)],
    "malteser": [("Inga Vogt", "Ausbildung", "malteser@example.org", "030 23125 108", "de", False)],
    "naehtreff": [("Shirin Ahmadi", "Kursleitung", "naehtreff@example.org", "0171 39200 21", "fa", True)],
    "kochen": [
        ("Linh Tran", "Küche", "kochen@example.org", "", "vi", False),
        ("Emre Demir", "Einkauf", "einkauf.kochen@example.org", "", "tr", False),
    ],
    "mutterkind": [("Iryna Koval", "Kursleitung", "mutterkind@example.org", "", "uk", False)],
    "sprachmittlung": [("Arta Krasniqi", "Vermittlung", "sprachmittlung@example.org", "", "en", False)],
    "fz-lobeda": [("Olga Weber", "Leitung", "fz.lobeda@example.org", "030 23125 125", "ru", True)],
    "kita": [("Jana Roth", "Leitung", "kita@example.org", "030 23125 126", "de", False)],
    "chor": [("Lucía Ferrer", "Chorleitung", "chor@example.org", "", "es", False)],
}

# What is on all year, beside the offer that the list names.
STANDING_OFFERS: dict[str, list[dict[str, Any]]] = {
    "stadtteilbuero": [
        {
            "title": "Hilfe mit Formularen",
            "description": "Bringen Sie Ihren Brief oder Antrag mit. Wir füllen ihn gemeinsam aus.",
            "when": "Dienstag 9–12 Uhr",
            "cost": "",
            "languages": ["de", "ru", "ar"],
        },
    ],
    "weltraum": [
        {
            "title": "Offene Küche",
            "description": "Wir kochen und essen zusammen.",
            "when": "Donnerstag 17–20 Uhr",
            "cost": "Spende",
            "languages": ["de", "ar", "fa", "en"],
        },
        {
            "title": "كتابة القصص",
            "description": "نكتب قصصًا قصيرة ونقرؤها معًا. للأطفال من ثماني سنوات ولعائلاتهم.",
            "language": "ar",
            "age_from": 8,
            "when": "Samstag 14–16 Uhr",
            "cost": "",
            "languages": ["ar", "de"],
            "needs_registration": True,
        },
    ],
    "welcome": [
        {
            "title": "Разом на прогулянку",
            "description": "Сім'ї знайомляться з містом. Зустрічаємося біля ратуші.",
            "language": "uk",
            "when": "Sonntag 10 Uhr",
            "cost": "",
            "languages": ["uk", "de"],
        },
    ],
    "malteser": [
        {
            "title": "Erste Hilfe am Kind",
            "description": "Ein Abend für Eltern und Großeltern.",
            "when": "Jeden zweiten Mittwoch im Monat, 18 Uhr",
            "cost": "10 Euro",
            "languages": ["de", "en"],
            "needs_registration": True,
        },
    ],
    "naehtreff": [
        {
            "title": "Reparieren statt wegwerfen",
            "when": "Donnerstag 16–19 Uhr",
            "cost": "Spende",
            "languages": ["de", "fa"],
        },
    ],
    "fz-lobeda": [
        {
            "title": "Krabbelgruppe",
            "description": "Singen, spielen, Tee trinken.",
            "age_from": 0,
            "age_to": 3,
            "when": "Montag 9.30–11 Uhr",
            "cost": "",
            "languages": ["de", "ru", "vi"],
        },
    ],
    "kita": [
        {
            "title": "Spielnachmittag im Garten",
            "age_from": 1,
            "age_to": 6,
            "when": "Freitag 15–17 Uhr",
            "cost": "",
            "languages": ["de", "ar"],
        },
    ],
    "chor": [{"title": "Singen für alle", "when": "Mittwoch 19 Uhr", "languages": ["de", "es", "fr"]}],
}

# Who looked at the own page lately and said that it is still right.
CONFIRMED_LATELY = ("stadtteilbuero", "weltraum", "afeefa", "malteser", "naehtreff")
