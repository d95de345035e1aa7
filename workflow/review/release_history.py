"""The history of a release, as a list of events."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import CTE, Select, bindparam, func, select
from sqlalchemy.orm import Session

from workflow.errors import Missing
from workflow.people.visibility import seen_by, view
from workflow.store.tables import change, event, person, release


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event: ``segments`` counts the rows that it touched, ``undoes`` is the seq of the event that it takes back."""

    seq: int
    at: datetime
    person: str
    name: str
    action: str
    language: str
    segments: int
    undoes: int | None
    hash: str


def events_of(session: Session, viewer: str | None, release_id: str, at: datetime) -> tuple[EventLine, ...]:
    """Give all events of a release, oldest first. Raises Missing where ``viewer`` may not know of it."""
    rows = session.execute(_statement(seen_by(viewer)), view(viewer, at, release=release_id)).mappings().all()
    if not rows:
        # Every release has the event of its opening.
        raise Missing("release.missing", release=release_id)
    return tuple(EventLine(**{**row, "name": row["name"] or "", "person": row["person"] or ""}) for row in rows)


@cache
def _statement(visible: CTE) -> Select[Any]:
    taken_back = event.alias("taken_back")
    touched = select(func.count()).where(change.c.event_id == event.c.id).scalar_subquery()
    return (
        select(
            event.c.seq,
            event.c.at,
            person.c.id.label("person"),
            person.c.name,
            event.c.action,
            event.c.language,
            touched.label("segments"),
            taken_back.c.seq.label("undoes"),
            event.c.hash,
        )
        .join(visible, visible.c.release_id == event.c.release_id)
        .join(release, release.c.id == event.c.release_id)
        .outerjoin(person, person.c.id == event.c.actor_id)
        .outerjoin(taken_back, taken_back.c.id == event.c.undoes)
        .where(release.c.public_id == bindparam("release"))
        .order_by(event.c.seq)
    )
