import gc
import os
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from workflow.errors import BadInput, Refused
from workflow.guards import child

READERS = "tests.guards.readers:"
PATIENCE_SECONDS = 60


def refusal(reader: str, seconds: int = 7, **options: object) -> str:
    with pytest.raises(BadInput) as caught:
        child.apart(READERS + reader, b"x", {"name": "a.docx", **options}, seconds)
    assert caught.value.facts["file"] == "a.docx"
    return caught.value.code


def test_the_answer_comes_back_with_the_data_and_options_that_went() -> None:
    data = "أ".encode() * 3 + b"x" * 5_000_000
    answer = child.apart(READERS + "echo", data, {"name": "بيان.txt", "n": [1, None]})
    assert answer == {"size": len(data), "options": {"name": "بيان.txt", "n": [1, None]}, "text": "أأأ" + "x" * 14}


def test_an_error_of_the_reader_travels_back_by_class_code_and_facts() -> None:
    with pytest.raises(BadInput) as bad:
        child.apart(READERS + "refuse", b"", {})
    assert (bad.value.code, dict(bad.value.facts)) == ("docx.odd", {"file": "a.docx", "line": 7})
    with pytest.raises(Refused) as refused:
        child.apart(READERS + "refuse", b"", {"rules": True})
    assert refused.value.facts["segment"] == 3


@pytest.mark.parametrize("reader", ["hoard", "answer_without_end", "dig"])
def test_a_reader_that_wants_too_much_is_told_as_a_file_too_large(reader: str) -> None:
    assert refusal(reader) == "reader.too_large"


@pytest.mark.parametrize("reader", ["fail", "crash", "leave", "gone"])
def test_a_reader_that_fails_takes_nothing_with_it(reader: str) -> None:
    assert refusal(reader) == "reader.failed"
    assert child.apart(READERS + "echo", b"x", {})["size"] == 1


def test_a_reader_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    server = child._Server()
    monkeypatch.setattr(child, "_SERVER", server)
    monkeypatch.setattr(child, "_BOOT", _SHORT + child._BOOT)
    try:
        assert refusal("spin", seconds=1) == "reader.too_large"
        assert refusal("sleep", seconds=1) == "reader.too_large"
    finally:
        server.stop()


_SHORT = "import sys; sys.path[:] = sys.argv[2:]; from workflow.guards import limits;limits.CHILD_IDLE_SECONDS = 0.5; "


def test_an_archive_of_many_files_has_more_time_but_not_without_end() -> None:
    one, many, most = child.seconds_for(1), child.seconds_for(41), child.seconds_for(2_000)
    assert (one, many, most) == (7, 17, 30)


def test_a_reader_writes_no_file(tmp_path: Path) -> None:
    assert refusal("write", path=str(tmp_path / "made")) == "reader.failed"
    assert not (tmp_path / "made").exists() or (tmp_path / "made").stat().st_size == 0


def test_a_reader_reaches_no_network_where_the_kernel_can_take_it_away() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.5)
        if not child.has_no_network():
            pytest.skip("this kernel allows no namespaces here")
        assert refusal("connect", port=listener.getsockname()[1]) == "reader.failed"
        with pytest.raises(TimeoutError):
            listener.accept()


def test_each_file_has_a_process_of_its_own_and_threads_may_ask_at_once() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: child.apart(READERS + "process", b"", {}), range(24)))
    assert len(set(found)) == 24
    assert os.getpid() not in found


def test_the_server_comes_again_when_it_died() -> None:
    child.apart(READERS + "echo", b"", {})
    process = child._SERVER.process
    assert process is not None
    process.kill()
    process.wait()
    assert child.apart(READERS + "echo", b"x", {})["size"] == 1


def test_a_forked_process_starts_a_server_of_its_own() -> None:
    child.apart(READERS + "echo", b"", {})
    ours, theirs = socket.socketpair()
    forked = os.fork()
    if forked == 0:
        told = b"no"
        try:
            told = b"%d" % child.apart(READERS + "echo", b"xyz", {})["size"]
            child._SERVER.stop()
        finally:
            theirs.sendall(told)
            os._exit(0)
    theirs.close()
    ours.settimeout(PATIENCE_SECONDS)
    assert ours.recv(10) == b"3"
    ours.close()
    os.waitpid(forked, 0)


def test_asking_leaves_no_descriptor_and_no_thread_behind() -> None:
    child.apart(READERS + "echo", b"", {})
    # What other tests left is no part of it, and is let go of when it will.
    gc.collect()
    before, threads = _descriptors(), set(threading.enumerate())
    for _ in range(5):
        child.apart(READERS + "echo", b"", {})
    assert _descriptors() <= before
    assert set(threading.enumerate()) <= threads


def _descriptors() -> set[tuple[str, str]]:
    found = set()
    for one in Path("/proc/self/fd").iterdir():
        # The folder that is being listed is gone again.
        with suppress(FileNotFoundError):
            found.add((one.name, str(one.readlink())))
    return found
