"""Characters that no published text may hold."""

from collections.abc import Iterator
from functools import cache

import regex

from locales import language
from workflow.checks.definition import Check, Segment, finding
from workflow.checks.finding import Finding, Severity

_NAME = "forbidden-character"
# Controls but tab and line ends, the replacement character, noncharacters, tags, interlinear marks, a byte order mark inside the text,
# lone surrogates, and what is not assigned. Private use only where the source has none of it.
_FORBIDDEN = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\p{Cs}"
_PRIVATE = r"\p{Co}"
_ALWAYS = regex.compile(f"[{_FORBIDDEN}]|[\\p{{Cn}}]")
_PRIVATE_TOO = regex.compile(f"[{_FORBIDDEN}{_PRIVATE}]|[\\p{{Cn}}]")
_PRIVATE_ALONE = regex.compile(f"[{_PRIVATE}]")


def _forbidden(segment: Segment) -> Iterator[Finding]:
    if segment.translation.isascii() and segment.translation.isprintable():
        return
    pattern = _ALWAYS if _PRIVATE_ALONE.search(segment.source) else _PRIVATE_TOO
    for match in pattern.finditer(segment.translation):
        yield _told(segment, match.start(), match[0])
    own = _own(segment.target_language)
    for place, char in enumerate(segment.translation) if own else ():
        if char in own:
            yield _told(segment, place, char)


def _told(segment: Segment, place: int, char: str) -> Finding:
    facts = {"character": f"U+{ord(char):04X}"}
    fix = None if char == "\ufffd" else ""
    return finding(_NAME, Severity.ERROR, segment, (place, place + 1), facts, fix=fix)


@cache
def _own(code: str) -> frozenset[str]:
    return frozenset(language(code).table("checks").get("characters", {}).get("forbidden", ()))


CHECK = Check(_NAME, Severity.ERROR, 1, segment=_forbidden)
