"""docker-compose.yml and Dockerfile, read closely: no Docker engine is needed to see what they promise."""

import re
import shlex

import pytest
import yaml

from festival.entry import command_of
from tests.conftest import ROOT

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
OURS = ("web", "worker", "clock", "migrate")
WATCHED = sorted(set(SERVICES) - {"migrate"})  # it runs once and ends


def test_the_services():
    """What operators script against."""
    assert sorted(SERVICES) == ["clock", "edge", "mail", "migrate", "postgres", "redis", "web", "worker"]


def test_only_the_edge_is_published_and_only_to_this_host():
    """Database, broker and mail catcher have no password against the world; web is reached through the edge."""
    assert {name: service["ports"] for name, service in SERVICES.items() if "ports" in service} == {
        "edge": ["${BIND_HOST:-127.0.0.1}:${PORT:-8000}:8080"]
    }


@pytest.mark.parametrize("name", WATCHED)
def test_each_lasting_service_has_a_health_check(name):
    """Compose waits for them and shows who is ill."""
    check = SERVICES[name]["healthcheck"]
    assert check["test"][0] == "CMD"
    assert {"interval", "timeout"} <= set(check)


@pytest.mark.parametrize("name", OURS)
def test_our_services_run_commands_that_exist(name):
    """The same words that test_entry.py runs."""
    assert command_of(SERVICES[name]["command"]) is not None
    check = SERVICES[name]["healthcheck"].get("test")
    assert check is None or check[1:] == ["python", "-m", "festival.entry", "healthy", name]


@pytest.mark.parametrize("name", OURS)
def test_our_services_wait_and_are_locked_down(name):
    """Nobody works on a database that is not migrated; nobody is root or writes outside the volume."""
    service = SERVICES[name]
    waits_for = {"postgres"} if name == "migrate" else {"migrate", "redis"}
    assert set(service["depends_on"]) == waits_for
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])


def test_scalable_services_can_be_scaled():
    """A container name would forbid a second one."""
    assert [name for name in ("web", "worker") if "container_name" in SERVICES[name]] == []


def test_secrets_come_from_files():
    """No value of a secret stands in the file or in the environment."""
    assert COMPOSE["secrets"] == {
        "secret_key": {"file": "./secrets/secret_key"},
        "database_password": {"file": "./secrets/database_password"},
    }
    given = {
        (service, name): value
        for service, body in SERVICES.items()
        for name, value in body.get("environment", {}).items()
        if re.search("KEY|PASSWORD|TOKEN|SECRET", name)
    }
    assert all(name.endswith("_FILE") and value.startswith("/run/secrets/") for (_, name), value in given.items())
    assert not re.search(r"://[^/\s:@]+:[^@\s]+@", (ROOT / "docker-compose.yml").read_text(encoding="utf-8"))


def test_volumes_are_named():
    """Data outlives containers; of the host only the edge's configuration is mounted, to be read."""
    mounted = {volume for body in SERVICES.values() for volume in body.get("volumes", [])}
    configuration = {"./deploy/nginx:/etc/nginx/standfest:ro"}
    assert configuration <= mounted
    used = {volume.split(":")[0] for volume in mounted - configuration}
    assert used == set(COMPOSE["volumes"]) == {"database", "queue", "files"}


def test_the_edge_is_locked_down_and_web_trusts_just_it():
    """It writes only to memory and to the folder of counted views; it is one proxy in front of web."""
    edge = SERVICES["edge"]
    assert (edge["read_only"], edge["cap_drop"], edge["user"]) == (True, ["ALL"], "10001")
    assert SERVICES["web"]["environment"]["TRUSTED_PROXIES"] == "${TRUSTED_PROXIES:-1}"


def test_the_image():
    """Not root, no secret in a layer, the entry that the compose file expects."""
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    last = {line.split()[0]: line for line in lines if line and line[0].isupper()}
    assert last["USER"] == "USER 10001"
    assert last["ENTRYPOINT"] == 'ENTRYPOINT ["python", "-m", "festival.entry"]'
    kept = [line for line in lines if line.startswith(("ENV", "ARG", "    "))]
    assert [line for line in kept if re.search("(KEY|PASSWORD|SECRET)=(?!only-to-build)", line)] == []


def test_the_image_contains_no_data():
    """What must never be copied into an image."""
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert {".*", "var", "secrets"} <= set(ignored)


def test_every_setting_is_explained():
    """`.env.example` names what the compose file and the settings read."""
    explained = set(re.findall(r"^#([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.M))
    in_compose = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text(encoding="utf-8")))
    source = "".join((ROOT / "festival" / name).read_text() for name in ("settings.py", "env.py"))
    in_settings = set(re.findall(r'(?:env\.\w+|secret)\(\s*f?["\']([A-Z_]+)["\']', source))
    assert (in_compose | in_settings) - explained == set()
    assert {"SECRET_KEY", "DATABASE_URL", "PORT", "LOG_LEVEL"} <= in_settings


def test_health_checks_are_plain_words():
    """No shell is needed in the image."""
    lists = [SERVICES[name]["healthcheck"]["test"][1:] for name in WATCHED]
    assert [shlex.split(shlex.join(words)) for words in lists] == lists
