"""Puts rows back as they were before an event: batched, and only where each is still as the event left it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from workflow.errors import Refused
from workflow.memory.feed import forget, learn
from workflow.people.standing import Standing
from workflow.review.checked import Languages
from workflow.review.deed import Step, write_steps
from workflow.review.grid import BASE_EDITION, VERSION_OF_EDITION, Rows, grid_of, live_rows, rows_from
from workflow.review.remembering import lessons_of, withdrawn_of
from workflow.review.translation import Translation
from workflow.store.tables import change, edition, placement, translation

_FEW = 200
"""Up to so many rows are sought one by one; beyond, the edition is read whole."""

_CHANGES = (
    select(
        change.c.edition_id,
        change.c.segment_id,
        change.c.before,
        change.c.after,
        edition.c.language,
        BASE_EDITION.c.language.label("base_language"),
    )
    .join(edition, edition.c.id == change.c.edition_id)
    .join(BASE_EDITION, BASE_EDITION.c.id == edition.c.base_id)
    .where(change.c.event_id == bindparam("of_event"))
    .order_by(change.c.id)
)
_SOUGHT = live_rows(VERSION_OF_EDITION).where(
    edition.c.id == bindparam("of_edition"),
    or_(
        placement.c.segment_id.in_(bindparam("sought", expanding=True)),
        translation.c.folded_into.in_(bindparam("sought", expanding=True)),
    ),
)


def put_back(session: Session, standing: Standing, event_id: int, now: datetime) -> list[Step]:
    """Write the rows of an event as they were before it, each as a new version, and let the memory follow.

    Raises Refused where a row is no longer as the event left it, versions apart.
    """
    changes = session.execute(_CHANGES, {"of_event": event_id}).all()
    steps: list[Step] = []
    for edition_id in dict.fromkeys(told.edition_id for told in changes):
        of_edition = [told for told in changes if told.edition_id == edition_id]
        steps += _put_back(session, standing, of_edition, now)
    return steps


def _put_back(session: Session, standing: Standing, changes: Sequence[Any], now: datetime) -> list[Step]:
    rows = _rows(session, changes)
    by_segment = {row.translation.place.segment_id: row.translation for row in rows.rows}
    steps: list[Step] = []
    moved_on = 0
    for told in changes:
        row = by_segment.get(told.segment_id)
        if row is None or told.before is None or not _is_as_left(row, told.after):
            moved_on += 1
            continue
        was = Translation.of_json(row.place, told.before, row.words)
        steps.append(Step(row, replace(was, version=row.version + 1)))
    if moved_on:
        raise Refused("undo.moved_on", rows=moved_on)
    write_steps(session, standing, steps, rows.lead_ids)
    _remember(session, standing, rows, steps, Languages(changes[0].base_language, changes[0].language), now)
    return steps


def _rows(session: Session, changes: Sequence[Any]) -> Rows:
    edition_id = changes[0].edition_id
    if len(changes) > _FEW:
        return grid_of(session, edition_id)
    sought = [told.segment_id for told in changes]
    return rows_from(session.execute(_SOUGHT, {"of_edition": edition_id, "sought": sought}))


def _is_as_left(row: Translation, after: dict[str, Any] | None) -> bool:
    return after is not None and {**row.as_json(), "version": 0} == {**after, "version": 0}


def _remember(
    session: Session, standing: Standing, rows: Rows, steps: Sequence[Step], languages: Languages, now: datetime
) -> None:
    bases = {row.key: rows.bases(row) for row in rows.rows}
    learn(session, standing.release_id, lessons_of(steps, languages, bases), now)
    forget(session, standing.release_id, withdrawn_of(steps))
