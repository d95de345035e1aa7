"""Edits of text or bytes, made all at once."""

from collections.abc import Iterable
from typing import TypeVar

Whole = TypeVar("Whole", str, bytes)


def splice(whole: Whole, edits: Iterable[tuple[int, int, Whole]]) -> Whole:
    """Put each edit's new content in place of ``start`` to ``end``. Edits do not overlap; insertions at one place keep their order."""
    pieces: list[Whole] = []
    place = 0
    for start, end, new in sorted(edits, key=lambda edit: (edit[0], edit[1])):
        if start < place:
            message = f"edits overlap at {start}"
            raise ValueError(message)
        pieces += [whole[place:start], new]
        place = end
    pieces.append(whole[place:])
    return whole[:0].join(pieces)
