"""Files for translators on the desk: out, preview, in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from events.exchange import read
from events.models import Role, Translation
from tests.factories import StationFactory, translate
from tests.festival.office.counting import count_queries
from tests.festival.office.planning import signed_in

FILES = "/desk/f/sommerfest-2027/words/files/"
DOWNLOAD = FILES + "download/?language=ar&source=de&which=all&format="


@pytest.fixture
def offer(festival):
    return StationFactory(festival=festival, state="confirmed", number=4).offers.get()


def translated(desk, kind: str) -> bytes:
    """The downloaded file with one text translated: the title of the festival."""
    data = desk.get(DOWNLOAD + kind).content.decode()
    if kind == "po":
        return data.replace('msgid "Sommerfest"\nmsgstr ""', 'msgid "Sommerfest"\nmsgstr "عيد الصيف"').encode()
    source = "<source>Sommerfest</source>"
    assert source in data
    return data.replace(source, f"{source}<target>عيد الصيف</target>").encode()


def upload(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("fertig.xlf", data)


@pytest.mark.parametrize(
    ("kind", "name", "mime"),
    [
        ("xliff", "sommerfest-2027-de-ar.xlf", "application/xliff+xml"),
        ("po", "sommerfest-2027-de-ar.po", "text/x-gettext-translation"),
    ],
)
def test_a_file_leaves_with_every_text(desk, offer, kind, name, mime):
    response = desk.get(DOWNLOAD + kind)

    exchange = read(response.content)
    assert (exchange.target_language, len(exchange.entries)) == ("ar", 6)
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.headers["Content-Type"] == mime


@pytest.mark.parametrize("kind", ["xliff", "po"])
def test_the_preview_changes_nothing_and_what_it_kept_is_taken_over(desk, offer, kind):
    preview = desk.post(FILES, {"file": upload(translated(desk, kind))})
    assert (preview.context["saving"], Translation.objects.count()) == (1, 0)

    # A browser sends the lines of a text area with carriage returns.
    text = preview.context["form"]["text"].value().replace("\r\n", "\n").replace("\n", "\r\n")
    response = desk.post(FILES, {"text": text, "import": "1"})

    saved = Translation.objects.get()
    assert (response.url, saved.words, saved.origin) == (FILES, "عيد الصيف", "imported")


def test_the_log_says_how_many_came_from_a_file(desk, offer):
    desk.post(FILES, {"file": upload(translated(desk, "po")), "import": "1"})

    html = desk.get("/desk/f/sommerfest-2027/log/").content.decode()

    assert html.count("1 translation into “العربية” taken over from a file.") == 1


def test_the_preview_says_what_happens_to_each_text(desk, offer, festival):
    data = translated(desk, "xliff")
    translate(festival, "title", "ar", "عيد")

    response = desk.post(FILES, {"file": upload(data)})

    words = {row["result"].entry.key: row["result"].outcome for row in response.context["rows"]}
    assert words[f"festival-{festival.pk}-title"] == "conflict"
    assert (response.context["saving"], 'name="import"' in response.content.decode()) == (0, False)


def test_what_changed_between_preview_and_import_is_left_out(desk, offer, festival):
    preview = desk.post(FILES, {"file": upload(translated(desk, "po"))})
    translate(festival, "title", "ar", "عيد")

    desk.post(FILES, {"text": preview.context["form"]["text"].value(), "import": "1"})

    assert Translation.objects.get().words == "عيد"


def test_keys_of_nowhere_are_named(desk, offer):
    data = translated(desk, "po").replace(b'msgctxt "festival-', b'msgctxt "palace-')

    response = desk.post(FILES, {"file": upload(data)})

    assert [key.split("-")[0] for key in response.context["unknown"]] == ["palace"] * 4


@pytest.mark.parametrize(
    "data", [b"", b"   ", b"\0\1\2", b"<html/>", b"N\xe4htreff", b'msgid "offen\n', b"PK\3\4" * 9]
)
def test_bad_files_get_a_sentence(desk, festival, data):
    response = desk.post(FILES, {"file": upload(data)})

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["file"])


def test_a_file_that_is_too_large_is_refused(desk, festival):
    response = desk.post(FILES, {"file": upload(b"x" * (2 * 1024 * 1024 + 1))})

    assert response.status_code == 422


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?language=fa&source=de&format=po",
        "?language=ar&source=de&format=doc",
        "?language=de&source=de&format=po",
    ],
)
def test_what_cannot_be_downloaded_is_said(desk, offer, query):
    assert desk.get(FILES + "download/" + query).status_code == 422


def test_where_nothing_is_open_there_is_no_file(desk, festival):
    for name in ("title", "description", "place", "travel_hint"):
        translate(festival, name, "ar", "نص")

    response = desk.get(DOWNLOAD.replace("which=all", "which=open") + "po")

    assert (response.status_code, len(response.context["export"].non_field_errors())) == (422, 1)


def test_readers_take_files_and_bring_none(offer, festival):
    reader = signed_in(festival.office, Role.READER)

    assert (reader.get(FILES).status_code, reader.get(DOWNLOAD + "po").status_code) == (200, 200)
    assert reader.post(FILES, {}).status_code == 403


def test_as_many_queries_for_three_stations_as_for_one(desk, offer):
    one = count_queries(desk, FILES), count_queries(desk, DOWNLOAD + "xliff")
    for number in (5, 6):
        StationFactory(festival=offer.station.festival, state="confirmed", number=number)

    assert (count_queries(desk, FILES), count_queries(desk, DOWNLOAD + "xliff")) == one
