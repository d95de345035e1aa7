"""What a language's ``facts.toml`` and CLDR say of numbers, compiled for the scanner."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError

from locales import Language
from workflow.facts.surface import fold

_HALF = Decimal("0.5")


class Part(StrEnum):
    """What a word does in a number: "and", a unit or ten, a hundred, a scale, a half of what stands before."""

    AND = "and"
    UNIT = "unit"
    HUNDRED = "hundred"
    SCALE = "scale"
    HALF = "half"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word says of a number; ``soft`` are readings by which it may satisfy, ``joined`` that a clitic "and" is at its front."""

    part: Part
    value: Decimal = Decimal(0)
    soft: tuple[str, ...] = ()
    times: int = 1
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tables of one language, letters folded. ``sense_of`` looks a word up; ``idle_words`` are those found to say nothing."""

    decimal: frozenset[str]
    grouping: frozenset[str]
    decimal_written: str
    grouping_written: str
    folding: dict[int, str]
    words: dict[str, Sense]
    clitics: tuple[str, ...]
    joining: tuple[str, ...]
    suffixes: tuple[str, ...]
    phrases: dict[tuple[str, str], Decimal]
    phrase_heads: frozenset[str]
    implied: frozenset[str]
    dual: re.Pattern[str] | None
    dual_letters: int
    minus: frozenset[str]
    references: frozenset[str]
    decade_before: frozenset[str]
    ordinal: re.Pattern[str] | None
    decade: re.Pattern[str] | None
    scale_suffix: re.Pattern[str] | None
    scale_suffixes: Mapping[str, int]
    before_numbers: tuple[str, ...]
    percent: re.Pattern[str]
    soft_percent: re.Pattern[str] | None
    known_words: dict[str, Sense | None]
    idle_words: set[str]

    def fold(self, text: str) -> str:
        """Fold ``text`` as the tables are folded."""
        return fold(text, self.folding)

    def sense_of(self, word: str) -> Sense | None:
        """Give what a folded word says of a number, its clitics taken off; None where nothing."""
        try:
            return self.known_words[word]
        except KeyError:
            sense = self._look_up(word)
            if len(self.known_words) < _WORDS_KEPT:
                self.known_words[word] = sense
                if sense is None and self._is_idle(word):
                    self.idle_words.add(word)
            return sense

    def _is_idle(self, word: str) -> bool:
        told = word in self.minus or word in self.references or word in self.decade_before
        return not told and not self.is_dual(word)

    def _look_up(self, word: str) -> Sense | None:
        sense = self.words.get(word)
        if sense is not None:
            return sense
        for clitic in self.clitics:
            if word.startswith(clitic):
                sense = self.words.get(word[len(clitic) :])
                if sense is not None:
                    joined = clitic.startswith(self.joining)
                    return Sense(sense.part, sense.value, sense.soft, sense.times, joined=joined) if joined else sense
        return self._possessed(word)

    def _possessed(self, word: str) -> Sense | None:
        """Read "half of them" where that is one word."""
        for suffix in self.suffixes:
            sense = self.words.get(word[: -len(suffix)]) if word.endswith(suffix) else None
            if sense is not None and sense.soft:
                return Sense(Part.SOFT, soft=sense.soft)
        return None

    def is_dual(self, word: str) -> bool:
        """Tell whether a word may be a noun in the dual: two of something."""
        return self.dual is not None and len(word) >= self.dual_letters and self.dual.search(word) is not None


_WORDS_KEPT = 50_000
_NEVER = re.compile(r"(?!)")


@cache
def grammar_of(language: Language) -> Grammar:
    """Compile the tables of a language; where it has no folder, CLDR's marks and no words."""
    table = language.table("facts")
    numbers: Mapping[str, Any] = table.get("numbers", {})
    percent: Mapping[str, Any] = table.get("percent", {})
    folding = _folding(numbers.get("fold", {}))
    decimal, grouping = _marks(language, numbers)

    def folded(words: Iterable[str]) -> tuple[str, ...]:
        return tuple(fold(word, folding) for word in words)

    clitics: Mapping[str, Any] = numbers.get("clitics", {})
    phrases = {tuple(fold(key, folding).split()): Decimal(value) for key, value in numbers.get("phrases", {}).items()}
    return Grammar(
        decimal=frozenset(decimal),
        grouping=frozenset(mark.replace("\u202f", "\u00a0") for mark in grouping),
        decimal_written=decimal[0],
        grouping_written=grouping[0],
        folding=folding,
        words=_words(numbers, folding),
        clitics=tuple(sorted(folded(clitics.get("prefixes", ())), key=len, reverse=True)),
        joining=folded(clitics.get("joining", ())),
        suffixes=folded(clitics.get("suffixes", ())),
        phrases={(first, second): value for (first, second), value in phrases.items()},
        phrase_heads=frozenset(first for first, _ in phrases),
        implied=frozenset(numbers.get("implied", ())),
        dual=re.compile(numbers["dual"]) if "dual" in numbers else None,
        dual_letters=numbers.get("dual_letters", 0),
        minus=frozenset(folded(numbers.get("minus", ()))),
        references=frozenset(folded(numbers.get("references", ()))),
        decade_before=frozenset(folded(numbers.get("decade_before", ()))),
        ordinal=_after(folded(numbers.get("ordinal_suffixes", ()))),
        decade=_after(folded(numbers.get("decade_suffixes", ()))),
        scale_suffix=_after(numbers.get("scale_suffixes", ()), space=True),
        scale_suffixes=numbers.get("scale_suffixes", {}),
        before_numbers=folded(numbers.get("before_numbers", ())),
        percent=_after(folded(percent.get("marks", ("%",))), space=True) or _NEVER,
        soft_percent=_after(folded(percent.get("soft", ())), space=True),
        known_words={},
        idle_words=set(),
    )


