"""Dates whose day and month changed places, and ranges whose ends did."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workflow.facts.difference import Difference, Form, Side
from workflow.facts.fact import Fact, Kind
from workflow.facts.number_format import in_digits_of
from workflow.facts.scan import Scan

_MONTHS = 12
# A text with more dates than this is a table: what changed in it is told date by date, as numbers and months.
_MANY = 64


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The exchanged dates, and where they stand: their days and months are told already."""

    differences: tuple[Difference, ...]

    def without(self, facts: Sequence[Fact], side: Side) -> list[Fact]:
        """Leave out the facts that stand inside an exchanged date."""
        places = [
            (date.start, date.end)
            for found in self.differences
            if (date := found.source if side is Side.SOURCE else found.target) is not None
        ]
        return [fact for fact in facts if not any(start <= fact.start and fact.end <= end for start, end in places)]


def exchanged_dates(source: Scan, target: Scan) -> Exchanged:
    """Give the dates whose day and month, both up to 12, stand the other way round."""
    theirs, ours = source.of(Kind.DATE)[:_MANY], target.of(Kind.DATE)[:_MANY]
    if not theirs or not ours:
        return Exchanged(())
    found: list[Difference] = []
    for fact in theirs:
        if any(_agree(fact, other) for other in ours):
            continue
        other = next(
            (other for other in ours if _exchanged(fact, other) and not any(_agree(each, other) for each in theirs)),
            None,
        )
        if other is not None:
            found.append(_told("date-order", source, target, fact, other, None))
    return Exchanged(tuple(found))


def reversed_ranges(source: Scan, target: Scan) -> Iterable[Difference]:
    """Give the ranges and scores that the target has the other way round."""
    theirs, ours = source.of(Kind.RANGE), target.of(Kind.RANGE)
    said = {reading: other for other in reversed(ours) for reading in other.readings}
    for fact in theirs:
        turned = {_turned(reading) for reading in fact.readings}
        if turned == fact.readings or any(reading in said for reading in fact.readings):
            continue
        other = next((said[reading] for reading in turned if reading in said), None)
        if other is not None:
            yield _told("range-reversed", source, target, fact, other, _turned_back(fact, other))


def _agree(fact: Fact, other: Fact) -> bool:
    """Whether two dates are one; where both are in figures they must stand alike, for nobody rewrites figures into another order."""
    mine, theirs = fact.numeral, other.numeral
    if mine is not None and theirs is not None:
        return bool(fact.readings & other.readings)
    if fact.readings & other.readings:
        return True
    return mine is not None and bool(mine.secondary & other.readings)


def _exchanged(fact: Fact, other: Fact) -> bool:
    return any(
        _swapped(reading) in other.readings
        for reading in fact.readings
        if _swapped(reading) != reading and _both_small(reading)
    )


def _swapped(reading: str) -> str:
    day, _, month = reading.partition("-")
    return f"{month}-{day}"


def _both_small(reading: str) -> bool:
    day, _, month = reading.partition("-")
    return day.isdecimal() and month.isdecimal() and int(day) <= _MONTHS and int(month) <= _MONTHS


def _turned(reading: str) -> str:
    low, _, high = reading.partition("..")
    return f"{high}..{low}"


def _turned_back(fact: Fact, other: Fact) -> str | None:
    """Give the target's range with its ends exchanged, where the source goes from low to high and both ends are bare figures."""
    low, _, high = min(fact.readings).partition("..")
    if not low.isdecimal() or not high.isdecimal() or (len(low), low) >= (len(high), high):
        return None
    head = _figures(other.text)
    tail = _figures(other.text[::-1])
    middle = other.text[len(head) : len(other.text) - len(tail)]
    if not head or not tail or any(char.isdecimal() for char in middle):
        return None
    return in_digits_of(head, tail[::-1] + middle + head)


def _figures(text: str) -> str:
    length = next((place for place, char in enumerate(text) if not char.isdecimal()), len(text))
    return text[:length]


def _told(name: str, source: Scan, target: Scan, fact: Fact, other: Fact, fix: str | None) -> Difference:
    return Difference(
        name, Form.CHANGED, source.language, target.language, Side.TARGET, other.start, other.end, fact, other, fix
    )
