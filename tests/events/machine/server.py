"""A small real server on this machine that speaks LibreTranslate's and DeepL's HTTP, errors included."""

import json
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

LIBRE = [
    {"code": "de", "name": "German", "targets": ["ar", "en", "fa", "ku", "pt"]},
    {"code": "en", "name": "English", "targets": ["de", "zh-Hans"]},
    {"code": "ku", "name": "Kurdish", "targets": ["de"]},
]
DEEPL = [
    {"lang": lang, "name": lang, "usable_as_source": read, "usable_as_target": write, "status": "stable"}
    for lang, read, write in [
        ("ar", True, True),
        ("de", True, True),
        ("en", True, False),
        ("en-GB", False, True),
        ("fa", True, True),
        ("kmr", True, True),
        ("pt", True, False),
        ("pt-PT", False, True),
        ("zh", True, False),
        ("zh-Hans", False, True),
    ]
]


@dataclass
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: Any
    size: int  # bytes of the body


@dataclass
class Service:
    """What it was asked; `next_answers` (status, headers, body) are given first, one for each POST."""

    url: str = ""
    asked: list[Request] = field(default_factory=list)
    next_answers: list[tuple[int, dict[str, str], Any]] = field(default_factory=list)
    said: Any = "[{target}] {text}"

    @property
    def posts(self) -> list[Request]:
        return [request for request in self.asked if request.method == "POST"]

    def answer(self, request: Request) -> tuple[int, dict[str, str], Any]:
        if request.method == "POST" and self.next_answers:
            return self.next_answers.pop(0)
        body = request.body
        match request.method, request.path:
            case "GET", "/languages":
                return 200, {}, LIBRE
            case "GET", "/v3/languages?resource=translate_text":
                return (
                    (200, {}, DEEPL) if "Authorization" in request.headers else (403, {}, {"message": "Forbidden"})
                )
            case "POST", "/translate":
                return 200, {}, {"translatedText": [self.say(text, body["target"]) for text in body["q"]]}
            case "POST", "/v2/translate":
                said = [self.say(text, body["target_lang"]) for text in body["text"]]
                rows = [{"detected_source_language": body["source_lang"], "text": text} for text in said]
                return 200, {}, {"translations": rows}
        return 404, {}, {"error": "Not found"}

    def say(self, text: str, target: str) -> str:
        return self.said.format(text=text, target=target)


def serve(service: Service) -> ThreadingHTTPServer:
    """Starts it on a free port and fills in `service.url`; the caller shuts it down."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self._answer(None, 0)

        def do_POST(self):
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            self._answer(json.loads(raw), len(raw))

        def _answer(self, body, size):
            request = Request(self.command, self.path, dict(self.headers), body, size)
            service.asked.append(request)
            status, headers, answer = service.answer(request)
            content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(status)
            for name, value in (headers | {"Content-Length": str(len(content))}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *words):
            """The test's output stays its own."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    return server
