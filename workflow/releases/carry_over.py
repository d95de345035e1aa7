"""Which segment of the version before each text of a new version is. Position plays no part; values in, values out."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from workflow.releases.likeness import Gap, likely_pairs
from workflow.text.hashing import content_hash


class Fate(StrEnum):
    """What became of a text of the new version: the same segment, one that had gone, one with new words, a new one."""

    KEPT = "kept"
    RETURNED = "returned"
    CHANGED = "changed"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Old:
    """A segment of the version before, in order, or one that had gone. ``imported`` is as its file had it, ``present`` as the desk has it."""

    key: str
    imported: str
    present: str


@dataclass(frozen=True, slots=True)
class Match:
    """What a text of the new version is; ``old`` None for a new one."""

    fate: Fate
    old: Old | None = None


@dataclass(frozen=True, slots=True)
class CarryOver:
    """``matches`` in the order of the new texts; ``dropped`` are the segments without a place in the new version, in order."""

    matches: tuple[Match, ...]
    dropped: tuple[Old, ...]


def carry_over(olds: Sequence[Old], gone: Sequence[Old], texts: Sequence[str]) -> CarryOver:
    """Match the ``texts`` of a new version with the segments of the one before, and with those that had ``gone`` (latest first).

    Equal content first, against the file's text, then the desk's; of duplicates those with two equal neighbours, then one, then in
    order. Then the gone ones of equal content, then likeness of words: 0.5 between the same neighbours, 0.7 elsewhere, best first.
    Each old segment is matched once at most, each text exactly once.
    """
    matching = _Matching(olds, [content_hash(text) for text in texts])
    matching.match_equal([content_hash(old.imported) for old in olds])
    matching.match_equal([content_hash(old.present) for old in olds])
    returned = _returned(gone, matching)
    changed = _changed(olds, texts, matching, returned)
    matches = [
        _match(olds, gone, matching.old_of.get(place), returned.get(place), changed.get(place))
        for place in range(len(texts))
    ]
    taken = set(matching.old_of.values()) | set(changed.values())
    return CarryOver(tuple(matches), tuple(old for place, old in enumerate(olds) if place not in taken))


def _match(olds: Sequence[Old], gone: Sequence[Old], kept: int | None, back: int | None, changed: int | None) -> Match:
    if kept is not None:
        return Match(Fate.KEPT, olds[kept])
    if back is not None:
        return Match(Fate.RETURNED, gone[back])
    if changed is not None:
        return Match(Fate.CHANGED, olds[changed])
    return Match(Fate.NEW)


@dataclass(slots=True)
class _Matching:
    """Pairs found so far, by place: ``old_of`` a new text, ``new_of`` an old segment."""

    olds: Sequence[Old]
    hashes: Sequence[str]
    old_of: dict[int, int] = field(default_factory=dict)
    new_of: dict[int, int] = field(default_factory=dict)

    def match_equal(self, old_hashes: Sequence[str]) -> None:
        """Pair what has the same hash; duplicates by the company that they keep."""
        for sign in (_both_neighbours, _left_neighbour, _right_neighbour, _itself):
            self._match_by(sign, old_hashes)

    def pair(self, old: int, new: int) -> None:
        self.old_of[new] = old
        self.new_of[old] = new

    def _match_by(self, sign: "_Sign", old_hashes: Sequence[str]) -> None:
        waiting: dict[Hashable, list[int]] = {}
        for place in reversed(range(len(old_hashes))):
            if place not in self.new_of:
                waiting.setdefault(sign(old_hashes, place), []).append(place)
        for place in range(len(self.hashes)):
            if place not in self.old_of and (places := waiting.get(sign(self.hashes, place))):
                self.pair(places.pop(), place)


_Sign = Callable[[Sequence[str], int], Hashable]


def _at(hashes: Sequence[str], place: int) -> str:
    return hashes[place] if 0 <= place < len(hashes) else ""


def _both_neighbours(hashes: Sequence[str], place: int) -> Hashable:
    return hashes[place], _at(hashes, place - 1), _at(hashes, place + 1)


def _left_neighbour(hashes: Sequence[str], place: int) -> Hashable:
    return hashes[place], _at(hashes, place - 1)


def _right_neighbour(hashes: Sequence[str], place: int) -> Hashable:
    return hashes[place], _at(hashes, place + 1)


def _itself(hashes: Sequence[str], place: int) -> Hashable:
    return hashes[place]


def _returned(gone: Sequence[Old], matching: _Matching) -> dict[int, int]:
    waiting: dict[str, list[int]] = {}
    for place in reversed(range(len(gone))):
        for content in {content_hash(gone[place].imported), content_hash(gone[place].present)}:
            waiting.setdefault(content, []).append(place)
    found: dict[int, int] = {}
    used: set[int] = set()
    for place, content in enumerate(matching.hashes):
        places = waiting.get(content, [])
        while place not in matching.old_of and places:
            back = places.pop()
            if back not in used:
                used.add(back)
                found[place] = back
                break
    return found


def _changed(olds: Sequence[Old], texts: Sequence[str], matching: _Matching, returned: Iterable[int]) -> dict[int, int]:
    """Give the old segment of each text that is one with new words."""
    left = [place for place in range(len(olds)) if place not in matching.new_of]
    back = set(returned)
    new = [place for place in range(len(texts)) if place not in matching.old_of and place not in back]
    found: dict[int, int] = {}
    used: set[int] = set()
    for pair in likely_pairs(
        [(olds[place].imported, olds[place].present) for place in left],
        [texts[place] for place in new],
        _gaps(left, new, matching, len(texts)),
    ):
        old, text = left[pair.old], new[pair.new]
        if old not in used and text not in found:
            used.add(old)
            found[text] = old
    return found


def _gaps(left: Sequence[int], new: Sequence[int], matching: _Matching, texts: int) -> list[Gap]:
    """Give the runs of unmatched texts that stand between the same matched neighbours as a run of unmatched segments."""
    of_old = {
        (matching.new_of.get(left[run[0]] - 1, -1), matching.new_of.get(left[run[-1]] + 1, texts)): run
        for run in _runs(left)
    }
    bounded = [((new[run[0]] - 1, new[run[-1]] + 1), run) for run in _runs(new)]
    return [Gap(of_old[bounds], run) for bounds, run in bounded if bounds in of_old]


def _runs(places: Sequence[int]) -> list[range]:
    """Give the runs of neighbours among ``places``, as indexes into it."""
    starts = [index for index, place in enumerate(places) if index == 0 or place != places[index - 1] + 1]
    return [range(start, end) for start, end in pairwise([*starts, len(places)])]
