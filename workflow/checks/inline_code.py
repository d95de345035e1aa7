"""Inline codes that are missing, extra or crossed."""

from collections import Counter
from collections.abc import Iterator

from workflow.checks.definition import Check, Segment, finding
from workflow.checks.finding import Finding, Severity
from workflow.facts import Side
from workflow.text.codes import CODE, MEANING, Role, character

_NAME = "code"


def _codes(segment: Segment) -> Iterator[Finding]:
    free = segment.cue.breaks if segment.cue is not None else frozenset[str]()
    theirs, ours = _counted(segment.source, free), _counted(segment.translation, free)
    if not theirs and not ours:
        return
    if theirs == ours:
        yield from _crossed(segment)
        return
    for code in theirs - ours:
        yield _missing(segment, code)
    for code, count in (ours - theirs).items():
        places = [place for place, char in enumerate(segment.translation) if char == code]
        for place in places[-count:]:
            yield finding(
                _NAME, Severity.ERROR, segment, (place, place + 1), {"found": code}, message="code.extra",
                fix="" if theirs[code] == 0 else None,
            )  # fmt: skip


def _counted(text: str, free: frozenset[str]) -> Counter[str]:
    """Count the codes but those that a language puts where it wants: the line breaks of a subtitle."""
    return Counter(char for char in CODE.findall(text) if char not in free)


def _missing(segment: Segment, code: str) -> Finding:
    """Place a missing half of a pair at its other half, anything else in the source."""
    facts = {"expected": code}
    partner = segment.translation.find(_partner(code))
    if partner >= 0:
        return finding(_NAME, Severity.ERROR, segment, (partner, partner + 1), facts, message="code.missing")
    edge = _edge(segment, code)
    if edge is not None:
        return finding(_NAME, Severity.ERROR, segment, (edge, edge), facts, message="code.missing", fix=code)
    place = segment.source.find(code)
    return finding(_NAME, Severity.ERROR, segment, (place, place + 1), facts, message="code.missing", side=Side.SOURCE)


def _edge(segment: Segment, code: str) -> int | None:
    """Give the place for a code that stands alone at the very start or end of the source: there it belongs in the target too."""
    if MEANING[code][0] is not Role.ALONE:
        return None
    if segment.source.startswith(code):
        return 0
    return len(segment.translation) if segment.source.endswith(code) else None


def _partner(code: str) -> str:
    role, number = MEANING[code]
    if role is Role.ALONE:
        return "\0"
    return character(Role.CLOSE if role is Role.OPEN else Role.OPEN, number)


def _crossed(segment: Segment) -> Iterator[Finding]:
    """Give the pairs that close before they open; pairs that overlap only where they did not in the source."""
    for opening in dict.fromkeys(CODE.findall(segment.translation)):
        role, number = MEANING[opening]
        if role is not Role.OPEN:
            continue
        closing = character(Role.CLOSE, number)
        start, end = segment.translation.find(opening), segment.translation.find(closing)
        if 0 <= end < start and 0 <= segment.source.find(opening) < segment.source.find(closing):
            yield _cross(segment, end, start + 1)
            return
    if not _overlap(segment.source):
        place = _overlap(segment.translation)
        if place:
            yield _cross(segment, *place)


def _cross(segment: Segment, start: int, end: int) -> Finding:
    facts = {"found": "".join(CODE.findall(segment.translation[start:end]))}
    return finding(_NAME, Severity.ERROR, segment, (start, end), facts, message="code.crossed")


def _overlap(text: str) -> tuple[int, int] | None:
    """Give the span of the first two pairs that overlap instead of nesting."""
    stack: list[tuple[int, int]] = []
    for match in CODE.finditer(text):
        role, number = MEANING[match[0]]
        if role is Role.OPEN:
            stack.append((number, match.start()))
        elif role is Role.CLOSE and stack:
            if stack[-1][0] == number:
                stack.pop()
            elif any(number == other for other, _ in stack):
                return stack[-1][1], match.end()
    return None


CHECK = Check(_NAME, Severity.ERROR, 2, segment=_codes)
