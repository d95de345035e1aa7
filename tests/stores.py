"""Fresh desks for tests and benchmarks, each a copy of one that was migrated once in the run."""

import atexit
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, create_engine, make_url
from sqlalchemy.engine import URL

from tests import postgres
from tests.run import alone, own_run, owner
from workflow.store import Store, open_store
from workflow.store.migrations.upgrade import upgrade

KINDS = ("sqlite", "postgresql")
OWN_SERVER = "STELE_TEST_DATABASE_URL"
"""Address of a PostgreSQL server where databases may be made; without it one is started."""


@contextmanager
def fresh(kind: str, data: Path, *, migrated: bool = True) -> Iterator[Store]:
    """A desk of its own in the folder `data`; empty of tables unless `migrated`."""
    if kind == "sqlite":
        if migrated:
            shutil.copyfile(_sqlite_template(), data / "stele.db")
        store = open_store(None, data)
        try:
            yield store
        finally:
            store.close()
        return
    with _database(data, migrated=migrated) as store:
        yield store


@cache
def _sqlite_template() -> Path:
    folder = own_run() / "sqlite"
    with alone():
        if not (folder / "ready").exists():
            folder.mkdir()
            store = open_store(None, folder)
            upgrade(store.url)
            store.close()
            (folder / "ready").touch()
    return folder / "stele.db"


@contextmanager
def _database(data: Path, *, migrated: bool) -> Iterator[Store]:
    server = _server()
    template = _postgresql_template() if migrated else "template0"
    name = f"{_prefix()}_{secrets.token_hex(6)}"
    with _administration(server) as connection:
        connection.exec_driver_sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
    store = open_store(_address(server, name), data)
    try:
        yield store
    finally:
        store.close()
        with _administration(server) as connection:
            connection.exec_driver_sql(f'DROP DATABASE "{name}" WITH (FORCE)')


@cache
def _server() -> URL:
    if given := os.environ.get(OWN_SERVER):
        return make_url(given)
    with alone():
        return postgres.running(own_run(), owner())


@cache
def _postgresql_template() -> str:
    server = _server()
    name = f"{_prefix()}_template"
    made = own_run() / "postgresql"
    with alone():
        if not made.exists():
            with _administration(server) as connection:
                connection.exec_driver_sql(f'CREATE DATABASE "{name}" TEMPLATE template0')
            upgrade(make_url(_address(server, name)))
            made.touch()
            atexit.register(_drop_if_leading)
    return name


@contextmanager
def _administration(server: URL) -> Iterator[Connection]:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _address(server: URL, name: str) -> str:
    return server.set(database=name).render_as_string(hide_password=False)


def _prefix() -> str:
    return f"stele_test_{own_run().name.rpartition('-')[2].lower()}"


def drop_template() -> None:
    """Leave a server that is not the run's own as it was found; the run's own goes as a whole."""
    made = own_run() / "postgresql"
    if OWN_SERVER in os.environ and made.exists():
        made.unlink()
        with _administration(_server()) as connection:
            connection.exec_driver_sql(f'DROP DATABASE "{_prefix()}_template" WITH (FORCE)')


def _drop_if_leading() -> None:
    # Other processes of the run may still copy it.
    if os.getpid() == owner():
        drop_template()
