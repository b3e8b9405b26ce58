"""Asking people to translate. The personal link is shown to nobody but who has to pass it on."""

import pytest
from django.urls import reverse

from events.models import Letter, Translation, Translator
from tests.factories import FestivalFactory, TranslatorFactory, translate

pytestmark = pytest.mark.django_db
TRANSLATORS = "/api/v1/festivals/sommerfest-2027/translators/"
SAMIRA = {"name": "Samira", "email": "samira@example.org", "languages": ["ar"], "language": "de"}


@pytest.fixture(autouse=True)
def before_the_festival(time_machine_now):
    """Everything happens in April 2027."""


@pytest.fixture
def translator(festival):
    return TranslatorFactory(festival=festival, email="")


@pytest.fixture
def path(translator):
    return f"/api/v1/translators/{translator.pk}/"


def opens(client, address):
    return client.get(address).status_code == 200


def test_with_an_e_mail_the_link_goes_by_letter_only(api, festival):
    made = api.post(TRANSLATORS, SAMIRA)

    assert (made.status_code, made.json()["address"]) == (201, None)
    assert [letter.recipient for letter in Letter.objects.all()] == ["samira@example.org"]
    assert api.get(made.headers["Location"]).json()["name"] == "Samira"


def test_without_an_e_mail_the_link_is_shown_once(api, client, festival):
    made = api.post(TRANSLATORS, SAMIRA | {"email": ""}).json()
    start = reverse("translate:start", args=["x"]).removesuffix("x/")
    token = made["address"].rstrip("/").rpartition("/")[2]

    assert (start in made["address"], opens(client, made["address"])) == (True, True)
    later = api.get(TRANSLATORS).content + api.get(f"/api/v1/translators/{made['id']}/").content
    assert token not in later.decode()


def test_the_same_key_again_does_not_show_it_again(api, festival):
    first, again = (
        api.post(TRANSLATORS, SAMIRA | {"email": ""}, HTTP_IDEMPOTENCY_KEY="one").json() for _twice in range(2)
    )

    assert ("address" in first, "address" in again, Translator.objects.count()) == (True, False, 1)


@pytest.mark.parametrize(
    ("values", "pointer"),
    [
        ({"name": ""}, "/name"),
        ({"name": "\u200b"}, "/name"),
        ({"email": "x"}, "/email"),
        ({"languages": []}, "/languages"),
        ({"languages": ["fa"]}, "/languages"),
        ({"languages": ["xx"]}, "/languages"),
        ({"language": "xx"}, "/language"),
        ({"revoked_at": None}, "/revoked_at"),
    ],
)
def test_bad_values_name_the_field(api, festival, values, pointer):
    answer = api.post(TRANSLATORS, SAMIRA | values)

    assert (answer.status_code, [fault["pointer"] for fault in answer.json()["errors"]]) == (400, [pointer])
    assert Translator.objects.count() == 0


def test_an_address_once_a_festival(api, festival):
    answers = [api.post(TRANSLATORS, SAMIRA) for _twice in range(2)]

    assert [answer.status_code for answer in answers] == [201, 400]


def test_of_a_closed_festival_nobody_is_asked(api, festival):
    festival.state = "archived"
    festival.save()

    assert api.post(TRANSLATORS, SAMIRA).status_code == 409


def test_change_send_revoke_remove(api, client, festival, translator, path):
    translate(festival, "title", "ar", "حفلة")
    changed = api.patch(path, {"languages": ["ar", "en"]}).json()
    address = api.post(f"{path}send-link/").json()["address"]
    worked = opens(client, address)
    revoked = api.post(f"{path}revoke/").json()

    assert (changed["languages"], worked, revoked["revoked_at"] is not None) == (["ar", "en"], True, True)
    assert opens(client, address) is False
    assert (api.delete(path).status_code, api.get(path).status_code) == (204, 404)
    assert Translation.objects.count() == 1


def test_a_new_e_mail_gets_the_link_by_letter(api, path):
    api.patch(path, {"email": "nour@example.org"})

    assert [letter.recipient for letter in Letter.objects.all()] == ["nour@example.org"]


def test_somebody_of_another_office_is_not_there(api, office):
    foreign = TranslatorFactory(festival=FestivalFactory())

    assert api.get(f"/api/v1/translators/{foreign.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("who", "reads", "writes"),
    [("reader", 200, 403), ("member", 200, 200), ("stranger", 404, 404), ("visitor", 401, 401)],
)
def test_who_may_what(request, path, who, reads, writes):
    client = request.getfixturevalue(who)

    assert [client.get(address).status_code for address in (TRANSLATORS, path)] == [reads, reads]
    assert client.post(f"{path}send-link/").status_code == writes
