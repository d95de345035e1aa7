"""Runs a reader in a child process of its own, under limits of memory and time and without network.

A small server (``warden.py``) is started once and forked for each file: a fault in one file cannot reach the next, and what a
reader imports is imported once. Answers come back as JSON, never as pickle.
"""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from workflow import errors
from workflow.errors import BadInput, SteleError
from workflow.guards import limits
from workflow.guards.warden import HEADER, TRAILER, wall_seconds

_BOOT = "import sys; sys.path[:] = sys.argv[2:]; from workflow.guards.warden import serve; serve(int(sys.argv[1]))"
_GRACE_SECONDS = 5
_PIECE = 1 << 20


def apart(entry: str, data: bytes, options: Mapping[str, Any], seconds: int = limits.CHILD_SECONDS) -> Any:
    """Call ``entry`` (``package.module:function``) as ``function(data, options)`` in a child; give its JSON-able answer.

    ``options`` are JSON-able, too; ``options["name"]`` is the file's name in errors; ``seconds`` of processor time are the most that it
    may take. A SteleError of the reader travels back by class, code and facts. Raises BadInput where the reader runs out of memory or time, or fails in any other way.
    """
    name = str(options.get("name", ""))
    answer, status, peak = _SERVER.ask(entry, data, json.dumps(dict(options)).encode(), seconds)
    kind, _, body = answer.partition(b"\n")
    if status == 0 and kind == b"answer":
        return json.loads(body)
    if status == 0 and kind == b"error":
        _raise_again(json.loads(body))
    if kind == b"memory" or _ran_out(status, peak):
        raise BadInput("reader.too_large", file=name)
    raise BadInput("reader.failed", file=name)


def seconds_for(files: int) -> int:
    """Give the processor time for an archive of so many files: more than for one, and never without end."""
    return min(limits.CHILD_SECONDS + int(limits.CHILD_SECONDS_A_FILE * (files - 1)), limits.CHILD_SECONDS_MOST)


def has_no_network() -> bool:
    """Tell whether readers stand in a network namespace of their own: for those who look after the machine."""
    return bool(apart("workflow.guards.warden:network", b"", {}) != Path("/proc/self/ns/net").readlink().name)


def _ran_out(status: int, peak: int) -> bool:
    """Whether time or memory ended the child, or it failed with the memory nearly full."""
    ended = status in {-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGALRM}
    return ended or peak > limits.CHILD_MEMORY * 0.8


def _raise_again(told: dict[str, Any]) -> NoReturn:
    kind = getattr(errors, told["class"], BadInput)
    if not (isinstance(kind, type) and issubclass(kind, SteleError)):
        kind = BadInput
    raise kind(told["code"], **told["facts"])


@dataclass
class _Server:
    """The warden's process, started at the first call and again if it dies."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    control: socket.socket | None = None
    process: subprocess.Popen[bytes] | None = None

    def ask(self, entry: str, data: bytes, options: bytes, seconds: int) -> tuple[bytes, int, int]:
        """Give the child's answer, its exit status as ``subprocess`` tells it, and its peak memory in bytes."""
        ours, theirs = socket.socketpair()
        with ours:
            with theirs:
                self._hand_over(f"{entry} {seconds}", theirs)
            ours.settimeout(wall_seconds(seconds) + _GRACE_SECONDS)
            try:
                ours.sendall(HEADER.pack(len(options), len(data)))
                ours.sendall(options)
                ours.sendall(data)
            except OSError:
                pass  # The child has ended already: its answer or its status says why.
            return _answer(ours)

    def _hand_over(self, asked: str, end: socket.socket) -> None:
        with self.lock:
            for attempt in (1, 2):
                control = self.control or self._start()
                try:
                    socket.send_fds(control, [asked.encode()], [end.fileno()])
                except OSError:
                    self.stop()
                    if attempt == 2:  # noqa: PLR2004 - once more, then it is a fault of the machine
                        raise errors.Unavailable("reader.no_child") from None
                else:
                    return

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            command = [
                sys.executable,
                "-c",
                _BOOT,
                str(theirs.fileno()),
                *(path or str(Path.cwd()) for path in sys.path),
            ]
            self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        self.control = ours
        return ours

    def stop(self) -> None:
        """End the server: it leaves when its socket closes."""
        if self.control is not None:
            self.control.close()
        if self.process is not None:
            try:
                self.process.wait(timeout=1)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.control = self.process = None

    def forget(self) -> None:
        """In a forked process: leave the parent's server to the parent."""
        if self.control is not None:
            self.control.close()
        self.lock, self.control, self.process = threading.Lock(), None, None


def _answer(ours: socket.socket) -> tuple[bytes, int, int]:
    received = bytearray()
    most = limits.CHILD_ANSWER + TRAILER.size + 64
    try:
        while piece := ours.recv(_PIECE):
            received += piece
            if len(received) > most:
                return b"memory", 0, 0
    except (TimeoutError, ConnectionResetError):
        return b"", -signal.SIGKILL, 0
    if len(received) < TRAILER.size:
        return b"", -signal.SIGABRT, 0
    status, peak = TRAILER.unpack(received[-TRAILER.size :])
    return bytes(received[: -TRAILER.size]), status, peak


_SERVER = _Server()
atexit.register(_SERVER.stop)
os.register_at_fork(after_in_child=_SERVER.forget)
