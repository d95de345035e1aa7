"""What is wrong, or may be, with a translation: values in, findings out."""

from collections.abc import Iterable, Iterator, Mapping

from workflow.checks.definition import BlockPair, Check, Cue, Scope, Segment, pair_of
from workflow.checks.finding import Finding, Severity
from workflow.checks.registry import checks, version
from workflow.facts import Side

__all__ = [
    "Check",
    "Cue",
    "Finding",
    "Scope",
    "Segment",
    "Severity",
    "Side",
    "check",
    "check_block",
    "checks",
    "version",
]


def check(source: str, translation: str, source_language: str, target_language: str) -> list[Finding]:
    """Check one segment by itself, both texts with their codes. A translation without words is itself a finding."""
    pair = pair_of([source], [translation], source_language, target_language)
    return _ordered(_findings(pair, alone=True))


def check_block(texts: Mapping[str, list[str]], source_language: str, cue: Cue | None = None) -> list[Finding]:
    """Check a block in all its languages: by language the texts of its segments, "" where one is not translated; ``cue`` of a subtitle.

    Every other language is checked against ``source_language``. A fact that moved to another segment of the block is no finding.
    Segments that are "" are passed over, and what needs the whole block waits for them.
    """
    sources = texts[source_language]
    found: list[Finding] = []
    for code, translations in texts.items():
        if code != source_language:
            found += _ordered(_findings(pair_of(sources, translations, source_language, code, cue), alone=False))
    return found


def _findings(pair: BlockPair, *, alone: bool) -> Iterator[Finding]:
    for each in checks():
        if each.segment is not None:
            for segment in pair.segments:
                if alone or not segment.waits:
                    yield from each.segment(segment)
        elif each.block is not None:
            yield from each.block(pair)


def _ordered(found: Iterable[Finding]) -> list[Finding]:
    return sorted(found, key=lambda each: (each.segment, each.side != Side.TARGET, each.start, each.end, each.check))
