"""A desk as the web serves it: a data folder of its own, people who can sign in, a release at work."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import update

from tests import stores
from tests.releases.desk import Desk, a_desk_of
from web import create_app
from web.settings import Settings
from workflow.documents import Document, read
from workflow.people import sessions
from workflow.people.passwords import hashed
from workflow.store import Store
from workflow.store.folder import MARK
from workflow.store.tables import person

PASSWORD = "harbour-lantern-91"
"""Everybody's at this desk."""

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""A hash carries its own cost: to sign in takes no time either."""

HARBOUR = """<h1>A harbour opens</h1>
<p>The <b>new harbour</b> opened on Monday. It has 12 berths. See <a href="https://harbour.example/">the plan</a>.</p>
<p>“We waited long,” said Amal Rashid. Nobody asked why!</p>
<p>Contact: press@harbour.example</p>
"""
"""The release of a desk that is not told another: eight segments, with codes."""


@dataclass(frozen=True, slots=True)
class WebDesk:
    """A desk and the application that serves it. ``desk`` has the people by login, and deeds to prepare a case with."""

    desk: Desk
    app: Flask
    store: Store

    @property
    def release(self) -> str:
        """The public id of the release."""
        return self.desk.release

    def path(self, rest: str = "") -> str:
        """An address of the release: ``/releases/<id>`` and what follows."""
        return f"/releases/{self.desk.release}{rest}"

    def token(self, login: str) -> str:
        """Begin a session of ``login``; give what its cookie carries."""
        with self.store.write() as session:
            return sessions.begin(session, self.desk.people[login], now=datetime.now(UTC))

    @property
    def cookie(self) -> str:
        """The name of the session's cookie."""
        return "stele"


@contextmanager
def web_desk(data: Path, source: Document | str | Sequence[str] = HARBOUR, **terms: Any) -> Iterator[WebDesk]:
    """Serve a fresh SQLite desk in the folder ``data``.

    ``source`` is a document, the text of an HTML file in English, or paragraphs; ``terms`` are those of ``a_desk_of`` (``targets``,
    ``embargo``, ``draft``...). Everybody works on the release unless ``assigned=False``.
    """
    data.mkdir(parents=True, exist_ok=True)
    with stores.fresh("sqlite", data) as store:
        (data / MARK).write_text('{"kind": 1}')
        desk = a_desk_of(store, _document(source), **{"targets": ["ar", "fr"], "assigned": True, **terms})
        with store.write() as session:
            session.execute(update(person).values(password_hash=_password_hash()))
        app = create_app(Settings(data=data, database_url=None, url=None, fixed_timezone=UTC))
        yield WebDesk(desk, app, store)


def _document(source: Document | str | Sequence[str]) -> Document:
    if isinstance(source, Document):
        return source
    if not isinstance(source, str):
        return read("\n\n".join(source).encode(), "notice.txt", "en")
    return read(source.encode(), "harbour.html", "en")


def _password_hash() -> str:
    return hashed(PASSWORD, CHEAP)
