"""The edge: the very files of deploy/nginx, run by this machine's nginx in front of a web that we hold in hand."""

import gzip
import http.client
import re
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from events.languages import PRODUCT_TAGS
from festival.language import accepted_language
from festival.visitor.keeping import until_next_second
from tests.conftest import ROOT
from tests.edge import NGINX, edge

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(NGINX is None, reason="nginx is not installed: nothing to run the edge with"),
]
KEPT = "public, max-age=0, s-maxage=1"
HTTP = (ROOT / "deploy" / "nginx" / "http.conf").read_text()


class Web(ThreadingHTTPServer):
    """Says what it was asked, and counts."""

    def __init__(self):
        self.asked = []
        self.words = "first"
        self.cookie = ""
        self.is_away = False
        self.daemon_threads = True
        super().__init__(("127.0.0.1", 0), Answer)
        Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()


class Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        web = self.server
        if web.is_away:
            self.close_connection = True  # without a word, as a process that was killed
            return
        web.asked.append((self.path, dict(self.headers)))
        language = accepted_language(self.headers.get("Accept-Language", ""))
        body = gzip.compress(f"{web.words} {language}".encode(), mtime=0)
        self.send_response(200)
        kept = KEPT if "/desk" not in self.path else "no-store, private"
        headers = {"Cache-Control": kept, "Content-Language": language, "Vary": "Accept-Language, Accept-Encoding"}
        headers |= {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip", "ETag": 'W/"x"'}
        headers |= until_next_second() if kept == KEPT else {}
        headers |= {"Content-Length": str(len(body))} | ({"Set-Cookie": web.cookie} if web.cookie else {})
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *_):
        pass


@pytest.fixture
def web():
    server = Web()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "edge"


@pytest.fixture
def ask(web, folder):
    with edge(folder, web.server_port) as port:
        web.asked.clear()

        def ask(path="/o/K7M4PX", method="GET", **headers):
            caller = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            caller.request(method, path, headers=headers)
            answer = caller.getresponse()
            answer.words = answer.read().decode()
            caller.close()
            return answer

        yield ask


def test_readers_of_one_second_cost_web_one_request(ask, web):
    answers = [ask().words for _ in range(5)]

    assert answers == ["first de"] * 5
    assert len(web.asked) <= 3  # more than one where a second ended meanwhile


def test_a_change_is_seen_after_a_second(ask, web):
    ask()
    web.words = "second"

    time.sleep(1.1)

    assert ask().words == "second de"


def test_pages_survive_a_restart_of_web(ask, web):
    ask()
    web.is_away = True

    time.sleep(1.1)

    assert (ask().status, ask().words) == (200, "first de")
    other = ask("/o/NEVER2")
    assert (other.status, other.headers["Retry-After"]) == (503, "5")


HEADERS = [
    "",
    "ar",
    "AR-sy,de;q=0.8",
    "de;q=0.5, uk;q=0.9",
    "ja, fr;q=0.3",
    "ja",
    "prs",
    "fa-AF",
    "kmr-TR",
    "de-x-leicht",
    "de-simple, de;q=0.9",
    "ar;q=0, en;q=0.1",
    "*",
    "de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7",
    "en;q=0.85, ar;q=0.9",
    "en;q=0.8, ar;q=0.85",
    "en;q=0.9, tr",
    "en;q=0.9, tr;q=1",
    "zh-CN,zh;q=0.9,ti;q=0.8",
]


@pytest.mark.parametrize("header", HEADERS)
def test_each_reader_gets_the_language_that_web_would_choose(ask, header):
    ask()  # somebody who reads German was here before

    answer = ask(**{"Accept-Language": header})

    assert answer.headers["Content-Language"] == accepted_language(header)


def test_one_language_is_one_page_however_it_is_asked_for(ask, web):
    for header in ("de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7", "de", "de-AT, en;q=0.5", "ja, de;q=0.3"):
        ask(**{"Accept-Language": header})

    assert len(web.asked) <= 2


def test_an_address_with_a_language_is_one_page(ask, web):
    for header in ("de", "ar", "fr"):
        ask("/uk/o/K7M4PX", **{"Accept-Language": header})

    assert len(web.asked) <= 2


def test_it_knows_the_languages_of_the_product():
    lists = re.findall(r"\((?:\?<known>|\?:)(de-x-leicht\|[a-z|-]+)\)", HTTP)

    assert [set(one.split("|")) - {"de-simple", "prs", "kmr"} for one in lists] == [set(PRODUCT_TAGS)] * 2


@pytest.mark.parametrize("path", ["/desk/", "/my/abc/", "/staff/login/", "/api/v1/", "/ar/my/abc/", "/DESK/x"])
def test_what_belongs_to_somebody_is_never_kept(ask, web, path):
    for _ in range(3):
        ask(path)

    assert len(web.asked) == 3


def test_what_sets_a_cookie_is_never_kept(ask, web):
    web.cookie = "a=b"
    for _ in range(3):
        ask()

    assert len(web.asked) == 3


def test_forms_pass(ask, web):
    for _ in range(2):
        ask("/o/K7M4PX/feedback/", "POST")

    assert len(web.asked) == 2


def test_it_unpacks_for_those_who_cannot_and_stays_packed_for_others(ask):
    plain = ask()

    assert (plain.words, plain.headers["Content-Encoding"]) == ("first de", None)


def test_web_learns_who_asks_by_one_more_address(ask, web):
    ask("/desk/", **{"X-Forwarded-For": "203.0.113.9"})

    _path, headers = web.asked[-1]
    assert headers["X-Forwarded-For"] == "203.0.113.9, 127.0.0.1"


def test_views_are_written_without_readers(ask, folder):
    for path, agent in [
        ("/o/K7M4PX", "Firefox"),
        ("/ar/o/K7M4PX", "Firefox"),
        ("/o/K7M4PX", "Googlebot/2.1"),
        ("/f/sommerfest-2027/", "Firefox"),
    ]:
        ask(path, **{"User-Agent": agent})

    lines = [line for file in (folder / "views").iterdir() for line in file.read_text().splitlines()]
    assert lines == ["K7M4PX de", "K7M4PX de"]
    written = [file.read_text(errors="replace") for file in folder.rglob("*.log")]
    assert [text for text in written if "127.0.0.1" in text or "Firefox" in text] == []
