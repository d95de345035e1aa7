"""One deed: rows change, progress follows, one event tells it, in one transaction."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, update
from sqlalchemy.orm import Session

from workflow.errors import Conflict
from workflow.history import ChangeRecord, Recorded, record
from workflow.history.record import Chain, Undone
from workflow.people.standing import Standing
from workflow.review.translation import State, Translation, row_of
from workflow.store.tables import progress, translation

_KEYS = ("edition_id", "segment_id")
_UPDATE = (
    update(translation)
    .where(
        translation.c.edition_id == bindparam("of_edition"),
        translation.c.segment_id == bindparam("of_segment"),
        translation.c.version == bindparam("seen"),
    )
    .values({column.name: bindparam(column.name) for column in translation.c if column.name not in _KEYS})
)

# Each edition has a row for each state from its first day (``begin_progress``).
_MOVE = (
    update(progress)
    .where(progress.c.edition_id == bindparam("of_edition"), progress.c.state == bindparam("of_state"))
    .values(segments=progress.c.segments + bindparam("more"), words=progress.c.words + bindparam("more_words"))
)


@dataclass(frozen=True, slots=True)
class Step:
    """A row before and after; ``before`` None for a row that is new."""

    before: Translation | None
    after: Translation


def chain_of(standing: Standing) -> Chain:
    """Give the chain of a locked release."""
    return Chain(standing.release_id, standing.public_id, standing.head_seq, standing.head_hash)


def write_steps(session: Session, standing: Standing, steps: Sequence[Step], lead_ids: Mapping[str, int]) -> None:
    """Write the rows of ``steps`` and move the progress of their editions.

    ``lead_ids`` gives the database key of each lead that a folded row names. Raises Conflict where a row is no longer at the version
    that ``before`` saw: with the release locked that is a fault of the caller, never a race.
    """
    old = [step for step in steps if step.before is not None]
    new = [step.after for step in steps if step.before is None]
    if new:
        session.execute(insert(translation), [_row(standing, one, lead_ids) for one in new])
    if old:
        rows = [_seen(_row(standing, step.after, lead_ids), step.before) for step in old]
        result: Any = session.execute(_UPDATE, rows if len(rows) > 1 else rows[0])
        if result.rowcount not in (len(rows), -1):
            raise Conflict("translation.version", key=old[0].after.place.key)
    move_progress(session, steps)


def tell(
    session: Session,
    standing: Standing,
    action: str,
    now: datetime,
    steps: Sequence[Step] = (),
    *,
    language: str = "",
    payload: Mapping[str, Any] | None = None,
    undoes: Undone | None = None,
) -> Recorded:
    """Append the event of the deed to the release's chain."""
    return record(
        session,
        chain_of(standing),
        actor=standing.person,
        action=action,
        now=now,
        language=language,
        payload=payload,
        changes=[_change(step) for step in steps],
        undoes=undoes,
    )


def begin_progress(session: Session, edition_ids: Iterable[int]) -> None:
    """Give new editions a count of nothing for each state."""
    rows = [
        {"edition_id": edition_id, "state": str(state), "segments": 0, "words": 0}
        for edition_id in edition_ids
        for state in State
    ]
    session.execute(insert(progress), rows)


def move_progress(session: Session, steps: Iterable[Step]) -> None:
    """Add to, and take from, the counts by edition and state what ``steps`` moved. One statement."""
    segments: Counter[tuple[int, str]] = Counter()
    words: Counter[tuple[int, str]] = Counter()
    for step in steps:
        for row, sign in ((step.before, -1), (step.after, 1)):
            if row is not None:
                place = (row.place.edition_id, str(row.state))
                segments[place] += sign
                words[place] += sign * row.words
    moved = [place for place in segments if segments[place] or words[place]]
    if moved:
        rows = [
            {"of_edition": place[0], "of_state": place[1], "more": segments[place], "more_words": words[place]}
            for place in sorted(moved)
        ]
        session.execute(_MOVE, rows)


def _row(standing: Standing, one: Translation, lead_ids: Mapping[str, int]) -> dict[str, Any]:
    return row_of(one, standing.release_id, lead_ids[one.folded_into] if one.folded_into else None)


def _seen(row: dict[str, Any], before: Translation | None) -> dict[str, Any]:
    assert before is not None  # noqa: S101 - only rows that were there are updated
    keys = {"of_edition": row.pop("edition_id"), "of_segment": row.pop("segment_id"), "seen": before.version}
    return {**row, **keys}


def _change(step: Step) -> ChangeRecord:
    place = step.after.place
    before = step.before.as_json() if step.before else None
    return ChangeRecord(place.edition_id, place.segment_id, place.language, place.key, before, step.after.as_json())
