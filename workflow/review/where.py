"""Where a deed on one row is done."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Where:
    """One segment of a release in one language, by public names."""

    release: str
    language: str
    key: str
