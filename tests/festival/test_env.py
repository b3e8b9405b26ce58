"""What the environment says, and the secret key that is made once."""

import stat
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from festival import env
from festival.env import base_url, secret, secret_key


@pytest.fixture
def var(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setattr(env, "VAR", tmp_path / "var")
    return tmp_path / "var"


def test_from_the_environment(var, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "given")

    assert secret_key() == "given"
    assert not var.exists()


def test_from_a_file_which_wins(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("from a file\n")
    monkeypatch.setenv("SECRET_KEY", "given")
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "key"))

    assert secret("SECRET_KEY") == "from a file"


def test_made_once_for_its_owner_only(var):
    first = secret_key()

    assert secret_key() == first
    assert len(first) > 50
    assert stat.S_IMODE((var / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in var.iterdir()] == ["secret_key"]


def test_web_worker_and_clock_that_start_at_once_agree(var):
    start = Barrier(12)

    def begin(_number):
        start.wait()
        return secret_key()

    with ThreadPoolExecutor(12) as pool:
        keys = set(pool.map(begin, range(12)))

    assert len(keys) == 1
    assert [path.name for path in var.iterdir()] == ["secret_key"]


def test_on_a_file_system_without_hard_links(var, monkeypatch):
    def refuse(*_paths):
        raise PermissionError

    monkeypatch.setattr(env.os, "link", refuse)

    assert secret_key() == secret_key()


@pytest.mark.parametrize(
    ("given", "noted", "address"),
    [
        (
            {"BASE_URL": "https://feste.example.org/", "PORT": "8001"},
            "http://localhost:8002",
            "https://feste.example.org",
        ),
        ({"PORT": "8001"}, "http://localhost:8002", "http://localhost:8001"),
        ({"PORT": ""}, "http://localhost:8002", "http://localhost:8002"),
        ({}, "", "http://localhost:8000"),
        ({}, None, "http://localhost:8000"),
    ],
)
def test_commands_print_the_address_of_the_last_start(monkeypatch, tmp_path, given, noted, address):
    """Codes printed from a second window open what runs in the first."""
    for name in ("BASE_URL", "PORT"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(env, "ADDRESS", tmp_path / "address")
    if noted is not None:
        (tmp_path / "address").write_text(noted)

    assert base_url() == address
