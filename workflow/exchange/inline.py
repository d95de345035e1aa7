"""The inline codes of a text as pairs: which are whole, which cross, which lack their other half."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workflow.text import Code, Role
from workflow.text.codes import CODE, MEANING, codes_in


class Form(StrEnum):
    """How a code stands in its text."""

    WHOLE = "whole"
    CROSSED = "crossed"
    LONE = "lone"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Mark:
    """A code at its place.

    ``turn`` counts, from 1, the pairs (or the codes that stand alone) of one number in the text; both halves of a pair share it.
    """

    character: str
    role: Role
    number: int
    form: Form
    turn: int


def pieces(text: str) -> list[str | Mark]:
    """Cut ``text`` into stretches without codes and the codes between them, in order; no stretch is empty.

    Whole pairs nest in one another. Of two pairs that cross, both are CROSSED.
    """
    out: list[str | Mark] = []
    end = 0
    for match, mark in zip(CODE.finditer(text), _marks(codes_in(text)), strict=True):
        if match.start() > end:
            out.append(text[end : match.start()])
        out.append(mark)
        end = match.end()
    if end < len(text):
        out.append(text[end:])
    return out


def legend(texts: Sequence[str], codes: Sequence[Code]) -> Iterator[tuple[str, str]]:
    """Give the codes that stand in ``texts`` as people see them (``❶…➊``, ``➀``), each with its label, in the table's order."""
    used = {char for text in texts for char in codes_in(text)}
    opening = {code.number: code for code in codes if code.role is Role.OPEN}
    closing = {code.number: code for code in codes if code.role is Role.CLOSE}
    for code in codes:
        if code.role is Role.ALONE or code.number not in (closing if code.role is Role.OPEN else opening):
            halves = [code]
        elif code.role is Role.OPEN:
            halves = [code, closing[code.number]]
        else:
            continue
        if used.intersection(half.character for half in halves):
            yield "…".join(half.character for half in halves), code.label


def _marks(chars: Sequence[str]) -> list[Mark]:
    pairs = _pairs(chars)
    partner = {place: pair for pair in pairs for place in pair}
    crossed = _crossed(pairs)
    turns: Counter[tuple[str, int]] = Counter()
    turn_of: dict[tuple[int, int], int] = {}
    marks = []
    for place, char in enumerate(chars):
        role, number = MEANING[char]
        pair = partner.get(place)
        if pair is None:
            form = Form.ALONE if role is Role.ALONE else Form.LONE
            name = role.value
        else:
            form = Form.CROSSED if pair in crossed else Form.WHOLE
            name = "pair"
        if pair is None or place == pair[0]:
            turns[name, number] += 1
        turn = turns[name, number] if pair is None else turn_of.setdefault(pair, turns[name, number])
        marks.append(Mark(char, role, number, form, turn))
    return marks


def _pairs(chars: Sequence[str]) -> list[tuple[int, int]]:
    """Pair each closing code with the nearest opening one of its number that is still open."""
    waiting: dict[int, list[int]] = {}
    pairs = []
    for place, char in enumerate(chars):
        role, number = MEANING[char]
        if role is Role.OPEN:
            waiting.setdefault(number, []).append(place)
        elif role is Role.CLOSE and waiting.get(number):
            pairs.append((waiting[number].pop(), place))
    return pairs


def _crossed(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    crossed: set[tuple[int, int]] = set()
    for one in pairs:
        for other in pairs:
            if one[0] < other[0] < one[1] < other[1]:
                crossed.update((one, other))
    return crossed
