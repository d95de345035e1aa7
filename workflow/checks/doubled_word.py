"""A word that stands twice."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import regex

from locales import language
from workflow.checks.definition import Check, Segment, finding
from workflow.checks.finding import Finding, Severity
from workflow.checks.plain import Plain, plain

_NAME = "doubled-word"
_DOUBLED = regex.compile(
    r"(?<![\p{L}\p{M}\p{N}_'’-])(\p{L}[\p{L}\p{M}]+)([ \u00a0\u202f]+)(\1)(?![\p{L}\p{M}\p{N}_]|['’-]\p{L})",
    regex.IGNORECASE,
)
_LAST = regex.compile(r"(\p{L}[\p{L}\p{M}]*)[ \u00a0]$")
_NEXT = regex.compile(r"[ \u00a0-](\p{L}[\p{L}\p{M}]*)")


def _doubled(segment: Segment) -> Iterator[Finding]:
    seen = plain(segment.translation)
    if not _may_double(seen.words):
        return
    allowed = _allowed(segment.target_language)
    for match in _DOUBLED.finditer(seen.words):
        word = match[1]
        if word.casefold() in allowed or _spelt(seen.words, match, segment.target_language) or _in_source(segment):
            continue
        start, end = seen.span(*match.span())
        facts = {"found": match[0], "word": word}
        yield finding(
            _NAME, Severity.WARNING, segment, (start, end), facts, fix=_once(seen, match.start(), match.end(), word)
        )


def _may_double(text: str) -> bool:
    """Tell whether a word may stand twice: a quick look that lets most texts pass."""
    words = text.casefold().split()
    return any(first[-2:] in second for first, second in pairwise(words))


def _once(seen: Plain, start: int, end: int, word: str) -> str | None:
    first, last = seen.span(start, end)
    return word if last - first == end - start else None


def _in_source(segment: Segment) -> bool:
    """A doubling that the source has too is a name ("Bora Bora") or its own affair."""
    code = segment.source_language
    words = plain(segment.source).words
    return any(
        match[1].casefold() not in _allowed(code) and not _spelt(words, match, code)
        for match in _DOUBLED.finditer(words)
    )


def _spelt(words: str, match: "regex.Match[str]", code: str) -> bool:
    """Tell whether the word is the name of a letter in a name that is spelt out: "B B C" in Arabic letters."""
    letters = _letters(code)
    if match[1] not in letters:
        return False
    before, behind = _LAST.search(words, 0, match.start()), _NEXT.match(words, match.end())
    return bool((before and before[1] in letters) or (behind and behind[1] in letters))


@cache
def _letters(code: str) -> frozenset[str]:
    return frozenset(language(code).table("checks").get("doubled", {}).get("letters", ()))


@cache
def _allowed(code: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in language(code).table("checks").get("doubled", {}).get("allowed", ()))


CHECK = Check(_NAME, Severity.WARNING, 1, segment=_doubled)
