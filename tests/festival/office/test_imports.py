"""Importing on the desk: the preview changes nothing and keeps the text; the import does what it showed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from events.errors import Refused
from events.models import Role
from stations.models import Invitation, Organisation, StandingOffer
from tests.factories import FestivalFactory, MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
IMPORT = "/desk/o/jena/import/"


def upload(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("liste.csv", data, content_type="text/csv")


def test_the_preview_of_the_real_list_changes_nothing(desk, organisations_csv):
    response = desk.post(IMPORT, {"file": upload(organisations_csv)})
    assert response.context["counts"] == {"created": 24, "completed": 0, "unchanged": 0, "changing": 24}
    assert not Organisation.objects.exists()


def test_what_the_preview_kept_is_imported_and_again_nothing_changes(desk, organisations_csv, office):
    preview = desk.post(IMPORT, {"file": upload(organisations_csv)})
    # A browser sends the lines of a text area with carriage returns.
    text = preview.context["form"]["text"].value().replace("\r\n", "\n").replace("\n", "\r\n")
    response = desk.post(IMPORT, {"text": text, "import": "1"})
    assert response.url == "/desk/o/jena/organisations/"
    assert Organisation.objects.filter(office=office).count() == 24
    again = desk.post(IMPORT, {"file": upload(organisations_csv)})
    assert again.context["counts"] == {"created": 0, "completed": 0, "unchanged": 24, "changing": 0}
    assert 'name="import"' not in again.content.decode()


def test_lines_inside_a_cell_stay_as_they_were(desk):
    text = 'name,offer_title,offer_description\r\nNähtreff,Nähen,"eins\r\nzwei"\r\n'
    desk.post(IMPORT, {"text": text, "import": "1"})
    assert StandingOffer.objects.get().description == "eins\nzwei"


def test_a_semicolon_file_with_mark_works(desk):
    desk.post(IMPORT, {"file": upload("\ufeffname;place\nNähtreff;Jena".encode()), "import": "1"})
    assert Organisation.objects.get().where == "Jena"


def test_faults_name_line_and_column_and_the_text_stays(desk):
    text = "name,kind,email\nNähtreff,museum,nobody\n"
    response = desk.post(IMPORT, {"text": text, "import": "1"})
    assert response.status_code == 422
    assert [(fault.line, fault.column) for fault in response.context["faults"]] == [(2, "kind"), (2, "email")]
    assert "Nähtreff,museum,nobody" in response.content.decode()
    assert not Organisation.objects.exists()


def test_onto_the_list_of_a_festival_without_sending_anything(desk, festival):
    response = desk.post(IMPORT, {"text": "name\nNähtreff", "festival": festival.slug, "import": "1"})
    assert response.url == f"/desk/f/{festival.slug}/invitations/"
    assert Invitation.objects.get().state == "chosen"


def test_the_festival_of_another_office_cannot_be_chosen(desk):
    other = FestivalFactory()
    response = desk.post(IMPORT, {"text": "name\nNähtreff", "festival": other.slug, "import": "1"})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["festival"]


def test_a_withdrawn_organisation_stays_withdrawn_and_off_the_list(desk, office, festival, now):
    OrganisationFactory(office=office, name="Weg", place="", district="", withdrawn_at=now)
    response = desk.post(IMPORT, {"text": "name\nWeg", "festival": festival.slug})
    assert [(row.outcome, len(row.notes)) for row in response.context["results"]] == [("unchanged", 1)]


def test_a_festival_that_is_over_while_somebody_looked_is_refused_in_words(desk, festival, monkeypatch):
    monkeypatch.setattr("festival.office.views.imports.import_organisations", refuse)
    response = desk.post(IMPORT, {"text": "name\nWeg", "festival": festival.slug, "import": "1"})
    assert response.status_code == 422
    assert response.context["form"].errors == {"festival": ["Too late."]}


def refuse(*_args, **_kwargs):
    raise Refused("Too late.")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   ",
        b"name\n",
        "name\nN\xe4htreff".encode("latin-1"),
        b"\0\1\2",
        b"nom\nx",
        b'name\n"offen',
        b"PK\3\4" * 9,
    ],
)
def test_bad_files_get_a_sentence(desk, data):
    response = desk.post(IMPORT, {"file": upload(data), "import": "1"})
    assert response.status_code == 422
    assert not Organisation.objects.exists()


def test_neither_file_nor_text(desk):
    response = desk.post(IMPORT, {})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["file"]


def test_a_file_that_is_too_large(desk):
    response = desk.post(IMPORT, {"file": upload(b"name\n" + b"x" * 2_100_000)})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["file"]


def test_a_file_full_of_faults_shows_the_first_hundred(desk):
    response = desk.post(IMPORT, {"file": upload(b"name,kind\n" + b"a,b\n" * 5000)})
    assert response.status_code == 422
    assert len(response.context["faults"]) == 100


def test_a_reader_may_not_import(client, office):
    client.force_login(MembershipFactory(office=office, role=Role.READER).user)
    assert client.get(IMPORT).status_code == 403
    assert client.post(IMPORT, {"text": "name\nx", "import": "1"}).status_code == 403