def alternatives(words: Iterable[str]) -> str:
    """Give a pattern of any of ``words``, the longest first, a space in them being any space."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace("\\ ", "[ \u00a0]") for word in ordered)


def word_start(clitics: Iterable[str], words: Iterable[str]) -> str:
    """Give a pattern for the start of any of ``words``, with a clitic before it or none; its first letter is looked at first."""
    letters = "".join(sorted({re.escape(word[0]) for word in (*clitics, *words)}))
    optional = alternatives(clitics)
    return rf"(?<![^\W\d_])(?=[{letters}])" + (f"(?:{optional})?" if optional else "")


def locale_of(name: str) -> Locale | None:
    """Give CLDR's locale, None where it has none."""
    try:
        return Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError):
        return None


def _after(words: Iterable[str], *, space: bool = False) -> re.Pattern[str] | None:
    """Compile what stands directly behind a number; a word must end there."""
    pattern = alternatives(words)
    if not pattern:
        return None
    gap = r"[ \u00a0]{0,2}" if space else ""
    return re.compile(rf"{gap}(?P<word>{pattern})(?:(?<=%)|(?![^\W_]))")


def _folding(table: Mapping[str, str]) -> dict[int, str]:
    return {ord(letter): other for letter, other in zip(table.get("letters", ""), table.get("to", ""), strict=True)}


def _marks(language: Language, numbers: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if "decimal" in numbers:
        return tuple(numbers["decimal"]), tuple(numbers["grouping"])
    locale = locale_of(language.cldr)
    symbols: Mapping[str, str] = locale.number_symbols["latn"] if locale and "latn" in locale.number_symbols else {}
    return (symbols.get("decimal", "."),), (symbols.get("group", ","), "\u00a0", " ")


def _words(numbers: Mapping[str, Any], folding: dict[int, str]) -> dict[str, Sense]:
    senses: dict[str, Sense] = {}
    for word, readings in numbers.get("soft", {}).items():
        senses[fold(word, folding)] = Sense(Part.SOFT, soft=tuple(readings))

    def add(word: str, part: Part, value: Decimal, times: int = 1) -> None:
        key = fold(word, folding)
        soft = senses[key].soft if key in senses else ()
        senses[key] = Sense(part, value, soft, times)

    for word in numbers.get("and", ()):
        add(word, Part.AND, Decimal(0))
    for word in numbers.get("half", ()):
        add(word, Part.HALF, _HALF)
    for word, value in numbers.get("words", {}).items():
        add(word, Part.UNIT, Decimal(value))
    for word, value in numbers.get("hundreds", {}).items():
        add(word, Part.HUNDRED, Decimal(value))
    for word, power in numbers.get("scales", {}).items():
        add(word, Part.SCALE, Decimal(10) ** power)
    for word, power in numbers.get("scale_duals", {}).items():
        add(word, Part.SCALE, Decimal(10) ** power, times=2)
    return senses
