"""What a run of figures and words means, and what stands for a number by itself: names with figures, fractions, Roman numerals."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from workflow.facts.fact import NOTHING, Percent
from workflow.facts.grammar import Grammar, Part
from workflow.facts.number_format import Reading, plain
from workflow.facts.numerals import Item, addends, alternatives_of, shown, total
from workflow.facts.surface import Surface
from workflow.facts.tokens import Piece

_ROMAN_LETTERS = re.compile(r"[IVXLC]+")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_NAME_PART = re.compile(r"\d+(?:\.\d+)*")
_MONEY_BEFORE = re.compile(r"[$€£¥₽₹₪₩₺]")
_MONEY_AFTER = re.compile(r"[ \u00a0]?[$€£¥₽₹₪₩₺]")
_AROUND_THE_CLOCK = frozenset({"24/7", "24/24", "7/7"})
_SHORT_YEAR = Decimal(100)
_NEW_CENTURY, _LAST_YEAR = 2000, 2100
_PARTS_OF_A_RATIO = 2
# One letter may be the unit of length or weight as well.
_UNSURE_SUFFIX = 1


@dataclass(slots=True)
class Number:
    """A number at its place in the bare text, not yet tied to what stands beside it."""

    start: int
    end: int
    readings: frozenset[str]
    digits: bool
    demands: bool
    also: frozenset[str] = NOTHING
    parts: tuple[str, ...] = ()
    secondary: frozenset[str] = NOTHING
    groups: tuple[str, ...] = ()
    mantissa: str = ""
    value: Decimal | None = None
    scale: tuple[int, int] | None = None
    power: Decimal = Decimal(1)
    percent: Percent = Percent.NONE
    label: bool = False


def of_run(run: list[Item], seen: Surface, grammar: Grammar) -> Number:
    figures = [item for item in run if item.is_digits]
    start, end = run[0].start, run[-1].end
    if not figures:
        whole = total(run)
        single = len(run) == 1
        also = NOTHING if single else alternatives_of(run)
        found = Number(start, end, frozenset({shown(whole)}), digits=False, demands=False, also=also, value=whole)
        found.mantissa = shown(whole)
    else:
        found = _with_figures(run, figures[0], seen, grammar)
    return found


def _with_figures(run: list[Item], figure: Item, seen: Surface, grammar: Grammar) -> Number:
    reading = figure.reading or Reading(NOTHING)
    scales = [item for item in run if item.part in {Part.SCALE, Part.HUNDRED}]
    sign = "-" if figure.word.startswith("-") else ""
    found = Number(
        run[0].start, run[-1].end, NOTHING, digits=True, demands=True,
        also=figure.notes.get("also", NOTHING), groups=reading.groups, parts=reading.parts, label="label" in figure.notes,
    )  # fmt: skip
    if len(run) == 1:
        found.readings = _signed(reading.own, sign)
        found.secondary = _signed(reading.secondary, sign)
        found.value = figure.value if reading.own else None
        _mind_suffix(found, figure, seen, grammar)
        return found
    found.readings = frozenset({sign + shown(total(run))}) if reading.own else NOTHING
    found.secondary = frozenset(
        sign + shown(total(run, Decimal(each))) for each in reading.secondary if is_decimal(each)
    )
    found.value = total(run)
    sums = addends(run)
    if sums:
        found.parts = sums
    elif scales:
        found.scale = (scales[0].start, scales[-1].end)
        found.mantissa = next(iter(reading.own or reading.secondary), "")
        found.power = scales[-1].value
    return found


def _mind_suffix(found: Number, figure: Item, seen: Surface, grammar: Grammar) -> None:
    suffix = figure.suffix
    found.mantissa = next(iter(found.readings or found.secondary), "")
    if suffix == "decade" and figure.value < _LAST_YEAR:
        # "1990s" are the nineties; "2000s" are the first years of the 21st century.
        year = int(figure.value)
        found.also |= {str(year % 100)} if year < _NEW_CENTURY else {str(year // 100 + 1)}
        found.also |= {f"19{year}"} if year < _SHORT_YEAR else NOTHING
    elif suffix in grammar.scale_suffixes:
        power = Decimal(10) ** grammar.scale_suffixes[suffix]
        scaled = frozenset(shown(Decimal(each) * power) for each in found.readings if is_decimal(each))
        if len(suffix) > _UNSURE_SUFFIX or _beside_money(seen.bare, found.start, found.end):
            found.secondary = frozenset(shown(Decimal(each) * power) for each in found.secondary if is_decimal(each))
            found.readings = scaled
            found.value = figure.value * power
            found.scale = (found.end - len(suffix), found.end)
            found.power = power
        else:
            found.also |= scaled


def _beside_money(bare: str, start: int, end: int) -> bool:
    return bool(_MONEY_BEFORE.search(bare, max(0, start - 2), start) or _MONEY_AFTER.match(bare, end))


def mark_percent(found: Number, seen: Surface, grammar: Grammar) -> int:
    """Mark a number that is a share; give where the words end that say so."""
    match = grammar.percent.match(seen.key, found.end)
    if match:
        found.percent = Percent.STATED
        return match.end()
    if grammar.soft_percent and grammar.soft_percent.match(seen.key, found.end):
        found.percent = Percent.SHARED
    return 0


def of_name(piece: Piece) -> Number:
    figures = _NAME_PART.findall(piece.key)
    readings = {plain(*figure.split(".", 1)) if figure.count(".") <= 1 else figure for figure in figures}
    return Number(piece.start, piece.end, frozenset(readings | {piece.key}), digits=True, demands=False)


def of_fraction(piece: Piece) -> Number:
    parts = tuple(plain(part) for part in piece.key.split("/"))
    ratio = "/".join(parts)
    demands = piece.key not in _AROUND_THE_CLOCK
    groups = parts if len(parts) == _PARTS_OF_A_RATIO else ()
    return Number(piece.start, piece.end, frozenset({ratio}), digits=True, demands=demands, parts=parts, groups=groups)


def _signed(readings: frozenset[str], sign: str) -> frozenset[str]:
    return frozenset(sign + reading for reading in readings) if sign else readings


def is_decimal(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()


def roman(word: str, grammar: Grammar) -> int:
    """Give the value of a Roman numeral, with the ending of an ordinal or none; 0 where it is no such word."""
    match = _ROMAN_LETTERS.match(word)
    if match is None or len(word) == 1 or match[0] in {"L", "C"} or not _ROMAN.fullmatch(match[0]):
        return 0
    ending = grammar.fold(word[match.end() :])
    if ending and (grammar.ordinal is None or not grammar.ordinal.fullmatch(ending)):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in match[0]]
    return sum(
        -value if place + 1 < len(values) and values[place + 1] > value else value for place, value in enumerate(values)
    )


def pairs_of(numbers: Sequence[Number]) -> list[tuple[Number, Number]]:
    """Give each number that has figures with the next one."""
    told = [number for number in numbers if number.digits]
    return list(pairwise(told))
