"""Times of day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from locales import Language
from workflow.facts.fact import NOTHING
from workflow.facts.grammar import alternatives, grammar_of

_HALF_DAY = 12
_LONG_MARK = 2
_QUARTERS = {"15": "25", "30": "5", "45": "75"}


@dataclass(frozen=True, slots=True)
class Time:
    """What a time may mean ("20:30"), numbers that say it as well, and those that say it together."""

    readings: frozenset[str]
    also: frozenset[str]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clock:
    """``pattern`` finds times of a language, as groups hour, minute and the half of the day (``am``, ``pm``)."""

    pattern: str
    marks: re.Pattern[str]
    afternoon: re.Pattern[str]


@cache
def clock_of(language: Language) -> Clock:
    """Compile what a time looks like in a language; ``pattern`` is to be part of a larger one, on folded text."""
    table: Mapping[str, Any] = language.table("facts").get("times", {})
    grammar = grammar_of(language)
    am = [grammar.fold(mark) for mark in table.get("am", ("am",))]
    pm = [grammar.fold(mark) for mark in table.get("pm", ("pm",))]
    long_marks = alternatives(mark for mark in am + pm if len(mark) >= _LONG_MARK)
    every, bare = table.get("separators", (":",)), table.get("bare", (":",))
    spaced = alternatives(mark for mark in bare if mark.isalpha())
    tight = alternatives(mark for mark in bare if not mark.isalpha())
    before = alternatives(grammar.fold(word) for word in table.get("before", ()))
    hour = alternatives(table.get("hour", ()))
    hours, minutes = r"(?:[01]?\d|2[0-4])", r"[0-5]\d"
    strong = [rf"(?:{tight})" if tight else "", rf"[ \u00a0]?(?:{spaced})[ \u00a0]?" if spaced else ""]
    forms = [
        rf"{hours}[ \u00a0]?(?:{alternatives(every)})[ \u00a0]?{minutes}[ \u00a0]?(?:{alternatives(am + pm)})(?![^\W_])",
        rf"{hours}(?:{'|'.join(part for part in strong if part)}){minutes}",
        rf"{hours}[ \u00a0]?(?:{long_marks})(?![^\W_])",
    ]
    if before:
        forms.append(rf"(?<={_behind(before)}){hours}(?:{alternatives(every)}){minutes}")
    if hour:
        forms.append(rf"{hours}[ \u00a0]?(?:{hour})(?![^\W_]|/)(?![ \u00a0](?:sur|/))")
    return Clock(
        rf"(?<![\d.,:])(?<!\d/)(?:{'|'.join(forms)})(?![\d:]|[.,]\d)",
        re.compile(rf"(?P<hour>\d+)(?:\D{{1,9}}?(?P<minute>\d\d))?[ \u00a0]?(?P<mark>{alternatives(am + pm)})?"),
        re.compile(alternatives(pm)),
    )


def read_time(text: str, clock: Clock) -> Time:
    """Read what ``clock.pattern`` found."""
    match = clock.marks.match(text)
    assert match is not None  # noqa: S101 - the pattern found an hour
    hour, minute = int(match["hour"]), match["minute"] or "00"
    hours = _hours(hour, match["mark"], clock)
    readings = frozenset(f"{each}:{minute}" for each in hours)
    numbers = {str(each) for each in hours} | {str(each % _HALF_DAY or _HALF_DAY) for each in hours}
    if minute == "00":
        return Time(readings, frozenset(numbers), ())
    quarters = _QUARTERS.get(minute)
    also = frozenset(f"{each}.{quarters}" for each in numbers) if quarters else NOTHING
    decimal = minute.rstrip("0")
    return Time(readings, also | {f"{hour}.{decimal}"}, (str(hour), str(int(minute))))


def _hours(hour: int, mark: str | None, clock: Clock) -> tuple[int, ...]:
    if hour > _HALF_DAY:
        return (hour % 24,)
    if mark is None or hour == _HALF_DAY:
        return (hour % 24, (hour + _HALF_DAY) % 24)
    return (hour + _HALF_DAY,) if clock.afternoon.fullmatch(mark) else (hour % 24,)


def _behind(words: str) -> str:
    """Give a look-behind for one word and a space: all alternatives must be of one length, so only the first is taken."""
    return rf"{words.split('|', maxsplit=1)[0]}[ \u00a0]"
