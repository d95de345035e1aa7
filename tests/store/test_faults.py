"""A disk that is full, read-only or broken gives one clear error, and what stood before stands after it."""

import errno
import os
import resource
import signal
import sqlite3
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from tests.builders import a_person, a_release
from tests.stores import fresh
from workflow.errors import Unavailable
from workflow.store import Store, open_store
from workflow.store.blobs import Blobs
from workflow.store.faults import described, fault
from workflow.store.tables import release

NOBODY = 65534
PATIENCE_SECONDS = 120


def said(deed: Callable[[], Any]) -> str:
    """What a deed answers, or the code of the fault that stopped it."""
    try:
        return str(deed())
    except Unavailable as error:
        return error.code


def titles(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.execute(select(release.c.title)).scalars())


def test_a_full_disk_is_told_and_the_desk_goes_on_reading(desk: Store) -> None:
    with desk.write() as session:
        a_release(session, title="before")

    def fill() -> None:
        with desk.write() as session:
            pages = session.execute(text("PRAGMA page_count")).scalar_one()
            session.execute(text(f"PRAGMA max_page_count = {pages + 2}"))
            a_release(session, title="after", texts=["x" * 50_000])

    assert said(fill) == "store.full"
    assert titles(desk) == ["before"]


def test_a_database_that_may_only_be_read_is_told(desk: Store) -> None:
    def add() -> None:
        with desk.write() as session:
            session.execute(text("PRAGMA query_only = 1"))
            a_person(session)

    assert said(add) == "store.readonly"


def test_a_damaged_database_is_told(desk: Store) -> None:
    desk.close()
    (desk.data / "stele.db").write_bytes(b"this is no database" * 300)
    assert said(lambda: titles(desk)) == "store.damaged"


def test_a_database_that_is_locked_too_long_is_told(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workflow.store.engine.BUSY_SECONDS", 0.05)
    quick = open_store(None, desk.data)
    other = sqlite3.connect(desk.data / "stele.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert said(lambda: _add(quick)) == "store.busy"
    other.close()
    quick.close()


def test_a_server_that_is_away_is_told(tmp_path: Path) -> None:
    store = open_store(f"postgresql+psycopg://stele@/none?host={tmp_path}", tmp_path)
    assert said(lambda: titles(store)) == "store.unreachable"


def test_a_connection_that_was_cut_is_told_and_the_next_works(server_desk: Store) -> None:
    others = "pid <> pg_backend_pid() AND datname = current_database()"

    def is_cut() -> None:
        with server_desk.write() as session:
            session.execute(text("SELECT 1"))
            with server_desk.write() as other:
                other.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"))
            a_person(session)

    assert said(is_cut) == "store.unreachable"
    assert said(lambda: _add(server_desk)) == "None"


def test_a_promise_of_the_database_is_no_fault_of_the_machine(store: Store) -> None:
    with store.write() as session:
        a_person(session, "heron")
    with pytest.raises(IntegrityError) as broken, store.write() as session:
        a_person(session, "heron")
    assert fault(broken.value) is None
    told = described(broken.value)
    assert told.startswith("IntegrityError ")
    assert "heron" not in told


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("53100", "store.full"),
        ("53300", "store.busy"),
        ("25006", "store.readonly"),
        ("40001", "store.busy"),
        ("40P01", "store.busy"),
        ("57P01", "store.unreachable"),
        ("08006", "store.unreachable"),
        ("58030", "store.disk"),
        ("XX001", "store.damaged"),
        ("23505", None),
        ("22001", None),
        ("42601", None),
    ],
)
def test_what_postgresql_says_is_understood_by_its_code(state: str, code: str | None) -> None:
    class Original(Exception):
        sqlstate = state

    assert fault(DBAPIError("", {}, Original())) == code


def _who_may_not_write(data: str, answers: Any) -> None:
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    store = open_store(None, Path(data))
    answers.put([said(deed) for deed in (lambda: titles(store), lambda: _add(store), lambda: store.blobs.put(b"text"))])


def _add(store: Store) -> None:
    with store.write() as session:
        a_person(session)


