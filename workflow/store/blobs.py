"""Files as blobs: named by what is in them, written once, never changed."""

import fcntl
import hashlib
import os
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from workflow.errors import Missing
from workflow.store.faults import file_faults_told

ORPHANED = 24 * 3600
"""Seconds after which a blob that no row names is nobody's: the transaction that was to name it has ended long ago."""


class Blobs:
    """A folder of blobs; the address of a blob is the SHA-256 of its bytes and never leaves the server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> str:
        """Keep ``data`` and give its address.

        When this returns, file, name and folder are on the disk: only then may a row name the blob. One that is there is kept, if it is
        whole, and is young again: it is not swept before the row is committed. Raises Unavailable.
        """
        address = hashlib.sha256(data).hexdigest()
        path = self._path(address)
        with file_faults_told():
            make_folder(path.parent)
            with self._sweeping_paused():
                if self.is_whole(address):
                    os.utime(path)
                else:
                    write_durably(path, data)
        return address

    def get(self, address: str) -> bytes:
        """Give the bytes of a blob. Raises Missing, Unavailable."""
        with file_faults_told():
            try:
                return self._path(address).read_bytes()
            except FileNotFoundError as error:
                raise Missing("store.blob_missing", address=address[:12]) from error

    def is_whole(self, address: str) -> bool:
        """Tell whether the blob is there and its bytes are those that its address names."""
        path = self._path(address)
        return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == address

    def addresses(self) -> Iterator[str]:
        """Give the address of each blob."""
        if self.folder.is_dir():
            for path in sorted(self.folder.glob("??/*")):
                if not path.name.startswith("."):
                    yield path.name

    def sweep(self, named: Collection[str], now: float) -> int:
        """Delete the blobs that nothing names and that are older than ``ORPHANED``, and what broken writes left; give their number.

        ``named`` are the addresses that rows name, read before this begins; ``now`` is a Unix time.
        """
        if not self.folder.is_dir():
            return 0
        gone = 0
        with file_faults_told(), self._sweeping_paused(fcntl.LOCK_EX):
            for path in list(self.folder.glob("??/*")):
                if path.name not in named and now - path.stat().st_mtime > ORPHANED:
                    path.unlink()
                    gone += 1
        return gone

    @contextmanager
    def _sweeping_paused(self, kind: int = fcntl.LOCK_SH) -> Iterator[None]:
        with (self.folder / ".sweep.lock").open("a") as lock:
            fcntl.flock(lock, kind)
            yield

    def _path(self, address: str) -> Path:
        return self.folder / address[:2] / address


def write_durably(path: Path, data: bytes) -> None:
    """Write ``data`` under ``path`` whole or not at all: a hidden file beside it, fsync, rename, fsync of the folder.

    Raises OSError; what was begun is gone then.
    """
    draft = path.parent / f".{secrets.token_hex(8)}"
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder, 0700, and those above it where they lack; each is on the disk when this returns. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
