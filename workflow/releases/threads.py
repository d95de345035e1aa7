"""Comments go where their segment goes: to the children of a split or join, and back when that is undone."""

from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from workflow.store.tables import segment, thread

_ON = (
    select(thread.c.public_id, segment.c.key)
    .join(segment, segment.c.id == thread.c.segment_id)
    .where(
        thread.c.release_id == bindparam("release_id"), thread.c.segment_id.in_(bindparam("segments", expanding=True))
    )
    .order_by(thread.c.id)
)
_MOVE = update(thread).where(thread.c.public_id == bindparam("of_thread")).values(segment_id=bindparam("new_segment"))


def move(session: Session, release_id: int, segments: Sequence[int], to: int) -> dict[str, str]:
    """Move the threads on ``segments`` to one segment; give where each stood, by key."""
    found = session.execute(_ON, {"release_id": release_id, "segments": list(segments)}).all()
    if found:
        session.execute(_MOVE, [{"of_thread": row.public_id, "new_segment": to} for row in found])
    return {row.public_id: row.key for row in found}


def move_back(
    session: Session, release_id: int, segments: Sequence[int], stood: Mapping[str, str], ids: Mapping[str, int]
) -> None:
    """Move the threads on ``segments`` to where they ``stood`` (keys, found in ``ids``); those begun since go to the first of ``ids``."""
    first = next(iter(ids.values()))
    found = session.execute(_ON, {"release_id": release_id, "segments": list(segments)}).all()
    if found:
        rows = [
            {"of_thread": row.public_id, "new_segment": ids.get(stood.get(row.public_id, ""), first)} for row in found
        ]
        session.execute(_MOVE, rows)
