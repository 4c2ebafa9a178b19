"""Closed loops by wrk: as fast as the server answers."""

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
    count: int = 0
    unit: float = 0  # p50 of whole units, where a unit is several requests; of given rates only


def closed(port: int, script: str, lines: list[str], *, host: str, clients: int, seconds: float,
           headers: dict | None = None, counted: bool = False, threads: int = 1) -> Loaded:
    """As fast as the server answers `clients` connections. `counted`: the rate is what the script counts as done."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        command = ["wrk", "-t", str(threads), "-c", str(clients), "-d", f"{max(1, round(seconds))}s", "--timeout", "20s",
                   "-s", LUA / script]
        for name, value in ({"Host": host} | (headers or {})).items():
            command += ["-H", f"{name}: {value}"]
        done = subprocess.run([*command, f"http://127.0.0.1:{port}/", "--", file.name], capture_output=True, text=True,
                              env=os.environ | {"BENCH_LUA": str(LUA)}, timeout=seconds + 60)
    said = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode != 0 or not said:
        raise LoadFault(f"wrk {script}: {done.stdout[-300:]}{done.stderr[-300:]}")
    got = json.loads(said[-1])
    if got["status"] or got["broken"] or got["wrong"]:
        faults = f"{got['status']} refused, {got['broken']} broken, {got['wrong']} wrong"
        raise LoadFault(f"wrk {script}: {faults} of {got['requests']}")
    units = got["units"] if counted else got["requests"]
    return Loaded(units / got["seconds"], got["p50"], got["p99"], got["bytes"] / max(1, got["requests"]), units)
