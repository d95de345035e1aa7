"""What every room's tests share: a desk on each store, and cases that are the same in each run."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

from tests import run

if TYPE_CHECKING:
    from workflow.store import Store

settings.register_profile(
    "same",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("search", parent=settings.get_profile("same"), derandomize=False, max_examples=2000)
PROFILE = os.environ.get("STELE_TEST_PROFILE", "same")
settings.load_profile(PROFILE)
if PROFILE == "same":
    # Constants of the modules that a worker happens to have loaded would make other cases in each run.
    providers._get_local_constants = lambda: providers._local_constants

# Rooms that need no store are tested without loading one.
KINDS = ("sqlite", "postgresql")


def pytest_configure() -> None:
    run.begin()


def pytest_unconfigure() -> None:
    if os.getpid() == run.owner() and (run.own_run() / "postgresql").exists():
        from tests import stores

        stores.drop_template()


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> "Iterator[Store]":
    """A migrated desk without people, once on each store: `-k sqlite` keeps to one."""
    with _fresh(request.param, tmp_path, migrated=True) as desk:
        yield desk


@pytest.fixture(params=KINDS)
def blank_store(request: pytest.FixtureRequest, tmp_path: Path) -> "Iterator[Store]":
    """A store without tables, for the migrations."""
    with _fresh(request.param, tmp_path, migrated=False) as desk:
        yield desk


def _fresh(kind: str, tmp_path: Path, *, migrated: bool) -> "AbstractContextManager[Store]":
    from tests import stores

    data = tmp_path / "data"
    data.mkdir()
    return stores.fresh(kind, data, migrated=migrated)
