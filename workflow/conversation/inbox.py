"""A person's inbox: what was assigned, returned, changed in the source, answered, and what is due."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import String, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from workflow.people.notices import DUE_WITHIN, NoticeKind, told_to
from workflow.people.visibility import VISIBLE, view
from workflow.store.tables import notice, person, release, segment

MOST = 200

_TOLD = told_to(bindparam("viewer", type_=String)).subquery("told")
_INBOX = (
    select(
        _TOLD,
        release.c.public_id,
        release.c.title,
        release.c.source_language,
        release.c.state.label("release_state"),
        person.c.name,
        segment.c.key,
    )
    .select_from(_TOLD)
    .join(release, release.c.id == _TOLD.c.release_id)
    .join(VISIBLE, VISIBLE.c.release_id == release.c.id)
    .outerjoin(person, person.c.id == _TOLD.c.actor_id)
    .outerjoin(segment, segment.c.id == _TOLD.c.segment_id)
    .order_by(_TOLD.c.read_at.is_not(None), _TOLD.c.at.desc(), release.c.id, _TOLD.c.kind, _TOLD.c.language)
    .limit(MOST)
)
_READ = update(notice).where(
    notice.c.person_id == bindparam("of_person"),
    notice.c.release_id == bindparam("of_release"),
    notice.c.kind == bindparam("of_kind"),
    notice.c.role == bindparam("of_role"),
    notice.c.language == bindparam("of_language"),
)


@dataclass(frozen=True, slots=True)
class Notice:
    """One line of the inbox. ``by`` is who did it ('' for what is due), ``key`` the first of ``segments`` segments, '' for none.

    ``id`` names it for ``mark_read`` and in forms; it tells no more than the line does.
    """

    id: str
    kind: NoticeKind
    release: str
    title: str
    source_language: str
    release_state: str
    role: str
    language: str
    by: str
    key: str
    segments: int
    at: datetime
    due_at: datetime | None
    unread: bool


def inbox(session: Session, viewer: str, now: datetime) -> tuple[Notice, ...]:
    """Give the inbox of a person, unread first, then the newest, of releases that they may know of. One statement."""
    return tuple(_notice(row) for row in _rows(session, viewer, now))


def mark_read(session: Session, person: str, ids: Collection[str] | None, now: datetime) -> int:
    """Mark notices as read, or (None) all, and give how many were unread. Ids that are not the person's do nothing."""
    rows = [row for row in _rows(session, person, now) if row.read_at is None and (ids is None or _id(row) in ids)]
    written = [row for row in rows if row.kind != NoticeKind.DUE]
    due = [row for row in rows if row.kind == NoticeKind.DUE]
    if written:
        session.execute(_READ.values(read_at=now), [_place(person, row) for row in written])
    if due:
        values = [
            {
                "person_id": person,
                "release_id": row.release_id,
                "kind": row.kind,
                "role": row.role,
                "language": row.language,
                "at": row.due_at,
                "read_at": now,
            }
            for row in due
        ]
        session.execute(_DUE_READ[session.get_bind().dialect.name], values)
    return len(rows)


def _rows(session: Session, viewer: str, now: datetime) -> list[Any]:
    return list(session.execute(_INBOX, view(viewer, now, soon=now + DUE_WITHIN)))


def _place(viewer: str, row: Any) -> dict[str, Any]:
    return {
        "of_person": viewer,
        "of_release": row.release_id,
        "of_kind": row.kind,
        "of_role": row.role,
        "of_language": row.language,
    }


def _id(row: Any) -> str:
    return f"{row.kind}.{row.public_id}.{row.role}.{row.language}"


def _notice(row: Any) -> Notice:
    return Notice(
        id=_id(row),
        kind=NoticeKind(row.kind),
        release=row.public_id,
        title=row.title,
        source_language=row.source_language,
        release_state=row.release_state,
        role=row.role,
        language=row.language,
        by=row.name or "",
        key=row.key or "",
        segments=row.segments,
        at=row.at,
        due_at=row.due_at,
        unread=row.read_at is None,
    )


def _due_read(insert: Any) -> Any:
    statement = insert(notice)
    kept = {name: statement.excluded[name] for name in ("at", "read_at")}
    return statement.on_conflict_do_update(
        index_elements=["person_id", "release_id", "kind", "role", "language"], set_=kept
    )


_DUE_READ = {"sqlite": _due_read(sqlite.insert), "postgresql": _due_read(postgresql.insert)}
