"""Which item of its list a block is (HTML Standard, 4.4.5 and 4.4.8)."""

import re

from workflow.text.block import GOES_ON

_WHOLE = re.compile(r"\s*([+-]?[0-9]{1,6})")


class Lists:
    """Counts the items of the lists of a page; elements are known by their places."""

    def __init__(self) -> None:
        self._next: dict[int, int] = {}
        self._numbers: dict[int, int] = {}

    def begin(self, holder: int, start: str) -> None:
        """Begin a list, numbered from what its ``start`` says."""
        told = _WHOLE.match(start)
        self._next[holder] = int(told[1]) if told else 1

    def item(self, holder: int | None, place: int, value: str) -> None:
        """Count an item of a list, which may state its number as its ``value``."""
        if holder is None or holder not in self._next:
            return
        told = _WHOLE.match(value)
        number = int(told[1]) if told else self._next[holder]
        self._next[holder] = number + 1
        self._numbers[place] = max(number, 0)

    def number(self, place: int) -> int:
        """Give the number of an item for its first block, 0 where it has none."""
        number = self._numbers.get(place, 0)
        if number:
            self._numbers[place] = GOES_ON
        return number
