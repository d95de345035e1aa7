"""Whom a deed on texts concerns, so that their inbox tells them."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from workflow.people.notices import Matter, NoticeKind, notify
from workflow.people.standing import Standing
from workflow.review.deed import Step
from workflow.review.transitions import REASON_SOURCE_CHANGED
from workflow.review.translation import Translation
from workflow.store.tables import assignment

_AT_WORK = select(assignment.c.person_id, assignment.c.language).where(
    assignment.c.release_id == bindparam("of_release"), assignment.c.role.in_(("translator", "reviewer"))
)


def tell_of_return(session: Session, standing: Standing, before: Translation, now: datetime) -> None:
    """Tell the translator, and all who wrote into the text, that it came back."""
    matter = Matter(
        NoticeKind.RETURNED,
        standing.release_id,
        language=before.place.language,
        segment_id=before.place.segment_id,
        segments=1,
    )
    notify(session, matter, _writers(before), standing.person, now)


def tell_of_source(
    session: Session, standing: Standing, steps: Iterable[Step], now: datetime, *, new_version: bool = False
) -> None:
    """Tell who works on a language, or wrote what is a draft again, that the source changed.

    A ``new_version`` concerns all who are assigned, also where no text of theirs changed. One statement to read, one a language.
    """
    changed: dict[str, list[Translation]] = {}
    for step in steps:
        if step.before is not None and step.before.text and step.after.reason == REASON_SOURCE_CHANGED:
            changed.setdefault(step.after.place.language, []).append(step.before)
    if not changed and not new_version:
        return
    people: dict[str, set[str]] = {
        language: {one for row in rows for one in _writers(row)} for language, rows in changed.items()
    }
    for row in session.execute(_AT_WORK, {"of_release": standing.release_id}):
        if new_version or row.language in changed:
            people.setdefault(row.language, set()).add(row.person_id)
    for language in sorted(people):
        rows = changed.get(language, [])
        first = rows[0].place.segment_id if rows else None
        matter = Matter(
            NoticeKind.SOURCE_CHANGED, standing.release_id, language=language, segment_id=first, segments=len(rows)
        )
        notify(session, matter, people[language], standing.person, now)


def _writers(row: Translation) -> set[str]:
    return {one for one in (*row.hands, row.translated_by) if one}
