"""The table, and what a row must reach."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

WANTED = tomllib.loads((Path(__file__).parent / "thresholds.toml").read_text())


@dataclass
class Row:
    """One line. `key` names the threshold; `ratio` is compared with it, as its kind (`least` or `most`) says."""

    work: str
    engine: str
    key: str
    ratio: float | None
    rate: float | None = None
    p50: float | None = None
    p99: float | None = None
    reference: str = ""
    failed: str = ""

    @property
    def wanted(self) -> str:
        rule = WANTED.get(self.key)
        if not rule:
            return ""
        return f">= {rule['least']:g}" if "least" in rule else f"<= {rule['most']:g}"

    @property
    def is_ok(self) -> bool:
        if self.failed or self.ratio is None:
            return False
        rule = WANTED.get(self.key, {"least": 0})  # Without a rule it is only told.
        return self.ratio >= rule["least"] if "least" in rule else self.ratio <= rule["most"]


HEAD = ("work", "engine", "measured/s", "p50 ms", "p99 ms", "reference", "ratio", "wanted", "")


def cells(row: Row) -> tuple[str, ...]:
    def number(value, digits=1):
        return "-" if value is None else f"{value:,.{digits}f}"

    ratio = "-" if row.ratio is None else f"{row.ratio:.3f}"
    verdict = ("ok" if row.wanted else "") if row.is_ok else "MISSED" + (f": {row.failed}" if row.failed else "")
    return (row.work, row.engine, number(row.rate, 0 if (row.rate or 0) > 1000 else 1), number(row.p50, 2),
            number(row.p99, 2), row.reference, ratio, row.wanted, verdict)


def table(rows: list[Row]) -> str:
    lines = [HEAD, *map(cells, rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(HEAD) - 1)]

    def laid(line):
        return " | ".join(text.rjust(widths[n]) if n in (2, 3, 4, 6) else text.ljust(widths[n])
                          for n, text in enumerate(line[:-1])) + " | " + line[-1]

    return "\n".join([laid(lines[0]), "-+-".join("-" * width for width in widths) + "-+----", *map(laid, lines[1:])])


@dataclass
class Counted:
    """What one page or act takes, with what it leaves to be done afterwards."""

    work: str
    engine: str
    statements: float
    commits: float

    is_ok = True


def counts(rows: list[Counted]) -> str:
    """A line a work, the engines beside each other."""
    engines = list(dict.fromkeys(row.engine for row in rows))
    found = {(row.work, row.engine): f"{row.statements:6.1f} {row.commits:6.1f}" for row in rows}
    lines = [f"{'statements, commits of one':36}" + "".join(f"{engine:>16}" for engine in engines)]
    for work in dict.fromkeys(row.work for row in rows):
        lines.append(f"{work:36}" + "".join(f"{found.get((work, engine), '-'):>16}" for engine in engines))
    return "\n".join(lines)
