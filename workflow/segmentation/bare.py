"""The text that rules are asked about: without inline codes and without what steers direction; and the way back."""

import re
import sys
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from workflow.segmentation.rules import CodeSides
from workflow.text.codes import CODE, CODE_CLASS, MEANING, Role
from workflow.text.space import SPACE_CLASS

Seam = tuple[int, int]
"""Start and end of a segment, in code points."""

LINE_BREAK = "\u2028"

_MARKS = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_UNSEEN = re.compile(f"[{CODE_CLASS}{_MARKS}]")
_INK = re.compile(f"[^{SPACE_CLASS}]")
_POPS = frozenset("\u202c\u2069")
_PUSHES = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")


def _class_without(chars: Iterable[str]) -> str:
    """Give the inside of a character class of all but ``chars``, in ranges that rise: letters are found in the first."""
    ranges, start = [], 0
    for point in sorted(map(ord, chars)):
        if start < point:
            ranges.append(f"{chr(start)}-{chr(point - 1)}")
        start = point + 1
    return "".join([*ranges, f"{chr(start)}-{chr(sys.maxunicode)}"])


_SEEN = re.compile(f"[{_class_without([*MEANING, *_MARKS])}]*")


@dataclass(frozen=True, slots=True)
class Bare:
    """``text`` to ask rules about, and for each of its characters the offset where it stands (None: the same)."""

    text: str
    offsets: Sequence[int] | None


def bare(text: str, breaks: Container[int] = (), *, marks: bool = True) -> Bare:
    """Take inline codes out of ``text``, with ``marks`` also zero-width and bidi characters; a code at ``breaks`` becomes a line break."""
    if text.isascii() or _SEEN.fullmatch(text):
        return Bare(text, None)
    unseen = _UNSEEN if marks else CODE
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for match in unseen.finditer(text):
        at = match.start()
        pieces.append(text[done:at])
        offsets.extend(range(done, at))
        if at in breaks:
            pieces.append(LINE_BREAK)
            offsets.append(at)
        done = at + 1
    pieces.append(text[done:])
    offsets.extend(range(done, len(text)))
    return Bare("".join(pieces), offsets)


def segments(text: str, ends: Sequence[int]) -> list[Seam]:
    """Cut ``text`` at ``ends`` (rising); white space at borders belongs to no segment, a blank piece is none."""
    found, start = [], 0
    for end in (*ends, len(text)):
        piece = text[start:end]
        inked = len(piece.strip())
        if inked:
            lead = len(piece) - len(piece.lstrip())
            found.append((start + lead, start + lead + inked))
        start = end
    return found


def placed(
    whole: str, stripped: Bare, seams: Sequence[Seam], sides: CodeSides, breaks: Container[int] = ()
) -> list[Seam]:
    """Give the segments of ``stripped`` as segments of ``whole``: each code at a seam goes left or right, none is lost."""
    offsets = stripped.offsets
    if offsets is None:
        return list(seams)
    starts = [offsets[start] for start, _ in seams]
    ends = [offsets[end - 1] + 1 for _, end in seams]
    if not starts:
        return _trimmed(whole, 0, len(whole))
    starts[0], ends[-1] = 0, len(whole)
    for number in range(len(starts) - 1):
        left = _left_end(whole, ends[number], starts[number + 1], sides, breaks)
        ends[number], starts[number + 1] = left, left
    return [seam for start, end in zip(starts, ends, strict=True) for seam in _trimmed(whole, start, end)]


def _left_end(whole: str, end: int, start: int, sides: CodeSides, breaks: Container[int]) -> int:
    """Give where the left segment ends when what stands from ``end`` to ``start`` is shared out."""
    left = end
    for at in range(end, start):
        char = whole[at]
        role = MEANING[char][0] if char in MEANING else None
        if (
            char in _POPS
            or at in breaks
            or (role is Role.CLOSE and sides.closing)
            or (role is Role.ALONE and sides.alone and at == left)
            or (role is Role.OPEN and sides.opening and at == left)
        ):
            left = at + 1
        elif role is not None or char in _PUSHES:
            break
    return left


def _trimmed(text: str, start: int, end: int) -> list[Seam]:
    first = _INK.search(text, start, end)
    if first is None:
        return []
    while not _INK.match(text, end - 1):
        end -= 1
    return [(first.start(), end)]
