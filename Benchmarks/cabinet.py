"""Dossiers written past the product: copies of some that went through it, with keys, codes and owners of their own."""

import uuid
from datetime import date, timedelta
from functools import cache

import crowd
from books import Books
from copying import copy, listed
from keyring import KeyRing

FIRST, APART = 400 * 86_400_000, 30_000  # milliseconds: the first of them so long ago, a million lie within a year
LIST = {"model": "text", "id": "key", "code": "text", "agency": "text", "agency_name": "text", "subject": "text",
        "name": "text", "earlier": "number", "answers": "bytes"}
MODEL = "JOIN dossiers_dossiers d ON d.code = l.model"


class Cabinet:
    """Copy 0, 1, 2 …: its key, its code and when it was sent follow from the number."""

    def __init__(self, books: Books, models: list[str]):
        """`models` are the codes of the dossiers to copy."""
        self.books, self.keys, self.models = books, KeyRing(books.product, "province"), models
        self.own, self.sent, self.version = {}, {}, {}
        for model in models:
            [(identity, sent, version, answers)] = self.books.rows(
                "province", f"SELECT id, sent_at, version, answers FROM dossiers_dossiers WHERE code = '{model}'")
            self.own[model] = self.keys.open(answers, purpose(identity))
            self.sent[model], self.version[model] = sent, version

    def write(self, copies, opens: bool, follows: bool = False):
        """`copies` gives (number, model, agency, its name, owner's number), twice where the national portal `follows`.

        Where they shall not open, what was typed stays sealed for the model.
        """
        with listed(self.books, "province", LIST, (self.line(*one, opens) for one in copies())):
            self.books.execute("province", *self.statements())
        if follows:
            with listed(self.books, "national", LIST, (self.line(*one, False) for one in copies())):
                self.books.execute("national", copy(
                    self.books, "national", "dossiers_followed",
                    {"code": "l.code", "agency": "l.agency", "subject": "l.subject"}
                    | {name: f"m.{name} - l.earlier" for name in ("sent_at", "changed_at")},
                    "JOIN dossiers_followed m ON m.code = l.model"))

    def line(self, n: int, model: str, agency: str, agency_name: str, owner: int, opens: bool) -> tuple:
        earlier = FIRST - n * APART
        identity = crowd.key(n, 0xD, self.sent[model] - earlier - n)
        answers = self.keys.seal(self.own[model], purpose(identity)) if opens else None
        return (model, identity, code(agency, n), agency, agency_name, crowd.subject_text(owner), crowd.name(owner),
                earlier, answers)

    def statements(self) -> list[str]:
        """The dossiers, their codes, and for each the history and the clock of its model, as much earlier."""
        dossier = {name: f"l.{name}" for name in ("id", "code", "agency", "agency_name", "subject")} | {
            "applicant_name": "l.name", "reference": "NULL", "answers": "coalesce(l.answers, m.answers)"}
        columns = self.books.columns("province", "dossiers_dossiers")
        dossier |= {name: f"m.{name} - l.earlier" for name in columns if name.endswith("_at")}
        made = [copy(self.books, "province", "dossiers_dossiers", dossier, "JOIN dossiers_dossiers m ON m.code = l.model"),
                "INSERT INTO dossiers_codes (code, dossier) SELECT code, id FROM bench_list"]
        for table, until in (("dossiers_events", "due_at"), ("dossiers_clock", "until_at")):
            changed = {"dossier": "l.id", "at": "m.at - l.earlier", until: f"m.{until} - l.earlier"}
            made.append(copy(self.books, "province", table, changed, f"{MODEL} JOIN {table} m ON m.dossier = d.id"))
        return made


def code(agency: str, n: int) -> str:
    """Of days long past, so that none meets one that the product gives."""
    return f"{agency}-{day(n // 9000)}-{n % 9000 + 1:04}"


@cache
def day(number: int) -> str:
    return (date(2016, 1, 1) + timedelta(days=number)).strftime("%y%m%d")


def purpose(dossier: bytes) -> str:
    return f"dossiers:answers:{uuid.UUID(bytes=dossier)}"
