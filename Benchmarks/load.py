"""Load from Debian's own tools: wrk for closed loops, h2load where the rate is given and the server only keeps up or not."""

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

LUA = Path(__file__).parent / "lua"


class LoadFault(Exception):
    """The load itself went wrong, so its numbers mean nothing."""


@dataclass
class Loaded:
    rate: float
    p50: float  # milliseconds, of single requests
    p99: float
    size: float = 0  # bytes a request, heads included


def closed(port: int, script: str, lines: list[str], *, host: str, clients: int, seconds: float,
           headers: dict | None = None, counted: bool = False, threads: int = 1) -> Loaded:
    """As fast as the server answers `clients` connections. `counted`: the rate is what the script counts as done."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        command = ["wrk", "-t", str(threads), "-c", str(clients), "-d", f"{max(1, round(seconds))}s", "--timeout", "20s", "-s", LUA / script]
        for name, value in ({"Host": host} | (headers or {})).items():
            command += ["-H", f"{name}: {value}"]
        done = subprocess.run([*command, f"http://127.0.0.1:{port}/", "--", file.name], capture_output=True, text=True,
                              env=os.environ | {"BENCH_LUA": str(LUA)}, timeout=seconds + 60)
    said = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode != 0 or not said:
        raise LoadFault(f"wrk {script}: {done.stdout[-300:]}{done.stderr[-300:]}")
    got = json.loads(said[-1])
    if got["status"] or got["broken"] or got["wrong"]:
        raise LoadFault(f"wrk {script}: {got['status']} refused, {got['broken']} broken, {got['wrong']} wrong of {got['requests']}")
    units = got["units"] if counted else got["requests"]
    return Loaded(units / got["seconds"], got["p50"], got["p99"], got["bytes"] / max(1, got["requests"]))


class Steady:
    """A constant rate of one GET beside other work: `with Steady(...) as steady: …`, then `steady.loaded`."""

    def __init__(self, port: int, host: str, path: str, *, rate: float, seconds: float, clients: int = 8):
        self.log = tempfile.NamedTemporaryFile("r", suffix=".tsv")
        self.command = [
            "h2load", "--h1", "-c", str(clients), f"--rps={rate / clients:g}", "-D", f"{max(1, round(seconds))}s",
            f"--log-file={self.log.name}", f"--connect-to=127.0.0.1:{port}", f"http://{host}{path}"]
        self.loaded: Loaded | None = None

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return self

    def __exit__(self, kind, *_):
        said, _ = self.process.communicate(timeout=120)
        if kind is None:
            self.loaded = self._read(said)

    def _read(self, said: str) -> Loaded:
        rows = [[int(part) for part in line.split("\t")[:3]] for line in self.log if line.strip()]
        bad = [row for row in rows if not 200 <= row[1] < 400]
        if not rows or bad:
            raise LoadFault(f"h2load: {len(bad)} of {len(rows)} failed: {said[-400:]}")
        took = sorted(row[2] / 1e3 for row in rows)
        span = max((max(row[0] for row in rows) - min(row[0] for row in rows)) / 1e6, 1e-6)
        return Loaded(len(rows) / span, took[len(took) // 2], took[min(len(took) - 1, len(took) * 99 // 100)])
