"""What a check is, and what it gets to see."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from locales import Language, language
from workflow.checks.finding import Finding, Severity
from workflow.errors import FactValue
from workflow.facts import Difference, Side, differences
from workflow.text.space import is_blank


class Scope(StrEnum):
    """Whether a check sees one segment, or the whole block with its neighbours."""

    SEGMENT = "segment"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Cue:
    """A subtitle: for how many ``seconds`` it is shown (0 where nobody knows), and which codes break its lines."""

    seconds: float
    breaks: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Segment:
    """One segment and its translation, both with their codes; ``number`` is its place in the block, ``cue`` there for a subtitle."""

    number: int
    source: str
    translation: str
    source_language: str
    target_language: str
    cue: Cue | None = None

    @cached_property
    def waits(self) -> bool:
        """Whether nothing is translated yet, or nothing is to be."""
        return self.translation == "" or is_blank(self.source)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Where the two texts state different things."""
        return differences(self.source, self.translation, self.source_language, self.target_language)


@dataclass(frozen=True)
class BlockPair:
    """One block in the source language and in one other, segment by segment."""

    segments: tuple[Segment, ...]
    source_language: Language
    target_language: Language

    @cached_property
    def is_whole(self) -> bool:
        """Whether every segment that has words is translated."""
        return not any(segment.translation == "" and not is_blank(segment.source) for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Check:
    """A check, as entry points of the group ``stele.checks`` give it.

    ``name`` is its code; ``severity`` the heaviest that it gives, ``version`` grows when it would say something else of the same text.
    One of the two functions is given, by ``scope``.
    """

    name: str
    severity: Severity
    version: int
    segment: Callable[[Segment], Iterable[Finding]] | None = None
    block: Callable[[BlockPair], Iterable[Finding]] | None = None

    @property
    def scope(self) -> Scope:
        """What the check sees."""
        return Scope.SEGMENT if self.segment is not None else Scope.BLOCK


def pair_of(
    sources: list[str], translations: list[str], source_language: str, target_language: str, cue: Cue | None = None
) -> BlockPair:
    """Make the pair of a block; where one side has fewer segments, the rest is not translated."""
    length = max(len(sources), len(translations))
    segments = tuple(
        Segment(
            place,
            sources[place] if place < len(sources) else "",
            translations[place] if place < len(translations) else "",
            source_language,
            target_language,
            cue,
        )
        for place in range(length)
    )
    return BlockPair(segments, language(source_language), language(target_language))


def finding(
    check: str,
    severity: Severity,
    segment: Segment,
    place: tuple[int, int],
    facts: Mapping[str, FactValue],
    *,
    message: str = "",
    fix: str | None = None,
    side: Side = Side.TARGET,
) -> Finding:
    """Make a Finding about one segment; its sentence is that of ``check.<message>``, by the check's name where none is given."""
    start, end = place
    name = f"check.{message or check}"
    return Finding(check, severity, segment.target_language, segment.number, start, end, name, facts, fix, side)
