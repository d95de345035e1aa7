"""A write that is sent twice happens once."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import JSON, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from workflow.errors import BadInput, Conflict
from workflow.store.tables import write_key
from workflow.store.tables.metadata import JsonValue

KEPT = timedelta(days=8)
"""A browser's journal lives seven days: every key that may come again is known."""

_LONGEST_KEY = 64

# The second of two that meet waits at the primary key for the first, and then finds its answer.
_TAKEN = {
    "sqlite": sqlite.insert(write_key).on_conflict_do_nothing().returning(write_key.c.key),
    "postgresql": postgresql.insert(write_key).on_conflict_do_nothing().returning(write_key.c.key),
}
_OF_KEY = (write_key.c.person_id == bindparam("of_person"), write_key.c.key == bindparam("of_key"))
_STORED = select(write_key.c.request_hash, write_key.c.answer, write_key.c.at).where(*_OF_KEY)
_ANSWERED = update(write_key).where(*_OF_KEY)


def request_hash(*parts: str | bytes) -> str:
    """Hash what makes a request that request: its deed, its place, the version that it saw, what it brings."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def once(
    session: Session, person: str, key: str, request: str, now: datetime, run: Callable[[], JsonValue]
) -> JsonValue:
    """Give the answer of ``run``, which runs at most once for a person and key, in this transaction.

    A key that comes again with the same ``request`` (``request_hash``) gets the stored answer and has no effect. The caller makes sure
    before that the person may still see what the answer speaks of. Two statements more than ``run``.
    Raises Conflict where the key came with another request, BadInput for a key of no or more than 64 characters, or of unprintable ones.
    """
    if not (0 < len(key) <= _LONGEST_KEY and key.isprintable()):
        raise BadInput("write.key_form", most=_LONGEST_KEY)
    row = {"person_id": person, "key": key, "request_hash": request, "answer": {}, "at": now}
    taken = _TAKEN[session.get_bind().dialect.name]
    if session.execute(taken, row).one_or_none() is None:
        stored = session.execute(_STORED, {"of_person": person, "of_key": key}).one()
        if now - stored.at <= KEPT:
            if stored.request_hash != request:
                raise Conflict("write.key_reused")
            return stored.answer
        session.execute(_ANSWERED.values(request_hash=request, at=now), {"of_person": person, "of_key": key})
    answer = run()
    kept = JSON.NULL if answer is None else answer
    session.execute(_ANSWERED.values(answer=kept), {"of_person": person, "of_key": key})
    return answer


def prune(session: Session, now: datetime) -> int:
    """Forget the keys older than ``KEPT``, and give their number."""
    gone = session.execute(delete(write_key).where(write_key.c.at < now - KEPT).returning(write_key.c.key))
    return len(gone.all())
