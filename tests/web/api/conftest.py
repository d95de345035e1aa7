"""Callers of the API, by login."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from tests.web.api.asking import Caller
    from tests.web.desk import WebDesk


@pytest.fixture
def as_(web_desk: "WebDesk", client_for: "Callable[[str | None], FlaskClient]") -> "Callable[..., Caller]":
    """Give a caller whom ``login`` is signed in as; None is nobody. It works on French unless told otherwise."""
    from tests.web.api.asking import Caller

    def caller(login: str | None, language: str = "fr") -> "Caller":
        return Caller(web_desk, client_for(login), language)

    return caller
