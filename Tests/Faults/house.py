"""A product for a fault test: behind one trusted proxy, so that every visitor has an address of its own."""

import os
import subprocess
from pathlib import Path

import web  # noqa: F401  (finds the journeys' modules)
from product import ROOT, Product


class Skipped(Exception):
    """This machine cannot do it; the text says why."""


def house(folder: Path, engine: str, conninfo: str | None = None, **extra) -> Product:
    extra = {"MOTCUA_HTTP_TRUSTEDHOPS": "1"} | extra
    return Product(folder, engine, conninfo or os.environ.get("MOTCUA_TEST_POSTGRES"), extra)


class Cluster:
    """A PostgreSQL of one's own, to be stopped in the middle of things."""

    script = ROOT / "Tests/Support/postgres.sh"

    def __init__(self, folder: Path):
        self.folder = folder

    def start(self, environment: dict | None = None) -> str:
        return self._do("start", environment)

    def stop(self):
        self._do("stop")

    def crash(self):
        self._do("crash")

    def _do(self, what: str, environment: dict | None = None) -> str:
        port = [self.port] if what == "start" and hasattr(self, "port") else []
        done = subprocess.run(
            [self.script, what, self.folder, *port], capture_output=True, text=True, timeout=90,
            env=os.environ | (environment or {}))
        if done.returncode != 0:
            raise Skipped(f"PostgreSQL does not {what}: {done.stderr[-400:]}")
        conninfo = done.stdout.strip()
        if conninfo:
            self.port = dict(part.split("=") for part in conninfo.split())["port"]
        return conninfo
