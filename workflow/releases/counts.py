"""Progress counted anew, after a deed that moved segments in and out of their places."""

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from workflow.store.tables import edition, placement, progress, source_version, translation

_COUNTED = (
    select(
        translation.c.edition_id,
        translation.c.state,
        func.count().label("segments"),
        func.coalesce(func.sum(placement.c.words), 0).label("words"),
    )
    .select_from(placement)
    .join(source_version, source_version.c.id == placement.c.source_version_id)
    .join(
        translation,
        (translation.c.segment_id == placement.c.segment_id) & (translation.c.release_id == placement.c.release_id),
    )
    .where(source_version.c.release_id == bindparam("release_id"), source_version.c.is_current, placement.c.live)
    .group_by(translation.c.edition_id, translation.c.state)
)
_KEPT = (
    select(progress.c.edition_id, progress.c.state, progress.c.segments, progress.c.words)
    .join(edition, edition.c.id == progress.c.edition_id)
    .where(edition.c.release_id == bindparam("release_id"))
)
_SET = (
    update(progress)
    .where(progress.c.edition_id == bindparam("of_edition"), progress.c.state == bindparam("of_state"))
    .values(segments=bindparam("new_segments"), words=bindparam("new_words"))
)


def recount(session: Session, release_id: int) -> int:
    """Make the kept counts of a release what its rows say; give how many were not. Three statements at most."""
    told = {"release_id": release_id}
    counted = {(row.edition_id, row.state): (row.segments, int(row.words)) for row in session.execute(_COUNTED, told)}
    wrong = [
        {"of_edition": row.edition_id, "of_state": row.state, "new_segments": now[0], "new_words": now[1]}
        for row in session.execute(_KEPT, told)
        if (now := counted.get((row.edition_id, row.state), (0, 0))) != (row.segments, row.words)
    ]
    if wrong:
        session.execute(_SET, wrong)
    return len(wrong)
