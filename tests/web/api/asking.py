"""Asks the API as a program does that was written from its description; each answer is held against it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.api.described import held
from tests.web.desk import WebDesk


@dataclass
class Caller:
    """One person's client. ``key`` and ``version`` of a call are made where it names none."""

    desk: WebDesk
    client: FlaskClient
    language: str = "fr"
    _csrf: str = field(default="", repr=False)
    _keys: list[str] = field(default_factory=list, repr=False)

    def release(self, rest: str = "") -> str:
        return f"/api/v1/releases/{self.desk.release}{rest}"

    def edition(self, rest: str = "") -> str:
        return self.release(f"/editions/{self.language}{rest}")

    def at(self, number: int = 1, rest: str = "") -> str:
        self._keys = self._keys or self.desk.desk.keys
        return self.edition(f"/segments/{self._keys[number - 1]}{rest}")

    def get(self, path: str, **more: Any) -> TestResponse:
        return held(self.desk.app, "GET", path, self.client.get(path, **more))

    def row(self, number: int = 1) -> dict[str, Any]:
        answer = self.get(self.at(number))
        assert answer.status_code == 200, answer.json
        return cast("dict[str, Any]", answer.json)

    def send(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        version: int | str | None = None,
        key: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> TestResponse:
        told = {"X-CSRFToken": self.csrf(), "Idempotency-Key": key or str(uuid4()), **(headers or {})}
        if version is not None:
            told["If-Match"] = f'"{version}"'
        answer = self.client.open(path, method=method, json={} if body is None else body, headers=told)
        return held(self.desk.app, method, path, answer)

    def post(self, path: str, body: Any = None, **more: Any) -> TestResponse:
        return self.send("POST", path, body, **more)

    def put(self, path: str, body: Any = None, **more: Any) -> TestResponse:
        return self.send("PUT", path, body, **more)

    def save(self, text: str, number: int = 1, move: str = "save", **more: Any) -> TestResponse:
        row = self.row(number)
        body = {"text": text, "base_hash": row["base_hash"], "move": move}
        return self.put(self.at(number), body, **{"version": row["version"], **more})

    def deed(self, name: str, number: int = 1, body: Mapping[str, Any] | None = None, **more: Any) -> TestResponse:
        row = self.row(number)
        told = {"base_hash": row["base_hash"], **(body or {})}
        return self.post(self.at(number, f"/{name}"), told, **{"version": row["version"], **more})

    def csrf(self) -> str:
        if not self._csrf:
            told = self.client.get("/api/v1/me")
            if told.status_code == 200:
                self._csrf = told.json["csrf_token"] if told.json else ""
            else:
                found = re.search(
                    r'name="csrf[-_]token"[^>]*(?:content|value)="([^"]+)"', self.client.get("/sign-in").text
                )
                self._csrf = found[1] if found else ""
        return self._csrf
