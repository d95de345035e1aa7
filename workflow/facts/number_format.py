"""What a string of digits may mean, by the marks between them."""

from dataclasses import dataclass

from workflow.facts.fact import NOTHING
from workflow.facts.grammar import Grammar

_GROUP = 3
_PAIR = 2
_DECIMAL_ANYWHERE = ".,٫"
_GROUPING_ANYWHERE = ".,٬،'’ \u00a0"
_SPACES = " \u00a0"
_FRACTIONS = {"½": "5", "¼": "25", "¾": "75", "⅓": "333", "⅔": "667", "⅛": "125"}


@dataclass(frozen=True, slots=True)
class Reading:
    """``own``: by the language's habits, one or none; ``secondary``: by another's; ``groups``: the sides of a lone mark."""

    own: frozenset[str]
    secondary: frozenset[str] = NOTHING
    groups: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def plain(whole: str, decimals: str = "") -> str:
    """Give a decimal without empty zeros: ("007", "50") is "7.5"."""
    decimals = decimals.rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{decimals}" if decimals else whole


def read(digits: str, grammar: Grammar) -> Reading:
    """Read a string of ASCII digits with marks between them, as ``grammar`` writes numbers."""
    if digits.isdecimal():
        return Reading(frozenset({plain(digits)}))
    if digits[-1] in _FRACTIONS:
        return Reading(frozenset({plain(digits[:-1] or "0", _FRACTIONS[digits[-1]])}))
    if digits[0] in _DECIMAL_ANYWHERE:
        return Reading(frozenset({plain("0", digits[1:])}))
    marks, groups = _split(digits)
    if len(set(marks)) == 1:
        return _two(marks[0], groups, grammar) if len(groups) == _PAIR else _many(marks[0], groups, grammar)
    if set(marks) <= set(_SPACES):
        return _many(marks[0], groups, grammar)
    return _mixed(marks, groups, grammar)


def written(value: str, grammar: Grammar, like: str) -> str:
    """Write ``value`` in the language's own format, with the digits that ``like`` is written with."""
    whole, _, decimals = value.partition(".")
    if len(whole) > _GROUP:
        first = len(whole) % _GROUP
        groups = [whole[:first]] if first else []
        groups += [whole[place : place + _GROUP] for place in range(first, len(whole), _GROUP)]
        whole = grammar.grouping_written.join(groups)
    return in_digits_of(like, f"{whole}{grammar.decimal_written}{decimals}" if decimals else whole)


def in_digits_of(like: str, digits: str) -> str:
    """Give ASCII ``digits`` in the script of the first digit of ``like``."""
    for char in like:
        if char.isdecimal():
            zero = ord(char) - int(char)
            return "".join(chr(zero + int(digit)) if digit in "0123456789" else digit for digit in digits)
    return digits


def _split(digits: str) -> tuple[list[str], list[str]]:
    marks: list[str] = []
    groups = [""]
    for char in digits:
        if char.isdecimal():
            groups[-1] += char
        else:
            marks.append(char)
            groups.append("")
    return marks, groups


def _grouped(groups: list[str]) -> bool:
    first, *rest = groups
    return 1 <= len(first) <= _GROUP and first != "0" * len(first) and all(len(group) == _GROUP for group in rest)


def _two(mark: str, groups: list[str], grammar: Grammar) -> Reading:
    decimal = plain(groups[0], groups[1])
    whole = plain("".join(groups)) if _grouped(groups) else None
    sides = tuple(groups) if mark in _DECIMAL_ANYWHERE else ()
    if whole is not None and mark in grammar.grouping:
        # A plain space may as well stand between two numbers.
        parts = (plain(groups[0]), plain(groups[1])) if mark == " " else ()
        second = frozenset({decimal}) if mark in _DECIMAL_ANYWHERE else NOTHING
        return Reading(frozenset({whole}), second, sides, parts)
    second = frozenset({whole}) if whole is not None and mark in _GROUPING_ANYWHERE else NOTHING
    if mark in grammar.decimal:
        return Reading(frozenset({decimal}), second, sides)
    if mark in _DECIMAL_ANYWHERE:
        # A foreign mark: the habit that the digits fit is not this language's.
        return Reading(NOTHING, second | {decimal}, sides)
    return Reading(NOTHING, second, sides, tuple(plain(group) for group in groups))


def _many(mark: str, groups: list[str], grammar: Grammar) -> Reading:
    if _grouped(groups):
        whole = frozenset({plain("".join(groups))})
        parts = tuple(plain(group) for group in groups) if mark == " " else ()
        if mark in grammar.grouping:
            return Reading(whole, parts=parts)
        return Reading(NOTHING, whole, parts=parts)
    return _reference(".".join(groups), groups)


def _mixed(marks: list[str], groups: list[str], grammar: Grammar) -> Reading:
    *grouping, decimal = marks
    if len(set(grouping)) > 1 or not _grouped(groups[:-1]) or decimal not in _DECIMAL_ANYWHERE:
        return _reference("".join(f"{mark}{group}" for mark, group in zip(["", *marks], groups, strict=True)), groups)
    value = frozenset({plain("".join(groups[:-1]), groups[-1])})
    if decimal in grammar.decimal and grouping[0] in grammar.grouping:
        return Reading(value)
    return Reading(NOTHING, value)


def _reference(text: str, groups: list[str]) -> Reading:
    return Reading(frozenset({text}), parts=tuple(plain(group) for group in groups))
