"""Deeds on threads. Resolving and opening again take each other back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from workflow.conversation.telling import tell_of_comment
from workflow.conversation.values import Said
from workflow.errors import BadInput, Missing, Refused
from workflow.people.policy import Role, require
from workflow.people.standing import Standing, stand
from workflow.people.visibility import view
from workflow.releases.states import ONLY_DESK
from workflow.review.deed import tell
from workflow.review.viewed import viewed
from workflow.store.identifiers import public_id
from workflow.store.tables import comment as comments
from workflow.store.tables import edition, placement, release, segment, source_version, thread
from workflow.text.soundness import require_sound
from workflow.text.space import is_blank

LONGEST = 10_000
"""Characters of a comment."""

_RELEASE_OF = viewed(
    select(release.c.public_id)
    .join(thread, thread.c.release_id == release.c.id)
    .where(thread.c.public_id == bindparam("of_thread")),
    release.c.id,
)
_THREAD = (
    select(thread.c.id, thread.c.public_id, thread.c.resolved_at, segment.c.key, edition.c.language)
    .join(segment, segment.c.id == thread.c.segment_id)
    .outerjoin(edition, edition.c.id == thread.c.edition_id)
    .where(thread.c.public_id == bindparam("of_thread"))
)
_STANDING_SEGMENT = (
    select(segment.c.id)
    .join(placement, placement.c.segment_id == segment.c.id)
    .join(source_version, source_version.c.id == placement.c.source_version_id)
    .where(
        segment.c.release_id == bindparam("release_id"),
        segment.c.key == bindparam("of_key"),
        placement.c.live,
        source_version.c.is_current,
    )
)
_EDITION = select(edition.c.id).where(
    edition.c.release_id == bindparam("release_id"),
    edition.c.language == bindparam("of_language"),
    edition.c.dropped_at.is_(None),
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A thread whose release is locked."""

    id: int
    public_id: str
    is_open: bool
    key: str
    language: str
    standing: Standing


def open_thread(
    session: Session, by: str, release_id: str, key: str, text: str, now: datetime, language: str = ""
) -> Said:
    """Begin a thread about a segment that stands in the current version, in one language or ('') in all.

    Raises Missing, Refused, BadInput (blank, too long or unsound text).
    """
    said = _sound(text)
    standing = _begin(session, by, release_id, "comment", now)
    of_release = standing.release_id
    found = session.execute(_STANDING_SEGMENT, {"release_id": of_release, "of_key": key}).scalar_one_or_none()
    if found is None:
        raise Missing("conversation.segment_missing", key=key)
    row = {
        "public_id": public_id(),
        "release_id": of_release,
        "segment_id": found,
        "origin_segment_id": found,
        "edition_id": _edition(session, of_release, language) if language else None,
        "opened_at": now,
    }
    new = session.execute(insert(thread).returning(thread.c.id), row).scalar_one()
    opened = _Found(new, str(row["public_id"]), is_open=True, key=key, language=language, standing=standing)
    return _say(session, opened, "open_thread", said, now)


def comment(session: Session, by: str, thread_id: str, text: str, now: datetime) -> Said:
    """Say something in a thread; one that was resolved is open again. Raises Missing, Refused, BadInput."""
    said = _sound(text)
    found = _find(session, by, thread_id, "comment", now)
    if not found.is_open:
        _set_resolved(session, found, None, None)
    return _say(session, found, "comment", said, now)


def resolve(session: Session, by: str, thread_id: str, now: datetime) -> Said:
    """Close a thread: it holds no publication back any more. Nothing happens to one that is closed. Raises Missing, Refused."""
    return _turn(session, by, thread_id, now, is_open=False)


def reopen(session: Session, by: str, thread_id: str, now: datetime) -> Said:
    """Open a thread that was resolved. Nothing happens to one that is open. Raises Missing, Refused."""
    return _turn(session, by, thread_id, now, is_open=True)


def _turn(session: Session, by: str, thread_id: str, now: datetime, *, is_open: bool) -> Said:
    found = _find(session, by, thread_id, "resolve", now)
    if found.is_open is is_open:
        return _said(found, "", found.standing.head_seq, is_open=is_open)
    _set_resolved(session, found, None if is_open else now, None if is_open else by)
    action = "reopen_thread" if is_open else "resolve"
    recorded = tell(session, found.standing, action, now, language=found.language, payload=_told(found))
    return _said(found, "", recorded.seq, is_open=is_open)


def _say(session: Session, found: _Found, action: str, text: str, now: datetime) -> Said:
    by = found.standing.person
    row = {"public_id": public_id(), "thread_id": found.id, "person_id": by, "at": now, "text": text}
    session.execute(insert(comments), row)
    payload = {**_told(found), "comment": row["public_id"], "text": text}
    if not found.is_open:
        payload["reopened"] = True
    recorded = tell(session, found.standing, action, now, language=found.language, payload=payload)
    tell_of_comment(session, found.standing, found.id, now)
    return _said(found, str(row["public_id"]), recorded.seq, is_open=True)


def _said(found: _Found, comment_id: str, seq: int, *, is_open: bool) -> Said:
    return Said(found.public_id, comment_id, is_open, seq, found.standing.public_id, found.key)


def _find(session: Session, by: str, thread_id: str, action: str, now: datetime) -> _Found:
    of_thread = {"of_thread": thread_id}
    named = session.execute(_RELEASE_OF.by(by), view(by, now, **of_thread)).scalar_one_or_none()
    if named is None:
        raise Missing("conversation.thread_missing", thread=thread_id)
    standing = _begin(session, by, named, action, now)
    row = session.execute(_THREAD, of_thread).one()
    return _Found(row.id, row.public_id, row.resolved_at is None, row.key, row.language or "", standing)


def _begin(session: Session, by: str, release_id: str, action: str, now: datetime) -> Standing:
    standing = stand(session, by, release_id, now)
    require(action, standing.rights)
    if standing.state in ONLY_DESK and not standing.rights.holds(Role.DESK):
        raise Refused("conversation.draft", action=action)
    return standing


def _edition(session: Session, release_id: int, language: str) -> int:
    found: int | None = session.execute(
        _EDITION, {"release_id": release_id, "of_language": language}
    ).scalar_one_or_none()
    if found is None:
        raise Missing("edition.missing", language=language)
    return found


def _set_resolved(session: Session, found: _Found, at: datetime | None, by: str | None) -> None:
    session.execute(update(thread).where(thread.c.id == found.id).values(resolved_at=at, resolved_by=by))


def _told(found: _Found) -> dict[str, Any]:
    return {"thread": found.public_id, "key": found.key}


def _sound(text: str) -> str:
    require_sound(text)
    if is_blank(text):
        raise BadInput("conversation.blank")
    if len(text) > LONGEST:
        raise BadInput("conversation.too_long", most=LONGEST)
    return text.strip()
