"""Offices, the log, the import."""

import pytest

from stations.models import Organisation
from tests.factories import FestivalFactory

pytestmark = pytest.mark.django_db
IMPORT = "/api/v1/offices/jena/import/"
CSV = "name,kind,languages\nWeltraum e.V.,meeting place,de ar\n"


def test_the_coordinator_changes_the_office_and_the_log_says_so(api, coordinator):
    changed = api.patch("/api/v1/offices/jena/", {"place": "Jena-Lobeda"})
    log = api.get("/api/v1/offices/jena/log/").json()["results"]

    assert changed.json()["place"] == "Jena-Lobeda"
    assert [(row["event"], row["by"]) for row in log] == [("office_changed", str(coordinator))]


@pytest.mark.parametrize(
    ("who", "status"), [("reader", 403), ("member", 403), ("stranger", 404), ("visitor", 401)]
)
def test_others_do_not(request, office, who, status):
    assert request.getfixturevalue(who).patch("/api/v1/offices/jena/", {"place": "x"}).status_code == status


@pytest.mark.parametrize(
    ("field", "value"),
    [("languages", ["xx"]), ("language", "xx"), ("time_zone", "Berlin"), ("contact_email", "x")],
)
def test_bad_values_name_the_field(api, field, value):
    body = api.patch("/api/v1/offices/jena/", {field: value}).json()

    assert [fault["pointer"] for fault in body["errors"]] == [f"/{field}"]


def test_import_as_csv(api, festival):
    path = f"{IMPORT}?festival={festival.slug}"
    dry = api.post(f"{path}&dry_run=true", data=CSV.encode(), content_type="text/csv")
    before = Organisation.objects.count()
    done = api.post(path, data=CSV.encode(), content_type="text/csv")

    assert [row["outcome"] for row in dry.json()["rows"] + done.json()["rows"]] == ["created", "created"]
    assert (before, Organisation.objects.count(), festival.invitations.count()) == (0, 1, 1)


def test_faults_of_a_file_name_line_and_column(api):
    response = api.post(IMPORT, {"csv": CSV + "Verein,pub,de\n,sport,de\n"})
    body = response.json()

    assert (response.status_code, body["code"]) == (400, "import_faults")
    assert [(fault["line"], fault["column"]) for fault in body["errors"]] == [(3, "kind"), (4, "name")]
    assert Organisation.objects.count() == 0


@pytest.mark.parametrize(
    ("query", "body", "content_type", "status"),
    [
        ("", {}, "application/json", 400),
        ("?dry_run=perhaps", CSV, "text/csv", 400),
        ("?festivals=x", CSV, "text/csv", 400),
        ("?festival=none", CSV, "text/csv", 404),
        ("", b"\xff\xfe", "text/csv", 400),
        ("", b"", "text/csv", 400),
        ("", CSV, "text/plain", 415),
    ],
)
def test_imports_that_are_none(api, query, body, content_type, status):
    data = {"data": body, "content_type": content_type} if content_type != "application/json" else {"data": body}

    assert api.post(IMPORT + query, **data).status_code == status


def test_onto_the_list_of_a_foreign_festival_is_like_onto_none(api):
    foreign = FestivalFactory()

    assert api.post(IMPORT, {"csv": CSV, "festival": foreign.slug}).status_code == 404
    assert Organisation.objects.count() == 0


def test_log_is_filtered(api, festival):
    api.patch(f"/api/v1/festivals/{festival.slug}/", {"places": 12})
    api.patch("/api/v1/offices/jena/", {"place": "Lobeda"})

    rows = api.get(f"/api/v1/offices/jena/log/?festival={festival.slug}").json()["results"]

    assert [(row["event"], row["details"]) for row in rows] == [("festival_changed", {"fields": ["places"]})]
