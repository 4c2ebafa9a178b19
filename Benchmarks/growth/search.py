"""Keyword search over 100,000 procedures and over the real ones, by turns."""

import statistics
from contextlib import contextmanager

from growth import catalogue
from openloop import OpenLoop, get
from parts import pages
from report import Row
from scene import RECORDS

TURNS, RATE = 4, 60


def compared(small, large, seconds: float):
    """`small` has the real records, `large` gets the others as well."""
    if not small.has_records:
        return
    small.product.run("import", "catalogue", str(RECORDS))
    folder = large.product.folder / "catalogue"
    catalogue.write(RECORDS, folder)
    large.product.run("import", "catalogue", str(folder))
    with national_only(small), national_only(large):
        yield row(small, large, seconds)


def row(small, large, seconds: float) -> Row:
    took, asked = {small: [], large: []}, pages.searches(small)
    for turn in range(TURNS):
        for scene in (small, large):
            units = [[get(path, scene.host("dvc"))] for path in asked[turn::TURNS]]
            loop = OpenLoop(scene.references.folder, scene.port, units, rate=RATE, seconds=seconds, lines=4)
            took[scene].append(loop.run())
    before, after = (statistics.median(loaded.p99 for loaded in took[scene]) for scene in (small, large))
    return Row("growth: keyword search, p99", small.engine, "growth-search", after / before,
               p50=statistics.median(loaded.p50 for loaded in took[large]), p99=after,
               reference=f"{before:.2f} ms over the real records, {after:.2f} over {catalogue.MOST:,}")


@contextmanager
def national_only(scene):
    """The province would be taking the new procedures over meanwhile."""
    product = scene.product
    product.stop()
    product.options = ("--sites", "dvc", "--without-work")
    product.start(wait=60)
    yield
    product.stop()
    product.options = ()
