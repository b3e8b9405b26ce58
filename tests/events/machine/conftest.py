"""One server for each test that wants it, and pauses that only count."""

import pytest

from tests.events.machine.server import Service, serve


@pytest.fixture
def service(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")  # whatever proxy the machine uses
    service = Service()
    server = serve(service)
    yield service
    server.shutdown()
    server.server_close()


@pytest.fixture
def pauses() -> list[float]:
    """Seconds a provider would have slept: give it `sleep=pauses.append`."""
    return []
