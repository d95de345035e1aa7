"""Where a translation states something else than its source."""

from dataclasses import dataclass
from enum import StrEnum

from workflow.facts.fact import Fact


class Side(StrEnum):
    """The text in which a place is counted."""

    SOURCE = "source"
    TARGET = "target"


class Form(StrEnum):
    """What became of a fact."""

    MISSING = "missing"
    ADDED = "added"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between two texts.

    ``name`` says of which kind ("number", "number-groups-swapped", "month" ...). ``start`` and ``end`` are code points of the text of
    ``side``; ``source`` and ``target`` the facts of both texts that it is about, ``fix`` what may replace the place where that is certain.
    """

    name: str
    form: Form
    source_language: str
    target_language: str
    side: Side
    start: int
    end: int
    source: Fact | None = None
    target: Fact | None = None
    fix: str | None = None
