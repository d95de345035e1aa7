"""Ties numbers to what stands beside them: ranges, shared scales and per cents, dates in words, money."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from locales import Language
from workflow.facts.fact import Fact, Kind, Numeral, Percent
from workflow.facts.grammar import alternatives, grammar_of
from workflow.facts.money import money
from workflow.facts.months import Month
from workflow.facts.numerals import shown
from workflow.facts.runs import Number, pairs_of
from workflow.facts.surface import Surface

_DAYS = 31
_SHORT_DIGITS = 2
_LONG_DIGITS = 4
_NEAR_MONEY = 12
_MONEY_BEFORE = re.compile(r"[ \u00a0]{0,2}(?:\w{1,10}[ \u00a0])?")


@dataclass(frozen=True, slots=True)
class _Joiners:
    between: re.Pattern[str]
    shared: re.Pattern[str]
    money: re.Pattern[str]
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]


def linked(seen: Surface, told: Language, numbers: list[Number], named: Sequence[Month]) -> Iterator[Fact]:
    """Give the numbers as facts, with the ranges, dates and currencies that they are part of."""
    joiners = _joiners_of(told)
    yield from _ranges(seen, joiners, numbers)
    yield from _dates(seen, joiners, numbers, named)
    yield from _currencies(seen, told, joiners, numbers)
    for number in numbers:
        yield _as_fact(seen, number)


def _ranges(seen: Surface, joiners: _Joiners, numbers: Sequence[Number]) -> Iterator[Fact]:
    pairs = pairs_of(numbers)
    for low, high in reversed(pairs):
        if joiners.shared.fullmatch(seen.key, low.end, high.start):
            _share(low, high)
    for low, high in pairs:
        if not joiners.between.fullmatch(seen.key, low.end, high.start) or not low.readings or not high.readings:
            continue
        start, end = seen.span(low.start, high.end)
        first, second = min(low.readings), min(high.readings)
        yield Fact(Kind.RANGE, start, end, seen.text[start:end], frozenset({f"{first}..{second}"}), demands=False)
        _complete_year(low, high)


def _share(low: Number, high: Number) -> None:
    """A scale or per cent said once, after the last number: "10 to 12 million"."""
    if high.scale is not None and low.scale is None and low.value is not None:
        low.also |= {shown(low.value * high.power)}
        low.power, low.scale = high.power, None
    if high.percent is not Percent.NONE and low.percent is Percent.NONE:
        low.percent = Percent.SHARED


def _complete_year(low: Number, high: Number) -> None:
    """Read the second part of "1950-53"."""
    first, second = min(low.readings), min(high.readings)
    if len(first) == _LONG_DIGITS and len(second) <= _SHORT_DIGITS and first.isdecimal() and second.isdecimal():
        high.also |= {first[: _LONG_DIGITS - len(second)] + second, first[:_SHORT_DIGITS] + second.zfill(_SHORT_DIGITS)}


def _dates(seen: Surface, joiners: _Joiners, numbers: Sequence[Number], named: Sequence[Month]) -> Iterator[Fact]:
    days = [
        number for number in numbers if number.value is not None and 1 <= number.value <= _DAYS and number.scale is None
    ]
    for month in named:
        for day in days:
            before = joiners.day_month.fullmatch(seen.key, day.end, month.start) if day.end <= month.start else None
            after = joiners.month_day.fullmatch(seen.key, month.end, day.start) if day.start >= month.end else None
            if before or after:
                start, end = seen.span(min(day.start, month.start), max(day.end, month.end))
                readings = frozenset(f"{number}-{each}" for number in day.readings for each in month.readings)
                yield Fact(Kind.DATE, start, end, seen.text[start:end], readings, demands=False)
                if before:
                    break


def _currencies(seen: Surface, told: Language, joiners: _Joiners, numbers: Sequence[Number]) -> Iterator[Fact]:
    counted = [number for number in numbers if number.mantissa]
    starts = [number.start for number in counted]
    for found in money(seen, told):
        start, end = seen.span(found.start, found.end)
        place = bisect_left(starts, found.start)
        near = counted[max(0, place - 1) : place + 1]
        demands = found.sure and any(_beside(seen.key, joiners, number, found.start, found.end) for number in near)
        yield Fact(Kind.CURRENCY, start, end, seen.text[start:end], found.readings, demands)


def _beside(key: str, joiners: _Joiners, number: Number, start: int, end: int) -> bool:
    if number.end <= start:
        return start - number.end <= _NEAR_MONEY and joiners.money.fullmatch(key, number.end, start) is not None
    if end <= number.start <= end + _NEAR_MONEY:
        return _MONEY_BEFORE.fullmatch(key, end, number.start) is not None
    return False


def _as_fact(seen: Surface, number: Number) -> Fact:
    start, end = seen.span(number.start, number.end)
    scale = seen.span(*number.scale) if number.scale else None
    numeral = Numeral(
        number.digits, number.secondary, number.groups, number.mantissa, scale, number.percent, label=number.label
    )
    return Fact(
        Kind.NUMBER,
        start,
        end,
        seen.text[start:end],
        number.readings,
        number.demands,
        number.also,
        number.parts,
        numeral,
    )


@cache
def _joiners_of(told: Language) -> _Joiners:
    table: Mapping[str, Any] = told.table("facts").get("ranges", {})
    dates: Mapping[str, Any] = told.table("facts").get("dates", {})
    grammar = grammar_of(told)
    words = alternatives(grammar.fold(word) for word in table.get("joiners", ()))
    lists = alternatives(grammar.fold(word) for word in table.get("lists", ()))
    of = alternatives(grammar.fold(word) for word in dates.get("joiners", ()))
    between = alternatives(grammar.fold(word) for word in told.table("facts").get("currency", {}).get("between", ()))
    dash = r"(?:[ \u00a0]?%)?[ \u00a0]?[-–—][ \u00a0]?"
    span = rf"{dash}|[ \u00a0](?:{words})[ \u00a0]?" if words else dash
    commas = r"|,[ \u00a0]|،[ \u00a0]"
    return _Joiners(
        re.compile(span),
        re.compile(rf"{span}{commas}|[ \u00a0](?:{lists})[ \u00a0]?" if lists else span + commas),
        re.compile(rf"[ \u00a0]?-?(?:(?:{between})[ \u00a0]?)?" if between else r"[ \u00a0]?-?"),
        re.compile(rf"\.?[ \u00a0-](?:(?:{of})[ \u00a0])?" if of else r"\.?[ \u00a0-]"),
        re.compile(r"\.?[ \u00a0]"),
    )
