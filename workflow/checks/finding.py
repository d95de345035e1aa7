"""What a check says of a translation."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from workflow.errors import FactValue
from workflow.facts import Side

_HASH_DIGITS = 32


class Severity(StrEnum):
    """How much a finding weighs: an error holds its language back, a hint is never counted."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check noticed in the edition of ``language``.

    ``segment`` is the place in the list that was checked, ``start`` and ``end`` code points of that segment's text of ``side``, codes
    counted. ``message`` names the sentence and ``facts`` fill it; ``fix`` replaces start to end and is None where it is not certain.
    """

    check: str
    severity: Severity
    language: str
    segment: int
    start: int
    end: int
    message: str
    facts: Mapping[str, FactValue] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    fix: str | None = None
    side: Side = Side.TARGET

    @property
    def blocking(self) -> bool:
        """Whether the language cannot be finished while nobody dismisses it."""
        return self.severity is Severity.ERROR

    @property
    def parameters_hash(self) -> str:
        """32 hexadecimal digits of what the finding is about, places apart: by it a dismissal knows its finding again."""
        told = json.dumps([self.check, self.message, self.side, sorted(self.facts.items())], ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()[:_HASH_DIGITS]
