"""A desk for the command line, once on each store."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from tests import stores
from tests.command.desk import Desk
from workflow.people import passwords


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Desk]:
    """An initialised desk without people."""
    data = tmp_path / "desk"
    for name in ("LC_ALL", "LC_MESSAGES", "STELE_PERSON", "STELE_TIMEZONE", "STELE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("STELE_DATA", str(data))
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "hashed", partial(passwords.hashed, hasher=quick))
    if request.param == "sqlite":
        monkeypatch.delenv("STELE_DATABASE_URL", raising=False)
        made = Desk(monkeypatch, capsys)
        made.run("init")
        yield made
        return
    folder = tmp_path / "postgresql"
    folder.mkdir()
    with stores.fresh("postgresql", folder) as store:
        monkeypatch.setenv("STELE_DATABASE_URL", store.url.render_as_string(hide_password=False))
        made = Desk(monkeypatch, capsys)
        made.run("init")
        yield made
