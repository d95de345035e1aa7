"""Appends to the history."""

import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workflow.history.chain import DESK, content_hash, event_hash
from workflow.store.tables import change, event, release, setting

_DESK_HEAD = "desk_head"
_DESK_HEAD_VALUE = select(setting.c.value).where(setting.c.name == _DESK_HEAD)
_LOCKED_DESK_HEAD = _DESK_HEAD_VALUE.with_for_update()
_HEAD = (
    update(release)
    .where(release.c.id == bindparam("release_id"))
    .values(head_seq=bindparam("seq"), head_hash=bindparam("hash"))
)


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """One row of an edition, before and after: JSON values that name people and segments by their public ids."""

    edition_id: int
    segment_id: int
    language: str
    key: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain that an event is appended to, and its head."""

    release_id: int | None
    name: str
    head_seq: int
    head_hash: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """The event that was appended."""

    event_id: int
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Undone:
    """The event that another takes back."""

    event_id: int
    seq: int


def record(  # noqa: PLR0913 - an event has these members
    session: Session,
    chain: Chain,
    *,
    actor: str | None,
    action: str,
    now: datetime,
    language: str = "",
    payload: Mapping[str, Any] | None = None,
    changes: Sequence[ChangeRecord] = (),
    undoes: Undone | None = None,
) -> Recorded:
    """Append one event to the chain of a release whose row is locked, and move the chain's head.

    ``payload`` and the changes are JSON values without floats. Four statements at most, whatever the number of changes.
    """
    salt = secrets.token_bytes(16)
    told = dict(payload or {})
    content = content_hash(salt, told, [(one.language, one.key, one.before, one.after) for one in changes])
    seq = chain.head_seq + 1
    undoes_seq = undoes.seq if undoes else None
    digest = event_hash(chain.name, seq, now, actor, action, language, undoes_seq, content, chain.head_hash)
    row = {
        "release_id": chain.release_id,
        "seq": seq,
        "at": now,
        "actor_id": actor,
        "action": action,
        "language": language,
        "undoes": undoes.event_id if undoes else None,
        "payload": told,
        "salt": salt,
        "content_hash": content,
        "previous_hash": chain.head_hash,
        "hash": digest,
    }
    event_id = session.execute(insert(event).returning(event.c.id), row).scalar_one()
    if changes:
        session.execute(insert(change), [_row(event_id, one) for one in changes])
    _move_head(session, chain, seq, digest)
    return Recorded(event_id, seq, digest)


def desk_chain(session: Session) -> Chain:
    """Lock the chain of what belongs to no release (people, roles, settings) until the end of the transaction, and give its head."""
    head = session.execute(_LOCKED_DESK_HEAD).scalar_one_or_none()
    if head is None:
        # The first deed of a desk; of two that meet, one waits here for the other.
        with suppress(IntegrityError), session.begin_nested():
            session.execute(insert(setting).values(name=_DESK_HEAD, value={"seq": 0, "hash": ""}))
        head = session.execute(_LOCKED_DESK_HEAD).scalar_one()
    return Chain(None, DESK, head["seq"], head["hash"])


def record_at_desk(
    session: Session, *, actor: str | None, action: str, now: datetime, payload: Mapping[str, Any]
) -> Recorded:
    """Append an event of what belongs to no release."""
    return record(session, desk_chain(session), actor=actor, action=action, now=now, payload=payload)


def desk_head(session: Session) -> tuple[int, str]:
    """Give seq and hash of the head of the desk's own chain; 0 and '' where it is empty."""
    head = session.execute(_DESK_HEAD_VALUE).scalar_one_or_none()
    return (head["seq"], head["hash"]) if head else (0, "")


def _row(event_id: int, one: ChangeRecord) -> dict[str, Any]:
    return {
        "event_id": event_id,
        "edition_id": one.edition_id,
        "segment_id": one.segment_id,
        "before": one.before,
        "after": one.after,
    }


def _move_head(session: Session, chain: Chain, seq: int, digest: str) -> None:
    if chain.release_id is not None:
        session.execute(_HEAD, {"release_id": chain.release_id, "seq": seq, "hash": digest})
        return
    session.execute(update(setting).where(setting.c.name == _DESK_HEAD).values(value={"seq": seq, "hash": digest}))
