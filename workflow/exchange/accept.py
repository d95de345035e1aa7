"""What every file that comes back must keep to, whatever its format."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from workflow.errors import BadInput
from workflow.exchange.unit import Returned
from workflow.guards.size import require_segments
from workflow.guards.text import require_marks
from workflow.text import require_sound

MOST_ENTRIES = 50_000

_WHOLE = re.compile(r"[0-9]{1,9}")

TOOLKIT_ERRORS = (ValueError, LookupError, TypeError, AttributeError, AssertionError, StopIteration)
"""What translate-toolkit raises for a file that is not what its name says."""


class Unreadable(Exception):
    """An inline element that stands for no code of ours; ``code`` names the reason."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def line_of(element: etree._Element) -> int:
    """The line of the file where ``element`` begins, from 1."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 1


def whole_number(told: str | None) -> int | None:
    """Give a version as a file tells it; None where it tells none."""
    return int(told) if told and _WHOLE.fullmatch(told) else None


def require_few(count: int, name: str) -> None:
    """Refuse more than 50,000 entries, before a reader that builds much for each of them sees the file."""
    if count > MOST_ENTRIES:
        raise BadInput("exchange.many_entries", file=name, most=MOST_ENTRIES)


def accepted(entries: Sequence[Returned], name: str) -> list[Returned]:
    """Give ``entries``; one whose text cannot be stored gets the reason as its refusal and loses the text.

    Raises BadInput where a text is too long or a key comes twice.
    """
    require_segments((entry.text for entry in entries), name)
    require_segments((entry.source or "" for entry in entries), name)
    for entry in entries:
        _require_few_marks(entry, name)
    seen: dict[str, int] = {}
    for entry in entries:
        if entry.key is None:
            continue
        if entry.key in seen:
            raise BadInput("exchange.key_twice", file=name, key=entry.key, first=seen[entry.key], line=entry.place)
        seen[entry.key] = entry.place
    return [_sound(entry) for entry in entries]


def require_language(found: str, wanted: str, name: str) -> None:
    """Refuse a file that says it is in another language: ``fr`` and ``fr-CA`` go together, ``pt-PT`` and ``pt-BR`` do not."""
    if not found.strip():
        return
    one, other = found.strip().lower().split("-"), wanted.lower().split("-")
    common = min(len(one), len(other))
    if one[:common] != other[:common]:
        raise BadInput("exchange.wrong_language", file=name, found=found, wanted=wanted)


def _require_few_marks(entry: Returned, name: str) -> None:
    try:
        require_marks(entry.text, name)
    except BadInput as error:
        raise BadInput(error.code, **{**error.facts, "line": entry.place}) from error


def _sound(entry: Returned) -> Returned:
    try:
        require_sound(entry.text)
        require_sound(entry.source or "")
    except BadInput:
        return replace(entry, text="", source=None, refusal=entry.refusal or "exchange.unsound")
    return entry
