"""What a deed on one row is told, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workflow.errors import FactValue, SteleError
from workflow.review.row_now import RowNow
from workflow.review.where import Where

__all__ = ["ConflictAnswer", "Outcome", "Saved", "Where", "outcome_of"]


@dataclass(frozen=True, slots=True)
class Saved:
    """The row after the deed.

    ``changed`` is False where there was nothing to write. ``source_moved``: the source had changed under who wrote, so the text is
    kept as a draft and nothing was vouched for; ``base`` is then the source to read anew (it is always the present one).
    ``shown`` is the row as a page shows it.
    """

    key: str
    language: str
    state: str
    version: int
    text: str
    base: str
    base_hash: str
    changed: bool
    source_moved: bool
    event_seq: int | None
    edition_state: str
    release_state: str
    shown: RowNow


@dataclass(frozen=True, slots=True)
class ConflictAnswer:
    """Somebody else was first. ``yours`` is kept in the history (event ``event_seq``; None where it says the same as theirs).

    ``number`` is the row's place in the release.
    ``code`` is ``translation.conflict``, or ``translation.approved_reopen_first`` where theirs is approved.
    """

    key: str
    number: int
    language: str
    code: str
    yours: str
    theirs: str
    state: str
    version: int
    base: str
    base_hash: str
    event_seq: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one segment in a deed on many; ``number`` is its place among the release's segments, None without one.

    ``reason`` is a code with words of its own, '' where none is owed; ``facts`` fill them.
    """

    number: int | None
    key: str
    outcome: str
    reason: str = ""
    facts: Mapping[str, FactValue] = field(default_factory=dict, hash=False)


def outcome_of(number: int | None, key: str, outcome: str, reason: SteleError) -> Outcome:
    """Give an outcome with a refusal as its reason."""
    return Outcome(number, key, outcome, reason.code, reason.facts)
