"""Our own pictograms on a grid of 24: what is on the plan, and what sort of place an organisation is.

They stand in the page itself, only those that it shows: no request more, and a plan that is opened alone has them
too. Each is drawn with lines; what is beside them always says the same in words.
"""

FACILITIES = {
    "entrance": "M4 3h9v18H4zM20 12h-9M14 8l-4 4 4 4",
    "information": "M12 10v8M12 5.5v.3M9 18h6",
    "toilets": "M7 4.5a1 1 0 1 1 0 .1M5 9h4v5H8v6H6v-6H5zM17 4.5a1 1 0 1 1 0 .1M17 8l-3 7h2v5h2v-5h2zM12 3v18",
    "accessible": "M10 3.5a1 1 0 1 1 0 .1M10 7v6h5l3 6M10 10h4M8 11a5.5 5.5 0 1 0 7 7",
    "water": "M4 6h8a4 4 0 0 1 4 4v1M9 6V3M6 3h6M16 14c2 2.5 2.5 3.5 2.5 4.5a2.5 2.5 0 0 1-5 0c0-1 .5-2 2.5-4.5z",
    "food": "M7 3v18M4 3v5a3 3 0 0 0 6 0V3M16 21V3c3 2 4 5 4 9h-4",
    "stage": "M3 4h18M5 4v12M19 4v12M5 12c3-1 5-4 5-8M19 12c-3-1-5-4-5-8M3 16h18v4H3z",
    "quiet": "M4 20v-7h16v7M6 13V6a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v7M4 17h16",
    "prayer": "M12 4v12M12 3c-3 1-5 4-5 6v4l-4 4 3 4 6-5M12 3c3 1 5 4 5 6v4l4 4-3 4-6-5",
    "feeding": "M9 9h6v10a2 2 0 0 1-2 2h-2a2 2 0 0 1-2-2zM10 9V7l1-1V3h2v3l1 1v2M9 13h3M9 17h3",
    "first_aid": "M9 3h6v6h6v6h-6v6H9v-6H3V9h6z",
    "shade": "M12 3v18M3 12a9 9 0 0 1 18 0zM9 21h6",
}
KINDS = {
    "meeting place": "M4 20v-8a8 8 0 0 1 16 0v8M8 20v-4h8v4M2 20h20M9 11.5h6",
    "education": "M2 9l10-5 10 5-10 5zM6 11v5c3 3 9 3 12 0v-5M22 9v6",
    "volunteering": "M12 20C5 15 3 12 3 8.5a4.5 4.5 0 0 1 9-1 4.5 4.5 0 0 1 9 1C21 12 19 15 12 20z",
    "information": "M12 11v6M12 7v.3M12 3a9 9 0 1 0 .1 0z",
    "counselling": "M3 4h12v8H8l-3 3v-3H3zM18 9h3v8h-2v3l-3-3h-6v-2",
    "public office": "M3 9l9-6 9 6zM5 9v9M10 9v9M14 9v9M19 9v9M3 21h18",
    "participation": "M8 12V6a1.5 1.5 0 0 1 3 0v5V4.5a1.5 1.5 0 0 1 3 0V11V6a1.5 1.5 0 0 1 3 0v8a6 6 0 0 1-6 6"
    "c-3 0-4-1-6-5l-2-3a1.5 1.5 0 0 1 2.5-1.5L8 13",
    "housing": "M4 21V5h9v16M13 10h7v11M7 9h3M7 13h3M7 17h3M16 14h1M16 18h1M2 21h20",
    "language": "M3 5h10M8 3v2M11 5c-1 5-4 8-8 9M5 8c1 3 4 5 7 6M12 21l4.5-11L21 21M13.5 17.5h6",
    "sport": "M12 3a9 9 0 1 0 .1 0zM12 8l4 3-1.5 4.5h-5L8 11zM12 3v5"
    "M16 11l4.5-1.5M14.5 15.5l3 4M9.5 15.5l-3 4M8 11L3.5 9.5",
    "leisure": "M12 3l9 9-6.5 6.5M12 3l-9 9 9 9 2-2M12 3v18M3 12h18M14 19c2 3 5 1 7 3",
    "culture": "M4 4h16v7a8 8 0 0 1-16 0zM8.5 9v.3M15.5 9v.3M8.5 13c2 2.5 5 2.5 7 0",
    "health": "M12 20C5 15 3 12 3 8.5a4.5 4.5 0 0 1 9-1 4.5 4.5 0 0 1 9 1C21 12 19 15 12 20zM6 12h3l2-4 2 6 2-2h3",
    "other": "M12 3l2.6 5.8 6.4.7-4.8 4.3 1.3 6.2L12 16.9 6.5 20l1.3-6.2L3 9.5l6.4-.7z",
}


def name_of(key: str) -> str:
    """The name of a pictogram inside a page: `p-meeting-place`."""
    return "p-" + key.replace(" ", "-").replace("_", "-")


def paths(keys: list[str]) -> list[tuple[str, str]]:
    """Names and lines of these pictograms, each once; keys that have none are left out."""
    known = {f"kind-{key}": path for key, path in KINDS.items()} | FACILITIES
    return [(name_of(key), known[key]) for key in dict.fromkeys(keys) if key in known]
