"""Dossiers written past the product: copies of one that was sent, each with a key, a code and an owner of its own."""

import uuid
from datetime import date, timedelta

from books import Books
from crowd import Member, key
from keyring import KeyRing

DAY = 86_400_000


class Cabinet:
    """Dossier 0, 1, 2 …; which agency, whose and how far it is follows from its number, as `place` says."""

    def __init__(self, product, model: str):
        """`model` is the code of the dossier to copy."""
        self.books, self.keys = Books(product), KeyRing(product, "province")
        self.row = self.books.row("province", "dossiers_dossiers", {"code": model})
        [(identity, answers)] = self.books.rows("province", f"SELECT id, answers FROM dossiers_dossiers WHERE code = '{model}'")
        self.event = self.books.row("province", "dossiers_events", {"dossier": identity})
        self.answers = self.keys.open(answers, purpose(identity))
        [(self.sent, self.version)] = self.books.rows(
            "province", f"SELECT sent_at, version FROM dossiers_dossiers WHERE code = '{model}'")

    def write(self, numbers: range, owner):
        """`owner(n)` tells whose dossier n is. They wait at the desk of the model's agency."""
        made = [self.dossier(n, owner(n)) for n in numbers]
        fill = self.books.fill
        fill("province", "dossiers_dossiers", ", ".join(self.row), (tuple(row.values()) for row in made))
        fill("province", "dossiers_codes", "code, dossier", ((row["code"], row["id"]) for row in made))
        fill("province", "dossiers_events", ", ".join(self.event),
             (tuple((self.event | {"dossier": row["id"], "at": row["sent_at"]}).values()) for row in made))
        return [row["code"] for row in made]

    def dossier(self, n: int, owner: Member) -> dict:
        sent = self.sent - DAY - n
        identity = key(n, 0xD, sent)
        return self.row | {
            "id": identity, "code": code(self.row["agency"], n), "subject": str(uuid.UUID(bytes=owner.subject)),
            "applicant_name": owner.name, "answers": self.keys.seal(self.answers, purpose(identity)), "reference": None,
            "created_at": sent, "changed_at": sent, "sent_at": sent, "listed_at": sent, "queued_at": sent}


def code(agency: str, n: int) -> str:
    """Of days long past, so that none meets one that the product gives."""
    return f"{agency}-{(date(2016, 1, 1) + timedelta(days=n // 9000)).strftime('%y%m%d')}-{n % 9000 + 1:04}"


def purpose(dossier: bytes) -> str:
    return f"dossiers:answers:{uuid.UUID(bytes=dossier)}"
