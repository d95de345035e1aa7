"""The history of one row: what each event left in it, and what was lost to a conflict."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from workflow.errors import Missing
from workflow.people.visibility import view
from workflow.review.translation import Place, Translation
from workflow.review.viewed import viewed
from workflow.store.tables import change, edition, event, person, release, segment

_AT = (
    select(change.c.after, change.c.before)
    .join(event, event.c.id == change.c.event_id)
    .where(
        change.c.segment_id == bindparam("of_segment"),
        change.c.edition_id == bindparam("of_edition"),
        event.c.release_id == bindparam("of_release"),
        event.c.seq == bindparam("seq"),
    )
)
_PLACE = viewed(
    select(segment.c.id.label("segment_id"), edition.c.id.label("edition_id"))
    .select_from(release)
    .join(segment, segment.c.release_id == release.c.id)
    .join(edition, edition.c.release_id == release.c.id)
    .where(
        release.c.public_id == bindparam("public_id"),
        segment.c.key == bindparam("key"),
        edition.c.language == bindparam("language"),
    ),
    release.c.id,
)
_HISTORY = viewed(
    select(
        event.c.seq,
        event.c.at,
        event.c.actor_id,
        person.c.name,
        event.c.action,
        event.c.undoes,
        event.c.redacted,
        event.c.payload,
        change.c.before,
        change.c.after,
    )
    .select_from(change)
    .join(event, event.c.id == change.c.event_id)
    .outerjoin(person, person.c.id == event.c.actor_id)
    .where(change.c.segment_id == bindparam("of_segment"), change.c.edition_id == bindparam("of_edition"))
    .order_by(change.c.id.desc()),
    event.c.release_id,
)


@dataclass(frozen=True, slots=True)
class RowEvent:
    """One event of a row, newest first. ``lost`` is a text that was kept from a conflict; redacted events tell no text."""

    seq: int
    at: datetime
    person: str | None
    name: str
    action: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    lost: str
    is_undo: bool
    redacted: bool


def version_at(session: Session, release_id: int, place: Place, seq: int) -> Translation | None:
    """Give the row as event ``seq`` left it; None where that event did not touch it, or was redacted. One statement."""
    told = session.execute(
        _AT,
        {
            "of_segment": place.segment_id,
            "of_edition": place.edition_id,
            "of_release": release_id,
            "seq": seq,
        },
    ).one_or_none()
    return None if told is None or told.after is None else Translation.of_json(place, told.after, 0)


def history_of(
    session: Session, viewer: str | None, release_id: str, language: str, key: str, now: datetime
) -> tuple[RowEvent, ...]:
    """Give the events of one row, newest first. Two statements. Raises Missing."""
    parameters = view(viewer, now, public_id=release_id, language=language, key=key)
    found = session.execute(_PLACE.by(viewer), parameters).one_or_none()
    if found is None:
        raise Missing("segment.missing", key=key)
    parameters = view(viewer, now, of_segment=found.segment_id, of_edition=found.edition_id)
    return tuple(
        RowEvent(
            seq=told.seq,
            at=told.at,
            person=told.actor_id,
            name=told.name or "",
            action=told.action,
            before=told.before,
            after=told.after,
            lost=(told.payload or {}).get("text", "") if told.action == "conflict_kept" else "",
            is_undo=told.undoes is not None,
            redacted=told.redacted,
        )
        for told in session.execute(_HISTORY.by(viewer), parameters)
    )
