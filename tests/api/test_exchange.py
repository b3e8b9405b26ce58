"""Translators' files: out, and in again with a report text by text."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from events.exchange import read
from events.models import Translation
from tests.factories import translate

pytestmark = pytest.mark.django_db
FILE = "/api/v1/festivals/sommerfest-2027/texts/file/"
XLIFF, PO = "application/xliff+xml", "text/x-gettext-translation"


def translated(api) -> bytes:
    """The XLIFF of now with one text translated: the title of the festival."""
    data = api.get(f"{FILE}?language=ar").content
    source = b"<source>Sommerfest</source>"
    assert source in data
    return data.replace(source, source + "<target>حفلة الصيف</target>".encode())


def outcomes(answer):
    return {row["key"].rpartition("-")[2]: row["outcome"] for row in answer.json()["texts"]}


@pytest.mark.parametrize(
    ("kind", "media_type", "name"),
    [("xliff", XLIFF, "sommerfest-2027-de-ar.xlf"), ("po", PO, "sommerfest-2027-de-ar.po")],
)
def test_out(api, festival, kind, media_type, name):
    answer = api.get(f"{FILE}?language=ar&format={kind}")

    assert (answer.headers["Content-Type"], name in answer.headers["Content-Disposition"]) == (media_type, True)
    assert read(answer.content).entries[0].source == "Sommerfest"


def test_only_what_is_still_to_do(api, festival):
    translate(festival, "title", "ar", "حفلة")

    sizes = [len(read(api.get(FILE + query).content).entries) for query in ("?language=ar", "?language=ar&open=1")]

    assert sizes == [4, 3]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("?language=xx", 400),
        ("?language=fa", 400),
        ("?language=ar&format=csv", 400),
        ("?language=ar&which=open", 400),
        ("?language=ar&page=1", 400),
        ("?language=ar&source=uk", 409),
        ("?language=de", 409),
    ],
)
def test_files_that_there_are_not(api, festival, query, status):
    assert api.get(FILE + query).status_code == status


def test_a_dry_run_tells_and_changes_nothing(api, festival):
    data = translated(api)

    answer = api.post(f"{FILE}?dry_run=true", data=data, content_type=XLIFF)

    assert (answer.json()["dry_run"], answer.json()["language"], answer.json()["saved"]) == (True, "ar", 1)
    assert outcomes(answer) == {"title": "new", "description": "empty", "place": "empty", "travel_hint": "empty"}
    assert Translation.objects.count() == 0


@pytest.mark.parametrize("way", ["raw", "form"])
def test_in(api, festival, way):
    data = translated(api)
    body = {"data": data, "content_type": XLIFF}
    if way == "form":
        body = {"data": {"file": SimpleUploadedFile("fertig.xlf", data)}, "format": "multipart"}

    assert api.post(FILE, **body).json()["saved"] == 1
    assert [(row.words, row.origin) for row in Translation.objects.all()] == [("حفلة الصيف", "imported")]


def test_nobody_is_overwritten(api, festival):
    data = translated(api)
    translate(festival, "title", "ar", "مهرجان")

    answer = api.post(FILE, data=data, content_type=XLIFF)

    assert (outcomes(answer)["title"], answer.json()["saved"]) == ("conflict", 0)
    assert Translation.objects.get().words == "مهرجان"


@pytest.mark.parametrize(
    ("body", "media_type", "status", "code"),
    [
        (b"", XLIFF, 400, "invalid"),
        (b"<xliff", XLIFF, 400, "unreadable_file"),
        (b"\xff\xfe", PO, 400, "unreadable_file"),
        (b"hello", PO, 400, "unreadable_file"),
        (b"{}", "application/json", 415, "unsupported_media_type"),
    ],
)
def test_files_that_are_none(api, festival, body, media_type, status, code):
    answer = api.post(FILE, data=body, content_type=media_type)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_form_without_the_file_is_told_so(api, festival):
    answer = api.post(FILE, data={"files": "x"}, format="multipart").json()

    assert sorted(fault["pointer"] for fault in answer["errors"]) == ["/file", "/files"]


def test_a_language_the_festival_does_not_have_is_refused(api, festival):
    data = translated(api)
    api.patch("/api/v1/festivals/sommerfest-2027/", {"languages": ["de", "en"]})

    assert api.post(FILE, data=data, content_type=XLIFF).status_code == 409


@pytest.mark.parametrize(
    ("who", "reads", "writes"),
    [("reader", 200, 403), ("member", 200, 400), ("stranger", 404, 404), ("visitor", 401, 401)],
)
def test_who_may_what(request, festival, who, reads, writes):
    client = request.getfixturevalue(who)

    assert client.get(f"{FILE}?language=ar").status_code == reads
    assert client.post(FILE, data=b"", content_type=XLIFF).status_code == writes
