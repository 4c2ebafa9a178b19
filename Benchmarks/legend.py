"""What stands under the table, so that it can be read without the sources."""

import os
import platform
import re
import subprocess
from pathlib import Path

from parts import codeflow, desk, filing, footprint, logins, pages

TEXT = """\
ratio: measured to its reference of the same run, by turns; `wanted` from thresholds.toml. p50, p99: of single requests.
N: {pages} connections to nginx and to us, a page of the same size. H: {logins} people. C {codeflow}, F {filing}, three statements
{desk}: as many writers as the load has clients, one commit a row. Growth: the p50 of whole units, one at a time, the middle of turns.
Kept by the server for 5 s for visitors without a cookie, and so measured: home, procedure and results. "made anew": the
same with a cookie, which nothing is kept for; only told. Every keyword search asks something else, so none comes from the keep.
A dossier is three requests: begin a draft, post the form with 200 KB, send. What a browser shows in between is not asked.
half the rate: an open loop at half of the rate above, limits as in production; late answers count from when they were due.
{cores} cores ({model}), {kernel}; {engines}; {settings}."""


def legend(engines: list[str]) -> str:
    versions = [{"sqlite": sqlite, "postgres": postgres}[engine]() for engine in engines]
    return TEXT.format(
        pages=pages.CLIENTS, logins=logins.CLIENTS, codeflow=codeflow.CLIENTS, filing=filing.CLIENTS, desk=desk.CLIENTS,
        cores=os.cpu_count(), model=processor(), kernel=f"Linux {platform.release()}", engines=", ".join([*versions, nginx()]),
        settings=f"load on the same machine, memory at {footprint.CONNECTIONS} connections")


def sqlite() -> str:
    # The program links the very library that the reference does.
    said = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", "libsqlite3-0"], capture_output=True, text=True).stdout
    return f"SQLite {said.split('-')[0]}, WAL, synchronous=FULL"


def postgres() -> str:
    said = subprocess.run(["psql", "--version"], capture_output=True, text=True).stdout
    return f"PostgreSQL {said.split()[2]}, fsync on"


def nginx() -> str:
    path = os.environ["PATH"] + ":/usr/sbin"
    said = subprocess.run(["nginx", "-v"], capture_output=True, text=True, env=os.environ | {"PATH": path})
    return said.stderr.strip().split(": ")[-1]


def processor() -> str:
    found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
    return found.group(1) if found else platform.machine()
