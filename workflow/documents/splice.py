"""Edits of text or bytes, made all at once; an edit may keep pieces of what it replaces, with the edits inside them."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Whole = TypeVar("Whole", str, bytes)


@dataclass(frozen=True, slots=True)
class Edit(Generic[Whole]):
    """``start`` to ``end`` gives way to ``new``: content, or a function that makes it and may ask for ``render`` of inner spans."""

    start: int
    end: int
    new: Whole | Callable[["Splicer[Whole]"], Whole]


class Splicer(Generic[Whole]):
    """A whole and its edits. Of two edits one lies in the other or they are apart; insertions at one place keep their order.

    ``copied`` gives what stands for an unchanged span; as a rule the span itself.
    """

    def __init__(
        self, whole: Whole, edits: Iterable[Edit[Whole]], copied: Callable[[int, int], Whole] | None = None
    ) -> None:
        self._whole: Whole = whole
        self._copied: Callable[[int, int], Whole] = copied or (lambda start, end: whole[start:end])
        self._edits: list[Edit[Whole]] = sorted(edits, key=lambda edit: (edit.start, -edit.end))
        self._starts: list[int] = [edit.start for edit in self._edits]

    def all(self) -> Whole:
        """Give the whole with every edit made."""
        return self.render(0, len(self._whole))

    def render(self, start: int, end: int) -> Whole:
        """Give ``start`` to ``end`` with the edits that lie in it made; an insertion at ``end`` belongs to what follows."""
        pieces: list[Whole] = []
        place = start
        last = end if end < len(self._whole) else end + 1
        for index in range(bisect_left(self._starts, start), bisect_left(self._starts, last)):
            edit = self._edits[index]
            if edit.start < place or edit.end > end:
                continue
            pieces.append(self._copied(place, edit.start))
            pieces.append(edit.new(self) if callable(edit.new) else edit.new)
            place = edit.end
        pieces.append(self._copied(place, end))
        empty: Whole = self._whole[:0]
        return empty.join(pieces)


def span(start: int, end: int) -> str:
    """Name a span of the file, as the data of a code; names joined are the spans one after the other."""
    return f"{start}-{end};"


def spans(data: str) -> list[tuple[int, int]]:
    """Give the spans that ``data`` names."""
    pairs = (each.split("-") for each in data.split(";") if each)
    return [(int(start), int(end)) for start, end in pairs]
