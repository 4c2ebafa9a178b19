"""Many people with accounts: each row is that of a sample person, with a name, a number and keys of its own.

Their passwords are the sample's, for the hash is copied with the row.
"""

from hashlib import md5

from books import Books
from copying import copy, listed
from keyring import KeyRing
from people import C_THU, PASSWORD, Person

FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
GIVEN = "Thử Mẫu Dụ Đo Đạc Giả Định Số Liệu Bản Nháp Thước Cân".split()
LIST = {"account": "key", "subject": "key", "phone": "key", "name": "text", "number_index": "bytes", "phone_index": "bytes",
        "phone_sealed": "bytes"}
REACHED = 64  # the first of the crowd have phones of their own and can show codes; the others have that of C-THU
# What of a copied row is another's.
TABLES = {
    "identity_accounts": {"id": "l.account", "subject": "l.subject", "name": "l.name"},
    "identity_numbers": {"number_index": "l.number_index", "account_id": "l.account"},
    "identity_phones": {"id": "l.phone", "account_id": "l.account", "phone_index": "coalesce(l.phone_index, m.phone_index)",
                        "sealed": "coalesce(l.phone_sealed, m.sealed)"},
    "identity_passwords": {"account_id": "l.account"},
    "identity_access_events": {"id": "l.account", "account_id": "l.account"},
}


# Person 0, 1, 2 … of the crowd; who they are follows from the number alone.


def person(n: int) -> Person:
    return Person(name(n), C_THU.born, number(n), f"0951{n:06}" if n < REACHED else C_THU.phone, PASSWORD)


def name(n: int) -> str:
    return f"{FAMILIES[n % 15]} Văn {GIVEN[n // 15 % 13]}"


def number(n: int) -> str:
    return f"0990{10 + n // 1_000_000}{n % 1_000_000:06}"


def subject(n: int) -> bytes:
    """A UUID of version 4."""
    drawn = md5(b"%d" % n).digest()
    return drawn[:6] + bytes([0x40 | drawn[6] & 0x0F, drawn[7], 0x80 | drawn[8] & 0x3F]) + drawn[9:]


def subject_text(n: int) -> str:
    digits = subject(n).hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def key(n: int, kind: int, moment: int = 1_700_000_000_000) -> bytes:
    """A UUID of version 7: it begins with its moment, as the product's keys do, and ends with what the number gives."""
    tail = md5(b"%d %d" % (kind, n)).digest()
    return (moment + n).to_bytes(6, "big") + b"\x70" + tail[:1] + bytes([0x80 | tail[1] & 0x3F]) + tail[2:9]


def write_crowd(books: Books, members: range):
    """The rows of people `members`, copied from those of C-THU, who has signed in before."""
    keys = KeyRing(books.product, "vnconnect")
    index, phones = keys.index("identity.number"), keys.index("identity.phone")
    own = books.literal(index(C_THU.number))

    def line(n: int) -> tuple:
        reached = None, None
        if n < REACHED:
            e164 = "+84" + person(n).phone[1:]
            reached = phones(e164), keys.seal(e164.encode(), "identity.phone")
        return key(n, 0xA), subject(n), key(n, 0xB), name(n), index(number(n)), *reached

    with listed(books, "vnconnect", LIST, map(line, members)):
        statements = []
        for table, changed in TABLES.items():
            whose = "id" if table == "identity_accounts" else "account_id"
            model = f"(SELECT account_id FROM identity_numbers WHERE number_index = {own})"
            statements.append(copy(
                books, "vnconnect", table, changed,
                f"CROSS JOIN (SELECT * FROM {table} WHERE {whose} = {model} LIMIT 1) m"))
        books.execute("vnconnect", *statements)
