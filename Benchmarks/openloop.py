"""A given rate, whatever the server makes of it: latencies count from when a request should have gone out."""

import json
import subprocess
from pathlib import Path

from load import LoadFault, Loaded

SOURCE = Path(__file__).parent / "openloop/openloop.c"


def get(path: str, host: str, **headers) -> str:
    return request(f"GET {path}", host, headers)


def post(path: str, host: str, body: int, **headers) -> str:
    """`@` for a path is where the answer before led to; the body is a number of the plan's."""
    return request(f"POST {path}", host, headers, body)


def request(first: str, host: str, headers: dict, body: int | None = None) -> str:
    lines = [f"{first} HTTP/1.1", f"Host: {host}", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return f"send {'-' if body is None else body} " + "\t".join(lines)


class OpenLoop:
    """`units` are lists of requests, each after the one before; `with` runs it beside other work."""

    def __init__(self, folder: Path, port: int, units: list[list[str]], *, rate: float, seconds: float, bodies=(), again=True,
                 lines: int = 1000):
        program, plan = folder / "openloop", folder / "openloop.plan"
        if not program.exists():
            subprocess.run(["cc", "-O2", "-Wall", "-o", program, SOURCE], check=True)
        told = [f"body {path}" for path in bodies]
        for unit in units:
            told += ["unit", *unit]
        plan.write_text("\n".join(told) + "\n")
        self.command = [program, str(port), f"{rate:.3f}", f"{seconds:g}", plan, str(lines)] + ["again"] * again
        self.limit = seconds + 60

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        return self

    def __exit__(self, kind, *_):
        said, wrong = self.process.communicate(timeout=self.limit)
        if kind is None:
            self.loaded = self._read(said, wrong)

    def run(self) -> Loaded:
        with self:
            pass
        return self.loaded

    def _read(self, said: str, wrong: str) -> Loaded:
        if self.process.returncode != 0:
            raise LoadFault(wrong.strip() or f"openloop ended with {self.process.returncode}")
        got = json.loads(said)
        if got["failed"] or not got["asked"]:
            raise LoadFault(f"openloop: {got['failed']} of {got['asked']} failed, the last with {got['status']}")
        return Loaded(got["rate"], got["p50"], got["p99"], count=got["asked"], unit=got["unit_p50"])
