#!/usr/bin/env python3
"""Measures the product against references of the same run, prints the whole table, and fails where a row is missed.

    bin/bench                                          everything, on both engines
    bin/bench --only home,logins --engine sqlite --seconds 3
"""

import argparse
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

import premises  # first: it finds the modules of the tests
from parts import PARTS
from report import Counted, Row, counts, table
from references import References

HOME = Path("/var/tmp")  # a disk, where /tmp may be memory: commits must cost what they cost


def measure(engine: str, conninfo: str | None, chosen: list[str], seconds: float, folder: Path) -> list[Row]:
    from scene import Scene

    rows, references = [], References(folder / "references")
    try:
        with premises.measured_house(folder / "house", engine, conninfo) as product:
            product.start()
            scene = Scene(product, engine, references, seconds)
            scene.records
            for name in chosen:
                rows += measured(name, scene)
    finally:
        references.stop()
    return rows


def measured(name: str, scene) -> list[Row]:
    begun, rows = time.monotonic(), []
    try:
        for row in PARTS[name](scene):
            rows.append(row)
    except Exception as error:
        traceback.print_exc()
        rows.append(Row(name, scene.engine, name, None, failed=f"{type(error).__name__}: {error}"[:160]))
    print(f"        {name}, {scene.engine}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    return rows


def main() -> int:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--only", default=",".join(PARTS), help="parts with commas: " + ", ".join(PARTS))
    reading.add_argument("--engine", choices=("sqlite", "postgres"))
    reading.add_argument("--seconds", type=float, default=4, help="of each load (default: 4)")
    reading.add_argument("--keep", action="store_true", help="leave the folder of the run")
    asked = reading.parse_args()
    chosen = [name for name in PARTS if name in asked.only.split(",")]
    if unknown := set(asked.only.split(",")) - set(PARTS):
        reading.error(f"no such part: {', '.join(sorted(unknown))}")
    folder = Path(tempfile.mkdtemp(prefix="motcua-bench-", dir=HOME))
    folder.chmod(0o755)  # PostgreSQL runs as somebody else.
    rows = []
    try:
        premises.take_programs(folder / "programs")
        for engine in [asked.engine] if asked.engine else ["sqlite", "postgres"]:
            rows += on_engine(engine, chosen, asked.seconds, folder / engine)
    finally:
        if asked.keep:
            print(f"kept: {folder}", file=sys.stderr)
        else:
            shutil.rmtree(folder, ignore_errors=True)
    counted, rows = [row for row in rows if isinstance(row, Counted)], [row for row in rows if isinstance(row, Row)]
    print(table(rows))
    if counted:
        print("\n" + counts(counted) + "\n")
    missed = [row for row in rows if not row.is_ok]
    print(f"{len(rows) - len(missed)} reached, {len(missed)} missed")
    return 1 if missed or not rows else 0


def on_engine(engine: str, chosen, seconds, folder: Path) -> list[Row]:
    folder.mkdir()
    folder.chmod(0o755)
    if engine == "sqlite":
        return measure(engine, None, chosen, seconds, folder)
    from house import Cluster

    cluster = Cluster(folder / "cluster")
    try:
        return measure(engine, cluster.start(), chosen, seconds, folder)
    finally:
        cluster.stop()


if __name__ == "__main__":
    sys.exit(main())
