"""How soon the product answers after its start, and the memory it holds: idle, and at 200 connections."""

import statistics
import threading
import time
from contextlib import suppress
from pathlib import Path

import load
from net import status_of
from parts import filing, pages
from product import HOSTS
from report import Row

STARTS = 7
SOON = 0.25  # seconds
CONNECTIONS = 200
IDLE, BUSY = 80, 400  # MB


def start(scene):
    """From the start of the process to the first page, on a database that is there."""
    took = sorted(first_page(scene) for _ in range(STARTS))
    middle = statistics.median(took)
    yield Row("start to the first page", scene.engine, "start", middle / SOON, p50=middle * 1e3, p99=took[-1] * 1e3,
              reference=f"{SOON * 1e3:.0f} ms; middle and worst of {STARTS}")


def first_page(scene) -> float:
    scene.product.stop()
    begun, starting = time.monotonic(), threading.Thread(target=scene.product.start)
    starting.start()
    while True:
        with suppress(OSError):
            if status_of(scene.port, HOSTS["dvc"], "/") == 200:
                took = time.monotonic() - begun
                starting.join()
                return took
        if time.monotonic() - begun > 20:
            raise RuntimeError(f"no page: {scene.product.last_words()}")
        time.sleep(0.001)


def memory(scene):
    scene.product.stop()
    scene.product.start()
    scene.settle()
    time.sleep(2)
    idle = resident(scene, "VmRSS")
    yield Row("memory, idle", scene.engine, "memory-idle", idle / IDLE, reference=f"{idle:.0f} of {IDLE} MB")
    busy(scene)
    most = resident(scene, "VmHWM")
    yield Row(f"memory, {CONNECTIONS} connections", scene.engine, "memory-busy", most / BUSY,
              reference=f"most {most:.0f} of {BUSY} MB")


def busy(scene):
    """Visitors who search, people at their lists, and people who send papers: 200 connections of each, one after another."""
    half = scene.seconds / 2
    load.closed(scene.port, "paths.lua", pages.searches(scene), host=scene.host("dvc"), clients=CONNECTIONS, seconds=half)
    load.closed(scene.port, "paths.lua", [pages.MINE], host=scene.host("tinh"), clients=CONNECTIONS, seconds=half,
                headers={"Cookie": scene.cookies(scene.citizen.web, "tinh")})
    filing.file_for(scene, half, clients=CONNECTIONS)


def resident(scene, what: str) -> float:
    """Of all processes that serve, in MB."""
    total = 0
    for server in scene.product.servers:
        for line in Path(f"/proc/{server.pid}/status").read_text().splitlines():
            if line.startswith(what + ":"):
                total += int(line.split()[1])
    return total / 1000
