"""Many people with accounts: each row is that of a sample person, with a name, a number and keys of its own.

Their passwords are the sample's, for the hash is copied with the row.
"""

import hashlib
import uuid
from dataclasses import dataclass

from books import Books
from keyring import KeyRing
from people import C_THU, PASSWORD, Person

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý")
GIVEN = ("Thử", "Mẫu", "Ví Dụ", "Đo", "Đạc", "Giả", "Định", "Số", "Liệu", "Bản", "Nháp", "Thước", "Cân")
# What of a copied row is another's: column to how it follows from the number.
TABLES = {
    "identity_accounts": {"id": "account", "subject": "subject", "name": "name"},
    "identity_numbers": {"number_index": "number_index", "account_id": "account"},
    "identity_phones": {"id": "phone", "account_id": "account"},
    "identity_passwords": {"account_id": "account"},
}


@dataclass(frozen=True)
class Member:
    """Person 0, 1, 2 … of the crowd; who they are follows from the number alone."""

    n: int

    @property
    def person(self) -> Person:
        return Person(f"{FAMILIES[self.n % 15]} Văn {GIVEN[self.n // 15 % 13]}", C_THU.born, self.number, C_THU.phone, PASSWORD)

    @property
    def name(self) -> str:
        return self.person.name

    @property
    def number(self) -> str:
        return f"0990{10 + self.n // 1_000_000}{self.n % 1_000_000:06}"

    @property
    def account(self) -> bytes:
        return key(self.n, 0xA)

    @property
    def phone(self) -> bytes:
        return key(self.n, 0xB)

    @property
    def subject(self) -> bytes:
        return uuid.UUID(bytes=hashlib.md5(b"%d" % self.n).digest(), version=4).bytes

    @property
    def subject_text(self) -> str:
        return str(uuid.UUID(bytes=self.subject))


def key(n: int, kind: int, moment: int = 1_700_000_000_000) -> bytes:
    """A UUID of version 7: it begins with its moment, as the product's keys do, and ends with what the number gives."""
    tail = hashlib.md5(b"%d %d" % (kind, n)).digest()
    return uuid.UUID(bytes=(moment + n).to_bytes(6, "big") + b"\x70" + tail[:1] + bytes([0x80 | tail[1] & 0x3F]) + tail[2:9]).bytes


def write_crowd(product, members: range):
    """The rows of people `members`, copied from those of C-THU."""
    books, index = Books(product), KeyRing(product, "vnconnect").index("identity.number")
    own = books.literal(index(C_THU.number))
    [(model,)] = books.rows("vnconnect", f"SELECT account_id FROM identity_numbers WHERE number_index = {own}")
    for table, changed in TABLES.items():
        row = books.row("vnconnect", table, {"id" if table == "identity_accounts" else "account_id": model})
        books.fill("vnconnect", table, ", ".join(row), copies(row, changed, members, index))


def copies(row: dict, changed: dict, members: range, index):
    for n in members:
        member = Member(n)
        new = {column: index(member.number) if what == "number_index" else getattr(member, what)
               for column, what in changed.items()}
        yield tuple((row | new).values())
