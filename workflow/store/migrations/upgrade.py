"""Runs the migrations from Python: Stele has no alembic.ini."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import URL

from workflow.store.engine import Store


def upgrade(url: URL, revision: str = "head") -> None:
    """Bring the database at ``url`` to ``revision``. Does nothing where it is there already."""
    command.upgrade(_config(url), revision)


def newest_revision() -> str:
    """Give the revision that this version of Stele needs."""
    head = ScriptDirectory.from_config(_config(None)).get_current_head()
    assert head is not None  # noqa: S101 - there is always a first step
    return head


def current_revision(store: Store) -> str | None:
    """Give the revision that the database is at; None for one that was never migrated."""
    with store.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _config(url: URL | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["url"] = url
    return config
