"""Whom a comment concerns, so that their inbox tells them."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from workflow.people.notices import Matter, NoticeKind, notify
from workflow.people.standing import Standing
from workflow.store.tables import comment, edition, thread, translation

_THREAD = (
    select(thread.c.segment_id, edition.c.language, translation.c.hands, translation.c.translated_by)
    .outerjoin(edition, edition.c.id == thread.c.edition_id)
    .outerjoin(
        translation,
        (translation.c.edition_id == thread.c.edition_id) & (translation.c.segment_id == thread.c.segment_id),
    )
    .where(thread.c.id == bindparam("of_thread"))
)
_SPOKE = select(comment.c.person_id).where(comment.c.thread_id == bindparam("of_thread")).distinct()


def tell_of_comment(session: Session, standing: Standing, thread_id: int, now: datetime) -> None:
    """Tell who spoke in the thread before, and who wrote the text that it is about."""
    about = session.execute(_THREAD, {"of_thread": thread_id}).one()
    spoke = session.execute(_SPOKE, {"of_thread": thread_id}).scalars()
    people = {*spoke, *(about.hands or ()), about.translated_by} - {None}
    matter = Matter(
        NoticeKind.COMMENT,
        standing.release_id,
        language=about.language or "",
        segment_id=about.segment_id,
        segments=1,
    )
    notify(session, matter, people, standing.person, now)
