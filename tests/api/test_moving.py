"""Moving a festival by API: what changes is said before it is saved, and with the answer."""

import pytest

from events.models import Festival
from tests.factories import ObservanceLinkFactory, berlin
from tests.polls import span

pytestmark = pytest.mark.django_db
PATH = "/api/v1/festivals/sommerfest-2027/"
NOTHING = {"links": [], "strict": []}


def times(day):
    starts_at, ends_at = span(day)
    return {"starts_at": starts_at.isoformat(), "ends_at": ends_at.isoformat()}


def whole(day):
    setup, takedown = berlin(2027, 6, day, 12).isoformat(), berlin(2027, 6, day, 20).isoformat()
    return times(day) | {"setup_from": setup, "takedown_until": takedown}


def test_first_looked_at_then_moved(api, festival):
    link = ObservanceLinkFactory(festival=festival, sentence="Wir fasten mit.")

    preview = api.post(f"{PATH}dates/preview/", times(29))
    assert Festival.objects.get().starts_at == festival.starts_at
    changed = api.patch(PATH, whole(29))

    name = "Ashura (Sunni day of fasting)"
    assert preview.json()["links"] == [
        {
            "observance_link": link.pk,
            "key": "islam.ashura",
            "name": name,
            "first": link.first.isoformat(),
            "last": link.last.isoformat(),
            "stance": link.stance,
            "sentence": "Wir fasten mit.",
            "before": f"3 days before {name}",
            "after": f"2 weeks after {name}",
            "sunset": "",
        }
    ]
    assert (changed.status_code, changed.json()["moving"]) == (200, preview.json())


def test_what_keeps_people_away_on_the_new_days(api, festival):
    strict = api.post(f"{PATH}dates/preview/", times(15)).json()["strict"]

    assert "islam.ashura" in [row["key"] for row in strict]


def test_what_stays_on_its_days_changes_nothing(api, festival):
    ObservanceLinkFactory(festival=festival)

    assert api.patch(PATH, {"title": "Herbstfest"}).json()["moving"] == NOTHING


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"starts_at": "2027-06-15T14:00"}, "starts_at"),
        ({"starts_at": "0001-01-01T00:00:00+14:00"}, "starts_at"),
        ({"ends_at": "9999-12-31T23:59:59-12:00"}, "ends_at"),
        ({"ends_at": "2027-06-15T10:00:00+02:00"}, "ends_at"),
    ],
)
def test_what_is_no_time_of_a_festival_is_a_fault_of_its_field(api, festival, told, field):
    answer = api.post(f"{PATH}dates/preview/", times(15) | told)

    assert [fault["pointer"] for fault in answer.json()["errors"]] == [f"/{field}"]
