"""What a text states: numbers, dates, times, money, addresses, with their places and what each may mean."""

from dataclasses import dataclass
from enum import StrEnum

NOTHING: frozenset[str] = frozenset()


class Kind(StrEnum):
    """What a fact is. ``DATE`` and ``RANGE`` tie numbers and months together that stand as facts of their own as well."""

    NUMBER = "number"
    MONTH = "month"
    DATE = "date"
    RANGE = "range"
    TIME = "time"
    CURRENCY = "currency"
    ADDRESS = "address"
    SYMBOL = "symbol"
    PHONE = "phone"


class Percent(StrEnum):
    """Whether a number is a share: said beside it, shared with a later one ("5 to 10 %"), or perhaps ("5 points")."""

    NONE = ""
    STATED = "stated"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Numeral:
    """How a number is written.

    ``secondary``: readings by another language's habits of decimal and grouping marks. ``groups``: the two sides of a lone mark
    ("7.10"). ``mantissa`` and ``scale``: "2.5" and the place of "million" in "2.5 million". ``digits``: whether figures are in it.
    ``label``: it numbers a thing (target 10.7) and counts none.
    """

    digits: bool
    secondary: frozenset[str] = NOTHING
    groups: tuple[str, ...] = ()
    mantissa: str = ""
    scale: tuple[int, int] | None = None
    percent: Percent = Percent.NONE
    label: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of a text.

    ``start`` and ``end`` are code points of the text with its codes, ``text`` what stands between them. ``readings`` is what it may mean,
    in the notation of its kind: numbers as plain decimals ("1500000", "2/3"), months "1" to "12" and "h1" to "h12" (hijri), dates
    "day-month" or "year-month-day", times "20:30", ranges "6..11", money by name, the rest as text. ``demands``: the other language
    must say it too; else it only satisfies. ``also``: readings that a fact of the other language may have in its stead; ``parts``:
    numbers that, all together, say the same.
    """

    kind: Kind
    start: int
    end: int
    text: str
    readings: frozenset[str]
    demands: bool = True
    also: frozenset[str] = NOTHING
    parts: tuple[str, ...] = ()
    numeral: Numeral | None = None

    @property
    def told(self) -> bool:
        """Whether the text says it, and not only a word that may be taken for it."""
        return self.numeral is None or self.numeral.digits or self.numeral.mantissa != ""
