"""Debian's nginx with the configuration of deploy/nginx, in front of any web."""

import getpass
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.processes import ROOT, eventually, free_port, status

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin")
MAIN = """
{user}
daemon off;
worker_processes {workers};
pid {folder}/nginx.pid;
events {{ worker_connections 2048; }}
http {{
    types {{ text/html html; }}
    default_type text/html;
    include {here}/http.conf;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    proxy_cache_path {folder}/pages keys_zone=pages:10m inactive=1d use_temp_path=off;
    upstream web {{ server 127.0.0.1:{web} max_fails=0; keepalive 16; }}
    server {{
        listen 127.0.0.1:{port} backlog=2048;
        set $views_folder {folder}/views;
        include {here}/server.conf;
        {more}
    }}
}}
"""


@contextmanager
def edge(folder: Path, web: int, *, more: str = "", workers: int = 1) -> Iterator[int]:
    """Start it in front of the port `web`; gives its own port. `more` stands in the server's part."""
    assert NGINX
    port = free_port()
    (folder / "views").mkdir(parents=True)
    user = "user root;" if getpass.getuser() == "root" else ""
    values = {"user": user, "folder": folder, "here": ROOT / "deploy" / "nginx", "web": web, "port": port}
    (folder / "nginx.conf").write_text(MAIN.format(**values, more=more, workers=workers))
    process = subprocess.Popen(
        [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=subprocess.PIPE
    )
    try:
        if not eventually(lambda: status(port, "/healthz") or process.poll() is not None) or process.poll():
            raise RuntimeError(process.stderr.read().decode() if process.stderr else "nginx did not start")
        yield port
    finally:
        process.terminate()
        process.wait()
