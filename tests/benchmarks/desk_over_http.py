"""A desk served by a process of its own, and people who ask it as browsers do."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import String, cast, literal, update

from tests import stores
from tests.builders import BuiltRelease, a_person, a_release, an_assignment, recount
from workflow.people import sessions
from workflow.review.findings import fill_gaps
from workflow.store import Store
from workflow.store.folder import MARK
from workflow.store.tables import translation

COOKIE = "stele"
_TICKS = os.sysconf("SC_CLK_TCK")
_LONGEST_START_S = 30


@dataclass(frozen=True, slots=True)
class ServedDesk:
    """A desk, its people by login, and the process that serves it."""

    store: Store
    port: int
    process: "subprocess.Popen[str]"
    people: Mapping[str, str]

    def cpu(self) -> float:
        """Milliseconds of processor time that the server has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / _TICKS

    def person(self, login: str) -> "Person":
        """Sign ``login`` in."""
        with self.store.write() as session:
            token = sessions.begin(session, self.people[login], now=datetime.now(UTC))
        return Person(self.port, {COOKIE: token})


@dataclass
class Person:
    """Somebody's browser: one connection, its cookies, the token of its page."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    csrf: str = ""
    _connection: HTTPConnection | None = None

    def get(self, path: str) -> bytes:
        """Ask for a page; gzip is let be, so that its bytes can be read."""
        body = self.ask("GET", path)
        if found := re.search(rb'name="csrf-token" content="([^"]+)"', body):
            self.csrf = found[1].decode()
        return body

    def row(self, path: str) -> dict[str, Any]:
        """Ask the API for a row."""
        found: dict[str, Any] = json.loads(self.ask("GET", path))
        return found

    def put(self, path: str, row: Mapping[str, Any], text: str, move: str = "save") -> dict[str, Any]:
        """Save or confirm a row that was read."""
        body = json.dumps({"text": text, "base_hash": row["base_hash"], "move": move})
        headers = {
            "Content-Type": "application/json",
            "X-CSRFToken": self.csrf,
            "If-Match": f'"{row["version"]}"',
            "Idempotency-Key": str(uuid4()),
        }
        saved: dict[str, Any] = json.loads(self.ask("PUT", path, body, headers))
        return saved

    def ask(
        self,
        method: str,
        path: str,
        body: str | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        expect: int = 200,
    ) -> bytes:
        """Ask once. Raises RuntimeError for another answer than ``expect``."""
        if self._connection is None:
            self._connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
            self._connection.connect()
            self._connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        told = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), **(headers or {})}
        self._connection.request(method, path, body.encode() if body else None, told)
        answer = self._connection.getresponse()
        data = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        if answer.status != expect:
            message = f"{method} {path}: {answer.status} {data[:300]!r}"
            raise RuntimeError(message)
        return data


@contextmanager
def served_desk(data: Path, crowd: int = 0) -> Iterator[ServedDesk]:
    """Serve a fresh SQLite desk in the folder ``data`` by ``stele serve``; ``crowd`` is the number of further translators."""
    data.mkdir(parents=True)
    roles = {"tom": ["translator:en"], "rita": ["reviewer:en"], "dora": ["desk"]}
    roles |= {f"t{number}": ["translator:en"] for number in range(crowd)}
    with stores.fresh("sqlite", data) as store:
        (data / MARK).write_text('{"kind": 1}')
        with store.write() as session:
            people = {login: a_person(session, login, roles=granted) for login, granted in roles.items()}
        port = _free_port()
        environment = {name: value for name, value in os.environ.items() if not name.startswith("STELE_")}
        process = subprocess.Popen(
            [sys.executable, "-c", "from web.command.main import main; main()", "serve", "--port", str(port)],
            env={**environment, "STELE_DATA": str(data)},
            stdout=subprocess.DEVNULL,
            # A full queue is told at each request; the figures tell it better.
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            _wait(port)
            yield ServedDesk(store, port, process, people)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)


def release_of(desk: ServedDesk, segments: int, translators: list[str]) -> BuiltRelease:
    """Add a release into English that people work on."""
    with desk.store.write() as session:
        built = a_release(session, segments=segments, targets=["en", "fr"])
        for login in translators:
            an_assignment(session, built, desk.people[login], "translator", "en")
    return built


def written_release_of(desk: ServedDesk, segments: int) -> BuiltRelease:
    """Add a release that waits for its review: a third of the English is approved, the rest confirmed, all of it checked."""
    built = release_of(desk, segments, ["tom"])
    number = cast(translation.c.segment_id - built.segments[0] + 1, String)
    said = literal("This is the sentence number ") + number + ", and so it was told at the Ministry."
    english = translation.c.edition_id == built.editions["en"]
    with desk.store.write() as session:
        an_assignment(session, built, desk.people["rita"], "reviewer", "en")
        confirmed = {
            "state": "translated",
            "text": said,
            "hands": [desk.people["tom"]],
            "translated_by": desk.people["tom"],
        }
        session.execute(update(translation).where(english).values(confirmed))
        approved = {"state": "approved", "approved_by": desk.people["rita"]}
        session.execute(update(translation).where(english, translation.c.segment_id % 3 == 0).values(approved))
        recount(session, built)
        fill_gaps(session, built.id)
    return built


def segment_path(built: BuiltRelease, number: int) -> str:
    """Give the API's address of a segment's English row."""
    return f"/api/v1/releases/{built.public_id}/editions/en/segments/{built.keys[number - 1]}"


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(port: int) -> None:
    for _ in range(_LONGEST_START_S * 10):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    message = "the desk did not start"
    raise RuntimeError(message)
