"""Nobody's write is lost, nobody waits for nothing: the same promises on both stores."""

from datetime import UTC, datetime, timedelta, timezone
from threading import Barrier, Event, Thread

import pytest
from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session

from tests.builders import NOW, BuiltRelease, a_person, a_release
from workflow.store import Store
from workflow.store.tables import person, release, setting

THREADS = 20
SAVES = 4
PATIENCE_SECONDS = 60


def saves_of_many(store: Store, save: "type[Save]") -> list[BaseException]:
    """Many threads that read a count and write it back, each in a transaction of its own."""
    start = Barrier(THREADS)
    errors: list[BaseException] = []

    def work() -> None:
        start.wait()
        for _ in range(SAVES):
            try:
                save(store).once()
            except BaseException as error:  # noqa: BLE001 - whatever it is, the test tells it
                errors.append(error)

    threads = [Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


class Save:
    """Reads a number of a release whose row is locked, and writes one more."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def once(self) -> None:
        with self.store.write() as session:
            seen = session.execute(select(release.c.head_seq).with_for_update()).scalar_one()
            session.execute(release.update().values(head_seq=seen + 1))


def test_twenty_who_save_at_once_lose_nothing(store: Store) -> None:
    with store.write() as session:
        a_release(session, segments=1)
    assert saves_of_many(store, Save) == []
    with store.read() as session:
        assert session.execute(select(release.c.head_seq)).scalar_one() == THREADS * SAVES


def test_a_writer_has_the_lock_before_it_reads(store: Store) -> None:
    """A transaction that reads first and writes later would be refused by SQLite at once, whatever the timeout."""
    with store.write() as session:
        a_release(session, segments=1)
    reading, go = Event(), Event()

    def late() -> None:
        with store.write() as session:
            session.execute(select(release).with_for_update()).one()
            reading.set()
            go.wait(PATIENCE_SECONDS)
            session.execute(release.update().values(title="late"))

    thread = Thread(target=late)
    thread.start()
    assert reading.wait(PATIENCE_SECONDS)
    with store.read() as session:
        assert session.execute(select(release.c.title)).scalar_one() != "late"
    go.set()
    with store.write() as session:
        session.execute(release.update().values(slug="after"))
        told = session.execute(select(release.c.title, release.c.slug)).one()
    thread.join()
    assert tuple(told) == ("late", "after")


def test_what_an_error_leaves_is_rolled_back(store: Store) -> None:
    def fails() -> None:
        with store.write() as session:
            a_person(session)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    with store.read() as session:
        assert session.execute(select(person)).all() == []


def test_an_answer_can_be_built_after_the_commit(store: Store) -> None:
    with store.write() as session:
        built: BuiltRelease = a_release(session)
        row = session.execute(select(release)).one()
    assert row.public_id == built.public_id


def test_a_thread_that_writes_cannot_wait_for_itself(desk: Store) -> None:
    with desk.write(), pytest.raises(RuntimeError), desk.write():
        pass
    with desk.write() as session:
        a_person(session)


def test_sqlite_is_opened_so_that_a_power_cut_takes_nothing(desk: Store) -> None:
    with desk.read() as session:
        told = [
            session.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert told == ["wal", 2, 1]


def test_postgresql_reads_what_is_committed(server_desk: Store) -> None:
    with server_desk.write() as session:
        assert session.execute(text("SHOW transaction_isolation")).scalar_one() == "read committed"


def _kept(session: Session, moment: datetime) -> datetime:
    one = a_person(session, f"at {moment.isoformat()}", disabled_at=moment)
    kept: datetime = session.execute(select(person.c.disabled_at).where(person.c.id == one)).scalar_one()
    return kept


def test_a_moment_comes_back_as_the_same_moment_in_utc(store: Store) -> None:
    east = timezone(timedelta(hours=3))
    moments = [NOW, NOW.replace(microsecond=123456), NOW.astimezone(east), datetime(1970, 1, 1, tzinfo=UTC)]
    with store.write() as session:
        for moment in moments:
            kept = _kept(session, moment)
            assert kept == moment
            assert kept.tzinfo is UTC


def test_moments_are_compared_as_moments(store: Store) -> None:
    with store.write() as session:
        a_person(session, disabled_at=NOW.astimezone(timezone(timedelta(hours=-9))))
        statement = select(person.c.login).where(
            person.c.disabled_at <= bindparam("at", type_=person.c.disabled_at.type)
        )
        assert session.execute(statement, {"at": NOW}).scalars().all() == ["tom"]
        assert session.execute(statement, {"at": NOW - timedelta(microseconds=1)}).scalars().all() == []


def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    with store.write() as session, pytest.raises(Exception, match="time zone"):
        a_person(session, disabled_at=NOW.replace(tzinfo=None))


def test_json_keeps_arabic_nothing_and_order(store: Store) -> None:
    value = {"text": "بيان", "none": None, "list": [3, 1, {"b": True}], "empty": ""}
    with store.write() as session:
        session.execute(setting.insert().values(name="told", value=value))
        assert session.execute(select(setting.c.value)).scalar_one() == value
