"""What the numbers are compared with, measured beside them: nginx, bare hashes, commits, files and signatures."""

import getpass
import json
import os
import shutil
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import load
from load import Loaded

SOURCES = Path(__file__).parent / "references"
LIBRARIES = {"argon2": ["-largon2"], "es256": ["-lcrypto"], "sqlite": ["-lsqlite3"],
             "postgres": ["-lpq", "-I/usr/include/postgresql"]}
CORES = os.cpu_count() or 1
GZIP_LEVEL = 1  # the product's


class References:
    """One folder with the programs, made when they are first asked for. `database` is what C and F write to."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.nginx = None
        (folder / "static").mkdir(parents=True)
        (folder / "files").mkdir()

    # --- N

    def page(self, size: int, clients: int, seconds: float) -> Loaded:
        """nginx serving a static page of `size` bytes, uncompressed."""
        self._start_nginx()
        (self.folder / f"static/{size}.html").write_bytes(b"x" * size)
        return load.closed(self.port, "paths.lua", [f"/{size}.html"], host="localhost", clients=clients, seconds=seconds)

    def compressed(self, page: bytes, clients: int, seconds: float) -> Loaded:
        """nginx compressing this page as it is asked for."""
        self._start_nginx()
        (self.folder / "static/page.html").write_bytes(page)
        return load.closed(self.gzip_port, "paths.lua", ["/page.html"], host="localhost", clients=clients, seconds=seconds,
                           headers={"Accept-Encoding": "gzip"})

    def _start_nginx(self):
        from net import free_ports, status_of

        if self.nginx:
            return
        self.port, self.gzip_port = free_ports(2)
        user = f"user {getpass.getuser()};" if os.getuid() == 0 else ""
        (self.folder / "nginx.conf").write_text(f"""{user}
daemon off; worker_processes auto; pid nginx.pid; error_log nginx.log;
events {{ worker_connections 1024; }}
http {{
  default_type text/html; access_log off; keepalive_requests 100000000; sendfile on; open_file_cache max=100;
  client_body_temp_path tmp; proxy_temp_path tmp; fastcgi_temp_path tmp; uwsgi_temp_path tmp; scgi_temp_path tmp;
  server {{ listen 127.0.0.1:{self.port}; root static; }}
  server {{ listen 127.0.0.1:{self.gzip_port}; root static; gzip on; gzip_comp_level {GZIP_LEVEL}; }}
}}""")
        (self.folder / "static/0.html").write_bytes(b"x")
        program = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
        command = [program, "-p", self.folder, "-e", "nginx.log", "-c", "nginx.conf"]
        self.nginx = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            with suppress(OSError):
                if status_of(self.port, "localhost", "/0.html") == 200:
                    return
            time.sleep(0.05)
        raise RuntimeError("nginx does not start: " + (self.folder / "nginx.log").read_text()[-500:])

    def stop(self):
        if self.nginx:
            self.nginx.terminate()
            self.nginx.wait(10)

    # --- H, S, C, F

    def hashes(self, seconds: float) -> Loaded:
        return self._run("argon2", CORES, seconds)

    def signatures(self, seconds: float) -> Loaded:
        return self._run("es256", CORES, seconds)

    def commits(self, engine: str, conninfo: str | None, writers: int, seconds: float, kind: str = "row") -> Loaded:
        """`row`: one row a commit; `file`: a synced file of 200 KB and one row; `three`: three statements."""
        where = conninfo if engine == "postgres" else self.folder / "bare.db"
        return self._run(engine, kind, where, self.folder / "files", writers, seconds)

    def _run(self, name: str, *arguments) -> Loaded:
        program = self.folder / name
        if not program.exists():
            source = SOURCES / f"{name}.c"
            subprocess.run(["cc", "-O2", "-Wall", "-o", program, source, *LIBRARIES[name], "-lpthread"], check=True)
        done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            raise RuntimeError(f"reference {name} ended with {done.returncode}: {done.stderr[-300:]}")
        return Loaded(**json.loads(done.stdout))
