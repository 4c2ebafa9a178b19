"""One engine's run: a house, what is measured in it, and two houses of different sizes."""

import sys
import time
import traceback
from contextlib import ExitStack, contextmanager
from pathlib import Path

import premises  # first: it finds the modules of the tests
from growth import estate, turns
from house import Cluster
from parts import PARTS
from references import References
from report import Counted, Row
from scene import Scene

SMALL, LARGE = 10_000, 1_000_000


def on_engine(engine: str, chosen: list[str], seconds: float, folder: Path) -> list[Row | Counted]:
    folder.mkdir()
    folder.chmod(0o755)  # PostgreSQL runs as somebody else.
    rows, references = [], References(folder / "references")
    with ExitStack() as stack:
        stack.callback(references.stop)
        conninfo = None
        if engine == "postgres":
            cluster = Cluster(folder / "cluster")
            stack.callback(cluster.stop)
            conninfo = cluster.start()
        parts = [name for name in chosen if name in PARTS]
        if parts:
            with house(folder / "house", engine, conninfo, references, seconds) as scene:
                scene.records
                for name in parts:
                    rows += attempted(name, scene, PARTS[name](scene))
        if "growth" in chosen:
            with house(folder / "small", engine, conninfo, references, seconds) as small, \
                    house(folder / "large", engine, conninfo, references, seconds) as large:
                rows += attempted("growth", large, growth(small, large, seconds))
    return rows


@contextmanager
def house(folder: Path, engine: str, conninfo: str | None, references: References, seconds: float):
    with premises.measured_house(folder, engine, conninfo) as product:
        product.start()
        yield Scene(product, engine, references, seconds)


def growth(small: Scene, large: Scene, seconds: float):
    for scene, count in ((small, SMALL), (large, LARGE)):
        begun = time.monotonic()
        estate.fill(scene, count)
        told(f"{count:,} accounts and dossiers written, {scene.engine}", begun)
    yield from turns.compared(small, large, seconds / 2)


def attempted(name: str, scene: Scene, measuring) -> list[Row | Counted]:
    """What was measured before a fault stays in the table."""
    begun, rows = time.monotonic(), []
    try:
        for row in measuring:
            rows.append(row)
    except Exception as error:
        traceback.print_exc()
        rows.append(Row(name, scene.engine, name, None, failed=f"{gone(scene)}{type(error).__name__}: {error}"[:160]))
    told(f"{name}, {scene.engine}", begun)
    return rows


def gone(scene: Scene) -> str:
    """Whether the product ended by itself, and why; it is started again for what comes next."""
    ended = scene.product.ended
    if ended is None:
        return ""
    print(f"        the product ended with {ended}: {scene.product.last_words()}", file=sys.stderr)
    scene.product.crash()
    scene.product.start()
    return f"the product ended with {ended}. "


def told(what: str, begun: float):
    print(f"        {what}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
