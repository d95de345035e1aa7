"""A history that was tampered with is found, and where."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from tests.builders import NOW, BuiltRelease, a_person, a_release
from tests.history.events import changed, tell
from workflow.history import Verdict, record_at_desk, verify, verify_desk
from workflow.history.chain import content_hash, event_hash
from workflow.history.record import Undone
from workflow.store import Store
from workflow.store.tables import change, event, release, setting


def a_history(session: Session, events: int = 6) -> BuiltRelease:
    tom, built = a_person(session), a_release(session)
    for number in range(1, events + 1):
        after = {"text": f"Text {number}", "by": tom}
        tell(
            session, built, "save", now=NOW + timedelta(minutes=number), changes=[changed(built, 1, "en", None, after)]
        )
    return built


def without_triggers(session: Session) -> None:
    """What the host's administrator can do, and nobody else."""
    if session.get_bind().dialect.name == "sqlite":
        for name in session.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all():
            session.execute(text(f"DROP TRIGGER {name}"))
    else:
        session.execute(text("SET LOCAL session_replication_role = replica"))


def _of(seq: int) -> Any:
    return select(event.c.id).where(event.c.seq == seq).scalar_subquery()


TAMPERED: dict[str, tuple[Callable[[Session], Any], str, int]] = {
    "a text is changed": (
        lambda session: session.execute(change.update().where(change.c.event_id == _of(3)).values(after={"text": "x"})),
        "content",
        3,
    ),
    "a change is gone": (
        lambda session: session.execute(change.delete().where(change.c.event_id == _of(3))),
        "content",
        3,
    ),
    "a payload is changed": (
        lambda session: session.execute(event.update().where(event.c.seq == 2).values(payload={"note": "x"})),
        "content",
        2,
    ),
    "a salt is gone": (
        lambda session: session.execute(event.update().where(event.c.seq == 2).values(salt=None)),
        "content",
        2,
    ),
    "a false text is called redacted": (
        lambda session: session.execute(event.update().where(event.c.seq == 2).values(redacted=True, payload={"a": 1})),
        "content",
        2,
    ),
    "an actor is changed": (
        lambda session: session.execute(event.update().where(event.c.seq == 4).values(actor_id=None, action="confirm")),
        "chain",
        4,
    ),
    "a moment is changed": (
        lambda session: session.execute(event.update().where(event.c.seq == 4).values(at=NOW)),
        "chain",
        4,
    ),
    "an event is gone": (
        lambda session: (
            session.execute(change.delete().where(change.c.event_id == _of(5))),
            session.execute(event.delete().where(event.c.seq == 5)),
        ),
        "missing",
        5,
    ),
    "the first event is gone": (
        lambda session: (
            session.execute(change.delete().where(change.c.event_id == _of(1))),
            session.execute(event.delete().where(event.c.seq == 1)),
        ),
        "missing",
        1,
    ),
    "the end is cut off": (
        lambda session: (
            session.execute(change.delete().where(change.c.event_id == _of(6))),
            session.execute(event.delete().where(event.c.seq == 6)),
        ),
        "tail",
        6,
    ),
    "the head is another": (
        lambda session: session.execute(release.update().values(head_hash="0" * 64)),
        "tail",
        7,
    ),
}


@pytest.mark.parametrize("how", TAMPERED)
def test_tampering_is_found_where_it_was_done(store: Store, how: str) -> None:
    tamper, fault, seq = TAMPERED[how]
    with store.write() as session:
        built = a_history(session)
        assert verify(session, built.id) == Verdict(built.public_id, 6)
        without_triggers(session)
        tamper(session)
        verdict = verify(session, built.id)
    assert (verdict.whole, verdict.fault, verdict.seq) == (False, fault, seq)


def test_an_event_rewritten_with_its_hash_breaks_the_next(store: Store) -> None:
    with store.write() as session:
        built = a_history(session)
        without_triggers(session)
        row = session.execute(select(event).where(event.c.seq == 3)).one()
        content = content_hash(row.salt, {"forged": True}, [])
        digest = event_hash(
            built.public_id, 3, row.at, None, row.action, row.language, None, content, row.previous_hash
        )
        session.execute(change.delete().where(change.c.event_id == row.id))
        forged = {"payload": {"forged": True}, "content_hash": content, "hash": digest}
        session.execute(event.update().where(event.c.id == row.id).values(forged))
        verdict = verify(session, built.id)
    assert (verdict.fault, verdict.seq) == ("chain", 4)


def test_the_event_that_another_takes_back_is_part_of_the_chain(store: Store) -> None:
    with store.write() as session:
        built = a_history(session, events=2)
        first = session.execute(select(event.c.id, event.c.seq).where(event.c.seq == 1)).one()
        tell(session, built, "undo", undoes=Undone(first.id, first.seq))
        assert verify(session, built.id).whole
        without_triggers(session)
        session.execute(event.update().where(event.c.seq == 3).values(undoes=_of(2)))
        verdict = verify(session, built.id)
    assert (verdict.fault, verdict.seq) == ("chain", 3)


def test_a_history_longer_than_one_batch_is_whole(store: Store) -> None:
    with store.write() as session:
        built = a_release(session, segments=1)
        first = tell(session, built, "open")
        for _ in range(510):
            tell(session, built, "save")
        tell(session, built, "undo", undoes=Undone(first.event_id, first.seq))
        assert verify(session, built.id) == Verdict(built.public_id, 512)


def test_the_desks_own_chain_is_proved_too(store: Store) -> None:
    with store.write() as session:
        assert verify_desk(session) == Verdict("desk", 0)
        for number in range(3):
            record_at_desk(session, actor=None, action="set", now=NOW, payload={"number": number})
        assert verify_desk(session) == Verdict("desk", 3)
        without_triggers(session)
        session.execute(event.update().where(event.c.seq == 2).values(payload={"number": 9}))
        assert (verify_desk(session).fault, verify_desk(session).seq) == ("content", 2)
        session.execute(event.update().where(event.c.seq == 2).values(payload={"number": 1}))
        session.execute(setting.update().values(value={"seq": 2, "hash": "x"}))
        assert verify_desk(session).fault == "tail"


def test_a_copy_in_another_store_verifies(store: Store) -> None:
    """Nothing hashed depends on row ids: every id is moved, and the history is still whole."""
    with store.write() as session:
        built = a_history(session, events=3)
        first = session.execute(select(event.c.id, event.c.seq).where(event.c.seq == 1)).one()
        tell(session, built, "undo", undoes=Undone(first.id, first.seq))
        without_triggers(session)
        if store.embedded:
            session.execute(text("PRAGMA defer_foreign_keys=ON"))
        for statement in (
            "UPDATE event SET undoes = undoes + 1000 WHERE undoes IS NOT NULL",
            "UPDATE change SET id = id + 500, event_id = event_id + 1000",
            "UPDATE event SET id = id + 1000",
        ):
            session.execute(text(statement))
        assert verify(session, built.id) == Verdict(built.public_id, 4)
