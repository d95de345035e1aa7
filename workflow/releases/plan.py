"""From documents to segments: a plan that people may change before the release is opened. Values in, values out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workflow.documents import Document
from workflow.errors import BadInput, Refused
from workflow.guards.size import require_segments
from workflow.releases.halves import pieces, spaces
from workflow.segmentation import Exception_, RuleSet, join_of, seams, split_of
from workflow.text import Block
from workflow.text.counting import count_words
from workflow.text.pairs import open_at_end
from workflow.text.space import has_words, without_bidi_controls

BREAK = "break"
"""Label of the inline code of a soft line break."""


@dataclass(frozen=True, slots=True)
class PlannedSegment:
    """A segment to be: its ``number`` in the release from 1, its text, and the white space round it that belongs to nobody.

    ``space_after`` is that of the last segment of a block; between two segments it is ``space_before`` of the second.
    """

    number: int
    document: int
    block: int
    text: str
    space_before: str
    space_after: str
    words: int


@dataclass(frozen=True, slots=True)
class PlannedBlock:
    """A block and where it is cut. A block without a cut piece is layout: nobody's work."""

    block: Block
    seams: tuple[tuple[int, int], ...]

    @property
    def is_layout(self) -> bool:
        """Whether the block holds no segment: it is blank, or has no letter and no digit."""
        return not self.seams


@dataclass(frozen=True, slots=True)
class Plan:
    """How a release's documents are cut. ``made`` are the joins and splits that people asked for, in order."""

    language: str
    documents: tuple[tuple[PlannedBlock, ...], ...]
    made: tuple[Exception_, ...]
    segments: tuple[PlannedSegment, ...]

    @property
    def words(self) -> int:
        """How many words the segments have."""
        return sum(segment.words for segment in self.segments)


def plan(
    documents: Sequence[Document],
    language: str,
    *,
    rules: RuleSet | None = None,
    exceptions: Sequence[Exception_] = (),
) -> Plan:
    """Cut the blocks of ``documents`` by the language's rules, or by ``rules``, then by the ``exceptions`` that people made.

    Raises BadInput where nothing is left to translate, or a segment is too long to be worked on.
    """
    cut = tuple(
        tuple(PlannedBlock(block, _seams(block, language, rules, exceptions)) for block in document.blocks)
        for document in documents
    )
    planned = _planned(language, cut, tuple(exceptions))
    if not planned.segments:
        raise BadInput("plan.nothing_to_translate", file=documents[0].name if documents else "")
    for place, document in enumerate(documents):
        require_segments((each.text for each in planned.segments if each.document == place), document.name)
    return planned


def join(made: Plan, number: int) -> Plan:
    """Give a plan in which segment ``number`` and the one after it are one. Raises BadInput; Refused across blocks."""
    left = _segment(made, number)
    block, place = _place(made, left)
    if place + 1 == len(block.seams):
        raise Refused("plan.join_across_blocks", segment=number)
    (start, _), (_, end) = block.seams[place : place + 2]
    texts = [block.block.text.text[slice(*seam)] for seam in block.seams[place : place + 2]]
    cut = (*block.seams[:place], (start, end), *block.seams[place + 2 :])
    return _with(made, left, replace(block, seams=cut), join_of(*texts))


def split(made: Plan, number: int, offset: int) -> Plan:
    """Give a plan in which segment ``number`` is cut before the code point at ``offset`` of its text.

    Raises BadInput where a side would have no letter or digit.
    """
    whole = _segment(made, number)
    block, place = _place(made, whole)
    start, end = block.seams[place]
    text = block.block.text.text
    # Halves of pairs that began in an earlier segment stand before the segment's own stretch.
    at = min(max(start + offset - len(open_at_end(text[:start])), start), end)
    sides = [_trimmed(text, start, at), _trimmed(text, at, end)]
    if not all(has_words(text[slice(*side)]) for side in sides):
        raise BadInput("plan.split_leaves_nothing", segment=number)
    cut = (*block.seams[:place], *sides, *block.seams[place + 1 :])
    return _with(made, whole, replace(block, seams=cut), split_of(text[start:end], at - start))


def _seams(
    block: Block, language: str, rules: RuleSet | None, exceptions: Sequence[Exception_]
) -> tuple[tuple[int, int], ...]:
    text = block.text
    if not has_words(without_bidi_controls(text.plain)):
        return ()
    if block.whole:
        return (_trimmed(text.text, 0, len(text.text)),)
    breaking = {code.character for code in text.codes if code.label == BREAK}
    breaks = {place for place, char in enumerate(text.text) if char in breaking} if breaking else ()
    return tuple(seams(text.text, language, rules=rules, exceptions=exceptions, breaks=breaks))


def _planned(language: str, documents: tuple[tuple[PlannedBlock, ...], ...], made: tuple[Exception_, ...]) -> Plan:
    segments: list[PlannedSegment] = []
    for document, blocks in enumerate(documents):
        for place, block in enumerate(blocks):
            text = block.block.text.text
            before, after = spaces(text, block.seams)
            for each, (piece, space) in enumerate(zip(pieces(text, block.seams), before, strict=True), start=1):
                last = after if each == len(block.seams) else ""
                words = count_words(piece, language)
                segments.append(PlannedSegment(len(segments) + 1, document, place, piece, space, last, words))
    return Plan(language, documents, made, tuple(segments))


def _segment(made: Plan, number: int) -> PlannedSegment:
    if not 1 <= number <= len(made.segments):
        raise BadInput("plan.no_such_segment", segment=number, segments=len(made.segments))
    return made.segments[number - 1]


def _place(made: Plan, segment: PlannedSegment) -> tuple[PlannedBlock, int]:
    """Give the segment's block, and its place among the segments of that block."""
    of_block = [each for each in made.segments if (each.document, each.block) == (segment.document, segment.block)]
    return made.documents[segment.document][segment.block], of_block.index(segment)


def _with(made: Plan, segment: PlannedSegment, block: PlannedBlock, exception: Exception_) -> Plan:
    documents = [list(blocks) for blocks in made.documents]
    documents[segment.document][segment.block] = block
    return _planned(made.language, tuple(tuple(blocks) for blocks in documents), (*made.made, exception))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
