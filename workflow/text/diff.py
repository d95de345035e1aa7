"""What changed between two texts, word by word, in any script."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import regex
from rapidfuzz.distance import Indel

from workflow.text.codes import CODE_CLASS
from workflow.text.counting import words_in

_TOKEN = regex.compile(
    rf"[{CODE_CLASS}]|\p{{Nd}}+(?:[.,\u066b\u066c\u00a0\u202f]\p{{Nd}}+)+|(?:(?![{CODE_CLASS}])[\p{{L}}\p{{M}}\p{{N}}_\u0640\u200c\u200d])+|\s+|.",
    regex.DOTALL,
)


class Change(StrEnum):
    """Whether a stretch stands in both texts, only in the older or only in the newer."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text that was kept, deleted or inserted."""

    change: Change
    text: str


def word_diff(old: str, new: str) -> tuple[Stretch, ...]:
    """Give the stretches that lead from ``old`` to ``new``, a deletion before the insertion that takes its place.

    Equal and deleted stretches joined are ``old``; equal and inserted ones joined are ``new``. A word with its marks is one token, and
    so is a number with its separators: Arabic words never come apart; a lone space between two changes goes with them.
    """
    return tuple(_merged(_without_islands(list(_stretches(_TOKEN.findall(old), _TOKEN.findall(new))))))


def similarity(old: str, new: str) -> float:
    """Give 0 to 1: the share of words that two texts have in common, in order (normalised indel similarity)."""
    return float(Indel.normalized_similarity(words_in(old), words_in(new)))


def _stretches(old: list[str], new: list[str]) -> Iterator[Stretch]:
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            yield Stretch(Change.EQUAL, "".join(old[step.src_start : step.src_end]))
            continue
        if step.src_end > step.src_start:
            yield Stretch(Change.DELETE, "".join(old[step.src_start : step.src_end]))
        if step.dest_end > step.dest_start:
            yield Stretch(Change.INSERT, "".join(new[step.dest_start : step.dest_end]))


def _without_islands(stretches: list[Stretch]) -> Iterator[Stretch]:
    last = len(stretches) - 1
    for place, stretch in enumerate(stretches):
        if stretch.change is Change.EQUAL and stretch.text.isspace() and 0 < place < last:
            yield Stretch(Change.DELETE, stretch.text)
            yield Stretch(Change.INSERT, stretch.text)
        else:
            yield stretch


def _merged(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    deleted = inserted = equal = ""
    for stretch in stretches:
        if stretch.change is Change.EQUAL:
            yield from _changes(deleted, inserted)
            deleted = inserted = ""
            equal += stretch.text
            continue
        if equal:
            yield Stretch(Change.EQUAL, equal)
            equal = ""
        if stretch.change is Change.DELETE:
            deleted += stretch.text
        else:
            inserted += stretch.text
    if equal:
        yield Stretch(Change.EQUAL, equal)
    yield from _changes(deleted, inserted)


def _changes(deleted: str, inserted: str) -> Iterator[Stretch]:
    if deleted:
        yield Stretch(Change.DELETE, deleted)
    if inserted:
        yield Stretch(Change.INSERT, inserted)
