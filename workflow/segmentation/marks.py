"""What rules cannot count: straight quotation marks and brackets."""

import re
from collections import deque
from collections.abc import Iterator

from workflow.segmentation.places import STOPS

_BRACKETS = re.compile(r"[()\[\]（）]")
_PAIRS = {")": "(", "]": "[", "）": "（"}
_REACH = 400
_WIDEST = 20
_INK = re.compile(r"[^\s\"'«“‘»”(\[–—•*-]")


def with_straight_quotes(text: str, ends: list[int]) -> list[int]:
    """Settle by its number whether a straight quotation mark opens or closes where its spacing does not tell.

    After an odd count of such marks it closes (`end. " Next`, `end."Next`): the seam lies behind it; after an even one it opens.
    """
    if '"' not in text:
        return ends
    cut = set(ends)
    for number, at in enumerate(_straight(text)):
        closes = number % 2 == 1
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if before.isspace() and after.isspace():
            end = len(text[max(0, at - _WIDEST) : at].rstrip()) + max(0, at - _WIDEST)
            if closes and end in cut:
                cut.discard(end)
                cut.add(at + 1)
        elif before and before in STOPS and after.isalnum() and {at, at + 1} <= cut:
            cut.discard(at if closes else at + 1)
    return sorted(cut)


def _straight(text: str) -> Iterator[int]:
    at = text.find('"')
    while at >= 0:
        yield at
        at = text.find('"', at + 1)


def without_bracketed(text: str, ends: list[int]) -> list[int]:
    """Take out the seams in, or at the closing of, a bracket that opens after other ink of its segment and closes within 400 characters.

    A bracket that opens a segment is a sentence of its own, and keeps its seams.
    """
    if not ends or ("(" not in text and "[" not in text and "（" not in text):
        return ends
    kept: list[int] = []
    ink = _first_ink(text, 0)
    pairs, around = deque(_pairs(text)), []
    for end in ends:
        while pairs and pairs[0][0] < end:
            around.append(pairs.popleft())
        around = [(opened, closed) for opened, closed in around if end <= closed + 1]
        if not any(ink < opened and _holds(text, end, closed) for opened, closed in around):
            kept.append(end)
            ink = _first_ink(text, end)
    return kept


def _holds(text: str, end: int, closed: int) -> bool:
    """Tell whether a seam lies in a bracket, or right behind one that closes after a stop."""
    return end <= closed or (end == closed + 1 and not text[closed - 1].isalnum())


def _first_ink(text: str, start: int) -> int:
    match = _INK.search(text, start)
    return match.start() if match else len(text)


def _pairs(text: str) -> list[tuple[int, int]]:
    """Give where brackets open and close, those alone that are not too long."""
    opened: list[int] = []
    found = []
    for match in _BRACKETS.finditer(text):
        wanted = _PAIRS.get(match[0])
        if wanted is None:
            opened.append(match.start())
        elif opened and text[opened[-1]] == wanted:
            start = opened.pop()
            if match.start() - start <= _REACH:
                found.append((start, match.start()))
    return sorted(found)
