"""The texts of a festival in its languages: list, filters, counts, saving without overwriting others."""

import pytest

from events.models import Translation
from tests.factories import StationFactory, translate

pytestmark = pytest.mark.django_db
TEXTS = "/api/v1/festivals/sommerfest-2027/texts/"


@pytest.fixture
def title(festival):
    return f"{TEXTS}festival-{festival.pk}-title/ar/"


def body(**values):
    return {"words": "حفلة الصيف", "made_from": "Sommerfest", "seen": 0} | values


def listed(client, query=""):
    return client.get(TEXTS + query).json()["results"]


def test_a_text_with_what_there_is_and_what_is_missing(api, festival):
    translate(festival, "title", "ar", "حفلة الصيف")

    first = listed(api)[0]

    assert (first["key"], first["place"], first["station_number"], first["label"], first["language"]) == (
        f"festival-{festival.pk}-title",
        "The festival",
        None,
        "title",
        "de",
    )
    assert (first["words"], len(first["digest"])) == ("Sommerfest", 64)
    assert [
        (one["language"], one["words"], one["state"], one["origin"], one["by"], one["version"])
        for one in first["translations"]
    ] == [("en", "", "missing", None, "", 0), ("ar", "حفلة الصيف", "checked", "person", "Samira", 1)]


def test_texts_of_stations_say_where_they_stand(api, festival):
    StationFactory(festival=festival, state="confirmed", number=3, organisation__name="Weltraum e.V.")

    last = listed(api)[-1]

    assert (last["place"], last["station_number"]) == ("Weltraum e.V.", 3)


def test_what_only_the_organisation_reads_is_not_listed(api, festival):
    StationFactory(festival=festival, state="confirmed", number=1, question="secret", decision_note="secret")

    assert "secret" not in api.get(TEXTS).content.decode()


@pytest.fixture
def outdated_in_arabic(festival):
    translate(festival, "title", "ar", "حفلة")
    translate(festival, "title", "en", "Party")
    translate(festival, "place", "en", "Meadow", origin="machine")
    festival.title = "Herbstfest"
    festival.save()


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("", ["title", "description", "place", "travel_hint"]),
        ("?language=ar", ["title", "description", "place", "travel_hint"]),
        ("?language=de", []),
        ("?state=outdated", ["title"]),
        ("?state=machine", ["place"]),
        ("?language=ar&state=outdated", ["title"]),
        ("?language=ar&state=machine", []),
        ("?language=en&state=machine&state=outdated", ["title", "place"]),
        ("?state=checked", []),
    ],
)
def test_filters(api, outdated_in_arabic, query, fields):
    assert [row["key"].rpartition("-")[2] for row in listed(api, query)] == fields


def test_with_a_language_only_its_translations(api, outdated_in_arabic):
    (row,) = listed(api, "?language=ar&state=outdated")

    assert [(one["language"], one["state"], one["words"]) for one in row["translations"]] == [
        ("ar", "outdated", "حفلة")
    ]


@pytest.mark.parametrize("query", ["?language=xx", "?language=fa", "?state=source", "?state=", "?languages=ar"])
def test_a_filter_that_is_none_is_named(api, festival, query):
    answer = api.get(TEXTS + query)

    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_query")
    assert len(answer.json()["errors"]) == 1


def test_pages(api, festival):
    answer = api.get(TEXTS + "?page_size=3&page=2").json()

    assert (answer["count"], len(answer["results"]), answer["next"]) == (4, 1, None)
    assert api.get(TEXTS + "?page=3").status_code == 404


def test_counts(api, outdated_in_arabic):
    assert api.get(TEXTS + "counts/").json() == {
        "languages": [
            {"language": "de", "source": 4, "missing": 0, "outdated": 0, "machine": 0, "checked": 0},
            {"language": "en", "source": 0, "missing": 2, "outdated": 1, "machine": 1, "checked": 0},
            {"language": "ar", "source": 0, "missing": 3, "outdated": 1, "machine": 0, "checked": 0},
        ]
    }


def test_save_and_save_again(api, coordinator, title):
    first = api.put(title, body()).json()
    second = api.put(title, body(words="مهرجان الصيف", seen=1)).json()

    assert (first["state"], first["by"], first["version"]) == ("checked", str(coordinator), 1)
    assert (second["words"], second["version"]) == ("مهرجان الصيف", 2)


def test_made_from_an_older_text_it_is_kept_and_outdated(api, title):
    assert api.put(title, body(made_from="Frühlingsfest")).json()["state"] == "outdated"


def test_nobody_is_overwritten(api, festival, title):
    translate(festival, "title", "ar", "مهرجان")

    answer = api.put(title, body())

    assert (answer.status_code, answer["Content-Type"]) == (409, "application/problem+json")
    told = answer.json()
    assert (told["code"], told["words"], told["by"], told["version"]) == ("overtaken", "مهرجان", "Samira", 1)
    assert Translation.objects.get().words == "مهرجان"


def test_the_same_words_at_once_are_no_conflict(api, festival, title):
    translate(festival, "title", "ar", "حفلة الصيف")

    assert api.put(title, body()).json()["version"] == 2


@pytest.mark.parametrize(
    ("values", "pointer"),
    [
        ({"words": " "}, "/words"),
        ({"words": "x" * 5000}, "/words"),
        ({"words": None}, "/words"),
        ({"made_from": ""}, "/made_from"),
        ({"seen": -1}, "/seen"),
        ({"seen": 2**31}, "/seen"),
        ({"origin": "machine"}, "/origin"),
    ],
)
def test_bad_values_name_the_field(api, title, values, pointer):
    answer = api.put(title, body(**values))

    assert (answer.status_code, [fault["pointer"] for fault in answer.json()["errors"]]) == (400, [pointer])
    assert Translation.objects.count() == 0


@pytest.mark.parametrize("end", ["title/de", "title/fa", "title/xx", "slug/ar", "title-2/ar"])
def test_what_is_not_to_be_translated_is_not_there(api, festival, end):
    assert api.put(f"{TEXTS}festival-{festival.pk}-{end}/", body()).status_code == 404


def test_a_text_of_another_festival_is_not_there(api, festival):
    foreign = StationFactory().offers.get()

    assert api.put(f"{TEXTS}offer-{foreign.pk}-title/ar/", body()).status_code == 404


def test_take_away(api, festival, title):
    translate(festival, "title", "ar", "حفلة")

    assert [api.delete(title + query).status_code for query in ("", "?seen=x", "?seen=2", "?seen=1")] == [
        400,
        400,
        409,
        204,
    ]
    assert Translation.objects.count() == 0


@pytest.mark.parametrize(
    ("who", "reads", "writes"),
    [("reader", 200, 403), ("member", 200, 200), ("stranger", 404, 404), ("visitor", 401, 401)],
)
def test_who_may_what(request, title, who, reads, writes):
    client = request.getfixturevalue(who)

    assert client.get(TEXTS).status_code == reads
    assert client.get(TEXTS + "counts/").status_code == reads
    assert client.put(title, body()).status_code == writes
