"""A desk on one store, for what only that store has."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stores import fresh
from workflow.store import Store


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    """A migrated desk on SQLite, without people."""
    yield from _desk("sqlite", tmp_path)


@pytest.fixture
def server_desk(tmp_path: Path) -> Iterator[Store]:
    """A migrated desk on PostgreSQL, without people."""
    yield from _desk("postgresql", tmp_path)


def _desk(kind: str, tmp_path: Path) -> Iterator[Store]:
    data = tmp_path / "data"
    data.mkdir()
    with fresh(kind, data) as store:
        yield store
