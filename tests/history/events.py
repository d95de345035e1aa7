"""Events for tests."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders import NOW, BuiltRelease
from workflow.history import ChangeRecord, Recorded
from workflow.history.record import Chain, record
from workflow.store.tables import release


def chain_of(session: Session, built: BuiltRelease) -> Chain:
    """The chain of a release, its row locked."""
    statement = select(release.c.head_seq, release.c.head_hash).where(release.c.id == built.id).with_for_update()
    row = session.execute(statement).one()
    return Chain(built.id, built.public_id, row.head_seq, row.head_hash)


def changed(built: BuiltRelease, number: int, language: str, before: Any, after: Any) -> ChangeRecord:
    """A change of segment ``number``."""
    place = built.of(number, language)
    return ChangeRecord(**place, language=language, key=built.keys[number - 1], before=before, after=after)


def tell(session: Session, built: BuiltRelease, action: str, *, now: datetime = NOW, **told: Any) -> Recorded:
    """Append an event to the history of a release."""
    return record(session, chain_of(session, built), **{"actor": None, "action": action, "now": now, **told})
