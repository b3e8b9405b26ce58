import pytest

from festival.supervisor.errors import CannotStart
from festival.supervisor.ports import open_door, port_from


@pytest.mark.parametrize(("given", "port"), [({}, 8000), ({"PORT": ""}, 8000), ({"PORT": " 8123 "}, 8123)])
def test_the_port(given, port):
    """8000 unless said otherwise."""
    assert port_from(given) == port


@pytest.mark.parametrize("given", ["0", "65536", "-1", "80.5", "http", "８０００"])
def test_what_is_no_port(given):
    """Refused here with a sentence, not in the middle of the start with a traceback."""
    with pytest.raises(CannotStart, match="a port is a number from 1 to 65535"):
        port_from({"PORT": given})


def test_the_door_is_taken_once():
    """Whoever has it keeps it; the sentence offers the next number."""
    with open_door("127.0.0.1", 0) as door:
        port = door.getsockname()[1]
        with pytest.raises(CannotStart) as caught:
            open_door("127.0.0.1", port)
    assert str(caught.value).startswith(f"port {port} is in use by another program. Choose another one")


def test_a_foreign_address():
    """An address that is not of this machine (TEST-NET-1)."""
    with pytest.raises(CannotStart, match="BIND names the address"):
        open_door("192.0.2.1", 8000)
