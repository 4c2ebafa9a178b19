#!/usr/bin/env python3
"""Measures the product against references of the same run, prints the whole table, and fails where a row is missed.

    bin/bench                                          everything, on both engines
    bin/bench --only home,logins --engine sqlite --seconds 3
    bin/bench --without growth                         all but the houses of 10,000 and 1,000,000
"""

import argparse
import shutil
import signal
import sys
import tempfile
from pathlib import Path

import premises  # first: it finds the modules of the tests
from legend import legend
from oneengine import on_engine
from parts import PARTS
from report import Counted, Row, counts, table

HOME = Path("/var/tmp")  # a disk, where /tmp may be memory: commits must cost what they cost
EVERYTHING = [*PARTS, "growth"]


def main() -> int:
    asked = arguments()
    chosen = [name for name in EVERYTHING if name in asked.only and name not in asked.without]
    engines = [asked.engine] if asked.engine else ["sqlite", "postgres"]
    folder, rows = Path(tempfile.mkdtemp(prefix="motcua-bench-", dir=HOME)), []
    folder.chmod(0o755)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # Leaves nothing behind either.
    try:
        premises.take_programs(folder / "programs")
        for engine in engines:
            rows += on_engine(engine, chosen, asked.seconds, folder / engine)
    finally:
        if asked.keep:
            print(f"kept: {folder}", file=sys.stderr)
        else:
            shutil.rmtree(folder, ignore_errors=True)
    return told([row for row in rows if isinstance(row, Row)], [row for row in rows if isinstance(row, Counted)], engines)


def told(rows: list[Row], counted: list[Counted], engines: list[str]) -> int:
    if rows:
        print(table(rows))
    if counted:
        print("\n" + counts(counted))
    print("\n" + legend(engines) + "\n")
    ruled = [row for row in rows if row.wanted or row.failed]
    missed = [row for row in ruled if not row.is_ok]
    print(f"{len(ruled) - len(missed)} reached, {len(missed)} missed")
    return 1 if missed or not rows + counted else 0


def arguments():
    def names(text: str) -> set[str]:
        found = set(text.split(","))
        if unknown := found - set(EVERYTHING):
            raise argparse.ArgumentTypeError(f"no such part: {', '.join(sorted(unknown))}")
        return found

    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--only", type=names, default=set(EVERYTHING), help="parts with commas: " + ", ".join(EVERYTHING))
    reading.add_argument("--without", type=names, default=set(), help="all but these")
    reading.add_argument("--engine", choices=("sqlite", "postgres"))
    reading.add_argument("--seconds", type=float, default=4, help="of each load (default: 4)")
    reading.add_argument("--keep", action="store_true", help="leave the folder of the run")
    return reading.parse_args()


if __name__ == "__main__":
    sys.exit(main())
