"""Joins and splits that people made by hand, as values: what the rules say, corrected."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workflow.segmentation.bare import Seam, segments
from workflow.text.hashing import content_hash
from workflow.text.space import BIDI_CONTROLS, SPACE_CLASS

# What ``content_hash`` is deaf to must not be counted.
_INK = re.compile(f"[^{SPACE_CLASS}{BIDI_CONTROLS}]")


@dataclass(frozen=True, slots=True)
class Join:
    """Two neighbours are one segment. ``left`` and ``right`` are the content hashes of their texts."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Split:
    """A segment is two. ``segment`` is the content hash of its text; ``ink`` counts its characters before the seam, white space and marks of direction left out."""

    segment: str
    ink: int


Exception_ = Join | Split


def join_of(left: str, right: str) -> Join:
    """Name the join of two neighbouring segments, given as texts."""
    return Join(content_hash(left), content_hash(right))


def split_of(segment: str, offset: int) -> Split:
    """Name the split of a segment, given as text, before the code point at ``offset``."""
    return Split(content_hash(segment), _ink(segment[:offset]))


def corrected(text: str, seams: Sequence[Seam], exceptions: Sequence[Exception_]) -> list[Seam]:
    """Give the segments of ``text`` after each exception, applied in the order in which they were made, wherever it fits."""
    cut = list(seams)
    for exception in exceptions:
        cut = _joined(text, cut, exception) if isinstance(exception, Join) else _split(text, cut, exception)
    return cut


def _joined(text: str, seams: Sequence[Seam], join: Join) -> list[Seam]:
    cut: list[Seam] = []
    for start, end in seams:
        if cut and content_hash(text[start:end]) == join.right and content_hash(text[slice(*cut[-1])]) == join.left:
            cut[-1] = (cut[-1][0], end)
        else:
            cut.append((start, end))
    return cut


def _split(text: str, seams: Sequence[Seam], split: Split) -> list[Seam]:
    cut: list[Seam] = []
    for start, end in seams:
        piece = text[start:end]
        at = _offset(piece, split.ink) if content_hash(piece) == split.segment else 0
        cut += (
            [(start + left, start + right) for left, right in segments(piece, [at])]
            if 0 < at < len(piece)
            else [(start, end)]
        )
    return cut


def _ink(text: str) -> int:
    return len(_INK.findall(text))


def _offset(text: str, ink: int) -> int:
    """Give the offset behind the character that makes ``ink`` full; 0 where the text has not so many."""
    return next((match.end() for number, match in enumerate(_INK.finditer(text), start=1) if number == ink), 0)
