"""A repeated POST does its work once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from api.models import KeptAnswer
from stations.models import Organisation
from tests.api.conftest import caller
from tests.factories import MembershipFactory

PATH = "/api/v1/organisations/"
BODY = {"office": "jena", "name": "Café Übersee"}


@pytest.mark.django_db
def test_the_same_again_is_answered_alike(api):
    first = api.post(PATH, BODY, headers={"idempotency-key": "k1"})
    again = api.post(PATH, BODY, headers={"idempotency-key": "k1"})

    assert first.status_code == again.status_code == 201
    assert first.json() == again.json()
    assert first.headers["Location"] == again.headers["Location"]
    assert ("Idempotency-Replayed" in first.headers, again.headers["Idempotency-Replayed"]) == (False, "true")
    assert Organisation.objects.count() == 1


@pytest.mark.django_db
def test_something_else_with_the_same_key(api):
    api.post(PATH, BODY, headers={"idempotency-key": "k1"})

    response = api.post(PATH, BODY | {"name": "Anders"}, headers={"idempotency-key": "k1"})

    assert (response.status_code, response.json()["code"]) == (422, "key_reused")
    assert Organisation.objects.count() == 1


@pytest.mark.django_db
def test_after_an_error_the_key_may_try_again(api):
    wrong = api.post(PATH, BODY | {"kind": "none"}, headers={"idempotency-key": "k1"})

    right = api.post(PATH, BODY, headers={"idempotency-key": "k1"})

    assert (wrong.status_code, right.status_code) == (400, 201)


@pytest.mark.django_db
def test_keys_belong_to_one_person(api, office):
    other = caller(MembershipFactory(office=office).user)

    statuses = [client.post(PATH, BODY, headers={"idempotency-key": "k1"}).status_code for client in (api, other)]

    assert statuses == [201, 201]
    assert Organisation.objects.count() == 2


@pytest.mark.django_db
def test_the_text_of_a_token_is_never_kept(api):
    text = api.post("/api/v1/tokens/", {"name": "x"}, headers={"idempotency-key": "k1"}).json()["text"]

    again = api.post("/api/v1/tokens/", {"name": "x"}, headers={"idempotency-key": "k1"})

    assert again.status_code == 409
    assert [row.body for row in KeptAnswer.objects.all()] == [""]
    assert text not in again.content.decode()


@pytest.mark.django_db
def test_old_answers_are_forgotten_on_the_next_write(api, coordinator):
    old = timezone.now() - timedelta(hours=25)
    KeptAnswer.objects.create(user=coordinator, key="old", asked="x", status=201, created_at=old)

    api.post(PATH, BODY, headers={"idempotency-key": "k1"})

    assert list(KeptAnswer.objects.values_list("key", flat=True)) == ["k1"]


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", " ", "ü", "x" * 256])
def test_a_key_that_is_none(api, key):
    response = api.post(PATH, BODY, headers={"idempotency-key": key})

    assert response.status_code == 400
    assert [fault["parameter"] for fault in response.json()["errors"]] == ["Idempotency-Key"]


def post_at_once(coordinator, headers):
    """The same POST six times at the same moment; the statuses."""

    def post(_number: int) -> int:
        try:
            return caller(coordinator).post(PATH, BODY, headers=headers).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        return list(pool.map(post, range(6)))


@pytest.mark.django_db(transaction=True)
def test_at_the_same_moment_the_work_is_done_once(coordinator):
    assert post_at_once(coordinator, {"idempotency-key": "k1"}) == [201] * 6
    assert Organisation.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_a_key_it_is_done_each_time(coordinator):
    assert post_at_once(coordinator, {}) == [201] * 6
    assert Organisation.objects.count() == 6
