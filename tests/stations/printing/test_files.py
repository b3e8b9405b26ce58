"""A print is there whole or not at all."""

import pytest

from stations.printing.files import write_whole


def test_the_file_is_replaced_whole(tmp_path):
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"old")

    write_whole(target, b"new")

    assert (target.read_bytes(), [path.name for path in tmp_path.iterdir()]) == (b"new", ["sheet.pdf"])


def test_a_file_that_cannot_be_replaced_leaves_no_draft(tmp_path):
    """A folder stands where the file should be."""
    (tmp_path / "sheet.pdf").mkdir()

    with pytest.raises(OSError, match="directory"):
        write_whole(tmp_path / "sheet.pdf", b"new")

    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


def test_a_missing_folder_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "missing" / "sheet.pdf", b"new")
