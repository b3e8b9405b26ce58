"""Backup and restore: the same rows, files and links come back, on either database; damage changes nothing."""

import io
import json
import os
import subprocess
import sys
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection

from events.models import Festival, Heartbeat, Office, User
from festival import restore
from festival.backup import BackupError, kept_models, make_backup
from festival.restore import is_empty, restore_backup
from stations.actions.invitations import make_link
from stations.links import known_token
from stations.models import Organisation, PersonalLink
from tests.conftest import ROOT
from tests.factories import FestivalFactory, InvitationFactory, OfficeFactory, StandingOfferFactory, StationFactory

NOW = datetime(2027, 6, 1, 12, 30, tzinfo=UTC)
pytestmark = pytest.mark.django_db(transaction=True)  # a restore wants a transaction of its own, as in life


def rows():
    return {model._meta.label_lower: list(model._base_manager.order_by("pk").values()) for model in kept_models()}


@pytest.fixture(autouse=True)
def places(settings, tmp_path, monkeypatch):
    """A media folder and a place for keys of this test's own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    (tmp_path / "var").mkdir()
    monkeypatch.setattr(restore, "VAR", tmp_path / "var")
    return tmp_path


@pytest.fixture
def house(places):
    """A little of everything, with what could get lost on the way: microseconds, other scripts, decimals."""
    festival = FestivalFactory()
    station = StationFactory(festival=festival, width_m="2.5", waiting_since=NOW.replace(microsecond=123456))
    StandingOfferFactory(organisation=station.organisation, title="أغانٍ\u2028und Lieder", language="ar")
    (places / "media" / "logos").mkdir()
    (places / "media" / "logos" / "ü.png").write_bytes(b"picture")
    return festival


@pytest.fixture
def archive(house, places, settings):
    settings.SECRET_KEY = "for tests only"
    path = places / "backup.tar.gz"
    make_backup(path, now=NOW)
    return path


def test_everything_comes_back_as_it_was(archive, places):
    before = rows()
    Organisation.objects.update(name="changed", updated_at=NOW)
    OfficeFactory()
    (places / "media" / "logos" / "ü.png").write_bytes(b"another")
    (places / "media" / "new.png").write_bytes(b"new")

    restored = restore_backup(archive, replace=True)

    assert rows() == before
    assert {path.name: path.read_bytes() for path in (places / "media").rglob("*.png")} == {"ü.png": b"picture"}
    assert restored.notes == []


def test_new_rows_get_new_numbers_afterwards(archive):
    highest = Office.objects.order_by("pk").last().pk

    restore_backup(archive, replace=True)

    assert OfficeFactory().pk > highest


def test_only_the_owner_can_read_it(archive):
    assert archive.stat().st_mode & 0o777 == 0o600


def test_it_lists_what_it_holds(archive):
    with tarfile.open(archive) as file:
        manifest = json.load(file.extractfile("manifest.json"))

    assert sorted(manifest["files"]) == ["media/logos/ü.png", "rows.jsonl", "secret_key"]
    assert manifest["rows"]["events.festival"] == 1
    assert (manifest["format"], manifest["made_at"]) == (1, "2027-06-01T12:30:00+00:00")


def test_heartbeats_stay_behind(house, places):
    Heartbeat.objects.create(part="worker", beat_at=NOW)
    path = places / "backup.tar.gz"

    manifest = make_backup(path, now=NOW)

    assert "events.heartbeat" not in manifest.rows
    restore_backup(path, replace=True)
    assert Heartbeat.objects.count() == 1


def test_nobody_stays_signed_in(archive, client):
    client.force_login(User.objects.create_user("a@example.org"))

    restore_backup(archive, replace=True)

    assert client.session.session_key is None or not client.session.exists(client.session.session_key)


def test_a_house_in_use_is_not_replaced_by_accident(archive):
    before = rows()

    with pytest.raises(BackupError, match="There is data here already"):
        restore_backup(archive)

    assert rows() == before


def test_a_new_house_is_empty_and_takes_it(archive, places):
    before = rows()
    restore._clear_tables()
    (places / "media" / "logos" / "ü.png").unlink()
    (places / "media" / "logos").rmdir()
    assert is_empty()

    restore_backup(archive)

    assert rows() == before


def test_files_alone_are_not_replaced_by_accident(archive):
    restore._clear_tables()

    with pytest.raises(BackupError, match="There is data here already"):
        restore_backup(archive)


def test_a_backup_is_not_overwritten_by_accident(archive):
    before = archive.read_bytes()

    with pytest.raises(BackupError, match="Give another name, or --force"):
        make_backup(archive, now=NOW)

    assert archive.read_bytes() == before
    make_backup(archive, now=NOW, replace=True)


@pytest.mark.parametrize("name", ["nowhere/backup.tar.gz", "media"])
def test_a_place_where_nothing_can_be_written_is_named(house, places, name):
    with pytest.raises(BackupError, match="name a file in a folder that exists"):
        make_backup(places / name, now=NOW)


def test_a_failed_backup_leaves_nothing_behind(house, places, monkeypatch):
    monkeypatch.setattr("festival.backup._write_rows", lambda model, text: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        make_backup(places / "backup.tar.gz", now=NOW)

    assert [path.name for path in places.iterdir() if path.is_file()] == []


def repacked(archive, **changed):
    """The same backup with other content under some names; None leaves one out."""
    path = archive.with_name("changed.tar.gz")
    with tarfile.open(archive) as old, tarfile.open(path, "w:gz") as new:
        contents = {member.name: old.extractfile(member).read() for member in old} | changed
        for name, content in contents.items():
            if content is not None:
                info = tarfile.TarInfo(name)
                info.size = len(content)
                new.addfile(info, io.BytesIO(content))
    return path


def manifest_with(archive, **values):
    with tarfile.open(archive) as file:
        manifest = json.load(file.extractfile("manifest.json"))
    return json.dumps(manifest | values).encode()


def check_refused(path, words):
    before = rows()
    with pytest.raises(BackupError, match=words):
        restore_backup(path, replace=True)
    assert rows() == before


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"rows.jsonl": b"{}"}, "The backup is damaged: rows.jsonl"),
        ({"media/logos/ü.png": b"x"}, "The backup is damaged: media/logos/ü.png"),
        ({"media/logos/ü.png": None}, "The backup is damaged: media/logos/ü.png"),
        ({"media/more.png": b"x"}, "The backup is damaged: media/more.png"),
        ({"secret_key": None}, "The backup is damaged: secret_key"),
        ({"manifest.json": None}, r"it has no manifest\.json"),
        ({"manifest.json": b"no list"}, "The list of the backup cannot be read"),
        ({"media/../../evil": b"x"}, "which is no part of a backup"),
        ({"/etc/evil": b"x"}, "which is no part of a backup"),
    ],
)
def test_a_changed_file_is_noticed_before_anything_is_touched(archive, changed, words):
    check_refused(repacked(archive, **changed), words)


def test_a_file_cut_off_is_noticed(archive):
    content = archive.read_bytes()
    archive.write_bytes(content[: len(content) // 2])

    check_refused(archive, "is no backup, or ")


def test_some_other_file_is_no_backup(archive):
    archive.write_bytes(b"a letter to my aunt")

    check_refused(archive, "is no backup, or was cut off")


def test_another_format_names_the_version_to_install(archive):
    check_refused(
        repacked(archive, **{"manifest.json": manifest_with(archive, format=2, version="9.1")}),
        r"Install Standfest 9\.1 first",
    )


def test_a_newer_version_is_refused(archive):
    newer = manifest_with(archive, migrations={"events": "0999_later"})

    check_refused(repacked(archive, **{"manifest.json": newer}), r"does not know: events\.0999_later")


def test_an_older_version_is_refused_because_its_rows_would_miss_their_migrations(archive):
    older = manifest_with(archive, migrations={"events": "0001_initial"}, version="0.9")

    check_refused(repacked(archive, **{"manifest.json": older}), r"an older version of Standfest \(0\.9\)")


def test_a_failure_on_the_way_takes_everything_back(archive, places, monkeypatch):
    (places / "media" / "mine.png").write_bytes(b"mine")
    OfficeFactory(slug="mine")
    before = rows()

    def fail(keys):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restore, "_keep_keys", fail)
    with pytest.raises(OSError, match="No space left"):
        restore_backup(archive, replace=True)

    assert rows() == before
    assert (places / "media" / "mine.png").read_bytes() == b"mine"
    assert (places / "media" / "logos" / "ü.png").exists()


def test_personal_links_open_after_the_move(house, places, settings, monkeypatch):
    """The new installation has no key of its own in the environment: it gets the old one."""
    invitation = InvitationFactory(festival=house)
    contact = invitation.organisation.contacts.create(email="a@example.org")
    link = make_link(invitation, contact, now=NOW)
    token = known_token(link.nonce, link.digest)
    path = places / "backup.tar.gz"
    make_backup(path, now=NOW)
    monkeypatch.setattr(restore, "secret", lambda name: "")

    restore_backup(path, replace=True)

    settings.SECRET_KEY = (places / "var" / "secret_key").read_text()
    assert (places / "var" / "secret_key").stat().st_mode & 0o777 == 0o600
    restored = PersonalLink.objects.get()
    assert known_token(restored.nonce, restored.digest) == token


def test_another_key_in_the_environment_is_pointed_out(archive, places, settings):
    settings.SECRET_KEY = "the key of the new installation"

    restored = restore_backup(archive, replace=True)

    kept = places / "var" / "secret_keys.restored"
    assert kept.read_text() == "for tests only"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert "set SECRET_KEY_FALLBACKS" in restored.notes[0]


@pytest.mark.postgres
@pytest.mark.process
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL (DATABASE_URL)")
def test_from_sqlite_to_postgresql(places):
    """The sample, made on SQLite by the real commands, is the same on PostgreSQL, and rows can be added."""
    there = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "REDIS_URL"}}
    (places / "there").mkdir()
    there |= {"STANDFEST_VAR": str(places / "there"), "DJANGO_SETTINGS_MODULE": "festival.settings"}
    path = places / "backup.tar.gz"
    for command in (["migrate", "-v0"], ["seed_demo"], ["backup", str(path)]):
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=there, check=True, capture_output=True
        )

    restored = restore_backup(path, replace=True)

    assert {label: len(found) for label, found in rows().items()} == restored.manifest.rows
    assert Festival.objects.filter(slug__startswith="familienfest-lobeda").count() == 2
    assert OfficeFactory().pk == 3
    again = make_backup(Path(places / "again.tar.gz"), now=NOW)
    assert again.rows == restored.manifest.rows | {"events.office": 3}
