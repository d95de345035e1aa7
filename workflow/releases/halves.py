"""Segments of a block as stretches of its text, and back: where a pair of codes spans a seam, each side holds a half."""

from collections.abc import Sequence
from itertools import pairwise

from workflow.text.pairs import cut, join
from workflow.text.space import edges


def pieces(text: str, seams: Sequence[tuple[int, int]]) -> list[str]:
    """Give the texts of the segments of a block; the white space between them belongs to none."""
    found = [text[start:end] for start, end in seams]
    places: list[int] = []
    for stretch in found[:-1]:
        places.append((places[-1] if places else 0) + len(stretch))
    return cut("".join(found), places) if found else []


def spaces(text: str, seams: Sequence[tuple[int, int]]) -> tuple[list[str], str]:
    """Give the white space before each segment of a block, and what follows the last."""
    ends = [0, *(end for _, end in seams)]
    before = [text[end:start] for end, (start, _) in zip(ends, seams, strict=False)]
    return before, text[ends[-1] :]


def shared(texts: Sequence[str]) -> list[int]:
    """Give how many halves of pairs each border between neighbouring segments added to both sides; none at the ends of the block."""
    return [0, *((len(left) + len(right) - len(join([left, right], [""]))) // 2 for left, right in pairwise(texts)), 0]


def stretches(texts: Sequence[str]) -> list[str]:
    """Give the stretch of the block that each of neighbouring segments stands for: its text less the halves added at its borders."""
    halves = shared(texts)
    return [text[halves[place] : len(text) - halves[place + 1]] for place, text in enumerate(texts)]


def in_two(text: str, offset: int) -> tuple[str, str, str]:
    """Cut ``text`` before the code point at ``offset``: left side, the white space at the cut, right side."""
    left_before, left, left_after = edges(text[:offset])
    right_before, right, right_after = edges(text[offset:])
    if not left or not right:
        return text, "", ""
    first, second = cut(left_before + left + right + right_after, [len(left_before + left)])
    return first, left_after + right_before, second
