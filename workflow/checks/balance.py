"""Marks that come in pairs, counted over a block."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from workflow.checks.definition import BlockPair, Segment, finding
from workflow.checks.finding import Finding, Severity
from workflow.checks.plain import plain

_NEAR = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at its place: segment number, and places in the text without codes."""

    segment: int
    place: int
    char: str


Unmatched = Callable[[Iterable[tuple[int, str]]], list[Mark]]


def unbalanced(name: str, pair: BlockPair, unmatched: Unmatched) -> Iterator[Finding]:
    """Give the marks of the translation that have no partner in the block, unless the source lacks one there as well."""
    if not pair.is_whole:
        return
    found = unmatched((segment.number, plain(segment.translation).words) for segment in pair.segments)
    if not found:
        return
    theirs = [mark.segment for mark in unmatched((each.number, plain(each.source).words) for each in pair.segments)]
    for mark in found:
        excuse = next((number for number in theirs if abs(number - mark.segment) <= _NEAR), None)
        if excuse is not None:
            theirs.remove(excuse)
            continue
        segment: Segment = pair.segments[mark.segment]
        place = plain(segment.translation).span(mark.place, mark.place + 1)
        yield finding(name, Severity.WARNING, segment, place, {"found": mark.char})
