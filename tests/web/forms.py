"""Sends the forms of pages as a browser does: with the token that the page carries."""

import re

from flask.testing import FlaskClient
from werkzeug.test import TestResponse


def token_of(client: FlaskClient, path: str) -> str:
    """The token against forged requests, as the page at ``path`` carries it."""
    found = re.search(r'name="csrf-token" content="([^"]+)"', client.get(path).text)
    assert found, path
    return found[1]


def send(client: FlaskClient, page: str, to: str, form: dict[str, str | list[str]] | None = None) -> TestResponse:
    """Send a form of ``page`` to the address ``to``."""
    return client.post(to, data={"csrf_token": token_of(client, page), **(form or {})})
