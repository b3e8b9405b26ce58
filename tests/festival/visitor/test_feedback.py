"""“How was it?” as families meet it. It is the afternoon of the festival."""

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from events.models import FestivalState
from festival.visitor import taking
from stations.models import Feedback
from tests.factories import berlin

FESTIVAL, STATION = "/f/sommerfest-2027/feedback/", "/o/K7M4PX/feedback/"
pytestmark = pytest.mark.usefixtures("station")


@pytest.fixture(autouse=True)
def _fresh_limit():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def browser():
    """As strict about forged forms as in real life."""
    return Client(enforce_csrf_checks=True)


def kept():
    return list(Feedback.objects.order_by("pk").values_list("station__organisation__code", "face", "sentence"))


@pytest.mark.parametrize(
    ("path", "thanks", "code"),
    [
        (FESTIVAL, "/f/sommerfest-2027/feedback/thanks/", None),
        (STATION, "/o/K7M4PX/feedback/thanks/", "K7M4PX"),
        ("/o/k7m4px/feedback/", "/o/K7M4PX/feedback/thanks/", "K7M4PX"),
        (f"/ar{STATION}", "/ar/o/K7M4PX/feedback/thanks/", "K7M4PX"),
    ],
)
def test_a_face_and_a_sentence_arrive(browser, path, thanks, code):
    response = browser.post(path, {"face": "3", "sentence": "Zu laut."})

    assert (response.status_code, response.headers["Location"]) == (303, thanks)
    assert kept() == [(code, 3, "Zu laut.")]
    assert browser.get(thanks).status_code == 200


def test_the_language_is_that_of_the_page(browser):
    browser.post(f"/ar{STATION}", {"face": "1"})
    browser.post(STATION, {"face": "1"}, headers={"Accept-Language": "uk"})

    assert list(Feedback.objects.order_by("pk").values_list("language", flat=True)) == ["ar", "uk"]


def test_nothing_is_left_at_the_reader_or_in_a_cache(browser):
    answers = [browser.get(STATION), browser.post(STATION, {"face": "1"}), browser.post(STATION, {})]

    assert [dict(answer.cookies) for answer in answers] == [{}, {}, {}]
    assert [answer.headers["Cache-Control"] for answer in answers] == [
        "public, max-age=0, s-maxage=1",
        "no-store",
        "no-store",
    ]


