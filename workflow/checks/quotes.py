"""Quotation marks without their partner in the block."""

import re
from collections.abc import Iterable, Iterator

from workflow.checks.balance import Mark, unbalanced
from workflow.checks.definition import BlockPair, Check
from workflow.checks.finding import Finding, Severity

_NAME = "quotes"
# After a figure a straight mark is inches or seconds.
_QUOTES = re.compile(r"[«»“”„‟]|(?<!\d)\"|\"(?![^\W_])")
_INCHES = re.compile(r"\d\"")
_OPENING, _CLOSING = frozenset("«“„‟"), frozenset("»”")
_GUILLEMETS = frozenset("«»")
_BEFORE = re.compile(r"[\s(\[{–—/-]?")
_BEHIND = re.compile(r"[\s)\]}–—.,;:!?،؛؟…-]?")


def _unmatched(texts: Iterable[tuple[int, str]]) -> list[Mark]:
    open_marks: list[Mark] = []
    lost: list[Mark] = []
    for number, text in texts:
        for match in _QUOTES.finditer(text):
            mark = Mark(number, match.start(), match[0])
            partner = next((other for other in reversed(open_marks) if _together(other.char, mark.char)), None)
            opens = _opens(text, match.start())
            if opens or (opens is None and partner is None):
                open_marks.append(mark)
            elif partner is not None:
                open_marks.remove(partner)
            elif not _INCHES.fullmatch(text[max(0, match.start() - 1) : match.end()]):
                lost.append(mark)
    return _odd_ones(lost, open_marks)


def _odd_ones(lost: list[Mark], open_marks: list[Mark]) -> list[Mark]:
    """Leave out two marks of one segment: they are a pair, only that the spaces round them stand on the wrong side."""
    left: dict[tuple[int, bool], list[Mark]] = {}
    for mark in sorted([*lost, *open_marks], key=lambda each: (each.segment, each.place)):
        left.setdefault((mark.segment, mark.char in _GUILLEMETS), []).append(mark)
    odd = [marks for marks in left.values() if len(marks) % 2]
    opened = set(open_marks)
    return [next((mark for mark in marks if mark in opened), marks[-1]) for marks in odd]


def _together(first: str, second: str) -> bool:
    return (first in _GUILLEMETS) == (second in _GUILLEMETS)


def _opens(text: str, place: int) -> bool | None:
    """Tell whether a mark opens: by where the spaces are, for the form of the mark cannot be relied on in every language; None: by its turn."""
    char = text[place]
    if char in _GUILLEMETS:
        return char == "«"
    before = _BEFORE.fullmatch(text[place - 1] if place else "") is not None
    behind = _BEHIND.fullmatch(text[place + 1 : place + 2]) is not None
    if before != behind:
        return before
    if char in _OPENING:
        return True
    return False if char in _CLOSING else None


def _quotes(pair: BlockPair) -> Iterator[Finding]:
    return unbalanced(_NAME, pair, _unmatched)


CHECK = Check(_NAME, Severity.WARNING, 1, block=_quotes)
