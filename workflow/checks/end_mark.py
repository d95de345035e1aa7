"""A question that lost its mark, or a sentence that gained one; other marks at the end are for information."""

import re
from collections.abc import Iterator
from functools import cache

from locales import language
from workflow.checks.definition import Check, Segment, finding
from workflow.checks.finding import Finding, Severity
from workflow.checks.plain import plain

_NAME = "end-mark"
_END = re.compile(r"(?P<marks>[.!?؟…:;؛。？！]*)[\s\u00a0\u202f\"”»“'’)\]]*\Z")
_FAMILIES = {
    "?": "?",
    "؟": "?",
    "？": "?",
    "!": "!",
    "！": "!",
    ".": ".",
    "…": "…",
    "。": ".",
    ":": ":",
    ";": ";",
    "؛": ";",
}
_WORDS = re.compile(r"[^\W\d_]")


def _end_mark(segment: Segment) -> Iterator[Finding]:
    theirs, ours = plain(segment.source), plain(segment.translation)
    if not _WORDS.search(theirs.words) or not _WORDS.search(ours.words):
        return
    wanted, _, _ = _end_of(theirs.words)
    found, start, end = _end_of(ours.words)
    if wanted == found:
        return
    severity = Severity.WARNING if "?" in {wanted, found} else Severity.INFO
    if severity is Severity.WARNING and _asked_inside(segment, wanted):
        return
    place = ours.span(start, end) if end > start else _behind(segment, start)
    mark = _mark(segment.target_language, wanted)
    facts = {"found": ours.words[start:end], "expected": mark}
    form = "" if all((wanted, found)) else ".missing" if wanted else ".added"
    fix = mark if place[1] - place[0] == end - start else None
    yield finding(_NAME, severity, segment, place, facts, message=_NAME + form, fix=fix)


def _end_of(words: str) -> tuple[str, int, int]:
    """Give the kind of mark that ends a text, with its place; of several, a question mark counts."""
    match = _END.search(words)
    assert match is not None  # noqa: S101 - it matches at the end of any text
    start, end = match.span("marks")
    marks = {_FAMILIES[mark] for mark in words[start:end]}
    if "?" in marks:
        return "?", start, end
    if len(marks) > 1 or words[start:end].startswith(".."):
        return "…" if words[start:end].startswith("..") else "!", start, end
    return next(iter(marks), ""), start, end


def _asked_inside(segment: Segment, wanted: str) -> bool:
    """A question may stand inside the sentence in one language and at its end in the other."""
    other = segment.translation if wanted == "?" else segment.source
    return any(mark in other for mark in "?؟？")


def _behind(segment: Segment, start: int) -> tuple[int, int]:
    seen = plain(segment.translation)
    place = seen.span(start - 1, start)[1] if start else 0
    return place, place


@cache
def _mark(code: str, family: str) -> str:
    marks = language(code).table("checks").get("end_marks", {})
    return str(marks.get(family, family))


CHECK = Check(_NAME, Severity.WARNING, 1, segment=_end_mark)
