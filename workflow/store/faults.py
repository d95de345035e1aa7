"""What the machine does wrong, told in one tree: disk full, read-only, database away."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import exc
from sqlalchemy.exc import DBAPIError, OperationalError

from workflow.errors import Unavailable

_SQLITE = {
    "SQLITE_FULL": "store.full",
    "SQLITE_READONLY": "store.readonly",
    "SQLITE_BUSY": "store.busy",
    "SQLITE_LOCKED": "store.busy",
    "SQLITE_IOERR": "store.disk",
    "SQLITE_CANTOPEN": "store.disk",
    "SQLITE_CORRUPT": "store.damaged",
    "SQLITE_NOTADB": "store.damaged",
}

# Classes and codes of SQLSTATE (PostgreSQL, appendix A); the longest that fits counts.
_POSTGRESQL = {
    "08": "store.unreachable",
    "25006": "store.readonly",
    "42703": "store.damaged",
    "42P01": "store.damaged",
    "40001": "store.busy",
    "40P01": "store.busy",
    "53": "store.busy",
    "53100": "store.full",
    "55P03": "store.busy",
    "57P": "store.unreachable",
    "58": "store.disk",
    "XX001": "store.damaged",
    "XX002": "store.damaged",
}

# A table or column that somebody took away: SQLite has no code of its own for it.
_GONE = ("no such table: ", "no such column: ")

_FILES = {
    errno.ENOSPC: "store.full",
    errno.EDQUOT: "store.full",
    errno.EFBIG: "store.full",
    errno.EROFS: "store.readonly",
    errno.EACCES: "store.readonly",
    errno.EPERM: "store.readonly",
}


@contextmanager
def faults_told() -> Iterator[None]:
    """Turn what the database or a file of the desk says into Unavailable where the machine, and not the program, is at fault."""
    try:
        yield
    except DBAPIError as error:
        code = fault(error)
        if code is None:
            raise
        raise Unavailable(code) from error
    except exc.TimeoutError as error:
        # All connections of the pool are in use.
        raise Unavailable("store.busy") from error


@contextmanager
def file_faults_told() -> Iterator[None]:
    """Turn an OSError of a file of the desk into Unavailable."""
    try:
        yield
    except OSError as error:
        raise Unavailable(file_fault(error)) from error


def file_fault(error: OSError) -> str:
    """Give the code of a file's fault."""
    return _FILES.get(error.errno or 0, "store.disk")


def fault(error: DBAPIError) -> str | None:
    """Give the code of a fault of the machine; None where the program is at fault, or a promise that the database keeps."""
    if error.connection_invalidated:
        return "store.unreachable"
    name: str = getattr(error.orig, "sqlite_errorname", None) or ""
    if name == "SQLITE_ERROR" and str(error.orig).startswith(_GONE):
        return "store.damaged"
    state: str = getattr(error.orig, "sqlstate", None) or ""
    for told, codes in ((name, _SQLITE), (state, _POSTGRESQL)):
        fitting = [prefix for prefix in codes if told.startswith(prefix)]
        if fitting:
            return codes[max(fitting, key=len)]
    return "store.unreachable" if isinstance(error, OperationalError) and not name and not state else None


def described(error: DBAPIError) -> str:
    """Give what a log may say of an error of the database: its class, code and constraint.

    Never ``str(error)``: what PostgreSQL says of a constraint holds the values of the row.
    """
    original: Any = error.orig
    code = getattr(original, "sqlite_errorname", None) or getattr(original, "sqlstate", None) or ""
    constraint = getattr(getattr(original, "diag", None), "constraint_name", None) or ""
    return " ".join(part for part in (type(error).__name__, code, constraint) if part)
