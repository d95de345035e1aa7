"""Numbers made of several words or of digits and words: what a run of them may mean."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from workflow.facts.grammar import Part
from workflow.facts.number_format import Reading

_HUNDRED = Decimal(100)
_LONGEST = 8


@dataclass(slots=True)
class Item:
    """A word or a string of digits that has a part in a number, at its place in the bare text."""

    part: Part
    start: int
    end: int
    value: Decimal
    word: str = ""
    joined: bool = False
    times: int = 1
    soft: tuple[str, ...] = ()
    reading: Reading | None = None
    suffix: str = ""
    notes: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def is_digits(self) -> bool:
        """Whether it is written with digits."""
        return self.reading is not None


def shown(value: Decimal) -> str:
    """Give a plain decimal without exponent or empty zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def total(items: Sequence[Item], replaced: Decimal | None = None) -> Decimal:
    """Add up a run: ("two", "hundred", "and", "fifty", "thousand") is 250,000.

    ``replaced`` takes the place of the value of the digits in it.
    """
    whole = group = Decimal(0)
    last = Decimal(0)
    halved = False
    for item in items:
        value = replaced if replaced is not None and item.is_digits else item.value
        if item.part is Part.SCALE:
            if halved and item.value == last:
                continue
            whole = (whole + group) * value if last and value > last else whole + (group or 1) * item.times * value
            group, last = Decimal(0), value
        elif item.part is Part.HUNDRED:
            group = group * value if 0 < group < _HUNDRED and not item.joined else group + value
        elif item.part is Part.HALF:
            halved = True
            if group or not last:
                group += value
            else:
                whole += value * last
        elif item.part is Part.UNIT:
            group += value
    return whole + group


def alternatives_of(items: Sequence[Item]) -> frozenset[str]:
    """Give what the pieces of a run mean by themselves: "two and three" is two and is three, and five."""
    found: set[str] = set()
    count = len(items)
    if count > _LONGEST:
        return frozenset(shown(total([item])) for item in items if item.part is not Part.AND)
    for start in range(count):
        for end in range(start + 1, count + 1):
            piece = items[start:end]
            if piece[0].part is not Part.AND and piece[-1].part is not Part.AND:
                found.add(shown(total(piece)))
    return frozenset(found)


def addends(items: Sequence[Item]) -> tuple[str, ...]:
    """Give the parts of "12 thousand and 500", written with digits twice: ("12000", "500"); else nothing."""
    places = [place for place, item in enumerate(items) if item.is_digits]
    if len(places) < 2:  # noqa: PLR2004 - a sum has two sides
        return ()
    bounds = [0, *places[1:], len(items)]
    return tuple(shown(total(items[start:end])) for start, end in pairwise(bounds))
