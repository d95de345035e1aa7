"""Files as blobs: named by what is in them, written once, never changed."""

import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from workflow.errors import Missing, Unavailable

_FAULTS = {errno.ENOSPC: "store.full", errno.EDQUOT: "store.full", errno.EROFS: "store.readonly"}


class Blobs:
    """A folder of blobs; the address of a blob is the SHA-256 of its bytes and never leaves the server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> str:
        """Keep ``data`` and give its address.

        When this returns, file, name and folder are on the disk: only then may a row name the blob. Raises Unavailable.
        """
        address = hashlib.sha256(data).hexdigest()
        path = self._path(address)
        if path.exists():
            return address
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_durably(path, data)
        except OSError as error:
            raise Unavailable(_FAULTS.get(error.errno or 0, "store.disk")) from error
        return address

    def get(self, address: str) -> bytes:
        """Give the bytes of a blob. Raises Missing."""
        try:
            return self._path(address).read_bytes()
        except FileNotFoundError as error:
            raise Missing("store.blob_missing", address=address[:12]) from error
        except OSError as error:
            raise Unavailable("store.disk") from error

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

    def age(self, address: str, now: float) -> float:
        """Give the seconds since the blob was written, ``now`` being a Unix time."""
        return now - self._path(address).stat().st_mtime

    def drop(self, address: str) -> None:
        """Delete a blob that no row names."""
        self._path(address).unlink(missing_ok=True)

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


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
