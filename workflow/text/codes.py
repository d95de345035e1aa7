r"""The table of inline codes: one code point for each role and number.

Opening, closing and standing-alone codes of one block share the numbers 1 to ``LIMIT``. Every character of the table is
bidi-neutral (class ON) and stable under NFKC, so a code neither turns the text round it nor changes when it is normalised.
Beware: ``\w`` and ``str.isnumeric`` take some of them for letters or numbers; take codes out before looking at words.
"""

import re
from enum import StrEnum


class Role(StrEnum):
    """What a code does: begins something, ends it, or stands alone."""

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"


LIMIT = 60

# First code point for the numbers 1 to 10, and for the numbers from 11 on (domino tiles, hexagrams).
_FIRST = {Role.OPEN: (0x2776, 0x1F030), Role.CLOSE: (0x278A, 0x1F062), Role.ALONE: (0x2780, 0x4DC0)}
_SHORT = 10


def character(role: Role, number: int) -> str:
    """Give the code point of a code. Raises ValueError outside 1 to ``LIMIT``."""
    if not 1 <= number <= LIMIT:
        message = f"inline code number {number} is outside 1 to {LIMIT}"
        raise ValueError(message)
    low, high = _FIRST[role]
    return chr(low + number - 1) if number <= _SHORT else chr(high + number - _SHORT - 1)


MEANING: dict[str, tuple[Role, int]] = {
    character(role, number): (role, number) for role in Role for number in range(1, LIMIT + 1)
}
"""Role and number of each character of the table."""

CODE_CLASS = "\u2776-\u2789\u278a-\u2793\U0001f030-\U0001f093\u4dc0-\u4df1"
"""The table as the inside of a regular expression's character class."""

CODE = re.compile(f"[{CODE_CLASS}]")


def is_code(char: str) -> bool:
    """Tell whether ``char`` is an inline code."""
    return char in MEANING


def codes_in(text: str) -> tuple[str, ...]:
    """Give the codes of ``text`` in order."""
    return tuple(CODE.findall(text))


def without_codes(text: str, alone: str = "") -> str:
    """Take all codes out; ``alone`` is put where a code stood alone (a line break, a picture, a note's mark)."""
    return CODE.sub(lambda match: alone if MEANING[match[0]][0] is Role.ALONE else "", text)
