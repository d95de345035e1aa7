"""What the segments of a block say, put together again as the block's text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from locales import language as facts_of
from workflow.text.pairs import join
from workflow.text.space import without_bidi_controls

_LINE_ENDS = "\n\r\u000b\u000c\u0085\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Said:
    """A segment in its place: ``block`` is the block's key; the white space round it is the source's.

    ``silent`` marks one whose text stands in another (folded): neither it nor its joint is written.
    """

    block: str
    text: str
    space_before: str = ""
    space_after: str = ""
    silent: bool = False


def source_texts(segments: Iterable[Said]) -> dict[str, str]:
    """Give the texts of the blocks of the source language: white space as the file has it. ``segments`` in order."""
    return {block: _whole(said, [one.space_before for one in said]) for block, said in _by_block(segments)}


def target_texts(segments: Iterable[Said], language: str) -> dict[str, str]:
    """Give the texts of the blocks in another language: between sentences the source's kind of white space or the language's joint."""
    usual = facts_of(language).joint
    texts: dict[str, str] = {}
    for block, said in _by_block(segments):
        spoken = [one for one in said if not one.silent]
        if not spoken:
            texts[block] = ""
            continue
        first = without_bidi_controls(said[0].space_before)
        last = without_bidi_controls(said[-1].space_after)
        texts[block] = first + _joined(spoken, usual) + last
    return texts


def joint_between(space: str, usual: str) -> str:
    """Give what stands between two sentences in a language whose ``usual`` joint is known, ``space`` being the source's.

    Line ends are kept, and so is a tab; spaces of any kind and number, or none, give the usual joint.
    """
    kept = "".join(char for char in space if char in _LINE_ENDS)
    return kept or ("\t" if "\t" in space else usual)


def _joined(spoken: Sequence[Said], usual: str) -> str:
    return join([one.text for one in spoken], [joint_between(one.space_before, usual) for one in spoken[1:]])


def _whole(said: Sequence[Said], spaces: Sequence[str]) -> str:
    return spaces[0] + join([one.text for one in said], spaces[1:]) + said[-1].space_after


def _by_block(segments: Iterable[Said]) -> Iterable[tuple[str, list[Said]]]:
    return ((block, list(said)) for block, said in groupby(segments, key=attrgetter("block")))
