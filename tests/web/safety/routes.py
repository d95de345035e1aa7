"""The routes of the desk as the walks of safety take them: ``routes.txt`` lists each with its permission, or a test fails."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.desk import WebDesk
from tests.web.forms import token_of

LISTED = Path(__file__).with_name("routes.txt")
API = "/api/"

FULL = {
    "text": "x",
    "base_hash": "",
    "move": "save",
    "kind": "style",
    "note": "x",
    "check": "number",
    "event": 1,
    "seq": 1,
    "offset": 1,
    "language": "en",
    "key": "kaaaaaaa",
    "keys": ["kaaaaaaa"],
    "sought": "x",
    "replacement": "y",
}
"""A body that is well formed for most calls."""


@dataclass(frozen=True, slots=True)
class Route:
    """A route, its method and its permission. ``arguments`` are the names in its address."""

    permission: str
    method: str
    rule: str

    @property
    def of_release(self) -> bool:
        return "<release>" in self.rule or "<thread>" in self.rule

    def path(self, **named: str) -> str:
        """The address with each name put in."""
        path = self.rule.replace("<int:number>", "1")
        for name, value in named.items():
            path = path.replace(f"<{name}>", value)
        assert "<" not in path, path
        return path

    def ask(
        self, client: FlaskClient, path: str, token: str | None, body: dict[str, Any] | None = None, method: str = ""
    ) -> TestResponse:
        """Ask as a browser does: JSON under the API, else a form."""
        method = method or self.method
        headers = {"If-Match": '"0"', "Idempotency-Key": str(uuid4()), "Sec-Fetch-Site": "same-origin"}
        if token is not None:
            headers["X-CSRFToken"] = token
        if method in {"GET", "HEAD", "OPTIONS"}:
            return client.open(path, method=method)
        if path.startswith(API):
            return client.open(path, method=method, json=body or {}, headers=headers)
        form = {name: str(value) for name, value in (body or {}).items() if not isinstance(value, list)}
        return client.open(path, method=method, data=form, headers=headers)


def listed() -> list[Route]:
    """The routes that the walks take."""
    return [Route(*line.split(" ", 2)) for line in LISTED.read_text().splitlines()]


def served(desk: WebDesk) -> Iterator[tuple[str, str, str]]:
    """Endpoint, method and rule of every route that the application has."""
    for rule in desk.app.url_map.iter_rules():
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            yield rule.endpoint, method, rule.rule


def csrf(client: FlaskClient, page: str = "/inbox") -> str:
    """The token that a page carries."""
    return token_of(client, page)
