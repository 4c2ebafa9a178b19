"""Both sizes by turns, so that whatever else the machine does meets both; then the ratio of what one unit took."""

from statistics import median

from growth import search
from growth.works import Work, works
from openloop import OpenLoop
from report import Row

TURNS = 4


def compared(small, large, seconds: float):
    for at_small, at_large in zip(works(small), works(large)):
        runs = [Prepared(small, at_small, seconds), Prepared(large, at_large, seconds)]
        for turn in range(TURNS):
            for run in runs:
                run.take(turn)
        yield row(*runs)
        for run in runs:
            run.finish()
    yield from search.compared(small, large, seconds)


class Prepared:
    """One work at one size, with enough to ask for all turns."""

    def __init__(self, scene, work: Work, seconds: float):
        self.scene, self.work, self.seconds, self.loaded = scene, work, seconds, []
        self.each = max(8, round(work.rate * seconds))
        self.units, self.bodies = work.make(scene, self.each * TURNS)
        if work.settings:
            scene.product.stop()
            scene.product.start(work.settings)

    def take(self, turn: int):
        units = self.units[turn * self.each : (turn + 1) * self.each]
        loop = OpenLoop(self.scene.references.folder, self.scene.port, units, rate=self.work.rate,
                        seconds=self.each / self.work.rate, bodies=self.bodies, again=False, lines=1)
        self.loaded.append(loop.run())

    def finish(self):
        self.scene.settle()
        if self.work.settings:
            self.scene.product.stop()
            self.scene.product.start()

    @property
    def middle(self) -> float:
        return median(one.unit for one in self.loaded)


def row(small: Prepared, large: Prepared) -> Row:
    return Row(f"growth: {small.work.name}", small.scene.engine, "growth", large.middle / small.middle,
               p50=large.middle, reference=f"{small.middle:.2f} ms at {small.scene.size:,}, {large.middle:.2f} at {large.scene.size:,}")
