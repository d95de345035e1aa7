"""Every step of the database carries the rows of every table, on both stores, and ends where the tables of the code are."""

from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from tests.migrations.rows import AFTER_STEP
from workflow.store import Store
from workflow.store.migrations import current_revision, newest_revision, upgrade
from workflow.store.migrations.upgrade import _config
from workflow.store.tables import metadata

STEPS = [step.revision for step in ScriptDirectory.from_config(_config(None)).walk_revisions()][::-1]


def put_rows(session: Session, revision: str) -> None:
    """Put what a desk of this age holds into the tables that this step brought."""
    for table, rows in AFTER_STEP.get(revision, {}).items():
        for row in rows:
            names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
            session.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), row)


def rows_of(session: Session) -> dict[str, list[Any]]:
    """All rows of all tables, each column by its name."""
    names = sorted(set(inspect(session.connection()).get_table_names()) - {"alembic_version"})
    return {
        name: sorted((dict(row) for row in session.execute(text(f"SELECT * FROM {name}")).mappings()), key=repr)
        for name in names
    }


def kept(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> bool:
    """Whether each row is still there, with every value that it had."""
    return all(
        len(rows) == len(after[table])
        and all(any(row.items() <= other.items() for other in after[table]) for row in rows)
        for table, rows in before.items()
    )


def test_each_step_carries_the_rows_of_every_table(blank_store: Store) -> None:
    before: dict[str, list[Any]] = {}
    for revision in STEPS:
        upgrade(blank_store.url, revision)
        assert current_revision(blank_store) == revision
        with blank_store.write() as session:
            assert kept(before, rows_of(session)), revision
            put_rows(session, revision)
            before = rows_of(session)
        assert [table for table, rows in before.items() if not rows] == []
        blank_store.close()
    assert STEPS[-1] == newest_revision()
    assert set(before) == set(metadata.tables)


def test_a_desk_of_any_age_comes_to_where_a_new_one_begins(blank_store: Store) -> None:
    shapes = []
    for age in STEPS[:3]:
        with blank_store.write() as session:
            wipe(session)
        blank_store.close()
        for revision in STEPS[: STEPS.index(age) + 1]:
            upgrade(blank_store.url, revision)
            with blank_store.write() as session:
                put_rows(session, revision)
        with blank_store.read() as session:
            before = rows_of(session)
        blank_store.close()
        upgrade(blank_store.url)
        with blank_store.read() as session:
            assert kept(before, rows_of(session)), age
            shapes.append(shape(session))
    assert all(one == shapes[0] for one in shapes)


def wipe(session: Session) -> None:
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("DROP SCHEMA public CASCADE"))
        session.execute(text("CREATE SCHEMA public"))
        return
    session.execute(text("PRAGMA defer_foreign_keys=ON"))
    for kind, name in session.execute(
        text("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'table') ORDER BY type DESC, rowid DESC")
    ).all():
        session.execute(text(f"DROP {kind} {name}"))


_COLUMNS = """
    SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns
    WHERE table_schema = 'public' ORDER BY 1, 2
"""


def shape(session: Session) -> Any:
    """Everything that a database is made of: tables, indexes, triggers, with the words that made them."""
    if session.get_bind().dialect.name == "sqlite":
        return session.execute(text("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")).all()
    asked = [
        _COLUMNS,
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2",
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
        "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1",
    ]
    return [session.execute(text(one)).all() for one in asked]


def test_the_steps_end_where_the_tables_of_the_code_are(store: Store) -> None:
    # What Alembic says of SQLite's defaults is not to be trusted: they are compared below.
    with store.read() as session:
        options = {"compare_type": True, "compare_server_default": not store.embedded}
        assert compare_metadata(MigrationContext.configure(session.connection(), opts=options), metadata) == []


def test_every_column_is_the_one_of_the_code(desk: Store) -> None:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    words = {"false": "0", "true": "1"}

    def columns(connection: Session | Connection, table: str) -> list[Any]:
        told = connection.execute(text(f"PRAGMA table_info({table})"))
        return [(row.name, row.type, row.notnull, words.get(row.dflt_value, row.dflt_value), row.pk) for row in told]

    with desk.read() as session, engine.connect() as fresh:
        for table in metadata.tables:
            assert columns(session, table) == columns(fresh, table)


def test_every_check_of_the_code_is_in_the_database(store: Store) -> None:
    """Alembic does not compare checks."""
    with store.read() as session:
        looking = inspect(session.connection())
        for name, table in metadata.tables.items():
            told = {str(one["name"]) for one in looking.get_check_constraints(name)}
            meant = {str(one.name) for one in table.constraints if type(one).__name__ == "CheckConstraint"}
            assert told == meant, name


def test_taking_the_steps_again_does_nothing(store: Store) -> None:
    with store.read() as session:
        before = shape(session)
    store.close()
    upgrade(store.url)
    with store.read() as session:
        assert shape(session) == before


def test_the_history_is_guarded_from_the_step_that_brings_it(store: Store) -> None:
    with store.write() as session:
        for revision in STEPS:
            put_rows(session, revision)
        for table in ("event", "change"):
            with pytest.raises(DBAPIError, match="append-only"), session.begin_nested():
                session.execute(text(f"DELETE FROM {table}"))


REBUILDS = """
import sqlalchemy as sa
from alembic import op

revision = "9001"
down_revision = "{newest}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    recreate = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    with op.batch_alter_table("release", recreate=recreate) as batch:
        batch.add_column(sa.Column("region", sa.Text(), nullable=False, server_default=""))
    {more}
"""


def take_a_step(store: Store, folder: Path, more: str = "") -> None:
    """Take a step that a later version might bring: it rebuilds the table that all others hang on."""
    config = _config(store.url)
    steps = Path(ScriptDirectory.from_config(config).versions)
    folder.mkdir()
    (folder / "9001_region.py").write_text(REBUILDS.format(newest=newest_revision(), more=more))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", f"{steps}\n{folder}")
    command.upgrade(config, "9001")


def test_a_step_that_rebuilds_a_parent_keeps_its_children(store: Store, tmp_path: Path) -> None:
    with store.write() as session:
        for revision in STEPS:
            put_rows(session, revision)
        before = rows_of(session)
    store.close()
    take_a_step(store, tmp_path / "steps")
    with store.write() as session:
        assert kept(before, rows_of(session))
        assert session.execute(text("SELECT count(*) FROM release WHERE region = ''")).scalar_one() == 2
        with pytest.raises(IntegrityError), session.begin_nested():
            session.execute(text("DELETE FROM release"))


def test_a_step_that_leaves_rows_without_a_parent_is_not_taken(desk: Store, tmp_path: Path) -> None:
    with desk.write() as session:
        for revision in STEPS:
            put_rows(session, revision)
    desk.close()
    with pytest.raises(RuntimeError, match="without their parent"):
        take_a_step(desk, tmp_path / "steps", "op.execute('DELETE FROM segment')")
    assert current_revision(desk) == newest_revision()
    with desk.read() as session:
        assert session.execute(text("SELECT count(*) FROM segment")).scalar_one() == 2
