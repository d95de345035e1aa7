"""Proves that a history is whole: no event missing, changed, or cut off its end."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from workflow.history.chain import DESK, ChangeTuple, content_hash, event_hash
from workflow.history.record import desk_head
from workflow.store.tables import change, edition, event, release, segment

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a chain is whole; if not, the first bad seq and what is wrong: ``missing``, ``content``, ``chain`` or ``tail``."""

    release: str
    events: int
    fault: str = ""
    seq: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.fault


def verify(session: Session, release_id: int) -> Verdict:
    """Check the chain of one release, event by event, in the order of their seq."""
    row = session.execute(select(release).where(release.c.id == release_id)).one()
    return _verify(session, row.public_id, event.c.release_id == release_id, row.head_seq, row.head_hash)


def verify_desk(session: Session) -> Verdict:
    """Check the chain of what belongs to no release."""
    seq, digest = desk_head(session)
    return _verify(session, DESK, event.c.release_id.is_(None), seq, digest)


def release_ids(session: Session) -> dict[str, int]:
    """Give the database key of each release by its public id: for whoever proves all chains."""
    rows = session.execute(select(release.c.public_id, release.c.id).order_by(release.c.id))
    return {row.public_id: row.id for row in rows}


def _verify(session: Session, name: str, of_chain: ColumnElement[bool], head_seq: int, head_hash: str) -> Verdict:
    seqs: dict[int, int] = {}
    previous = ""
    count = 0
    for row, changes in _events(session, of_chain):
        count += 1
        seqs[row.id] = row.seq
        fault = _fault(name, count, row, changes, previous, seqs.get(row.undoes))
        if fault:
            return Verdict(name, count, fault, count if fault == "missing" else row.seq)
        previous = row.hash
    if count != head_seq or previous != head_hash:
        return Verdict(name, count, "tail", count + 1)
    return Verdict(name, count)


def _fault(name: str, expected: int, row: Any, changes: list[ChangeTuple], previous: str, undoes: int | None) -> str:
    if row.seq != expected:
        return "missing"
    if not _content_stands(row, changes):
        return "content"
    digest = event_hash(
        name, row.seq, row.at, row.actor_id, row.action, row.language, undoes, row.content_hash, row.previous_hash
    )
    return "chain" if row.previous_hash != previous or digest != row.hash else ""


def _content_stands(row: Any, changes: list[ChangeTuple]) -> bool:
    if row.redacted:
        hidden = [row.payload, row.salt, *(value for change in changes for value in change[2:])]
        return all(value is None for value in hidden)
    return row.salt is not None and content_hash(row.salt, row.payload, changes) == row.content_hash


def _events(session: Session, of_chain: ColumnElement[bool]) -> Iterator[tuple[Any, list[ChangeTuple]]]:
    start = 0
    while True:
        rows = session.execute(
            select(event).where(of_chain, event.c.seq > start).order_by(event.c.seq).limit(_BATCH)
        ).all()
        if not rows:
            return
        changes = _changes(session, of_chain, start, rows[-1].seq)
        yield from ((row, changes.get(row.id, [])) for row in rows)
        start = rows[-1].seq


def _changes(session: Session, of_chain: ColumnElement[bool], after: int, upto: int) -> dict[int, list[ChangeTuple]]:
    statement = (
        select(change.c.event_id, edition.c.language, segment.c.key, change.c.before, change.c.after)
        .join(event, event.c.id == change.c.event_id)
        .join(edition, edition.c.id == change.c.edition_id)
        .join(segment, segment.c.id == change.c.segment_id)
        .where(of_chain, event.c.seq > after, event.c.seq <= upto)
        .order_by(change.c.event_id, change.c.id)
    )
    grouped = groupby(session.execute(statement), key=lambda row: row.event_id)
    return {event_id: [(row.language, row.key, row.before, row.after) for row in rows] for event_id, rows in grouped}
