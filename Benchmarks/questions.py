"""What people type into the search box: pieces of the names of real procedures, with marks and without, each once."""

import random
import unicodedata

NAMES = "SELECT name FROM catalogue_procedures WHERE is_repealed = 0 ORDER BY code"


def questions(books, count: int) -> list[str]:
    """As many different ones; the same for the same catalogue, so that runs can be compared."""
    dice, names = random.Random(5670), [name.split() for (name,) in books.rows("national", NAMES)]
    asked: dict[str, None] = {}
    for _ in range(count * 20):
        words = dice.choice(names)
        length = dice.choice((1, 2, 2, 3, 3, 4))
        first = dice.randrange(max(1, len(words) - length + 1))
        text = " ".join(words[first : first + length]).strip(",.;:()\"'").lower()
        if len(text) > 2:
            asked[without_marks(text) if dice.random() < 0.5 else text] = None
        if len(asked) == count:
            break
    return list(asked)


def without_marks(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))
