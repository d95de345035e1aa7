"""Events are appended, and nothing about them can be taken back."""

from threading import Thread
from typing import Any

import pytest
from sqlalchemy import event as sent_by
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from tests.builders import LATER, NOW, BuiltRelease, a_person, a_release
from tests.history.events import chain_of, changed, tell
from workflow.history import record_at_desk, verify, verify_desk
from workflow.history.record import Undone, record
from workflow.store import Store
from workflow.store.tables import change, event, release


def test_an_event_tells_who_did_what_to_which_rows(store: Store) -> None:
    with store.write() as session:
        tom, built = a_person(session), a_release(session)
        one = changed(built, 1, "en", None, {"state": "draft", "text": "It is signed."})
        done = record(
            session,
            chain_of(session, built),
            actor=tom,
            action="save",
            now=NOW,
            language="en",
            payload={"note": "نص"},
            changes=[one],
        )
        row = session.execute(select(event).where(event.c.id == done.event_id)).one()
        assert (row.seq, row.actor_id, row.action, row.language) == (1, tom, "save", "en")
        assert (row.at, row.payload, row.previous_hash, row.hash) == (NOW, {"note": "نص"}, "", done.hash)
        kept = session.execute(select(change)).one()
        assert (kept.event_id, kept.before, kept.after) == (done.event_id, None, one.after)
        head = session.execute(select(release.c.head_seq, release.c.head_hash)).one()
        assert tuple(head) == (1, done.hash)


def test_an_event_costs_the_same_statements_for_one_row_or_a_thousand(store: Store) -> None:
    sent: list[str] = []
    with store.write() as session:
        built = a_release(session, segments=3)
        chain = chain_of(session, built)
        one = changed(built, 1, "en", None, {"text": "a"})
        sent_by.listen(store.engine, "before_cursor_execute", lambda *told: sent.append(told[2]))
        record(session, chain, actor=None, action="replace", now=NOW, changes=[one] * 1000)
    assert len(sent) == 3


def test_events_of_a_release_follow_one_another_whoever_writes(store: Store) -> None:
    with store.write() as session:
        built = a_release(session)

    def write() -> None:
        for _ in range(5):
            with store.write() as session:
                tell(session, built, "save")

    threads = [Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as session:
        seqs = session.execute(select(event.c.seq).order_by(event.c.id)).scalars().all()
        assert seqs == list(range(1, 21))
        assert verify(session, built.id).whole


def test_the_desk_has_a_chain_of_its_own(store: Store) -> None:
    with store.write() as session:
        built = a_release(session)
        tell(session, built, "open")
        for number in range(3):
            record_at_desk(session, actor=None, action="set", now=NOW, payload={"number": number})
        assert verify_desk(session).events == 3
        assert verify(session, built.id).events == 1
        assert verify_desk(session).whole


def test_an_event_is_undone_once(store: Store) -> None:
    with store.write() as session:
        built = a_release(session)
        done = tell(session, built, "save")
        back = Undone(done.event_id, done.seq)
        tell(session, built, "undo", undoes=back)
        assert verify(session, built.id).whole
        with pytest.raises(IntegrityError), session.begin_nested():
            tell(session, built, "undo", undoes=back)


FORBIDDEN = [
    "UPDATE event SET action = 'confirm'",
    "UPDATE event SET seq = seq + 10",
    "UPDATE event SET actor_id = NULL",
    "UPDATE event SET at = '2020-01-01 00:00:00'",
    "UPDATE event SET hash = 'x', payload = NULL, salt = NULL, redacted = true",
    "UPDATE event SET payload = '{}', salt = NULL, redacted = true",
    "UPDATE event SET payload = NULL, salt = NULL",
    "UPDATE event SET redacted = true",
    "UPDATE change SET after = '{}'",
    "UPDATE change SET segment_id = segment_id + 1, before = NULL, after = NULL",
]


def _forbidden(session: Session, statement: str) -> None:
    with pytest.raises(DBAPIError) as refused, session.begin_nested():
        session.execute(text(statement))
    assert "append-only" in str(refused.value.orig), statement


def test_the_history_is_append_only(store: Store) -> None:
    with store.write() as session:
        built = a_release(session)
        tell(session, built, "save", changes=[changed(built, 1, "en", None, {"text": "a"})])
        for table in ("event", "change"):
            _forbidden(session, f"DELETE FROM {table}")
            if not store.embedded:
                _forbidden(session, f"TRUNCATE {table} CASCADE")
        for statement in FORBIDDEN:
            _forbidden(session, statement)
        assert verify(session, built.id).whole


def test_no_row_takes_the_place_of_one_that_stands(desk: Store) -> None:
    """SQLite's REPLACE deletes without a word to the trigger of deletes."""
    told = "at, action, content_hash, previous_hash, hash"
    with desk.write() as session:
        built = a_release(session)
        tell(session, built, "save", changes=[changed(built, 1, "en", None, {"text": "a"})])
        _forbidden(session, f"REPLACE INTO event (id, seq, {told}) SELECT id, 99, {told} FROM event")
        _forbidden(session, f"REPLACE INTO event (release_id, seq, {told}) SELECT release_id, seq, {told} FROM event")
        columns = "id, event_id, edition_id, segment_id"
        _forbidden(session, f"REPLACE INTO change ({columns}) SELECT {columns} FROM change")


def _redact(session: Session, built: BuiltRelease, done: Any) -> None:
    session.execute(text(f"UPDATE change SET before = NULL, after = NULL WHERE event_id = {done.event_id}"))
    session.execute(text(f"UPDATE event SET payload = NULL, salt = NULL, redacted = true WHERE id = {done.event_id}"))
    tell(session, built, "redact", payload={"seq": done.seq, "why": "a name that should not stand here"})


def test_redaction_hides_what_was_said_and_the_chain_stays_whole(store: Store) -> None:
    with store.write() as session:
        built = a_release(session)
        tell(session, built, "open")
        done = tell(
            session, built, "save", payload={"name": "x"}, changes=[changed(built, 1, "en", {"text": "x"}, None)]
        )
        tell(session, built, "save", now=LATER)
        _redact(session, built, done)
        assert verify(session, built.id).whole
        assert verify(session, built.id).events == 4
        row = session.execute(select(event).where(event.c.id == done.event_id)).one()
        assert (row.payload, row.salt, row.redacted) == (None, None, True)
        assert [tuple(one) for one in session.execute(select(change.c.before, change.c.after))] == [(None, None)]
        _forbidden(session, f"UPDATE event SET redacted = false WHERE id = {done.event_id}")
