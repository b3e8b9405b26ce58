"""Every error is a problem, whatever went wrong and whatever was asked for."""

import pytest
from rest_framework.throttling import UserRateThrottle

from api.errors import MEDIA_TYPE, _faults
from api.views import people
from tests.factories import FestivalFactory

pytestmark = pytest.mark.django_db


def problem(response, status, code):
    """The body of a problem, whose form is checked on the way."""
    assert (response.status_code, response.headers["Content-Type"]) == (status, MEDIA_TYPE)
    body = response.json()
    assert (body["type"], body["status"], body["code"]) == ("about:blank", status, code)
    assert body["instance"] == response.wsgi_request.path
    assert body["title"]
    assert body["detail"]
    return body


def test_faults_have_pointers():
    detail = {
        "languages": {"0": ["no"]},
        "a/b": ["odd"],
        "offers": [{}, {"title": ["missing"]}],
        "__all__": ["all"],
    }

    assert list(_faults(detail)) == [
        {"pointer": "/languages/0", "detail": "no"},
        {"pointer": "/a~1b", "detail": "odd"},
        {"pointer": "/offers/1/title", "detail": "missing"},
        {"pointer": "", "detail": "all"},
    ]


def test_anonymous(visitor):
    response = visitor.get("/api/v1/me/")

    problem(response, 401, "not_authenticated")
    assert response.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("method", ["get", "post", "delete", "options"])
@pytest.mark.parametrize(
    "path", ["/api/", "/api/v2/me/", "/api/v1/nothing/", "/api/v1/festivals", "/api/v1/tokens/x/"]
)
def test_unknown_address(visitor, method, path):
    problem(getattr(visitor, method)(path), 404, "unknown_address")


def test_foreign_and_absent_are_told_alike(api, stranger, office):
    FestivalFactory(office=office, slug="ours")

    foreign = problem(stranger.get("/api/v1/festivals/ours/"), 404, "not_found")
    absent = problem(stranger.get("/api/v1/festivals/none/"), 404, "not_found")

    assert foreign | {"instance": ""} == absent | {"instance": ""}


def test_method(api):
    response = api.put("/api/v1/me/")

    problem(response, 405, "method_not_allowed")
    assert response.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", ["/api/v1/schema/", "/api/v1/docs/"])
def test_method_of_the_description(visitor, path):
    problem(visitor.post(path), 405, "method_not_allowed")


def test_accept(api):
    problem(api.get("/api/v1/me/", headers={"accept": "application/xml"}), 406, "not_acceptable")


def test_media_type(api):
    problem(
        api.post("/api/v1/tokens/", data="name=x", content_type="application/x-www-form-urlencoded"),
        415,
        "unsupported_media_type",
    )


@pytest.mark.parametrize(
    "body",
    [b"{", b'{"name": NaN}', b'{"name": "\\ud800"}', b'{"\\ud800": 1}', b"\xff", b"[" * 100_000, b"1" * 5000],
)
def test_not_json(api, body):
    problem(api.post("/api/v1/tokens/", data=body, content_type="application/json"), 400, "parse_error")


def test_body_is_no_object(api):
    body = problem(api.post("/api/v1/tokens/", ["x"]), 400, "invalid")

    assert [fault["pointer"] for fault in body["errors"]] == [""]


def test_too_large(api, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100

    problem(api.post("/api/v1/tokens/", {"name": "x" * 200}), 413, "too_large")


def test_unknown_fields_are_named_beside_other_faults(api, festival):
    body = problem(
        api.patch(f"/api/v1/festivals/{festival.slug}/", {"state": "over", "titel": "x", "places": "many"}),
        400,
        "invalid",
    )

    assert [fault["pointer"] for fault in body["errors"]] == ["/state", "/titel", "/places"]


def test_rules_of_the_model_name_the_field(api, festival):
    body = problem(
        api.patch(f"/api/v1/festivals/{festival.slug}/", {"ends_at": "2027-06-12T13:00:00+02:00"}), 400, "invalid"
    )

    assert body["errors"] == [{"pointer": "/ends_at", "detail": "The festival must end after it starts."}]


def test_a_time_without_offset_is_asked_for_it(api, festival):
    body = problem(
        api.patch(f"/api/v1/festivals/{festival.slug}/", {"ends_at": "2027-06-12T19:00"}), 400, "invalid"
    )

    assert body["errors"] == [
        {"pointer": "/ends_at", "detail": "Give the time with its offset, for example 2027-06-12T14:00:00+02:00."}
    ]


def test_refused(api, festival):
    body = problem(api.post(f"/api/v1/festivals/{festival.slug}/move/", {"to": "archived"}), 409, "refused")

    assert body["detail"] == "Sommerfest is “Inviting” and cannot become “Archived” from there."


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("stat=draft", "stat"), ("state=none", "state"), ("ordering=password", "ordering")],
)
def test_query(api, query, parameter):
    body = problem(api.get(f"/api/v1/festivals/?{query}"), 400, "invalid_query")

    assert [fault["parameter"] for fault in body["errors"]] == [parameter]


def test_throttle_says_when_to_go_on(api, monkeypatch):
    monkeypatch.setattr(UserRateThrottle, "THROTTLE_RATES", {"user": "1/min"})
    api.get("/api/v1/me/")

    response = api.get("/api/v1/me/")

    problem(response, 429, "throttled")
    assert 0 < int(response.headers["Retry-After"]) <= 61


def test_a_fault_of_ours_shows_no_traceback(api, monkeypatch):
    def broken(*args, **kwargs):
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(people, "create_api_token", broken)
    api.raise_request_exception = False

    body = problem(api.post("/api/v1/tokens/", {"name": "x"}), 500, "error")

    assert "secret" not in str(body)
