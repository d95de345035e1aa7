"""Writes a bundle whole or not at all: a folder, or one zip file."""

import errno
import io
import os
import secrets
import shutil
import zipfile
from pathlib import Path

from workflow.errors import Refused, Unavailable
from workflow.publishing.bundle import Bundle
from workflow.store.blobs import sync_folder

_FAULTS = {
    errno.ENOSPC: "delivery.full",
    errno.EDQUOT: "delivery.full",
    errno.EFBIG: "delivery.full",
    errno.EROFS: "delivery.readonly",
    errno.EACCES: "delivery.forbidden",
    errno.EPERM: "delivery.forbidden",
}
# The oldest time that a zip can tell: a file never holds the time at which it was made.
_TIME = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3


def deliver(bundle: Bundle, output: Path) -> None:
    """Write ``bundle`` to ``output``: a zip where that ends in ``.zip``, else a folder, made with those above it.

    Files, names and folders are on the disk when this returns; whatever stops it, ``output`` is as it was. Raises Refused where a file, or
    a folder that is not empty, is there already; Unavailable where the disk does not take it.
    """
    output = output.absolute()
    if output.is_symlink():
        output = output.resolve()
    require_free(output)
    draft = output.parent / f".{output.name[:100]}.{secrets.token_hex(6)}"
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        try:
            if output.suffix.lower() == ".zip":
                _write(draft, zipped(bundle))
            else:
                _write_folder(draft, bundle)
            draft.rename(output)
        except BaseException:
            _remove(draft)
            raise
        sync_folder(output.parent)
    except OSError as error:
        raise Unavailable(_FAULTS.get(error.errno or 0, "delivery.failed"), path=str(output)) from error


def zipped(bundle: Bundle) -> bytes:
    """Give ``bundle`` as a zip: the same bundle, the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in bundle.files:
            entry = zipfile.ZipInfo(file.name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, file.data)
    return stream.getvalue()


def require_free(output: Path) -> None:
    try:
        taken = any(output.iterdir()) if output.is_dir() else output.exists()
    except OSError as error:
        raise Unavailable(_FAULTS.get(error.errno or 0, "delivery.failed"), path=str(output)) from error
    if taken:
        raise Refused("delivery.taken", path=str(output))


def _write_folder(folder: Path, bundle: Bundle) -> None:
    folder.mkdir()
    for file in bundle.files:
        _write(folder / file.name, file.data)
    sync_folder(folder)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _remove(draft: Path) -> None:
    if draft.is_dir():
        shutil.rmtree(draft, ignore_errors=True)
    else:
        draft.unlink(missing_ok=True)
