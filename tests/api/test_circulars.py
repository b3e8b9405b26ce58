"""A circular by API: written, tried out, sent once."""

import pytest

from events.models import Letter
from stations.models import Circular
from tests.letters import invited

pytestmark = pytest.mark.django_db
CIRCULARS = "/api/v1/festivals/sommerfest-2027/circulars/"
TOLD = {"to": "everybody", "subject": "Stühle", "body": "Liebe {name}, bitte bringt Stühle mit.", "language": "de"}


@pytest.fixture(autouse=True)
def _april(time_machine_now):
    """Everything happens in April 2027."""


def test_from_the_draft_to_the_letters(api, festival):
    invited(festival, contacts=2, state="accepted")
    written = api.post(CIRCULARS, TOLD)
    path = written.headers["Location"].removeprefix("http://testserver")
    assert (written.status_code, written.json()["sent_at"]) == (201, None)

    assert api.patch(path, {"subject": "Tische"}).json()["subject"] == "Tische"
    assert api.post(f"{path}test/", {}).status_code == 202
    sent = api.post(f"{path}send/").json()

    assert (sent["letters"], sent["sent_at"] is None) == (2, False)
    assert sorted(Letter.objects.values_list("kind", flat=True)) == ["circular", "circular", "circular_test"]
    assert api.post(f"{path}send/").status_code == 409
    assert api.patch(path, {"subject": "Bänke"}).status_code == 409
    assert api.delete(path).status_code == 409


def test_unknown_placeholders_are_named(api, festival):
    answer = api.post(CIRCULARS, TOLD | {"body": "{token}"})

    assert answer.status_code == 400
    assert "{token}" in str(answer.json())
    assert not Circular.objects.exists()


def test_a_draft_is_dropped(api, festival):
    path = api.post(CIRCULARS, TOLD).headers["Location"].removeprefix("http://testserver")

    assert api.delete(path).status_code == 204
    assert api.get(CIRCULARS).json()["results"] == []


def test_the_example_must_be_on_the_list(api, festival):
    path = api.post(CIRCULARS, TOLD).headers["Location"].removeprefix("http://testserver")

    assert api.post(f"{path}test/", {"invitation": 4711}).status_code == 400
    assert api.post(f"{path}test/", {}).status_code == 409
