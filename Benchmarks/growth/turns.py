"""Both sizes by turns, so that whatever else the machine does meets both; then the ratio of what one unit took."""

import statistics

from growth import search
from growth.works import WORKS
from openloop import OpenLoop
from report import Row

TURNS = 3


def compared(small, large, seconds: float):
    for work in WORKS:
        yield row(work, small, large, seconds)
        small.settle()
        large.settle()
    yield from search.compared(small, large, seconds)


def row(work, small, large, seconds: float) -> Row:
    took = {small: [], large: []}
    name = ""
    for _ in range(TURNS):
        for scene in (small, large):
            asked = work(scene, seconds)
            name = asked.name
            loop = OpenLoop(scene.references.folder, scene.port, asked.units, rate=asked.rate, seconds=seconds,
                            bodies=asked.bodies, again=False)
            took[scene].append(loop.run())
    before, after = (statistics.median(loaded.mean for loaded in took[scene]) for scene in (small, large))
    return Row(f"growth: {name}", small.engine, "growth", after / before, p50=statistics.median(one.p50 for one in took[large]),
               p99=max(one.p99 for one in took[large]), reference=f"{before:.2f} ms at {small.size:,}, {after:.2f} at {large.size:,}")
