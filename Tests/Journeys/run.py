#!/usr/bin/env python3
"""Runs the journeys in Chromium: one line each, the sum at the end.

    run.py                     all, on SQLite, and on PostgreSQL where MOTCUA_TEST_POSTGRES is set
    run.py jrn01 jrn06         only these
    run.py --engine postgres   on one engine
    run.py --apart             the three deployments as three processes
    run.py --keep              leaves the directories of what failed
"""

import argparse
import importlib
import os
import shutil
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from product import PROGRAMS, ROOT, Product, have_programs
from world import World

JOURNEYS = ("jrn01_register", "jrn02_refused", "jrn03_login_everywhere", "jrn04_lost_phone", "jrn05_forgotten",
            "jrn06_dossier", "jrn07_three_ways", "jrn08_token", "jrn10_delegation", "jrn14_desk", "own_account", "passkey",
            "jrn_email", "jrn_session", "connected_systems")
PICTURES = ROOT / "var/journeys"


@dataclass(frozen=True)
class Run:
    module: object
    engine: str
    width: int
    scripts: bool = True
    apart: bool = False

    @property
    def name(self) -> str:
        how = [f"{self.width} px", *(["no JavaScript"] * (not self.scripts)), self.engine, *(["three processes"] * self.apart)]
        return f"{self.module.TITLE} ({', '.join(how)})"


def plan(names: list[str], engines: list[str], apart: bool) -> list[Run]:
    runs = []
    for engine in engines:
        for name in JOURNEYS:
            if names and not any(name.startswith(wanted) for wanted in names):
                continue
            module = importlib.import_module(name)
            # The screens are the same on both engines and from three processes: the narrow ones are walked once.
            walks_all = engine == "sqlite" and not apart
            widths = module.WIDTHS if walks_all else module.WIDTHS[:1]
            runs += [Run(module, engine, width, apart=apart) for width in widths]
            if getattr(module, "WITHOUT_SCRIPTS", False) and walks_all:
                runs.append(Run(module, engine, 1280, scripts=False))
    return runs


def perform(run: Run, browser, folder: Path) -> list[str]:
    """What went wrong."""
    conninfo = os.environ.get("MOTCUA_TEST_POSTGRES")
    with Product(folder, run.engine, conninfo, apart=run.apart) as product:
        product.start()
        world = World(product, browser, run.width, run.scripts)
        wrong = []
        try:
            run.module.run(world)
        except Exception as error:
            picture(world, run)
            where = [frame for frame in traceback.extract_tb(error.__traceback__) if "jrn" in frame.filename]
            at = f" ({Path(where[-1].filename).name}:{where[-1].lineno})" if where else ""
            wrong.append(f"{type(error).__name__}{at}: {str(error)[:1800]}")
        finally:
            if product.ended is not None:
                wrong.append(f"motcua serve ended with {product.ended}: {product.last_words()[-600:]}")
            wrong += world.faults
            world.close()
        return wrong


def picture(world, run):
    PICTURES.mkdir(parents=True, exist_ok=True)
    for number, visitor in enumerate(world.visitors):
        try:
            visitor.page.screenshot(path=PICTURES / f"{run.module.__name__}-{run.width}-{run.engine}-{number}.png", full_page=True)
        except Exception:
            pass  # A page that is gone has no picture.


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("journeys", nargs="*")
    arguments.add_argument("--engine", choices=("sqlite", "postgres"))
    arguments.add_argument("--apart", action="store_true")
    arguments.add_argument("--keep", action="store_true")
    chosen = arguments.parse_args()
    if not have_programs():
        print(f"The programs are not in {PROGRAMS}: run bin/build first.", file=sys.stderr)
        return 1
    engines = [chosen.engine] if chosen.engine else ["sqlite"] + ["postgres"] * bool(os.environ.get("MOTCUA_TEST_POSTGRES"))
    passed = failed = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for run in plan(chosen.journeys, engines, chosen.apart):
            begun, folder = time.monotonic(), Path(tempfile.mkdtemp(prefix="motcua-journey-"))
            try:
                wrong = perform(run, browser, folder)
            except Exception as error:
                wrong = [f"{type(error).__name__}: {error}"]
            print(f"{'ok     ' if not wrong else 'FAILED '}{run.name}  {time.monotonic() - begun:.1f} s", flush=True)
            for line in wrong:
                print("        " + line.replace("\n", "\n        "), flush=True)
            if wrong and chosen.keep:
                print(f"        kept: {folder}")
            else:
                shutil.rmtree(folder, ignore_errors=True)
            passed, failed = passed + (not wrong), failed + bool(wrong)
        browser.close()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


def chromium() -> str:
    return os.environ.get("CHROMIUM", "/usr/bin/chromium")


if __name__ == "__main__":
    sys.exit(main())
