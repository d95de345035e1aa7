"""The history of a release, as a list of events."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import CTE, Select, bindparam, func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.functions import aggregate_strings

from workflow.errors import Missing
from workflow.people.visibility import seen_by, view
from workflow.review.viewed import viewed
from workflow.store.tables import change, event, person, release, segment


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


MOST_NEWS = 200
"""Events that ``news_of`` tells at once."""


@dataclass(frozen=True, slots=True)
class NewsLine:
    """An event as those at work hear of it. ``keys`` are the segments it touched, ``segments`` counts their rows."""

    seq: int
    action: str
    person: str
    name: str
    language: str
    segments: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class News:
    """Where the history of a release stands, and its events after a given one, the oldest first: ``MOST_NEWS`` at most."""

    head: int
    lines: tuple[NewsLine, ...]


_TOUCHED = select(func.count()).where(change.c.event_id == event.c.id).scalar_subquery()
_LATEST = viewed(
    select(release.c.id, release.c.head_seq).where(release.c.public_id == bindparam("release")), release.c.id
)
_NEWS = viewed(
    select(
        event.c.seq,
        event.c.action,
        event.c.language,
        person.c.id.label("person"),
        person.c.name,
        _TOUCHED.label("segments"),
        select(aggregate_strings(segment.c.key, " "))
        .select_from(change)
        .join(segment, segment.c.id == change.c.segment_id)
        .where(change.c.event_id == event.c.id)
        .scalar_subquery()
        .label("keys"),
    )
    .outerjoin(person, person.c.id == event.c.actor_id)
    .where(event.c.release_id == bindparam("release_id"), event.c.seq > bindparam("after"))
    .order_by(event.c.seq)
    .limit(MOST_NEWS),
    event.c.release_id,
)


def news_of(session: Session, viewer: str, release_id: str, after: int, at: datetime) -> News:
    """Give the events of a release after ``after``. Two statements, one where there is no news. Raises Missing."""
    found = session.execute(_LATEST.by(viewer), view(viewer, at, release=release_id)).one_or_none()
    if found is None:
        raise Missing("release.missing", release=release_id)
    if after >= found.head_seq:
        return News(found.head_seq, ())
    parameters = view(viewer, at, release_id=found.id, after=after)
    rows = session.execute(_NEWS.by(viewer), parameters)
    return News(found.head_seq, tuple(_line(row) for row in rows))


def _line(row: Any) -> NewsLine:
    keys = tuple(dict.fromkeys((row.keys or "").split()))
    return NewsLine(row.seq, row.action, row.person or "", row.name or "", row.language, row.segments, keys)


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
