"""Backup and restore: the same rows, files and links come back, on either database; damage changes nothing."""

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from django.db import connection

from events.models import Festival, Heartbeat, Office, User
from events.tokens import known_token
from festival import restore
from festival.backup import BackupError, make_backup
from festival.restore import is_empty, restore_backup
from stations.actions.invitations import make_link
from stations.models import Organisation, PersonalLink
from tests.conftest import ROOT
from tests.factories import InvitationFactory, OfficeFactory
from tests.festival.backup.house import NOW, rows

pytestmark = pytest.mark.django_db(transaction=True)  # a restore wants a transaction of its own, as in life


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
