"""Months in words, Gregorian by CLDR's sets of a language and hijri by its folder."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from locales import Language
from workflow.facts.grammar import alternatives, grammar_of, locale_of, word_start
from workflow.facts.surface import Surface

_MONTHS = 12
_SHORTEST = 3
_DIGIT_BEFORE = re.compile(r"\d\s?\w{0,3}\.?[\s,-]{0,2}(?:\w{1,3}\s(?:\w{1,4}\s)?)?$")
_DIGIT_AFTER = re.compile(r"\.?,?[\s-]{0,2}(?:\w{1,3}\s)?\d")


@dataclass(frozen=True, slots=True)
class Month:
    """A month's name at its place in the bare text; a doubled one ("أيار/مايو") means what both halves agree on."""

    start: int
    end: int
    readings: frozenset[str]
    demands: bool


@dataclass(frozen=True, slots=True)
class _Names:
    pattern: re.Pattern[str]
    readings: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]
    near_only: frozenset[str]
    cased: bool


def months(surface: Surface, language: Language) -> Iterator[Month]:
    """Find the names of months in order.

    A name that is also another word asks for nothing unless a figure is near.
    """
    names = _names_of(language)
    if names is None:
        return
    for match in names.pattern.finditer(surface.key):
        start, end = match.span()
        found = [name for name in (match["first"], match["second"]) if name]
        unsure = all(name in names.near_only for name in found)
        if unsure and names.cased and not surface.bare[start].isupper():
            continue
        demands = not unsure or _near_digits(surface.key, start, end)
        first, second = match["first"], match["second"]
        if second and names.sets[first] & names.sets[second]:
            yield Month(match.start("first"), match.end("first"), frozenset({names.readings[first]}), demands)
            yield Month(match.start("second"), end, frozenset({names.readings[second]}), demands)
            continue
        yield Month(start, end, frozenset.intersection(*(frozenset({names.readings[name]}) for name in found)), demands)


def _near_digits(key: str, start: int, end: int) -> bool:
    return bool(_DIGIT_BEFORE.search(key, max(0, start - 14), start) or _DIGIT_AFTER.match(key, end))


@cache
def _names_of(language: Language) -> _Names | None:
    dates: Mapping[str, Any] = language.table("facts").get("dates", {})
    grammar = grammar_of(language)
    readings: dict[str, str] = {}
    near = {grammar.fold(name) for name in dates.get("near_only", ())}
    sets: dict[str, frozenset[str]] = {}
    for locale, name, month in _by_cldr(dates.get("locales", (language.cldr,))):
        key = grammar.fold(name)
        readings.setdefault(key, month)
        sets[key] = sets.get(key, frozenset()) | {locale}
    for name, number in dates.get("also", {}).items():
        readings[grammar.fold(name)] = str(number)
    for number, hijri in enumerate(dates.get("hijri", {}).get("names", ()), start=1):
        for name in hijri:
            readings[grammar.fold(name)] = f"h{number}"
            near.add(grammar.fold(name))
    if not readings:
        return None
    words = alternatives(readings)
    pattern = re.compile(
        rf"{word_start(grammar.clitics, readings)}(?P<first>{words})(?:\s?/\s?(?P<second>{words}))?(?![^\W\d_])"
    )
    sets = {name: sets.get(name, frozenset()) for name in readings}
    return _Names(pattern, readings, sets, frozenset(near), bool(dates.get("cased", False)))


def _by_cldr(names: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Give the locale, name and number of each month; names doubled of two sets ("أيار/مايو") are one month, of one set they are two."""
    for name in names:
        locale = locale_of(name)
        if locale is None:
            continue
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, month in locale.months[form][width].items():
                    plain = month.rstrip(".")
                    if number <= _MONTHS and not plain.isdecimal() and (width == "wide" or len(plain) >= _SHORTEST):
                        yield name, plain, str(number)
