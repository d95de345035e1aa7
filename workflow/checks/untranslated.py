"""Translations that are the source, copied."""

from collections.abc import Iterator
from functools import cache

import regex

from locales import language
from workflow.checks.definition import Check, Segment, finding
from workflow.checks.finding import Finding, Severity
from workflow.checks.plain import plain
from workflow.facts import Kind, scan
from workflow.text.codes import without_codes
from workflow.text.space import without_bidi_controls

_NAME = "untranslated"
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’.-]*")
_COPIED = (Kind.ADDRESS, Kind.SYMBOL, Kind.PHONE)
_A_PHRASE = 5


def _untranslated(segment: Segment) -> Iterator[Finding]:
    if segment.source_language == segment.target_language:
        return
    if plain(segment.source).words.split() != plain(segment.translation).words.split() or not _has_to_change(segment):
        return
    yield finding(_NAME, Severity.ERROR, segment, (0, len(segment.translation)), {})


def _has_to_change(segment: Segment) -> bool:
    """Tell whether the text is more than names, addresses and figures, which are the same in every language."""
    words = _WORD.findall(_without_copied(segment))
    if not words:
        return False
    if any(
        _is_foreign(word, segment.target_language) and not _is_foreign(word, segment.source_language) for word in words
    ):
        return not all(word.isascii() and word[0].isupper() for word in words)
    particles = _particles(segment.source_language)
    content = [word for word in words if word[0].islower() and word.casefold() not in particles]
    return len(words) > 1 and (bool(content) or len(words) > _A_PHRASE)


def _without_copied(segment: Segment) -> str:
    text = segment.source
    told = scan(segment.source, segment.source_language)
    for fact in (fact for kind in _COPIED for fact in told.of(kind)):
        text = text[: fact.start] + " " * (fact.end - fact.start) + text[fact.end :]
    return without_bidi_controls(without_codes(text, alone=" "))


@cache
def _letters_of(code: str) -> "regex.Pattern[str] | None":
    try:
        return regex.compile(rf"\p{{Script={language(code).script}}}")
    except regex.error:
        return None


def _is_foreign(word: str, code: str) -> bool:
    letters = _letters_of(code)
    return letters is not None and letters.match(word) is None


@cache
def _particles(code: str) -> frozenset[str]:
    return frozenset(language(code).table("checks").get("names", {}).get("particles", ()))


CHECK = Check(_NAME, Severity.ERROR, 1, segment=_untranslated)
