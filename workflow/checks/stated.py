"""Makes checks of the differences between the facts of two texts."""

from collections.abc import Callable, Iterable, Iterator

from workflow.checks.definition import BlockPair, Check, Segment, finding
from workflow.checks.finding import Finding, Severity
from workflow.errors import FactValue
from workflow.facts import Difference, Form


def check_of(name: str, severity: Severity, version: int = 1) -> Check:
    """Give the check of all differences called ``name``, block by block."""
    return Check(name, severity, version, block=_function(name, severity))


def _function(name: str, severity: Severity) -> Callable[[BlockPair], Iterable[Finding]]:
    def function(pair: BlockPair) -> Iterator[Finding]:
        for segment, told in _told(pair, name):
            if not segment.waits:
                yield _finding(segment, told, severity)

    return function


def _told(pair: BlockPair, name: str) -> list[tuple[Segment, Difference]]:
    """Give the differences of a block; what is missing in one segment and added in another has only moved.

    A segment that is not translated says nothing by itself, yet what it states may have been said in another one.
    """
    found = [
        (segment, told)
        for segment in pair.segments
        if segment.translation or len(pair.segments) > 1
        for told in segment.differences
        if told.name == name
    ]
    moved = _moved(found) if len(pair.segments) > 1 else set()
    return [each for place, each in enumerate(found) if place not in moved]


def _moved(found: list[tuple[Segment, Difference]]) -> set[int]:
    new: dict[str, list[int]] = {}
    for place, (_, told) in enumerate(found):
        if told.form is Form.ADDED and told.target is not None:
            for reading in told.target.readings:
                new.setdefault(reading, []).append(place)
    moved: set[int] = set()
    for place, (_, told) in enumerate(found):
        if told.form is Form.MISSING and told.source is not None:
            for reading in told.source.readings:
                if new.get(reading):
                    moved |= {place, new[reading].pop()}
                    break
    return moved


def _finding(segment: Segment, told: Difference, severity: Severity) -> Finding:
    facts: dict[str, FactValue] = {}
    if told.target is not None:
        facts["found"] = told.target.text
    if told.source is not None:
        facts["expected"] = told.source.text
    message = told.name if told.form is Form.CHANGED else f"{told.name}.{told.form}"
    return finding(
        told.name, severity, segment, (told.start, told.end), facts, message=message, fix=told.fix, side=told.side
    )
