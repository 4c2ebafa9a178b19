"""Dossiers written past the product: copies of one that went its way through it, each with a key, code and owner of its own."""

import uuid
from datetime import date, timedelta

from books import Books
from crowd import Member, key
from keyring import KeyRing

APART = 30_000  # milliseconds between two of them: a million lie within a year
MOMENTS = ("created_at", "changed_at", "listed_at", "queued_at", "sent_at", "received_at", "due_at", "finished_at", "returned_at")


class Cabinet:
    """Copies of one dossier. Copy 0, 1, 2 …: when it was sent and what its code is follows from the number."""

    def __init__(self, product, model: str):
        """`model` is the code of the dossier to copy."""
        self.books, self.keys = Books(product), KeyRing(product, "province")
        self.row = self.books.row("province", "dossiers_dossiers", {"code": model})
        [(self.model, answers, self.version, self.stage)] = self.books.rows(
            "province", f"SELECT id, answers, version, stage FROM dossiers_dossiers WHERE code = '{model}'")
        self.answers = self.keys.open(answers, purpose(self.model))

    def write(self, numbers: range, owner) -> list[str]:
        """Whole dossiers that can be opened; `owner(n)` tells whose dossier n is. Their codes."""
        made = [self.dossier(n, owner(n)) for n in numbers]
        for row in made:
            row["answers"] = self.keys.seal(self.answers, purpose(row["id"]))
        self.books.fill("province", "dossiers_dossiers", ", ".join(self.row), (tuple(row.values()) for row in made))
        self.books.fill("province", "dossiers_codes", "code, dossier", ((row["code"], row["id"]) for row in made))
        self.books.execute("province", *self.events())
        return [row["code"] for row in made]

    def dossier(self, n: int, owner: Member, agency: tuple[str, str] | None = None) -> dict:
        """The row of copy n. What was typed is still sealed for the model and opens nowhere else."""
        earlier = -86_400_000 - n * APART
        moments = {name: int(self.row[name]) + earlier for name in MOMENTS if self.row[name] not in (None, "\\N")}
        place = dict(zip(("agency", "agency_name"), agency or ()))
        return self.row | moments | place | {
            "id": key(n, 0xD, moments["sent_at"]), "code": code((self.row | place)["agency"], n),
            "subject": owner.subject_text, "applicant_name": owner.name, "reference": None}

    def events(self) -> list[str]:
        """Statements that give each copy the history and the clock of the model, as long before as it was sent before."""
        statements = []
        for table, moment in (("dossiers_events", "due_at"), ("dossiers_clock", "until_at")):
            names = self.books.columns("province", table)
            shift = "+ d.sent_at - m.sent_at"
            taken = [{"dossier": "d.id", "at": f"e.at {shift}", moment: f"e.{moment} {shift}"}.get(name, f"e.{name}") for name in names]
            statements.append(f"""
                INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(taken)}
                  FROM dossiers_dossiers d, dossiers_dossiers m, {table} e
                 WHERE m.id = {self.books.literal(self.model)} AND e.dossier = m.id AND d.stage = {self.stage}
                   AND NOT EXISTS (SELECT 1 FROM {table} t WHERE t.dossier = d.id)""")
        return statements


def code(agency: str, n: int) -> str:
    """Of days long past, so that none meets one that the product gives."""
    return f"{agency}-{(date(2016, 1, 1) + timedelta(days=n // 9000)).strftime('%y%m%d')}-{n % 9000 + 1:04}"


def purpose(dossier: bytes) -> str:
    return f"dossiers:answers:{uuid.UUID(bytes=dossier)}"