@pytest.mark.parametrize("in_use", [True, False])
def test_a_folder_that_may_not_be_written_is_still_read(in_use: bool) -> None:
    with TemporaryDirectory() as home:
        # pytest's own folders are closed to the other user.
        Path(home).chmod(0o755)
        data = Path(home) / "data"
        data.mkdir()
        with fresh("sqlite", data) as store, store.write() as session:
            a_release(session, title="before")
        user = open_store(None, data)
        with user.read() as session:
            session.execute(select(release.c.id)).all()
        if not in_use:
            user.close()
        assert (data / "stele.db-wal").exists() is in_use
        _set_modes(data, 0o555, 0o444)
        heard = _in_a_child(_who_may_not_write, data)
        _set_modes(data, 0o755, 0o644)
        user.close()
    assert heard == ["['before']", "store.readonly", "store.readonly"]


def test_a_disk_that_can_be_written_again_is_written_by_the_same_process(
    desk: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as read_only:
        read_only.setattr(os, "access", lambda *_: False)
        assert titles(desk) == []
        assert said(lambda: _add(desk)) == "store.readonly"
    other = open_store(None, desk.data)
    with other.write() as session:
        a_release(session, title="by another")
    assert titles(desk) == ["by another"]
    assert said(lambda: _add(desk)) == "None"
    other.close()


def _set_modes(data: Path, folder: int, file: int) -> None:
    for path in data.iterdir():
        path.chmod(file)
    data.chmod(folder)


def _in_a_child(work: Callable[[str, Any], None], data: Path) -> Any:
    context = get_context("fork")
    answers = context.Queue()
    child = context.Process(target=work, args=(str(data), answers))
    child.start()
    heard = answers.get(timeout=PATIENCE_SECONDS)
    child.join()
    return heard


def _limited(data: str, answers: Any) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    store = open_store(None, Path(data))
    with store.write() as session:
        a_release(session, title="before")
    size = (Path(data) / "stele.db-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, size + 8192))
    deeds = (lambda: _import(store), lambda: store.blobs.put(b"x" * 9_000_000), lambda: titles(store))
    answers.put([*(said(deed) for deed in deeds), str(list(store.blobs.folder.glob("*/*")))])


def _import(store: Store) -> None:
    with store.write() as session:
        a_release(session, title="after", texts=["x" * 50_000])


def test_a_file_that_may_not_grow_leaves_the_old_state(desk: Store) -> None:
    heard = _in_a_child(_limited, desk.data)
    assert heard[0] in {"store.disk", "store.full"}
    assert heard[1:] == ["store.full", "['before']", "[]"]


# Each step of writing a blob fails once.

BLOB = "بيان صحفي".encode()


def _failing(code: int) -> Callable[..., Any]:
    def fail(*_: Any, **__: Any) -> Any:
        raise OSError(code, os.strerror(code))

    return fail


class _NoRoom:
    def __init__(self, file: Any) -> None:
        self.file = file

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, data: bytes) -> None:
        self.file.write(data[:3])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    ("code", "told"), [(errno.ENOSPC, "store.full"), (errno.EROFS, "store.readonly"), (errno.EIO, "store.disk")]
)
@pytest.mark.parametrize("step", ["mkdir", "open", "fsync", "rename"])
def test_a_blob_whose_writing_fails_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, told: str
) -> None:
    blobs = Blobs(tmp_path / "blobs")
    other = blobs.put(b"other")
    with monkeypatch.context() as broken:
        broken.setattr(os, step, _failing(code))
        with pytest.raises(Unavailable) as refused:
            blobs.put(BLOB)
    assert refused.value.code == told
    assert list(blobs.addresses()) == [other]
    assert not list(blobs.folder.glob("??/.*"))
    assert blobs.get(blobs.put(BLOB)) == BLOB


def test_a_blob_that_finds_no_room_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blobs = Blobs(tmp_path / "blobs")
    real = os.fdopen
    with monkeypatch.context() as broken:
        broken.setattr(os, "fdopen", lambda *told: _NoRoom(real(*told)))
        with pytest.raises(Unavailable) as refused:
            blobs.put(BLOB)
    assert refused.value.code == "store.full"
    assert [path for path in blobs.folder.glob("*/*") if path.is_file()] == []
