"""Rules in time by API; `reminder_days` of a festival is a short way to say some of them."""

import pytest

RULES = "/api/v1/festivals/sommerfest-2027/letter-rules/"
NEW = {"kind": "reminder", "anchor": "deadline", "days": -5, "whom": "unregistered"}


def test_the_usual_ones_are_listed(api, festival):
    rows = api.get(RULES).json()["results"]

    assert [(row["kind"], row["anchor"], row["days"], row["whom"]) for row in rows] == [
        ("reminder", "deadline", -14, "unanswered"),
        ("reminder", "deadline", -3, "unanswered"),
        ("week_to_go", "setup", -7, "confirmed"),
        ("thank_you", "festival", 1, "confirmed"),
    ]


def test_add_change_remove(api, festival):
    added = api.post(RULES, NEW)
    assert added.status_code == 201
    address = added["Location"].removeprefix("http://testserver")
    assert api.get(address).json() == added.json()

    changed = api.patch(address, {"days": -6})
    assert (changed.status_code, changed.json()["days"]) == (200, -6)

    assert api.delete(address).status_code == 204
    assert festival.letter_rules.count() == 4


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"days": 5}, "/days"),
        ({"anchor": "setup"}, "/anchor"),
        ({"anchor": "moon"}, "/anchor"),
        ({"days": -14, "whom": "unanswered"}, "/days"),
        ({"hour": 9}, "/hour"),
    ],
)
def test_what_is_wrong_is_named(api, festival, fields, pointer):
    response = api.post(RULES, NEW | fields)

    assert response.status_code == 400
    assert [error["pointer"] for error in response.json()["errors"]] == [pointer]


def test_the_short_way(api, festival):
    changed = api.patch("/api/v1/festivals/sommerfest-2027/", {"reminder_days": [2, 9]})

    assert changed.json()["reminder_days"] == [9, 2]
    assert sorted(festival.letter_rules.values_list("days", flat=True)) == [-9, -7, -2, 1]
