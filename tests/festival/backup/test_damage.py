"""A damaged or foreign backup is refused before anything is touched, or takes everything back."""

import io
import json
import tarfile

import pytest

from festival import restore
from festival.backup import BackupError
from festival.restore import restore_backup
from tests.factories import OfficeFactory
from tests.festival.backup.house import rows

pytestmark = pytest.mark.django_db(transaction=True)  # a restore wants a transaction of its own, as in life


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
