"""The data folder of a desk: made once, opened only when it was made.

::

    stele-desk      says that this is one, and of which kind; written last
    stele.db        the database, where it is not PostgreSQL's
    blobs/          files, named by what is in them
    ballast         room that can be given back on a full disk
    write.lock      the queue of those who write
"""

import json
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from workflow.errors import BadInput, Unavailable
from workflow.store.blobs import make_folder, sync_folder, write_durably
from workflow.store.engine import Store, open_store
from workflow.store.faults import faults_told, file_faults_told
from workflow.store.migrations import current_revision, newest_revision, upgrade

MARK = "stele-desk"
DATABASE = "stele.db"
BALLAST = "ballast"
BALLAST_BYTES = 64 * 1024 * 1024
ROOM_BYTES = 200 * 1024 * 1024
"""Below this no file is imported."""

_KIND = 1
# The last is of the file system, in a volume of its own.
_OWN = frozenset({MARK, DATABASE, BALLAST, "blobs", "write.lock", f"{DATABASE}-wal", f"{DATABASE}-shm", "lost+found"})


@dataclass(frozen=True, slots=True)
class Initialised:
    """What ``initialise`` found and did. ``copy`` is the database as it was before it was brought up to date, or ''."""

    data: Path
    created: bool
    upgraded: bool
    revision: str
    copy: str = ""


def initialise(url: str | None, data: Path, ballast: int = BALLAST_BYTES) -> Initialised:
    """Make the data folder, its database and its ballast, or complete and bring up to date what is there.

    Doing it again changes nothing. A SQLite database that must be migrated is copied beside itself first.
    Raises BadInput for a folder that holds other things, or a desk of a newer Stele; Unavailable.
    """
    data = data.absolute()
    created = not (data / MARK).exists()
    with file_faults_told():
        _make(data, created=created)
    store = open_store(url, data)
    try:
        with faults_told(), file_faults_told():
            before, copy = _migrate(store)
            grow_ballast(data, ballast)
            if created:
                write_durably(data / MARK, json.dumps({"kind": _KIND}).encode())
    finally:
        store.close()
    return Initialised(data, created, before != newest_revision(), newest_revision(), copy)


def open_desk(url: str | None, data: Path) -> Store:
    """Open the desk of a data folder that was initialised.

    Raises BadInput: not initialised, of a newer Stele, or of an older one and not brought up to date; Unavailable where its database is
    gone or away.
    """
    store = open_to_examine(url, data)
    try:
        with faults_told():
            _require_revision(store)
    except BaseException:
        store.close()
        raise
    return store


def open_to_examine(url: str | None, data: Path) -> Store:
    """Open the desk of a data folder whatever state its database is in: for the doctor alone.

    Raises BadInput where the folder was not initialised, Unavailable where its database is gone.
    """
    data = data.absolute()
    _require_mark(data)
    store = open_store(url, data)
    if store.embedded and not (data / DATABASE).is_file():
        raise Unavailable("store.database_gone", folder=str(data))
    return store


def room(data: Path) -> int:
    """Give the bytes that are free for the data folder."""
    with file_faults_told():
        return shutil.disk_usage(data).free


def require_room(data: Path, wanted: int = ROOM_BYTES) -> None:
    """Raise Unavailable where less than ``wanted`` bytes are free: an import is not begun then."""
    if room(data) < wanted:
        raise Unavailable("store.little_room", wanted=wanted // (1024 * 1024))


def free_ballast(data: Path) -> int:
    """Give the ballast's room back to a full disk; how many bytes it had. Needs neither database nor room."""
    _require_mark(data.absolute())
    path = data.absolute() / BALLAST
    with file_faults_told():
        if not path.exists():
            return 0
        size = path.stat().st_size
        path.unlink()
    return size


def grow_ballast(data: Path, size: int = BALLAST_BYTES) -> None:
    """Take the ballast's room where it was not taken yet. Raises OSError; nothing is left of a ballast that found no room."""
    path = data / BALLAST
    if path.exists() and path.stat().st_size == size:
        return
    draft = data / f".{BALLAST}"
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            if size:
                os.posix_fallocate(file.fileno(), 0, size)
            os.fsync(file.fileno())
        draft.rename(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    sync_folder(data)


def _make(data: Path, *, created: bool) -> None:
    if data.exists() and not data.is_dir():
        raise BadInput("store.not_a_folder", folder=str(data))
    make_folder(data)
    if not created:
        _require_kind(data)
        return
    # Of another's folder nothing is changed, its mode least of all.
    if any(path.name not in _OWN and not path.name.startswith(".") for path in data.iterdir()):
        raise BadInput("store.folder_in_use", folder=str(data))
    data.chmod(0o700)
    make_folder(data / "blobs")


def _migrate(store: Store) -> tuple[str | None, str]:
    path = store.data / DATABASE
    if store.embedded and not path.exists():
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    before = current_revision(store)
    if before == newest_revision():
        return before, ""
    if before is not None:
        _refuse_newer(before)
    store.close()
    copy = ""
    if store.embedded and before is not None:
        copy = f"{DATABASE}.before-{newest_revision()}"
        _copy(path, store.data / copy)
    upgrade(store.url)
    return before, copy


def _copy(path: Path, copy: Path) -> None:
    copy.unlink(missing_ok=True)
    os.close(os.open(copy, os.O_WRONLY | os.O_CREAT, 0o600))
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def _require_mark(data: Path) -> None:
    if not (data / MARK).is_file():
        raise BadInput("store.not_initialised", folder=str(data))
    _require_kind(data)


def _require_kind(data: Path) -> None:
    with file_faults_told():
        told = (data / MARK).read_bytes()
    try:
        kind = json.loads(told)["kind"]
    except (ValueError, TypeError, KeyError) as error:
        raise Unavailable("store.damaged") from error
    if kind != _KIND:
        raise BadInput("store.newer")


def _require_revision(store: Store) -> None:
    revision = current_revision(store)
    if revision == newest_revision():
        return
    if revision is None:
        raise BadInput("store.not_initialised", folder=str(store.data))
    _refuse_newer(revision)
    raise BadInput("store.older")


def _refuse_newer(revision: str) -> None:
    # Steps are numbered; one that this version does not have is of a later one.
    if revision > newest_revision():
        raise BadInput("store.newer")
