"""The open desk of the application: sessions begin, commit and end here."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import cast

from flask import current_app
from sqlalchemy.orm import Session

from web.settings import Settings
from workflow.store import Store
from workflow.store.blobs import Blobs

_STORE = "stele.store"
_SETTINGS = "stele.settings"
_CLOCK = "stele.clock"


def seat(extensions: dict[str, object], store: Store, settings: Settings) -> None:
    """Put the desk into an application's ``extensions``."""
    extensions[_STORE] = store
    extensions[_SETTINGS] = settings
    extensions.setdefault(_CLOCK, lambda: datetime.now(UTC))


def set_clock(extensions: dict[str, object], clock: Callable[[], datetime]) -> None:
    """Let an application take its time from ``clock``, which gives aware moments in UTC."""
    extensions[_CLOCK] = clock


def store() -> Store:
    """Give the desk's store."""
    return cast("Store", current_app.extensions[_STORE])


def settings() -> Settings:
    """Give what the environment set."""
    return cast("Settings", current_app.extensions[_SETTINGS])


def now() -> datetime:
    """Give the moment, in UTC."""
    return cast("Callable[[], datetime]", current_app.extensions[_CLOCK])()


@contextmanager
def reading() -> Iterator[Session]:
    """Give a session that only reads. Close it before a page is rendered."""
    with store().read() as session:
        yield session


@contextmanager
def writing() -> Iterator[Session]:
    """Give a session that writes: one transaction, committed at the end, rolled back when an error leaves it."""
    with store().write() as session:
        yield session


def blobs() -> Blobs:
    """Give the desk's files."""
    return store().blobs
