"""The desk in process: its application, asked by Flask's test client."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from tests.web.desk import WebDesk


@pytest.fixture
def web_desk(tmp_path: Path) -> "Iterator[WebDesk]":
    """A desk of its own with one release at work."""
    from tests.web import desk

    with desk.web_desk(tmp_path / "data") as made:
        yield made


@pytest.fixture
def client_for(web_desk: "WebDesk") -> "Callable[[str | None], FlaskClient]":
    """Give a client that ``login`` is signed in with; None is nobody."""

    def client(login: str | None) -> "FlaskClient":
        made = web_desk.app.test_client()
        if login is not None:
            made.set_cookie(web_desk.cookie, web_desk.token(login))
        return made

    return client
