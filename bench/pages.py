"""Visitors' pages under load: kept, rendered, behind the edge, with 500 readers at once, with ten times the data.

`python -m bench.pages [SECONDS]`: how long each round lasts (5), the 500 readers twelve times as long. Needs
Debian's wrk; the edge needs nginx. What is compared takes turns, because the machine's mood changes.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

ROUNDS, READERS = 3, 500
FESTIVALS, STATIONS = (100, 1000), 50
ALPHABET = "3479ACDEFHJKMNPQRTVWXY"
AIMS = {"kept": 0.8, "rendered": 0.6, "edge": 0.4, "data": 1.2}
WRK = shutil.which("wrk")
CROWD = """
local languages = {"de", "ar;q=0.9, en;q=0.8", "uk", "fa", "tr"}
local n = 0
request = function()
  n = n + 1
  wrk.headers["Accept-Language"] = languages[n % 5 + 1]
  wrk.headers["Accept-Encoding"] = "gzip"
  return wrk.format("GET", paths[n % #paths + 1])
end
"""


def code_of(number: int) -> str:
    """A code like the real ones, the same in every run."""
    letters = ""
    for _ in range(6):
        number, rest = divmod(number, len(ALPHABET))
        letters = ALPHABET[rest] + letters
    return letters


def report(seconds: int = 5) -> str:
    """All of it, a line each; what misses its aim is marked with `!`."""
    if WRK is None:
        return "pages skipped: wrk is not installed"
    with tempfile.TemporaryDirectory(prefix="standfest-pages-") as name, ExitStack() as running:
        folder = Path(name)
        os.environ["REDIS_URL"] = running.enter_context(_valkey(folder))
        files = [_database(folder, festivals) for festivals in FESTIVALS]
        return "\n".join([*_web(folder, files[0], seconds), _ten_times(files)])


def _database(folder: Path, festivals: int) -> Path:
    """A database file with so many festivals."""
    file = folder / f"{festivals}.sqlite3"
    program = (
        "import django; django.setup()\nfrom django.core.management import call_command\nfrom bench import crowd\n"
        f"call_command('migrate', verbosity=0, interactive=False)\ncrowd.write({festivals})"
    )
    subprocess.run([sys.executable, "-c", program], env=_environment(file), check=True)
    return file


def _environment(file: Path, **more: str) -> dict[str, str]:
    settings = {"STANDFEST_VAR": str(file.parent), "DATABASE_URL": f"sqlite:///{file}", "LOG_LEVEL": "ERROR"}
    return os.environ | settings | {"DJANGO_SETTINGS_MODULE": "bench.page_settings"} | more


@contextmanager
def _valkey(folder: Path) -> Iterator[str]:
    from festival.supervisor.valkey import server_binary, server_command, socket_path
    from tests.processes import eventually

    binary = server_binary(os.environ) or Path(shutil.which("redis-server") or "redis-server")
    socket = socket_path(folder)
    process = subprocess.Popen(server_command(binary, folder, socket), stdout=subprocess.DEVNULL)
    try:
        eventually(socket.exists)
        yield f"unix://{socket}"
    finally:
        process.terminate()
        process.wait()


@contextmanager
def _serving(file: Path, path: str, **more: str) -> Iterator[int]:
    from festival import parts
    from tests.processes import eventually, free_port, status

    port = free_port()
    process = subprocess.Popen(parts.web(f"127.0.0.1:{port}"), env=_environment(file, **more))
    try:
        if not eventually(lambda: status(port, path) == 200, 60):
            raise RuntimeError(f"{path} does not answer")
        yield port
    finally:
        process.terminate()
        process.wait()


def _web(folder: Path, file: Path, seconds: int) -> Iterator[str]:
    from tests.edge import NGINX, edge

    page = f"/o/{code_of(7)}"
    with _serving(file, page) as kept, _serving(file, page, KEEP="0") as cold:
        body = _fetch(kept, page)
        _keep_bare(body)
        with _serving(file, "/kept", BARE="1") as bare:
            yield _line("kept", _turns(seconds, (kept, page), (bare, "/kept")), "a bare view of the same bytes")
            yield _line("rendered", _turns(seconds, (cold, page), (bare, "/rendered")), "a bare view of 60 rows")
        if NGINX is None:
            yield "edge skipped: nginx is not installed"
            return
        (folder / "page.html").write_bytes(body)
        more = f"location = /page.html {{ root {folder}; add_header Content-Encoding gzip; }}"
        with edge(folder / "edge", kept, more=more, workers=2) as port:
            yield _line("edge", _turns(seconds, (port, page), (port, "/page.html")), "a file of the same bytes")
            yield _readers(folder, port, seconds * 12)


def _fetch(port: int, page: str) -> bytes:
    from urllib.request import Request, urlopen

    with urlopen(Request(f"http://127.0.0.1:{port}{page}", headers={"Accept-Encoding": "gzip"})) as answer:
        return bytes(answer.read())


def _keep_bare(body: bytes) -> None:
    program = (
        "import sys, django; django.setup()\nfrom django.core.cache import cache\n"
        "cache.set('bare', sys.stdin.buffer.read(), None)"
    )
    environment = _environment(Path(tempfile.gettempdir()) / "none.sqlite3", BARE="1")
    subprocess.run([sys.executable, "-c", program], env=environment, input=body, check=True)


def _turns(seconds: int, *pair: tuple[int, str]) -> list[float]:
    """Requests a second of both, in turn; the median of the rounds."""
    rounds = [[_a_second(port, path, seconds) for port, path in pair] for _ in range(ROUNDS)]
    return [median(column) for column in zip(*rounds, strict=True)]


def _a_second(port: int, path: str, seconds: int) -> float:
    command = [str(WRK), "-t1", "-c16", f"-d{seconds}s", "-H", "Accept-Encoding: gzip"]
    said = subprocess.run([*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True)
    if "Non-2xx" in said.stdout or "Socket errors" in said.stdout:
        raise RuntimeError(said.stdout)
    found = re.search(r"Requests/sec:\s+([\d.]+)", said.stdout)
    return float(found[1]) if found else 0.0


def _line(name: str, pair: list[float], yardstick: str) -> str:
    ratio = pair[0] / pair[1]
    mark = "!" if ratio < AIMS[name] else ""
    said = (
        f"{name}: {pair[0]:.0f} a second; {yardstick} {pair[1]:.0f}; ratio {ratio:.2f}{mark} (aim ≥ {AIMS[name]})"
    )
    return f"pages {said}"


def _readers(folder: Path, port: int, seconds: int) -> str:
    """Readers of forty pages in five languages, all at once. The first ones of the day were here before: 200 pages
    that nobody has rendered yet keep a small machine busy for some seconds."""
    paths = ", ".join(f'"/o/{code_of(n)}"' for n in range(40))
    script = folder / "crowd.lua"
    script.write_text(f'local paths = {{{paths}, "/f/fest-0/"}}\n{CROWD}')
    command = [str(WRK), "-t1", "--timeout", "10s", "--latency", "-s", str(script), f"http://127.0.0.1:{port}"]
    subprocess.run([*command, "-c16", f"-d{max(seconds // 4, 8)}s"], capture_output=True, check=True)
    running = [*command, f"-c{READERS}", f"-d{seconds}s"]
    said = subprocess.run(running, capture_output=True, text=True, check=True).stdout
    errors = [line.strip() for line in said.splitlines() if "Non-2xx" in line or "Socket errors" in line]
    found = re.search(r"99%\s+([\d.]+)(us|ms|s|m)\b", said)
    slowest = float(found[1]) * {"us": 1e-6, "ms": 1e-3, "s": 1, "m": 60}[found[2]] if found else float("inf")
    mark = "!" if errors or slowest >= 1 else ""
    return (
        f"pages {READERS} readers for {seconds} s: p99 {slowest:.3f} s, errors: {errors or 'none'}{mark} (aim < 1)"
    )


def _ten_times(files: list[Path]) -> str:
    """The same cold pages with a tenth of the data and with all of it."""
    pairs = [[_p95(file) for file in files] for _ in range(ROUNDS)]
    small, large = (median(column) for column in zip(*pairs, strict=True))
    ratio = large / small
    mark = "!" if ratio > AIMS["data"] else ""
    said = f"p95 {large * 1000:.1f} ms with {FESTIVALS[1]} festivals, {small * 1000:.1f} with {FESTIVALS[0]}"
    return f"pages {said}; ratio {ratio:.2f}{mark} (aim ≤ {AIMS['data']})"


def _p95(file: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-m", "bench.pages", "probe"],
        env=_environment(file, KEEP="0"),
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def probe() -> float:
    """The 95th percentile of rendering pages of the database at hand, in seconds."""
    import django

    django.setup()
    from django.test import Client

    client = Client()
    paths = [f"/o/{code_of(n * 37 % (FESTIVALS[0] * STATIONS))}" for n in range(300)]
    for path in paths[:20]:
        client.get(path)
    times = []
    for path in paths:
        began = perf_counter()
        if client.get(path).status_code != 200:
            raise RuntimeError(path)
        times.append(perf_counter() - began)
    return quantiles(times, n=20)[-1]


if __name__ == "__main__":
    words = sys.argv[1:]
    print(probe() if words == ["probe"] else report(*map(int, words)))
