"""The exchange formats: columns as agreed, whole days in calendars, stable UIDs."""

from datetime import date, timedelta

from icalendar import Calendar

from events.calendars import not_announced, observances
from events.calendars.exchange import as_csv, as_ics, row_of, uid_of


def same(text):
    return text


def rows(key, year):
    return [row for row in observances(date(year, 1, 1), date(year, 12, 31)) if row.key == key]


def test_a_row_as_csv():
    eid = rows("islam.eid_al_fitr", 2027)[0]

    text = as_csv([row_of(eid, same, unannounced="")])

    assert text.splitlines()[0] == (
        "key,start_date,end_date,begins_evening_before,kind,certainty,tradition,name,note"
    )
    assert text.splitlines()[1].startswith(
        "islam.eid_al_fitr,2027-03-09,2027-03-11,yes,celebration,moon-sighting ±1,"
    )


def test_what_is_not_announced_has_no_dates_and_says_so():
    row = not_announced(date(2026, 5, 1), date(2026, 5, 31), traditions=["civic"])[0]

    found = row_of(row, same, unannounced="Not announced, %(first)s to %(last)s.")

    assert (found["start_date"], found["end_date"], found["certainty"]) == ("", "", "announced")
    assert found["note"].startswith("Not announced, 2026-05-10 to 2026-06-10. ")


def test_a_calendar_entry_is_a_whole_day_that_leaves_people_free():
    tet = rows("viet.tet", 2027)

    book = Calendar.from_ical(as_ics(tet, same, name="Observances"))

    (event,) = book.walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 2, 6), date(2027, 2, 9))
    assert (event["uid"], event["transp"]) == ("observance-viet.tet-2027@standfest", "TRANSPARENT")
    assert event["categories"].to_ical() == b"Vietnamese"


def test_an_entry_says_when_it_begins_how_sure_its_date_is_and_where_from():
    (event,) = Calendar.from_ical(as_ics(rows("islam.ashura", 2027), same, name="x")).walk("VEVENT")
    (fixed,) = Calendar.from_ical(as_ics(rows("nat.ro_nationaltag", 2027), same, name="x")).walk("VEVENT")

    row = rows("islam.ashura", 2027)[0]
    assert str(event["description"]) == (
        f"{row.who} {row.meaning} Begins at sunset on the evening before. "
        f"The moon decides: it may be a day earlier or later. Source: {row.source}."
    )
    assert "sunset" not in fixed["description"]


def test_what_a_language_has_no_sentence_for_is_left_out():
    day = rows("islam.ashura", 2027)

    book = as_ics(day, str.upper, name="x", tell=lambda sentence: "Δύση." if "evening" in sentence else "")

    (event,) = Calendar.from_ical(book).walk("VEVENT")
    assert (str(event["summary"]), str(event["description"])) == (day[0].name.upper(), "Δύση.")


def test_who_subscribes_asks_once_a_day():
    book = Calendar.from_ical(as_ics([], same, name="x"))

    assert (book["REFRESH-INTERVAL"].dt, book["X-PUBLISHED-TTL"]) == (timedelta(days=1), "P1D")


def test_a_second_occurrence_in_a_year_has_a_uid_of_its_own():
    assert [uid_of(row) for row in rows("islam.miraj", 2027)] == [
        "observance-islam.miraj-2027@standfest",
        "observance-islam.miraj-2027-2@standfest",
    ]


def test_the_same_question_gives_the_same_file():
    tet = rows("viet.tet", 2027)

    assert as_ics(tet, same, name="x") == as_ics(tet, same, name="x")
