"""Translations without words."""

from collections.abc import Iterator

from workflow.checks.definition import Check, Segment, finding
from workflow.checks.finding import Finding, Severity
from workflow.text.codes import without_codes
from workflow.text.space import is_blank

_NAME = "empty"


def _empty(segment: Segment) -> Iterator[Finding]:
    if is_blank(without_codes(segment.translation)) and not is_blank(without_codes(segment.source)):
        yield finding(_NAME, Severity.ERROR, segment, (0, len(segment.translation)), {})


CHECK = Check(_NAME, Severity.ERROR, 1, segment=_empty)
