"""Direction marks that turn more than they should: overrides, and isolates or embeddings without their end."""

import re
from collections.abc import Iterator

from workflow.checks.definition import Check, Segment, finding
from workflow.checks.finding import Finding, Severity

_NAME = "bidi"
_CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = "\u202d\u202e"
_ISOLATES, _END_OF_ISOLATE = "\u2066\u2067\u2068", "\u2069"
_EMBEDDINGS, _END_OF_EMBEDDING = "\u202a\u202b", "\u202c"


def _bidi(segment: Segment) -> Iterator[Finding]:
    for place, char in _harmful(segment.translation):
        facts = {"character": f"U+{ord(char):04X}"}
        message = "bidi.override" if char in _OVERRIDES else "bidi.unbalanced"
        yield finding(_NAME, Severity.ERROR, segment, (place, place + 1), facts, message=message, fix="")


def _harmful(text: str) -> list[tuple[int, str]]:
    """Give the controls to take out; a pop behind an override goes with it."""
    found: list[tuple[int, str]] = []
    isolates: list[tuple[int, str]] = []
    embeddings: list[tuple[int, str]] = []
    for match in _CONTROL.finditer(text):
        mark = (match.start(), match[0])
        char = match[0]
        if char in _OVERRIDES:
            found.append(mark)
            embeddings.append(mark)
        elif char in _EMBEDDINGS:
            embeddings.append(mark)
        elif char in _ISOLATES:
            isolates.append(mark)
        elif char == _END_OF_ISOLATE:
            if isolates:
                isolates.pop()
            else:
                found.append(mark)
        elif not embeddings or embeddings[-1][1] in _OVERRIDES:
            found.append(mark)
            del embeddings[-1:]
        else:
            embeddings.pop()
    left = [mark for mark in embeddings if mark[1] not in _OVERRIDES]
    return sorted(found + isolates + left)


CHECK = Check(_NAME, Severity.ERROR, 1, segment=_bidi)
