"""Which texts are likely the same sentence with other words, found without comparing each with each."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from rapidfuzz.distance import Indel

from workflow.text.counting import words_in

BETWEEN_NEIGHBOURS = 0.5
ELSEWHERE = 0.7

# A gap of at most so many pairs is compared whole; of other texts at most so many candidates each, those with the rarest words in common.
_WHOLE_GAP = 400
_CANDIDATES = 24


@dataclass(frozen=True, slots=True)
class Gap:
    """Old and new texts, by index, that stand between the same neighbours."""

    old: range
    new: range


@dataclass(frozen=True, slots=True)
class Pair:
    """An old text and a new one, by index, and how alike their words are (0 to 1)."""

    old: int
    new: int
    likeness: float


def likely_pairs(olds: Sequence[tuple[str, str]], news: Sequence[str], gaps: Sequence[Gap]) -> list[Pair]:
    """Give the pairs that are alike enough, likest first; of an old text its two wordings count, whichever is nearer."""
    spoken = [tuple(dict.fromkeys(tuple(words_in(text)) for text in wordings)) for wordings in olds]
    heard = [tuple(words_in(text)) for text in news]
    gap_of_old = {old: number for number, gap in enumerate(gaps) for old in gap.old}
    gap_of_new = {new: number for number, gap in enumerate(gaps) for new in gap.new}
    found = []
    for old, new in sorted(_candidates(spoken, heard, gaps)):
        between = old in gap_of_old and gap_of_old[old] == gap_of_new.get(new)
        least = BETWEEN_NEIGHBOURS if between else ELSEWHERE
        likeness = max(Indel.normalized_similarity(words, heard[new], score_cutoff=least) for words in spoken[old])
        if likeness >= least:
            found.append((-likeness, not between, abs(old - new), old, new))
    return [Pair(old, new, -likeness) for likeness, _, _, old, new in sorted(found)]


_Words = tuple[str, ...]


def _candidates(
    spoken: Sequence[tuple[_Words, ...]], heard: Sequence[_Words], gaps: Iterable[Gap]
) -> set[tuple[int, int]]:
    pairs = {
        (old, new) for gap in gaps if len(gap.old) * len(gap.new) <= _WHOLE_GAP for old in gap.old for new in gap.new
    }
    index = _Index(heard)
    scale = len(heard) / max(len(spoken), 1)
    for old, wordings in enumerate(spoken):
        for words in wordings:
            pairs.update((old, new) for new in index.near(words, round(old * scale)))
    return pairs


class _Index:
    """Where each word stands among the new texts."""

    def __init__(self, texts: Sequence[_Words]) -> None:
        self._places: dict[str, list[int]] = {}
        for place, words in enumerate(texts):
            for word in set(words):
                self._places.setdefault(word, []).append(place)

    def near(self, words: _Words, expected: int) -> Iterator[int]:
        """Give the texts that share the rarest words with ``words``; where too many share one, those nearest to ``expected``.

        Texts that are alike enough share a word among the rarest ``n - least + 1`` of ``n``, where ``least`` is how many they must
        have in common at the lowest bar.
        """
        known = sorted(set(words), key=lambda word: (len(self._places.get(word, ())), word))
        least = ceil(len(known) * BETWEEN_NEIGHBOURS / (2 - BETWEEN_NEIGHBOURS))
        hits: Counter[int] = Counter()
        for word in known[: len(known) - least + 1]:
            hits.update(_nearest(self._places.get(word, []), expected))
            if len(hits) >= _CANDIDATES:
                break
        best = sorted(hits, key=lambda place: (-hits[place], abs(place - expected), place))
        yield from best[:_CANDIDATES]


def _nearest(places: Sequence[int], expected: int) -> Sequence[int]:
    if len(places) <= _CANDIDATES:
        return places
    start = max(0, min(bisect_left(places, expected) - _CANDIDATES // 2, len(places) - _CANDIDATES))
    return places[start : start + _CANDIDATES]
