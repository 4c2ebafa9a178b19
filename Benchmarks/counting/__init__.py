"""Statements and commits of the product between two moments, counted by a library that is loaded beside it."""

import struct
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

SOURCE = Path(__file__).parent / "counting.c"


class Counts:
    """`with Counts(scene) as counts:` the product runs with the library; `counts.of(work)` tells what one unit costs."""

    def __init__(self, scene):
        self.scene, self.file = scene, scene.product.folder / "counts"
        self.library = scene.product.folder / "counting.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-Wall", "-I/usr/include/postgresql", "-o", self.library, SOURCE,
                        "-ldl"], check=True)

    def __enter__(self):
        self.file.write_bytes(bytes(16))
        self.scene.product.stop()
        self.scene.product.start({"LD_PRELOAD": self.library, "BENCH_COUNTS": self.file})
        time.sleep(3)  # What a start does once is no page's.
        return self

    def __exit__(self, *_):
        self.scene.product.stop()
        self.scene.product.start()

    def of(self, work) -> tuple[float, float]:
        """`work()` does units and returns how many. What they leave behind counts; what the product does anyway does not."""
        self.scene.settle()
        with self._between() as rest:
            time.sleep(1)
        with self._between() as all:
            units = work()
            self.scene.settle()
        share = all.seconds / rest.seconds
        return tuple(max(0.0, number - idle * share) / units for number, idle in zip(all.counts, rest.counts))

    @contextmanager
    def _between(self):
        span, begun = Span(), time.monotonic()
        before = self._read()
        yield span
        span.counts = tuple(after - first for after, first in zip(self._read(), before))
        span.seconds = time.monotonic() - begun

    def _read(self) -> tuple[int, int]:
        return struct.unpack("=QQ", self.file.read_bytes())


class Span:
    counts: tuple[int, int] = (0, 0)
    seconds: float = 0
