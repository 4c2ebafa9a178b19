"""The product as it is measured: its own sites and the sandbox on loopback, with the machine's own clock."""

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "Tests/Faults"), str(ROOT / "Tests/Journeys")]


def take_programs(folder: Path) -> Path:
    """A copy: a build that ends in the middle of a run changes nothing."""
    built = Path(os.environ.get("MOTCUA_PROGRAMS", ROOT / ".build/release"))
    for name in ("motcua", "sandbox"):
        if not (built / name).exists():
            sys.exit(f"bench: {built / name} is missing; bin/build makes it.")
    folder.mkdir()
    for part in [built / "motcua", built / "sandbox", *built.glob("motcua_*.resources")]:
        (shutil.copytree if part.is_dir() else shutil.copy2)(part, folder / part.name)
    os.environ["MOTCUA_PROGRAMS"] = str(folder)
    return folder


class WallClock:
    """Stands where the journeys have a clock that can be moved: asking that one costs what is to be measured."""

    environment = {"LD_PRELOAD": ""}


def measured_house(folder: Path, engine: str, conninfo: str | None, **extra):
    from product import Product

    class House(Product):
        """`options` are for `motcua serve`."""

        options: tuple[str, ...] = ()

        def _serve(self, options, environment):
            return super()._serve([*options, *self.options], environment)

    house = House(folder, engine, conninfo, {"MOTCUA_HTTP_TRUSTEDHOPS": "1"} | extra)
    house.clock = WallClock()
    return house
