import pytest

from festival.supervisor.errors import CannotStart
from festival.supervisor.lock import only_one


def test_the_second_is_told_about_the_first(tmp_path):
    """The note names process and address of who holds the lock."""
    with only_one(tmp_path, "http://localhost:1/"), pytest.raises(CannotStart, match="at http://localhost:1/"):
        only_one(tmp_path, "http://localhost:2/").__enter__()


def test_free_again_after_the_end(tmp_path):
    """The file stays, the lock does not: nothing has to be cleaned up by hand."""
    with only_one(tmp_path, "http://localhost:1/"):
        pass
    with only_one(tmp_path, "http://localhost:2/"):
        assert (tmp_path / "running").read_text().endswith(" at http://localhost:2/\n")
    assert (tmp_path / "running").read_text() == ""
