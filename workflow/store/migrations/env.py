"""How Alembic runs a step.

Its own engine, because SQLite needs other settings while it migrates: a rebuilt parent table would cascade into its children, and
``foreign_keys`` cannot be switched off inside a transaction.
"""

from typing import Any

from alembic import context
from sqlalchemy import Connection, create_engine, event

from workflow.store.tables import metadata


def _connect(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _check(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        tables = sorted({row[0] for row in broken})
        message = f"the migration left rows without their parent in {', '.join(tables)}"
        raise RuntimeError(message)


def run() -> None:
    """Run the steps that are asked for, a transaction each."""
    engine = create_engine(context.config.attributes["url"])
    sqlite = engine.dialect.name == "sqlite"
    if sqlite:
        event.listen(engine, "connect", _connect)
        event.listen(engine, "begin", _begin)
        event.listen(engine, "commit", _check)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=True,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()
