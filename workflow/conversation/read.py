"""Reads the threads of a release."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from workflow.conversation.values import Comment, Thread
from workflow.people.standing import seen_release
from workflow.people.visibility import view
from workflow.review.viewed import viewed
from workflow.store.tables import comment, edition, person, release, segment, thread

_OF_RELEASE = (
    release.c.public_id == bindparam("of_release"),
    or_(bindparam("of_key") == "", segment.c.key == bindparam("of_key")),
)
_THREADS = viewed(
    select(
        thread.c.id,
        thread.c.public_id,
        segment.c.key,
        edition.c.language,
        thread.c.opened_at,
        thread.c.resolved_at,
        thread.c.resolved_by,
    )
    .join(release, release.c.id == thread.c.release_id)
    .join(segment, segment.c.id == thread.c.segment_id)
    .outerjoin(edition, edition.c.id == thread.c.edition_id)
    .where(*_OF_RELEASE)
    .order_by(thread.c.id),
    thread.c.release_id,
)
_COMMENTS = viewed(
    select(comment.c.thread_id, comment.c.public_id, comment.c.person_id, person.c.name, comment.c.at, comment.c.text)
    .join(thread, thread.c.id == comment.c.thread_id)
    .join(release, release.c.id == thread.c.release_id)
    .join(segment, segment.c.id == thread.c.segment_id)
    .join(person, person.c.id == comment.c.person_id)
    .where(*_OF_RELEASE)
    .order_by(comment.c.id),
    thread.c.release_id,
)


def threads(session: Session, viewer: str | None, release_id: str, now: datetime, key: str = "") -> tuple[Thread, ...]:
    """Give the threads of a release, or of one of its segments, in the order in which they were begun.

    A thread stands at the segment that it concerns now: it goes with a split or join. Raises Missing. Two statements, where there are any.
    """
    parameters = view(viewer, now, of_release=release_id, of_key=key)
    found = session.execute(_THREADS.by(viewer), parameters).all()
    if not found:
        seen_release(session, viewer, release_id, now)
        return ()
    said: dict[int, list[Comment]] = {row.id: [] for row in found}
    for row in session.execute(_COMMENTS.by(viewer), parameters):
        said[row.thread_id].append(Comment(row.public_id, row.person_id, row.name, row.at, row.text))
    return tuple(_thread(release_id, row, said[row.id]) for row in found)


def _thread(release_id: str, row: Any, said: list[Comment]) -> Thread:
    return Thread(
        row.public_id,
        release_id,
        row.key,
        row.language or "",
        row.opened_at,
        row.resolved_at,
        row.resolved_by or "",
        tuple(said),
    )
