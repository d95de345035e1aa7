"""What the checks say of one block in one edition, as values that can be kept and known again."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workflow.checks import Finding, Severity, Side, check_block, version
from workflow.review.grid import Row, Rows, one_text
from workflow.review.translation import State

_DIGITS = 32
_JSON = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Languages:
    """What an edition is made from, and what it is in."""

    base: str
    target: str


@dataclass(frozen=True, slots=True)
class Keyed:
    """A finding and the key of its segment."""

    key: str
    finding: Finding


def block_key(block: Sequence[Row], languages: Languages) -> str:
    """Name what the findings of a block depend on: its texts in both languages, folds, and the checks. 32 hexadecimal digits."""
    told = [version(), languages.base, languages.target, [_told(row) for row in block]]
    return _digest(told)


def check_rows(rows: Rows, block: Sequence[Row], languages: Languages) -> list[Keyed]:
    """Check one block. Folded segments are checked as part of their lead, rows without text not at all."""
    checked = [row for row in block if row.translation.state is not State.FOLDED]
    if not any(row.translation.text for row in checked):
        return []
    bases = [one_text(rows.bases(row), languages.base) for row in checked]
    texts = [row.translation.text for row in checked]
    found = check_block({languages.base: bases, languages.target: texts}, languages.base, checked[0].cue)
    return [Keyed(checked[finding.segment].key, finding) for finding in found]


def text_hash(row: Row) -> str:
    """Hash both texts of a row: a dismissal holds for them, and for no others. 32 hexadecimal digits."""
    return _digest([row.translation.base_hash, row.translation.text])


def to_json(found: Iterable[Keyed]) -> list[dict[str, Any]]:
    """Give findings as they are kept."""
    return [
        {
            "key": one.key,
            "check": one.finding.check,
            "severity": str(one.finding.severity),
            "language": one.finding.language,
            "start": one.finding.start,
            "end": one.finding.end,
            "message": one.finding.message,
            "facts": dict(one.finding.facts),
            "fix": one.finding.fix,
            "side": str(one.finding.side),
        }
        for one in found
    ]


def from_json(told: Iterable[Mapping[str, Any]]) -> list[Keyed]:
    """Read what ``to_json`` gave; the findings' ``segment`` is 0 until they are numbered."""
    return [
        Keyed(
            one["key"],
            Finding(
                check=one["check"],
                severity=Severity(one["severity"]),
                language=one["language"],
                segment=0,
                start=one["start"],
                end=one["end"],
                message=one["message"],
                facts=one["facts"],
                fix=one["fix"],
                side=Side(one["side"]),
            ),
        )
        for one in told
    ]


def numbered(one: Keyed, number: int) -> Finding:
    """Give the finding with the place of its segment, counted from 0."""
    return replace(one.finding, segment=number - 1)


def _told(row: Row) -> list[str | None]:
    return [row.key, row.own_base, row.translation.text, row.translation.folded_into]


def _digest(told: Any) -> str:
    return hashlib.sha256(_JSON.encode(told).encode()).hexdigest()[:_DIGITS]
