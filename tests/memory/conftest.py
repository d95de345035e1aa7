"""One store of each kind for a module's tests: each builds its own release and people in it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from workflow.store import Store


@pytest.fixture(scope="module", params=("sqlite", "postgresql"))
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Store]":
    from tests import stores

    with stores.fresh(request.param, tmp_path_factory.mktemp("desk")) as desk:
        yield desk
