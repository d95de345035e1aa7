"""A desk comes back from its backup: into a folder that is empty or not there, whole or not at all."""

import errno
import hashlib
import json
import os
import re
import secrets
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workflow.errors import BadInput, Refused
from workflow.store.backup import KIND, MANIFEST
from workflow.store.blobs import make_folder, sync_folder
from workflow.store.engine import address
from workflow.store.faults import faults_told, file_faults_told
from workflow.store.folder import BALLAST_BYTES, DATABASE, MARK, initialise
from workflow.store.migrations import newest_revision
from workflow.store.named import NAMED
from workflow.store.tables import metadata

_BLOB = re.compile(r"blobs/([0-9a-f]{2})/(\1[0-9a-f]{62})")
_PIECE = 1 << 20
_LONGEST_MANIFEST = 10_000
_TAKEN = frozenset({errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR})
_OF_THE_VOLUME = frozenset({"lost+found"})


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: the folder, the number of blobs, and whether the database was brought up to date on the way."""

    data: Path
    blobs: int
    upgraded: bool


def restore(url: str | None, data: Path, file: Path, ballast: int = BALLAST_BYTES) -> Restored:
    """Make the data folder ``data`` from a backup; every byte is checked before the folder has its name.

    Raises Refused on PostgreSQL, BadInput (a folder in use, no backup, a damaged or newer one), Unavailable.
    """
    data = data.absolute()
    if url and address(url).get_backend_name() != "sqlite":
        raise Refused("store.restore_postgresql")
    _require_free(data)
    if not file.is_file():
        raise BadInput("store.backup_missing", file=str(file))
    with faults_told(), file_faults_told(), _draft(data) as draft:
        blobs, revision = _unpack(file, draft)
        initialise(None, draft, ballast)
        _require_tables(draft / DATABASE, file)
        _settle(draft, data)
    return Restored(data, blobs, revision != newest_revision())


def _require_free(data: Path) -> None:
    if data.exists() and not data.is_dir():
        raise BadInput("store.not_a_folder", folder=str(data))
    if data.is_dir() and {path.name for path in data.iterdir()} - _OF_THE_VOLUME:
        raise BadInput("store.folder_not_empty", folder=str(data))


@contextmanager
def _draft(data: Path) -> Iterator[Path]:
    # A volume of its own cannot be renamed onto: there the draft lies inside.
    place = data if data.is_mount() else data.parent
    make_folder(place)
    draft = place / f".{secrets.token_hex(8)}"
    draft.mkdir(mode=0o700)
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _settle(draft: Path, data: Path) -> None:
    if draft.parent != data:
        try:
            draft.rename(data)
        except OSError as error:
            if error.errno in _TAKEN:
                raise BadInput("store.folder_not_empty", folder=str(data)) from error
            raise
        sync_folder(data.parent)
        return
    # Without its mark, which comes last, a folder is no desk.
    for path in sorted(draft.iterdir(), key=lambda one: one.name == MARK):
        path.rename(data / path.name)
    sync_folder(data)


def _unpack(file: Path, draft: Path) -> tuple[int, str]:
    """Write what the archive holds; give the number of blobs and the revision of the database."""
    try:
        with zipfile.ZipFile(file) as packed:
            names = packed.namelist()
            if any(info.compress_type != zipfile.ZIP_STORED for info in packed.infolist()):
                # A backup packs nothing: what does might never end.
                raise BadInput("store.backup_unreadable", file=str(file))
            told = _manifest(packed, file)
            _require_names(names, told, file)
            digest = _write(packed, DATABASE, draft / DATABASE, file)
            if digest != told["database"]:
                raise _damaged(file, DATABASE)
            for name in names:
                if name.startswith("blobs/") and _write(packed, name, draft / name, file) != name[-64:]:
                    raise _damaged(file, name[-64:-52])
    except (zipfile.BadZipFile, EOFError, RuntimeError) as error:
        raise BadInput("store.backup_unreadable", file=str(file)) from error
    _require_whole(draft / DATABASE, {name[-64:] for name in names}, file)
    return told["blobs"], told["revision"]


def _manifest(packed: zipfile.ZipFile, file: Path) -> dict[str, Any]:
    try:
        info = packed.getinfo(MANIFEST)
        told: dict[str, Any] = json.loads(packed.read(info)) if info.file_size < _LONGEST_MANIFEST else {}
        kind, revision = int(told["kind"]), str(told["revision"])
        told = {"revision": revision, "database": str(told["database"]), "blobs": int(told["blobs"])}
    except (KeyError, ValueError, TypeError, OverflowError, RecursionError) as error:
        raise BadInput("store.backup_unreadable", file=str(file)) from error
    if kind != KIND or revision > newest_revision():
        raise BadInput("store.backup_newer", file=str(file))
    return told


def _require_names(names: list[str], told: dict[str, Any], file: Path) -> None:
    # Names become paths: none but those that a backup has.
    blobs = [name for name in names if _BLOB.fullmatch(name)]
    if sorted([*blobs, MANIFEST, DATABASE]) != sorted(names) or len(set(names)) != len(names):
        raise BadInput("store.backup_unreadable", file=str(file))
    if len(blobs) != told["blobs"]:
        raise _damaged(file, "blobs")


def _write(packed: zipfile.ZipFile, name: str, path: Path, file: Path) -> str:
    digest = hashlib.sha256()
    make_folder(path.parent)
    try:
        with packed.open(name) as source, os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as target:
            while piece := source.read(_PIECE):
                digest.update(piece)
                target.write(piece)
            target.flush()
            os.fsync(target.fileno())
    except zipfile.BadZipFile as error:
        raise _damaged(file, name.rpartition("/")[2][:12]) from error
    sync_folder(path.parent)
    return digest.hexdigest()


def _require_whole(database: Path, blobs: set[str], file: Path) -> None:
    try:
        with closing(sqlite3.connect(database)) as connection:
            whole = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            orphans = connection.execute("PRAGMA foreign_key_check").fetchone()
            named = {row[0] for row in connection.execute(NAMED)}
            revisions = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    except sqlite3.Error as error:
        raise _damaged(file, DATABASE) from error
    if not whole or orphans or not named <= blobs or len(revisions) != 1:
        raise _damaged(file, DATABASE)


def _require_tables(database: Path, file: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not metadata.tables.keys() <= there:
        raise _damaged(file, DATABASE)


def _damaged(file: Path, part: str) -> BadInput:
    return BadInput("store.backup_damaged", file=str(file), part=part)
