"""Systems of strangers that sign people in through Vnconnect, as docs/integrate has them."""

import os
import re
import subprocess
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from fakeclock import STARTER
from net import free_ports, status_of

DOCS = Path(__file__).resolve().parents[2] / "docs/integrate"
MODULES = Path("/usr/lib/apache2/modules")


class System:
    """One system under a name of its own on loopback; what runs for it ends with `close()`."""

    def __init__(self, product, name: str):
        self.product, self.name = product, name
        self.folder = product.folder / name
        self.folder.mkdir()
        self.port, self.inner, self.behind = free_ports(3)
        self.origin = f"http://{name}.localhost:{self.port}"
        self.processes: list[subprocess.Popen] = []

    def register(self, redirect: str, *more: str) -> tuple[str, str]:
        said = self.product.run(
            "clients", "register", f"Hệ thống {self.name}", "--redirect", self.origin + redirect, "--scope", "openid profile", *more)
        lines = dict(line.split("\t") for line in said.splitlines() if "\t" in line)
        return lines["client_id"], lines["client_secret"]

    def start(self, *command, environment: dict | None = None, port: int):
        with open(self.folder / "log", "ab") as log:
            self.processes.append(
                subprocess.Popen(
                    [*STARTER, *command], cwd=self.folder, stdout=log, stderr=log,
                    env=os.environ | self.product.clock.environment | (environment or {})))
        deadline = time.monotonic() + 10
        while True:
            with suppress(OSError):
                if status_of(port, f"{self.name}.localhost", "/healthz"):
                    return
            assert time.monotonic() < deadline, (self.folder / "log").read_text(errors="replace")[-1500:]
            time.sleep(0.05)

    def close(self):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(timeout=10)


def echo(port: int, header: str) -> ThreadingHTTPServer:
    """The program behind the proxy: says who it was told is there."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = f"xin chào {self.headers.get(header, 'người lạ')}".encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def block(document: str, language: str) -> str:
    """What a page of docs/integrate says to write."""
    return re.search(rf"```{language}\n(.*?)```", (DOCS / document).read_text(), re.S).group(1)


def nginx(system: System):
    """The server of docs/integrate/nginx.md, on loopback and without TLS."""
    server = block("nginx.md", "nginx").replace("listen 443 ssl", f"listen 127.0.0.1:{system.port}")
    server = server.replace("so.example.vn", f"{system.name}.localhost").replace("127.0.0.1:9000", f"127.0.0.1:{system.behind}")
    server = server.replace("127.0.0.1:9100", f"127.0.0.1:{system.inner}").replace("$host", "$http_host")
    temporary = "".join(f"{kind}_temp_path {system.folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (system.folder / "nginx.conf").write_text(
        f"pid {system.folder}/pid; error_log {system.folder}/errors; events {{}}\n"
        f"http {{ access_log off; {temporary}\n{server}\n}}")
    system.start("nginx", "-c", str(system.folder / "nginx.conf"), "-g", "daemon off;", port=system.port)


def apache(system: System, client: str, secret: str):
    """The lines of docs/integrate/apache.md in a server of their own."""
    lines = block("apache.md", "apache").replace("https://xacthuc.example.vn", system.product.url("xacthuc", ""))
    lines = lines.replace("https://so.example.vn", system.origin).replace("<client_id>", client).replace("<client_secret>", secret)
    lines = lines.replace("<a long random text of your own>", "mot-chuoi-ngau-nhien-cua-rieng-may-nay")
    names = ("mpm_event", "authn_core", "authz_core", "authz_user", "headers", "dir", "alias", "auth_openidc")
    loads = "".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so\n" for name in names)
    (system.folder / "secure").mkdir()
    (system.folder / "secure/index.html").write_text("<!doctype html><p>trang bên trong")
    (system.folder / "apache.conf").write_text(
        f"{loads}ServerName {system.origin}\nListen 127.0.0.1:{system.port}\nPidFile {system.folder}/pid\n"
        f"DefaultRuntimeDir {system.folder}\nErrorLog {system.folder}/errors\nDocumentRoot {system.folder}\n{lines}\n"
        'Header always set X-Person "expr=%{REMOTE_USER}"\nHeader always set X-Name "expr=%{env:OIDC_CLAIM_name}"\n')
    system.start("apache2", "-X", "-f", str(system.folder / "apache.conf"), port=system.port)
