"""One run of the tests: the folder that its processes share."""

import atexit
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SHARED = "STELE_TEST_SHARED"


def own_run() -> Path:
    """The folder of this run, made by the process that leads it; those that it starts find it in the environment."""
    if SHARED not in os.environ:
        folder = tempfile.mkdtemp(prefix="stele-run-")
        os.environ[SHARED] = folder
        (Path(folder) / "owner").write_text(str(os.getpid()))
        atexit.register(_leave, Path(folder), os.getpid())
    return Path(os.environ[SHARED])


def owner() -> int:
    """The process that leads the run."""
    return int((own_run() / "owner").read_text())


def begin() -> None:
    """Lead a run of the tests, unless this process is one of its workers; given once, at the start."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ.pop(SHARED, None)
    own_run()


@contextmanager
def alone() -> Iterator[None]:
    """One process of the run at a time."""
    with (own_run() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _leave(folder: Path, leader: int) -> None:
    if os.getpid() == leader:
        shutil.rmtree(folder, ignore_errors=True)
