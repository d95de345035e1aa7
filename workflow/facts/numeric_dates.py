"""Dates in figures: 10/05/2023, 2023-05-10."""

import re
from collections.abc import Iterator

from locales import Language
from workflow.facts.fact import NOTHING, Fact, Kind, Numeral
from workflow.facts.surface import Surface
from workflow.facts.tokens import Piece

_YEAR_DIGITS = 4
_MONTHS = 12
_PARTS = re.compile(r"\d+")
_CENTURIES = ("19", "20")


def numeric_date(seen: Surface, piece: Piece, told: Language) -> Iterator[Fact]:
    """Give a date as a whole, then its day, month and year as facts of their own.

    The language's own order comes first; the other one, where it writes both, is secondary. Where only one order is possible, it is
    that one.
    """
    spots = [(piece.start + match.start(), piece.start + match.end(), match[0]) for match in _PARTS.finditer(piece.key)]
    if len(spots[0][2]) == _YEAR_DIGITS:
        year, month, day = spots
        orders = [(day, month)]
    else:
        first, second, year = spots
        orders = [(first, second), (second, first)]
        if told.table("facts").get("dates", {}).get("order", "dmy") == "mdy":
            orders.reverse()
        orders = [(day, month) for day, month in orders if int(month[2]) <= _MONTHS]
    if not orders:
        return
    pairs = [f"{int(day[2])}-{int(month[2])}" for day, month in orders]
    second_too = bool(told.table("facts").get("dates", {}).get("second_order"))
    start, end = seen.span(piece.start, piece.end)
    other = frozenset(pairs[1:]) if second_too else NOTHING
    yield Fact(
        Kind.DATE, start, end, seen.text[start:end], frozenset(pairs[:1]), demands=False,
        numeral=Numeral(digits=True, secondary=other),
    )  # fmt: skip
    both = orders if second_too else orders[:1]
    day, month = orders[0]
    yield _part(seen, Kind.NUMBER, day, frozenset(str(int(each[2])) for each, _ in both))
    yield _part(seen, Kind.MONTH, month, frozenset(str(int(each[2])) for _, each in both))
    yield _part(seen, Kind.NUMBER, year, _years(year[2]))


def _years(digits: str) -> frozenset[str]:
    if len(digits) == _YEAR_DIGITS:
        return frozenset({digits})
    return frozenset({str(int(digits)), *(f"{century}{digits}" for century in _CENTURIES)})


def _part(seen: Surface, kind: Kind, spot: tuple[int, int, str], readings: frozenset[str]) -> Fact:
    start, end = seen.span(spot[0], spot[1])
    numeral = Numeral(digits=True) if kind is Kind.NUMBER else None
    return Fact(kind, start, end, seen.text[start:end], readings, numeral=numeral)
