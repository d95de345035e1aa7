"""Two numbers that differ by the way they are written: groups swapped, another scale, another language's marks."""

from functools import cache

from locales import language
from workflow.facts.difference import Difference, Form, Side
from workflow.facts.fact import Fact
from workflow.facts.grammar import Grammar, grammar_of
from workflow.facts.number_format import in_digits_of, written
from workflow.facts.scan import Scan

_SWAPPED = "number-groups-swapped"
_SCALE = "scale"
_FORMAT = "number-format"
_FOREIGN_MARK = 2


def number_difference(source: Scan, target: Scan, fact: Fact, other: Fact) -> Difference | None:
    """Say how ``fact`` of the source and ``other`` of the target are one number written otherwise; None where they are two.

    A Difference without a name: the same number, and nothing to tell.
    """
    mine, theirs = fact.numeral, other.numeral
    if mine is None or theirs is None or not mine.digits or not theirs.digits:
        return None
    if mine.groups and mine.groups == theirs.groups[::-1] and mine.groups != theirs.groups:
        return _difference(_SWAPPED, source, target, fact, other, _source_order(source, target, fact, other))
    if fact.readings & theirs.secondary or (mine.secondary & theirs.secondary and not other.readings):
        name = "" if mine.label or theirs.label else _FORMAT
        return _difference(name, source, target, fact, other, _own_format(target, fact, other))
    if mine.secondary & other.readings:
        name = "" if mine.label or theirs.label else _FORMAT
        return Difference(
            name, Form.CHANGED, source.language, target.language, Side.SOURCE, fact.start, fact.end, fact, other
        )
    if mine.mantissa and mine.mantissa == theirs.mantissa and (mine.scale or theirs.scale):
        return _scale(source, target, fact, other)
    return None


def _source_order(source: Scan, target: Scan, fact: Fact, other: Fact) -> str | None:
    """Right-to-left display swaps the groups while somebody types into such a text: only then the source's order is the right one."""
    if language(target.language).direction != "rtl" or language(source.language).direction == "rtl":
        return None
    mark = next((char for char in other.text if not char.isdecimal()), ".")
    mine = fact.numeral
    return in_digits_of(other.text, mark.join(mine.groups)) if mine else None


def _own_format(target: Scan, fact: Fact, other: Fact) -> str | None:
    numeral = other.numeral
    if numeral is None or numeral.scale is not None or len(fact.readings) != 1:
        return None
    value = next(iter(fact.readings))
    if not value.replace(".", "", 1).isdecimal() or not set(other.text) <= _NUMBER_CHARACTERS | set(_digits()):
        return None
    grammar = _grammar(target.language)
    _, _, decimals = value.partition(".")
    fixed = written(value, grammar, other.text)
    kept = (
        numeral.groups[1]
        if len(numeral.groups) == _FOREIGN_MARK and decimals and numeral.groups[1].rstrip("0") == decimals
        else decimals
    )
    return fixed[: len(fixed) - len(decimals)] + in_digits_of(other.text, kept) if decimals else fixed


def _scale(source: Scan, target: Scan, fact: Fact, other: Fact) -> Difference:
    place = other.numeral.scale if other.numeral and other.numeral.scale else (other.start, other.end)
    return Difference(
        _SCALE, Form.CHANGED, source.language, target.language, Side.TARGET, place[0], place[1], fact, other
    )


def _difference(name: str, source: Scan, target: Scan, fact: Fact, other: Fact, fix: str | None) -> Difference:
    return Difference(
        name, Form.CHANGED, source.language, target.language, Side.TARGET, other.start, other.end, fact, other, fix
    )


_NUMBER_CHARACTERS = frozenset(".,٫٬،'’ \u00a0\u202f\u2009")


@cache
def _digits() -> frozenset[str]:
    return frozenset("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")


def _grammar(code: str) -> Grammar:
    return grammar_of(language(code))
