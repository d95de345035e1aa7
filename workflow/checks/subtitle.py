"""Cues that are too long to be read: characters in a line, and characters a second.

42 and 17 are what broadcasters ask for; a language's ``checks.toml`` may say otherwise in its table ``[subtitles]``.
"""

import re
from collections.abc import Iterator
from functools import cache

import regex

from locales import language
from workflow.checks.definition import Check, Cue, Segment, finding
from workflow.checks.finding import Finding, Severity
from workflow.text.codes import CODE_CLASS
from workflow.text.space import BIDI_CONTROLS

_NAME = "subtitle"
_LINE_END = "\n\u2028"
_UNSEEN = re.compile(f"[{CODE_CLASS}{BIDI_CONTROLS}]")
_MARK = regex.compile(r"\p{M}")


def _long(segment: Segment) -> Iterator[Finding]:
    cue = segment.cue
    if cue is None:
        return
    limits = _limits(segment.target_language)
    shown = 0
    for start, end in _lines(segment.translation, cue):
        length = _length(segment.translation[start:end])
        shown += length
        if length > limits["characters_per_line"]:
            facts = {"characters": length, "most": limits["characters_per_line"]}
            yield finding(_NAME, Severity.WARNING, segment, (start, end), facts, message="subtitle.line")
    if cue.seconds and shown / cue.seconds > limits["characters_per_second"]:
        facts = {"characters": round(shown / cue.seconds), "most": limits["characters_per_second"]}
        yield finding(_NAME, Severity.WARNING, segment, (0, len(segment.translation)), facts, message="subtitle.speed")


def _lines(text: str, cue: Cue) -> Iterator[tuple[int, int]]:
    start = 0
    for place, char in enumerate(text):
        if char in cue.breaks or char in _LINE_END:
            yield start, place
            start = place + 1
    yield start, len(text)


def _length(text: str) -> int:
    """Count what is seen side by side: neither codes nor marks above and below letters."""
    return len(_MARK.sub("", _UNSEEN.sub("", text)).strip())


@cache
def _limits(code: str) -> dict[str, int]:
    return {
        "characters_per_line": 42,
        "characters_per_second": 17,
        **language(code).table("checks").get("subtitles", {}),
    }


CHECK = Check(_NAME, Severity.WARNING, 1, segment=_long)
