"""A text as it is read: runs of words with what its inline codes make of them, what changed, and what was noticed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workflow.text.coded import LITERAL, Code
from workflow.text.codes import CODE, MEANING, Role, character, is_code
from workflow.text.diff import Change, Stretch

_READ_AS = {"tab": "\t"}


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text. ``marks`` are the labels of the pairs round it, outermost first; ``spots`` the places that lie over it.

    ``code`` is the label of a code that is shown itself: one that stands alone, or half a pair that was put in or taken out.
    ``text`` is then its character. A run without text is a spot between two characters.
    """

    text: str
    change: Change = Change.EQUAL
    marks: tuple[str, ...] = ()
    spots: tuple[int, ...] = ()
    code: str = ""


def runs_of(
    stretches: Sequence[Stretch], codes: Collection[Code] = (), spots: Sequence[tuple[int, int]] = ()
) -> tuple[Run, ...]:
    """Cut a diff into runs. ``codes`` give its codes their meaning; ``spots`` are places of the newer text, codes counted.

    The texts of all runs but the deleted ones are the newer text without its pairs, tabs and literal characters as themselves.
    """
    return tuple(_Cutting({code.character: code for code in codes}, spots).runs(stretches))


def plain_runs(text: str, codes: Collection[Code] = (), spots: Sequence[tuple[int, int]] = ()) -> tuple[Run, ...]:
    """Cut a text in which nothing is said to have changed."""
    if text and not spots and CODE.search(text) is None:
        return (Run(text),)
    return runs_of([Stretch(Change.EQUAL, text)] if text else [], codes, spots)


class _Cutting:
    def __init__(self, codes: Mapping[str, Code], spots: Sequence[tuple[int, int]]) -> None:
        self.codes = codes
        self.spots = spots
        self.cuts = {place for spot in spots for place in spot}
        self.at = 0
        # Pairs open in the older and in the newer text.
        self.older: list[str] = []
        self.newer: list[str] = []

    def runs(self, stretches: Sequence[Stretch]) -> Iterator[Run]:
        for stretch in stretches:
            if not self.spots and CODE.search(stretch.text) is None:
                yield Run(stretch.text, stretch.change, self._marks(stretch.change))
                continue
            for piece in self._pieces(stretch):
                yield from self._run(piece, stretch.change)
        yield from self._points()

    def _pieces(self, stretch: Stretch) -> Iterator[str]:
        """Give the codes of a stretch one by one, and the words between them up to each border of a spot."""
        text, start = stretch.text, self.at
        borders = {place for code in CODE.finditer(text) for place in code.span()} | {0, len(text)}
        if stretch.change is not Change.DELETE:
            borders.update(cut - start for cut in self.cuts if 0 < cut - start < len(text))
        return (text[begin:end] for begin, end in pairwise(sorted(borders)))

    def _run(self, piece: str, change: Change) -> Iterator[Run]:
        counted = change is not Change.DELETE
        if counted:
            yield from self._points()
        if not is_code(piece):
            yield Run(piece, change, self._marks(change), self._over(change))
        else:
            yield from self._code(piece, change)
        if counted:
            self.at += len(piece)

    def _code(self, char: str, change: Change) -> Iterator[Run]:
        code = self.codes.get(char)
        label = code.label if code else ""
        if MEANING[char][0] is not Role.ALONE:
            shown = change is not Change.EQUAL or code is None
            self._turn(char, change)
            if shown:
                yield Run(char, change, (), self._over(change), label or "code")
            return
        if code is not None and label == LITERAL:
            yield Run(code.data, change, self._marks(change), self._over(change))
        elif label in _READ_AS:
            yield Run(_READ_AS[label], change, self._marks(change), self._over(change))
        else:
            yield Run(char, change, self._marks(change), self._over(change), label or "code")

    def _turn(self, char: str, change: Change) -> None:
        role, number = MEANING[char]
        opening = character(Role.OPEN, number)
        for pairs in self._texts(change):
            if role is Role.OPEN:
                pairs.append(char)
            elif opening in pairs:
                pairs.remove(opening)

    def _texts(self, change: Change) -> tuple[list[str], ...]:
        if change is Change.EQUAL:
            return self.older, self.newer
        return (self.older,) if change is Change.DELETE else (self.newer,)

    def _marks(self, change: Change) -> tuple[str, ...]:
        pairs = self.older if change is Change.DELETE else self.newer
        if not pairs:
            return ()
        return tuple(self.codes[char].label for char in pairs if char in self.codes)

    def _over(self, change: Change) -> tuple[int, ...]:
        if change is Change.DELETE:
            return ()
        return tuple(which for which, (start, end) in enumerate(self.spots) if start <= self.at < end)

    def _points(self) -> Iterator[Run]:
        if self.at not in self.cuts:
            return
        found = tuple(which for which, (start, end) in enumerate(self.spots) if start == end == self.at)
        if found:
            # Once: the place is passed again where a deletion stands beside it.
            self.cuts.discard(self.at)
            yield Run("", spots=found)
