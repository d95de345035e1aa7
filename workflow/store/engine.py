"""Opens a desk's database: SQLite in the data folder, or PostgreSQL, with the same promises."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import local
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError
from sqlalchemy.orm import Session, sessionmaker

from workflow.errors import BadInput
from workflow.store.blobs import Blobs
from workflow.store.faults import faults_told

BUSY_SECONDS = 30
_BACKENDS = frozenset({"sqlite", "postgresql"})

_IMMUTABLE = "immutable"


class Store:
    """One desk: its database and its blobs.

    ``read()`` and ``write()`` give a session; ``write()`` holds the desk's write lock on SQLite from its first statement, commits at its
    end and rolls back when an error leaves it. Raises Unavailable where the disk or the database fails.
    """

    def __init__(self, url: URL, data: Path) -> None:
        self.url = url
        self.data = data
        self.engine = _engine(url)
        self.blobs = Blobs(data / "blobs")
        self._read = sessionmaker(self.engine)
        self._write = sessionmaker(self.engine.execution_options(write=True), expire_on_commit=False)
        self._mine = local()

    @property
    def embedded(self) -> bool:
        """Whether the database is a file of the data folder."""
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that only reads."""
        with faults_told(), self._read() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session that writes: one transaction, committed at the end."""
        with faults_told(), self._turn(), self._write.begin() as session:
            yield session

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self.embedded:
            yield
            return
        if getattr(self._mine, "held", False):
            message = "a thread that writes cannot begin to write again: it would wait for itself"
            raise RuntimeError(message)
        self._mine.held = True
        try:
            with self._queued():
                yield
        finally:
            self._mine.held = False

    @contextmanager
    def _queued(self) -> Iterator[None]:
        # SQLite's waiters sleep and starve one another; a file lock queues them.
        try:
            lock = (self.data / "write.lock").open("a")
        except OSError:
            # A read-only folder: let the database say so.
            yield
            return
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def open_store(url: str | None, data: Path) -> Store:
    """Open the desk whose data folder is ``data``; ``url`` None means the SQLite file in it.

    Opening touches nothing: the first statement does.
    """
    return Store(address(url) if url else URL.create("sqlite", database=str(data / "stele.db")), data)


def address(url: str) -> URL:
    """Read the address of a database. Raises BadInput, which does not repeat it: it may hold a password."""
    try:
        found = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise BadInput("store.bad_url") from error
    if found.get_backend_name() not in _BACKENDS:
        raise BadInput("store.bad_url")
    return found


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        try:
            return create_engine(url, pool_pre_ping=True, hide_parameters=True, isolation_level="READ COMMITTED")
        except (ArgumentError, ImportError) as error:
            raise BadInput("store.no_driver", driver=url.drivername) from error
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine, "do_connect", _connect_to_read_only_disk)
    event.listen(engine, "checkout", _leave_read_only_disk)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _connect_to_read_only_disk(_dialect: Any, record: Any, names: Sequence[str], options: Mapping[str, Any]) -> Any:
    # A database in WAL mode is read by help of files beside it, which cannot be made there. Where none is left, nobody writes either.
    path = Path(names[0])
    if os.access(path.parent, os.W_OK) or not path.is_file() or path.with_name(f"{path.name}-wal").exists():
        return None
    record.info[_IMMUTABLE] = path.parent
    return sqlite3.connect(f"file:{quote(str(path))}?immutable=1", uri=True, **options)


def _leave_read_only_disk(_connection: Any, record: Any, _proxy: Any) -> None:
    folder = record.info.get(_IMMUTABLE)
    if folder is not None and os.access(folder, os.W_OK):
        raise DisconnectionError


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
