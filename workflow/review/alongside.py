"""Whether two texts run alongside, block by block: the cheapest way through both, by lengths, figures and addresses.

W. Gale and K. Church, "A Program for Aligning Sentences in Bilingual Corpora" (1993), for blocks.
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from workflow.text.codes import without_codes

_FIGURE = re.compile(r"\d{1,18}")
_TRAILING = ".,;:!?؟،؛»)”"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+", re.IGNORECASE)

# How seldom blocks stand for one another in each way, as negative logarithms. Paragraphs are cut and joined seldomer than sentences.
_WAYS = {(1, 1): 0.1, (1, 0): 4.2, (0, 1): 4.2, (2, 1): 4.6, (1, 2): 4.6}
_VARIANCE = 6.8
_DEAREST = 12.0
_OTHER_KIND = 6.0
_NOTHING_SHARED = 3.0
_SHARED = -1.5
_ONE_SIDED = 2.0
_ASIDE = 12
"""How far from the diagonal a way may go, beside what the numbers of blocks differ by."""

_CHEAP, _MARGIN, _STRETCH = 2.5, 6, 80


@dataclass(frozen=True, slots=True)
class Piece:
    """What is known of a block: its length, its figures and addresses, and what it is (blocks of two kinds rarely go together)."""

    length: int
    figures: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """``ours`` blocks from ``our`` on stand for ``theirs`` blocks from ``their`` on; both from 0."""

    our: int
    ours: int
    their: int
    theirs: int

    @property
    def is_diagonal(self) -> bool:
        """Whether one block stands for the one in the same place."""
        return (self.ours, self.theirs) == (1, 1) and self.our == self.their


def are_strange(one: Piece, other: Piece) -> bool:
    """Tell whether both have figures, and none in common."""
    return bool(one.figures) and bool(other.figures) and not one.figures & other.figures


def piece(text: str, kind: str = "") -> Piece:
    """Measure a block."""
    words = without_codes(text, alone=" ").strip()
    addresses = {one.casefold().rstrip(_TRAILING) for one in _ADDRESS.findall(words)}
    figures = {_in_our_digits(one) for one in _FIGURE.findall(_ADDRESS.sub(" ", words))}
    return Piece(len(words), frozenset(figures), frozenset(addresses), kind)


def way(ours: Sequence[Piece], theirs: Sequence[Piece]) -> list[Step]:
    """Give the cheapest way through both, in order; every block of both is in one step.

    As long as both go together block by block the way is theirs; from a little before where they do not, it is searched a stretch at a
    time.
    """
    scale = _scale(ours, theirs)
    steps: list[Step] = []
    our = their = 0
    while our < len(ours) or their < len(theirs):
        alike = _alike(ours[our:], theirs[their:], scale)
        steps += [Step(our + place, 1, their + place, 1) for place in range(alike)]
        our, their = our + alike, their + alike
        found = _searched(ours[our : our + _STRETCH], theirs[their : their + _STRETCH], scale)
        if our + _STRETCH < len(ours) or their + _STRETCH < len(theirs):
            # Its end was where the stretch ends, not where the way goes.
            found = found[: _STRETCH // 2]
        steps += [Step(step.our + our, step.ours, step.their + their, step.theirs) for step in found]
        our, their = our + sum(step.ours for step in found), their + sum(step.theirs for step in found)
    return steps


def _alike(ours: Sequence[Piece], theirs: Sequence[Piece], scale: float) -> int:
    """Count the blocks that go together from the beginning on, less some before the first that do not."""
    pairs = zip(ours, theirs, strict=False)
    alike = sum(1 for _ in takewhile(lambda pair: _cost(pair[:1], pair[1:], scale) < _CHEAP, pairs))
    return alike if alike == len(ours) == len(theirs) else max(0, alike - _MARGIN)


def _searched(ours: Sequence[Piece], theirs: Sequence[Piece], scale: float) -> list[Step]:
    reach = abs(len(ours) - len(theirs)) + _ASIDE
    costs: dict[tuple[int, int], float] = {(0, 0): 0.0}
    came: dict[tuple[int, int], tuple[int, int]] = {}
    for our in range(len(ours) + 1):
        for their in range(max(0, our - reach), min(len(theirs), our + reach) + 1):
            best = math.inf
            for taken, given in _WAYS:
                before = costs.get((our - taken, their - given))
                if before is None:
                    continue
                told = before + _cost(ours[our - taken : our], theirs[their - given : their], scale)
                if told < best:
                    best, came[our, their] = told, (taken, given)
            if best < math.inf:
                costs[our, their] = best
    return list(reversed(list(_back(came, len(ours), len(theirs)))))


def _back(came: dict[tuple[int, int], tuple[int, int]], our: int, their: int) -> Iterator[Step]:
    while (our, their) != (0, 0):
        taken, given = came[our, their]
        our, their = our - taken, their - given
        yield Step(our, taken, their, given)


def _scale(ours: Sequence[Piece], theirs: Sequence[Piece]) -> float:
    return max(sum(one.length for one in theirs), 1) / max(sum(one.length for one in ours), 1)


def _cost(ours: Sequence[Piece], theirs: Sequence[Piece], scale: float) -> float:
    cost = _WAYS[len(ours), len(theirs)]
    if not ours or not theirs:
        return cost
    length = sum(one.length for one in ours) * scale
    other = sum(one.length for one in theirs)
    spread = math.sqrt(_VARIANCE * max((length + other) / 2, 1))
    likely = math.erfc(abs(length - other) / spread / math.sqrt(2))
    cost += min(-math.log(likely) if likely > 0 else _DEAREST, _DEAREST)
    return cost + _cost_of_signs(_together(ours), _together(theirs)) + _cost_of_kinds(ours, theirs)


def _together(pieces: Sequence[Piece]) -> Piece:
    figures, addresses = frozenset[str](), frozenset[str]()
    for one in pieces:
        figures |= one.figures
        addresses |= one.addresses
    return Piece(0, figures, addresses)


def _cost_of_signs(one: Piece, other: Piece) -> float:
    if one.figures & other.figures or one.addresses & other.addresses:
        return _SHARED
    if are_strange(one, other):
        return _NOTHING_SHARED
    return _ONE_SIDED if one.figures or other.figures else 0.0


def _cost_of_kinds(ours: Sequence[Piece], theirs: Sequence[Piece]) -> float:
    return _OTHER_KIND if len(ours) == len(theirs) == 1 and ours[0].kind != theirs[0].kind else 0.0


def _in_our_digits(number: str) -> str:
    return str(int("".join(str(unicodedata.digit(char)) for char in number)))
