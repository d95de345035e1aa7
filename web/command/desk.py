"""The desk that a command works at: its settings, its store, and who acts."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import click
from sqlalchemy.orm import Session

from web.command.speaking import _
from web.settings import Settings, from_environment
from workflow.errors import BadInput
from workflow.guards.limits import FILE_BYTES
from workflow.people.accounts import acting
from workflow.store import Store
from workflow.store.folder import open_desk

BY = click.option(
    "--by",
    "login_by",
    metavar="LOGIN",
    help=_("Who acts, with that person’s rights (if left out, the person named in STELE_PERSON)."),
)


@dataclass(frozen=True, slots=True)
class Desk:
    """An open desk."""

    settings: Settings
    store: Store

    @property
    def now(self) -> datetime:
        """The moment, in UTC: read here and handed down."""
        return datetime.now(UTC)

    def acting(self, session: Session, login: str | None) -> str:
        """Give the public id of who acts. Raises BadInput where nobody is named or the login is unknown."""
        person = self.viewing(session, login)
        if person is None:
            raise BadInput("command.nobody_acts")
        return person

    def viewing(self, session: Session, login: str | None) -> str | None:
        """Give the public id of who looks; None is the keeper of the data folder. Raises BadInput for an unknown login."""
        login = login or os.environ.get("STELE_PERSON")
        return acting(session, login).id if login else None


@contextmanager
def desk() -> Iterator[Desk]:
    """Open the desk that the environment names. Raises BadInput where its data folder was not initialised."""
    settings = from_environment()
    store = open_desk(settings.database_url, settings.data)
    try:
        yield Desk(settings, store)
    finally:
        store.close()


def read_file(path: str) -> bytes:
    """Read a file that a person names; ``-`` is standard input.

    Of a larger file than any reader takes, one byte more than that is given. Raises BadInput.
    """
    if path == "-":
        return sys.stdin.buffer.read(FILE_BYTES + 1) if sys.stdin else b""
    try:
        with open(path, "rb", opener=_opened) as file:
            return file.read(FILE_BYTES + 1)
    except OSError as error:
        raise BadInput("command.unreadable", file=path, reason=error.strerror or str(error)) from error


def _opened(path: str, flags: int) -> int:
    # To open a pipe at which nobody writes waits for ever; one that somebody writes to is read to its end.
    descriptor = os.open(path, flags | os.O_NONBLOCK)
    os.set_blocking(descriptor, True)
    return descriptor
