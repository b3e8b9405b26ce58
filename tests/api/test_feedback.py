"""What families said, by API."""

import pytest

from stations.models import Feedback
from tests.factories import StationFactory, berlin

PATH = "/api/v1/festivals/sommerfest-2027/feedback/"
DAY = berlin(2027, 6, 12).date()


def said(festival, station=None, face=1, count=1, **fields):
    rows = [
        Feedback(festival=festival, station=station, face=face, language="ar", given_on=DAY, **fields)
        for _one in range(count)
    ]
    return Feedback.objects.bulk_create(rows)


def test_numbers_without_the_small_ones(api, festival):
    station = StationFactory(festival=festival, state="confirmed", number=3)
    said(festival, count=7)
    said(festival, station, face=2, count=4)

    answer = api.get(PATH).json()

    about = {"station": station.pk, "number": 3, "organisation": station.organisation.code}
    assert answer == {
        "festival": "sommerfest-2027",
        "counts": [
            {"station": None, "number": None, "organisation": None, "good": 7, "so_so": 0, "bad": 0},
            about | {"good": 0, "so_so": None, "bad": 0},
        ],
    }


def test_a_sentence_is_read_and_hidden(api, festival):
    (row,) = said(festival, sentence="Rude words.")

    listed = api.get(PATH + "sentences/").json()["results"]
    changed = api.patch(f"/api/v1/feedback/{row.pk}/", {"is_hidden": True})

    told = {
        "id": row.pk,
        "station": None,
        "sentence": "Rude words.",
        "language": "ar",
        "given_on": "2027-06-12",
        "is_hidden": False,
    }
    assert (listed, changed.json()) == ([told], told | {"is_hidden": True})
    assert Feedback.objects.get().is_hidden is True


@pytest.mark.parametrize("who", ["reader", "member"])
def test_only_coordinators_hide(request, festival, who):
    (row,) = said(festival, sentence="Rude words.")

    answer = request.getfixturevalue(who).patch(f"/api/v1/feedback/{row.pk}/", {"is_hidden": True})

    assert (answer.status_code, Feedback.objects.get().is_hidden) == (403, False)