@pytest.mark.parametrize("told", [{}, {"face": "4"}, {"face": "x"}, {"face": "1", "sentence": "a" * 401}])
def test_what_is_wrong_is_said_and_what_was_typed_comes_back(browser, told):
    sentence = told.get("sentence", "Schön war es.")

    response = browser.post(STATION, told | {"sentence": sentence})

    assert (response.status_code, kept()) == (422, [])
    assert sentence in response.content.decode()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Origin": "http://testserver"}, 303),
        ({}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_a_form_on_another_site_is_refused_and_loses_nothing(browser, headers, status):
    response = browser.post(FESTIVAL, {"face": "1", "sentence": "Schön war es."}, headers=headers)

    assert (response.status_code, len(kept())) == (status, int(status == 303))
    assert ("Schön war es." in response.content.decode()) == (status == 403)


def test_a_program_that_fills_in_everything_is_thanked_and_forgotten(browser):
    response = browser.post(FESTIVAL, {"face": "1", "website": "https://buy.example"})

    assert (response.status_code, kept()) == (303, [])


def test_a_shared_network_may_say_much_and_a_flood_is_stopped(browser, monkeypatch):
    monkeypatch.setattr(taking, "MOST", 3)
    near = [browser.post(FESTIVAL, {"face": "1", "sentence": f"Nr. {n}"}) for n in range(4)]
    elsewhere = browser.post(FESTIVAL, {"face": "1"}, REMOTE_ADDR="9.9.9.9")

    assert [answer.status_code for answer in near] == [303, 303, 303, 429]
    assert "Nr. 3" in near[3].content.decode()
    assert (elsewhere.status_code, len(kept())) == (303, 4)


def test_no_address_is_kept_in_the_cache(browser, monkeypatch):
    keys = []
    add = cache.add
    monkeypatch.setattr(cache, "add", lambda key, *rest: keys.append((key, rest)) or add(key, *rest))

    browser.post(FESTIVAL, {"face": "1"}, REMOTE_ADDR="9.9.9.9")

    (secret, counter) = keys
    assert secret[0] == "said-secret-2027-06-12"
    assert (len(counter[0]), counter[1]) == (len("said-") + 32, (0, 600))
    assert "9.9.9.9" not in str(keys)


def test_without_a_cache_answers_arrive(browser, monkeypatch):
    monkeypatch.setattr(taking, "MOST", 0)
    monkeypatch.setattr(cache, "get", lambda key, default=None: default)

    assert browser.post(FESTIVAL, {"face": "1"}).status_code == 303


@pytest.mark.parametrize(
    ("now", "status"),
    [
        (berlin(2027, 6, 12, 13, 59), 409),
        (berlin(2027, 6, 12, 14), 303),
        (berlin(2027, 6, 26, 18), 303),
        (berlin(2027, 6, 26, 18, 1), 409),
    ],
)
@pytest.mark.parametrize("path", [FESTIVAL, STATION])
def test_it_is_open_from_the_start_until_two_weeks_after(browser, path, now, status):
    with time_machine.travel(now, tick=False):
        shown = browser.get(path)
        answer = browser.post(path, {"face": "1", "sentence": "Schön war es."})

    assert (shown.status_code, answer.status_code) == (200, status)
    assert ('name="face"' in shown.content.decode()) == (status == 303)
    assert ("Schön war es." in answer.content.decode()) == (status == 409)


def test_a_cancelled_festival_asks_nothing(browser, festival):
    festival.state = FestivalState.CANCELLED
    festival.save()

    assert [browser.post(path, {"face": "1"}).status_code for path in (FESTIVAL, STATION)] == [409, 409]


@pytest.mark.parametrize("path", ["/f/unknown/feedback/", "/o/UNKNOWN/feedback/", "/o/UNKNOWN/feedback/thanks/"])
def test_an_unknown_address_leads_nowhere(browser, path):
    assert browser.get(path).status_code == 404


def test_a_withdrawn_organisation_is_not_judged(browser, house):
    house.withdrawn_at = berlin(2027, 6, 12, 12)
    house.save()

    assert (browser.get(STATION).status_code, browser.post(STATION, {"face": "1"}).status_code) == (404, 404)


@pytest.mark.parametrize(
    ("remote", "passed_on", "same_as"),
    [
        ("10.0.0.2", "8.8.8.8, 9.9.9.9", ("9.9.9.9", "")),
        ("9.9.9.9", "8.8.8.8", ("9.9.9.9", "")),
        ("2001:db8:1:2::1", "", ("2001:db8:1:2:ffff::9", "")),
    ],
)
def test_the_address_behind_our_own_proxy_counts(rf, remote, passed_on, same_as):
    def counted(remote, passed_on):
        request = rf.post("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=passed_on)
        return taking.network_of(request)

    assert counted(remote, passed_on) == counted(*same_as)


@pytest.mark.parametrize(
    ("path", "way"),
    [("/f/sommerfest-2027/", "/f/sommerfest-2027/feedback/"), ("/o/K7M4PX", "/o/K7M4PX/feedback/")],
)
def test_pages_lead_there_while_it_is_open(browser, path, way):
    seen = []
    for now in (berlin(2027, 6, 12, 13), berlin(2027, 6, 12, 15), berlin(2027, 6, 20), berlin(2027, 6, 27)):
        with time_machine.travel(now, tick=False):
            seen.append(f'href="{way}"' in browser.get(path).content.decode())

    assert seen == [False, True, True, False]
