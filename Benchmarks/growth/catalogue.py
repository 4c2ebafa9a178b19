"""A catalogue of 100,000 procedures: the real ones, and others whose names are put together from halves of real names."""

import json
import random
from pathlib import Path

MOST = 100_000


def write(real: Path, folder: Path):
    """In the national portal's own format, as `motcua import catalogue` reads it."""
    dice, lines = random.Random(MOST), [json.loads(line) for line in (real / "catalog.jsonl").read_text().splitlines()]
    folder.mkdir()
    with open(folder / "catalog.jsonl", "w") as out:
        for record in lines:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
        for n in range(MOST - len(lines)):
            out.write(json.dumps(generated(n, dice.choice(lines), dice.choice(lines)), ensure_ascii=False) + "\n")


def generated(n: int, one: dict, other: dict) -> dict:
    """Fields, agencies and audience of one; begins like it and ends like the other."""
    begins, ends, code = one["name"].split(), other["name"].split(), f"7.{n:06}"
    name = " ".join(begins[: max(2, len(begins) // 2)] + ends[len(ends) // 2 :])
    return one | {"id": f"00000000-0000-7000-8000-{n:012}", "code": code, "codeNotation": code, "name": name}
