import os
from collections import namedtuple

import pytest

from festival.supervisor import disk
from festival.supervisor.errors import CannotStart, disk_sentence

Usage = namedtuple("Usage", "total used free")


def test_makes_a_private_folder_and_leaves_no_trace(tmp_path):
    """Database, keys and mail of real people: nobody else on the machine may look."""
    disk.check_disk(tmp_path / "a" / "var")
    assert (tmp_path / "a" / "var").stat().st_mode & 0o777 == 0o700
    assert list((tmp_path / "a" / "var").iterdir()) == []


def test_too_little_room(tmp_path, monkeypatch):
    """The sentence says how much there is, how much is needed, and what helps."""
    monkeypatch.setattr(disk.shutil, "disk_usage", lambda _: Usage(0, 0, 99 * 1024**2))
    with pytest.raises(CannotStart) as caught:
        disk.check_disk(tmp_path)
    assert str(caught.value) == (
        f"only 99 MB are free on the disk that holds {tmp_path}; Standfest needs 100 MB. "
        "Make room on it, or name another folder with STANDFEST_VAR=/path."
    )


def test_a_file_stands_in_the_way(tmp_path):
    """A file named like the folder is an error with a sentence, not a traceback."""
    (tmp_path / "var").write_text("")
    with pytest.raises(CannotStart):
        disk.check_disk(tmp_path / "var")


@pytest.mark.parametrize(
    ("number", "beginning"),
    [
        (28, "the disk that holds /v is full."),
        (122, "the disk that holds /v is full."),
        (30, "/v cannot be written (Read-only file system)."),
        (13, "/v cannot be written (Permission denied)."),
    ],
)
def test_sentences_for_disks_that_fail_later(number, beginning):
    """ENOSPC, EDQUOT, EROFS and EACCES, by their numbers in Linux."""
    words = disk_sentence(OSError(number, os.strerror(number)), "/v")
    assert words.startswith(beginning)
