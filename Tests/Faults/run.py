#!/usr/bin/env python3
"""Runs the fault tests: one line each, the sum at the end.

    run.py                       all, on SQLite, and on PostgreSQL where MOTCUA_TEST_POSTGRES is set
    run.py kill9 powercut        only these
    run.py --engine postgres     on one engine
    run.py --long                kills and cuts for minutes instead of seconds
    run.py --keep                leaves the directories of what failed
"""

import argparse
import importlib
import os
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

from house import Skipped
from product import PROGRAMS, have_programs

TESTS = ("parallel", "halfupload", "fulldisk", "dbgone", "kill9", "powercut")


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("tests", nargs="*", choices=(*TESTS, []))
    arguments.add_argument("--engine", choices=("sqlite", "postgres"))
    arguments.add_argument("--long", action="store_true")
    arguments.add_argument("--keep", action="store_true")
    chosen = arguments.parse_args()
    if not have_programs():
        print(f"The programs are not in {PROGRAMS}: run bin/build first.", file=sys.stderr)
        return 1
    engines = [chosen.engine] if chosen.engine else ["sqlite"] + ["postgres"] * bool(os.environ.get("MOTCUA_TEST_POSTGRES"))
    counts = {"ok": 0, "FAILED": 0, "skipped": 0}
    for name in chosen.tests or TESTS:
        test = importlib.import_module(name)
        for setting, value in getattr(test, "LONG", {}).items() if chosen.long else ():
            setattr(test, setting, value)
        for engine in test.ENGINES:
            if engine in engines:
                counts[perform(test, engine, chosen.keep)] += 1
    print(f"{counts['ok']} passed, {counts['FAILED']} failed" + (f", {counts['skipped']} skipped" if counts["skipped"] else ""))
    return 1 if counts["FAILED"] or not counts["ok"] else 0


def perform(test, engine, keep) -> str:
    begun, folder = time.monotonic(), Path(tempfile.mkdtemp(prefix="motcua-fault-"))
    folder.chmod(0o755)  # PostgreSQL runs as somebody else.
    said, result = "", "ok"
    try:
        said = test.run(engine, folder) or ""
    except Skipped as reason:
        result, said = "skipped", str(reason)
    except AssertionError as error:
        result, said = "FAILED", str(error)
    except Exception:
        result, said = "FAILED", traceback.format_exc()
    print(f"{result:8}{test.TITLE} ({engine})  {time.monotonic() - begun:.1f} s" + (f"\n        {said}" if said else ""), flush=True)
    if result == "FAILED" and keep:
        print(f"        kept: {folder}")
    else:
        shutil.rmtree(folder, ignore_errors=True)
    return result


if __name__ == "__main__":
    sys.exit(main())
