"""Target rows follow their base at once: what the source's change opens, what its return brings back, which folds come apart."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sqlalchemy import ColumnElement, bindparam, select
from sqlalchemy.orm import Session

from workflow.people.standing import Standing
from workflow.review.deed import Step
from workflow.review.grid import Row, Rows, current_version, live_rows, row_from
from workflow.review.states import MOVES, Move
from workflow.review.transitions import source_followed
from workflow.review.translation import State
from workflow.store.tables import edition, placement
from workflow.text.hashing import base_hash

_OF_RELEASE: ColumnElement[int] = bindparam("of_release")
_ALL = live_rows(current_version(_OF_RELEASE)).where(edition.c.release_id == _OF_RELEASE)
_CHANGED_BLOCKS = select(placement.c.block_id).where(
    placement.c.source_version_id == current_version(_OF_RELEASE),
    placement.c.live,
    placement.c.segment_id.in_(bindparam("changed", expanding=True)),
)
_CHANGED = _ALL.where(placement.c.block_id.in_(_CHANGED_BLOCKS))


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change of the source does to the rows made from it: steps to be written and told by the deed that changed it.

    ``changed``, ``reverted`` (approved again, being the sealed pair) and ``dissolved`` (no longer folded) are keys, one a language.
    """

    steps: tuple[Step, ...]
    lead_ids: Mapping[str, int]
    changed: tuple[str, ...]
    reverted: tuple[str, ...]
    dissolved: tuple[str, ...]


def apply_source_changes(session: Session, standing: Standing, changed: Collection[int] | None = None) -> Effect:
    """Bring every target row whose base says something else into line with it. One statement, a read; nothing is written.

    Called after the source's rows and placements are written. ``changed`` are the segments whose base changed: their blocks are
    looked at; None looks at the whole release, and takes apart each fold whose halves no longer stand in order in one block.
    """
    parameters: dict[str, object] = {"of_release": standing.release_id}
    if changed is not None:
        parameters["changed"] = sorted(changed)
    found: dict[int, list[Row]] = {}
    for told in session.execute(_ALL if changed is None else _CHANGED, parameters):
        found.setdefault(told.edition_id, []).append(row_from(told))
    steps = [step for rows in found.values() for step in _steps(rows)]
    lead_ids = {row.key: row.translation.place.segment_id for rows in found.values() for row in rows}
    return Effect(
        tuple(steps),
        lead_ids,
        changed=_keys(steps, _changes),
        reverted=_keys(steps, _reverts),
        dissolved=_keys(steps, _dissolves),
    )


def _steps(found: Sequence[Row]) -> Iterator[Step]:
    apart = set(_apart(found))
    rows = Rows(tuple(_unfolded(row) if row.key in apart else row for row in found))
    hashed = cache(base_hash)
    for was, row in zip(found, rows.rows, strict=True):
        now = hashed(rows.bases(row))
        if row.key in apart:
            yield Step(was.translation, row.translation)
        elif row.translation.base_hash != now:
            yield Step(was.translation, source_followed(row.translation, now))


def _apart(found: Iterable[Row]) -> Iterator[str]:
    """Give the keys of folded rows that do not follow their lead, or another row folded into it, in one block."""
    block_id, lead = None, None
    for row in found:
        if row.block_id != block_id:
            block_id, lead = row.block_id, None
        if row.translation.folded_into is None:
            lead = row.key
        elif row.translation.folded_into != lead:
            yield row.key


def _unfolded(row: Row) -> Row:
    after = row.translation.written(
        state=MOVES[Move.UNFOLD, row.translation.state], folded_into=None, base_hash=base_hash([row.own_base])
    )
    return replace(row, translation=after)


def _dissolves(step: Step) -> bool:
    return step.before is not None and step.before.state is State.FOLDED and step.after.state is not State.FOLDED


def _reverts(step: Step) -> bool:
    return step.after.state is State.APPROVED


def _changes(step: Step) -> bool:
    return not _dissolves(step) and not _reverts(step)


def _keys(steps: Iterable[Step], wanted: Callable[[Step], bool]) -> tuple[str, ...]:
    return tuple(step.after.place.key for step in steps if wanted(step))
