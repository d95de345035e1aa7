"""The desk of the samples, as `make demo` leaves it, made once in a run and copied."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from tests.run import alone, own_run
from tests.web.desk import CHEAP, PASSWORD
from web import create_app
from web.command import demo
from web.samples.stage import Stage
from web.samples.stories import PEOPLE, play
from web.settings import Settings
from workflow.people import sessions
from workflow.people.passwords import hashed
from workflow.store import Store
from workflow.store.folder import initialise, open_desk
from workflow.store.tables import person, release, segment


@dataclass(frozen=True, slots=True)
class SampleDesk:
    """A desk with the samples, and the application that serves it."""

    app: Flask
    store: Store
    people: Mapping[str, str]
    releases: Mapping[str, str]
    """Public ids by the short name of the release."""

    @property
    def cookie(self) -> str:
        """The name of the session's cookie."""
        return "stele"

    def token(self, login: str) -> str:
        """Begin a session of ``login``; give what its cookie carries."""
        with self.store.write() as session:
            return sessions.begin(session, self.people[login], now=datetime.now(UTC))

    def first_key(self, slug: str) -> str:
        """The key of the release's first segment."""
        with self.store.read() as session:
            mine = select(release.c.id).where(release.c.public_id == self.releases[slug])
            found = select(segment.c.key).where(segment.c.release_id.in_(mine)).order_by(segment.c.id).limit(1)
            return str(session.execute(found).scalar_one())


@contextmanager
def sample_desk(data: Path) -> Iterator[SampleDesk]:
    """Serve a copy of the desk of the samples in the folder ``data``, which is made."""
    shutil.copytree(_made_once(), data)
    store = open_desk(None, data)
    try:
        with store.read() as session:
            people = {row.login: row.id for row in session.execute(select(person.c.login, person.c.id))}
            slugs = session.execute(select(release.c.slug, release.c.public_id))
            releases = {row.slug: row.public_id for row in slugs}
        app = create_app(Settings(data=data, database_url=None, url=None, fixed_timezone=None))
        yield SampleDesk(app, store, people, releases)
    finally:
        store.close()


def _made_once() -> Path:
    folder = own_run() / "samples"
    with alone():
        if not (folder / "stele.db").exists():
            partial = own_run() / "samples-partial"
            _make(partial)
            partial.rename(folder)
    return folder


def _make(data: Path) -> None:
    initialise(None, data, ballast=0)
    store = open_desk(None, data)
    end = datetime.now(UTC)
    start = end - demo._PAST
    hashes = dict.fromkeys([login for login, *_ in PEOPLE], hashed(PASSWORD, CHEAP))
    with store.write() as session:
        people = demo._people(session, hashes, start)
        play(Stage(session, store.blobs, people, start, end))
    store.close()
