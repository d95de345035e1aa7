"""The server behind ``child.py``: forks a process for each file, watches it, tells how it ended.

Server, warden, worker: the server only forks; the warden of a file waits for its worker and kills it at the wall clock; the
worker limits itself, reads one file and answers. It runs without threads, so that forking is safe.
"""

import contextlib
import ctypes
import gc
import importlib
import json
import os
import resource
import signal
import socket
import struct
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from workflow.errors import SteleError
from workflow.guards import limits

HEADER = struct.Struct("<QQ")
"""Before a request: bytes of the options, bytes of the file."""

TRAILER = struct.Struct("<iq")
"""After an answer: exit status (negative: the signal), peak memory in bytes."""

_NEW_USER_AND_NETWORK = 0x10000000 | 0x40000000
_LONGEST_ENTRY = 1_000


def serve(descriptor: int) -> None:
    """Take requests (an entry's name, its seconds and one end of a socket pair each) until the socket ``descriptor`` closes."""
    control = socket.socket(fileno=descriptor)
    _leave_network()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        asked, ends, _, _ = socket.recv_fds(control, _LONGEST_ENTRY, 1)
        if not asked:
            return
        entry, _, seconds = asked.decode().rpartition(" ")
        with contextlib.suppress(ImportError):
            importlib.import_module(entry.partition(":")[0])
        gc.collect()
        gc.freeze()
        if os.fork() == 0:
            control.close()
            _watch(entry, int(seconds), ends[0])
        os.close(ends[0])


def _leave_network() -> None:
    """Move to a network namespace with nothing in it, where the kernel allows an ordinary user that."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None, use_errno=True).unshare(_NEW_USER_AND_NETWORK)


def wall_seconds(seconds: int) -> float:
    """Give how long a child may live that has so many seconds of the processor: long ones, on a machine with other work, longer."""
    return seconds + limits.CHILD_IDLE_SECONDS + max(0, seconds - limits.CHILD_SECONDS)


def network(_: bytes, __: dict[str, Any]) -> str:
    """An entry: tell the network namespace that readers run in."""
    return Path("/proc/self/ns/net").readlink().name


def _watch(entry: str, seconds: int, end: int) -> NoReturn:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    worker = os.fork()
    if worker == 0:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
        _work(entry, seconds, end)
    if signal.sigtimedwait({signal.SIGCHLD}, wall_seconds(seconds)) is None:
        os.kill(worker, signal.SIGKILL)
    _, status, usage = os.wait4(worker, 0)
    code = os.waitstatus_to_exitcode(status)
    with contextlib.suppress(OSError), socket.socket(fileno=end) as answer:
        answer.sendall(TRAILER.pack(code, usage.ru_maxrss * 1024))
    os._exit(0)


def _work(entry: str, seconds: int, end: int) -> NoReturn:
    """Read one request, run it, answer, exit. No traceback: it could carry the text of a release."""
    answer = b"failed\n"
    try:
        with socket.socket(fileno=os.dup(end)) as asked:
            options, data = _request(asked)
        module_name, _, function = entry.partition(":")
        module = importlib.import_module(module_name)
        # A worker ends with its file: to look for what it could throw away costs a quarter of its time and frees nothing.
        gc.disable()
        _limit_self(seconds)
        answer = _run(module, function, data, options)
    except MemoryError:
        answer = b"memory\n"
    except BaseException:  # noqa: BLE001, S110 - whatever a reader does, the parent hears of it as a failed reader
        pass
    try:
        with socket.socket(fileno=end) as told:
            told.sendall(answer)
    finally:
        os._exit(0)


def _request(asked: socket.socket) -> tuple[dict[str, Any], bytes]:
    with asked.makefile("rb") as stream:
        options_size, data_size = HEADER.unpack(stream.read(HEADER.size))
        return json.loads(stream.read(options_size)), stream.read(data_size)


def _run(module: ModuleType, function: str, data: bytes, options: dict[str, Any]) -> bytes:
    try:
        told = json.dumps(getattr(module, function)(data, options), ensure_ascii=False).encode()
    except SteleError as error:
        told = json.dumps({"class": type(error).__name__, "code": error.code, "facts": dict(error.facts)}).encode()
        return b"error\n" + told
    except RecursionError:
        return b"memory\n"
    return b"answer\n" + told if len(told) <= limits.CHILD_ANSWER else b"memory\n"


def _limit_self(seconds: int) -> None:
    """Memory beyond what is mapped already, processor time, no file written, few open, no core."""
    mapped = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    memory = mapped + limits.CHILD_MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (limits.CHILD_FILES, limits.CHILD_FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    sys.setrecursionlimit(1_000)
