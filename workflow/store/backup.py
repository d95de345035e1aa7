"""A desk in one file: the database as it was at one moment, and the blobs that it names.

A zip archive without compression: ``stele.db``, ``blobs/<two signs>/<address>``, ``backup.json``. It holds everything, restricted
releases and password hashes too.
"""

import hashlib
import json
import os
import secrets
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from workflow.errors import BadInput, Missing, Refused, Unavailable
from workflow.store.blobs import sync_folder
from workflow.store.engine import Store
from workflow.store.faults import faults_told, file_faults_told
from workflow.store.folder import DATABASE
from workflow.store.migrations import current_revision
from workflow.store.named import NAMED

MANIFEST = "backup.json"
KIND = 1
_PIECE = 1 << 20
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Backup:
    """What was saved: the file, its bytes, those of the database, the number of blobs."""

    path: Path
    size: int
    database: int
    blobs: int


def back_up(store: Store, path: Path) -> Backup:
    """Save the desk to ``path`` (0600), whole or not at all, while others write.

    The database is copied in one step: a copy by pages begins anew with each commit and never ends on a busy desk. Room for twice the
    database is needed beside ``path``.
    Raises Refused on PostgreSQL, BadInput (a file of that name, no such folder), Unavailable (disk; a blob that is gone or damaged).
    """
    if not store.embedded:
        raise Refused("store.backup_postgresql")
    path = path.absolute()
    if path.exists():
        raise BadInput("store.backup_exists", file=str(path))
    if not path.parent.is_dir():
        raise BadInput("store.backup_folder_missing", file=str(path))
    with faults_told(), file_faults_told(), _drafts(path) as (archive, copy):
        revision = current_revision(store) or ""
        addresses = _copy_database(store.data / DATABASE, copy)
        _write_archive(store, archive, copy, addresses, revision)
        size, database = archive.stat().st_size, copy.stat().st_size
        archive.rename(path)
        sync_folder(path.parent)
    return Backup(path, size, database, len(addresses))


@contextmanager
def _drafts(path: Path) -> Iterator[tuple[Path, Path]]:
    archive = path.parent / f".{secrets.token_hex(8)}"
    copy = archive.with_suffix(".db")
    try:
        for draft in (archive, copy):
            os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield archive, copy
    finally:
        for draft in (archive, copy, *(copy.with_name(copy.name + end) for end in ("-journal", "-wal", "-shm"))):
            draft.unlink(missing_ok=True)


def _copy_database(database: Path, copy: Path) -> list[str]:
    """Copy the database in one step, and give the blobs that the copy names."""
    try:
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
            target.execute("PRAGMA synchronous=OFF")
            source.backup(target, pages=-1)
            target.execute("PRAGMA journal_mode=DELETE")
            if target.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise Unavailable("store.damaged")
            return sorted(row[0] for row in target.execute(NAMED))
    except sqlite3.Error as error:
        full = getattr(error, "sqlite_errorname", "").startswith(("SQLITE_FULL", "SQLITE_IOERR"))
        raise Unavailable("store.full" if full else "store.damaged") from error


def _write_archive(store: Store, archive: Path, copy: Path, addresses: list[str], revision: str) -> None:
    with archive.open("r+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
            digest = _put_file(packed, DATABASE, copy)
            for address in addresses:
                _put_blob(store, packed, address)
            told = {"kind": KIND, "revision": revision, "database": digest, "blobs": len(addresses)}
            packed.writestr(_entry(MANIFEST), json.dumps(told, indent=2) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _put_file(packed: zipfile.ZipFile, name: str, path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as source, packed.open(_entry(name), "w", force_zip64=True) as target:
        for piece in _pieces(source):
            digest.update(piece)
            target.write(piece)
    return digest.hexdigest()


def _put_blob(store: Store, packed: zipfile.ZipFile, address: str) -> None:
    try:
        data = store.blobs.get(address)
    except Missing:
        data = b""
    if hashlib.sha256(data).hexdigest() != address:
        raise Unavailable("store.backup_blob_lost", address=address[:12])
    packed.writestr(_entry(f"blobs/{address[:2]}/{address}"), data)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.external_attr = 0o600 << 16
    return entry


def _pieces(source: IO[bytes]) -> Iterator[bytes]:
    while piece := source.read(_PIECE):
        yield piece
