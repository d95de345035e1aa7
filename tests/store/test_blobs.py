"""Blobs: written once, whole, durable; swept when nobody needs them."""

import hashlib
import os
import stat
from pathlib import Path
from threading import Barrier, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.errors import Missing
from workflow.store.blobs import ORPHANED, Blobs

NOW = 2_000_000_000.0


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs")


@given(st.binary(max_size=300))
def test_what_is_put_comes_back(blobs: Blobs, data: bytes) -> None:
    address = blobs.put(data)
    assert address == hashlib.sha256(data).hexdigest()
    assert blobs.get(address) == data
    assert blobs.is_whole(address)


def test_the_same_bytes_are_kept_once_and_closed_to_others(blobs: Blobs) -> None:
    assert blobs.put(b"text") == blobs.put(b"text")
    (path,) = blobs.folder.glob("??/*")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(blobs.addresses()) == [path.name]


def test_a_blob_is_on_the_disk_before_its_name_is_given(blobs: Blobs, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    fsync, rename = os.fsync, os.rename

    def note_sync(descriptor: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    def note_rename(*names: Path) -> None:
        done.append("rename")
        rename(*names)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(os, "rename", note_rename)
    blobs.put(b"text")
    # The folders above it are new, and are synced where they stand.
    assert done[-3:] == ["file", "rename", "folder"]
    assert set(done[:-3]) == {"folder"}


def test_a_blob_that_is_gone_is_missing(blobs: Blobs) -> None:
    with pytest.raises(Missing) as told:
        blobs.get("a" * 64)
    assert told.value.code == "store.blob_missing"
    assert not blobs.is_whole("a" * 64)


def test_a_blob_that_a_power_cut_emptied_is_written_again(blobs: Blobs) -> None:
    address = blobs.put(b"text")
    (blobs.folder / address[:2] / address).write_bytes(b"")
    assert not blobs.is_whole(address)
    assert blobs.put(b"text") == address
    assert blobs.get(address) == b"text"


def _age(blobs: Blobs, address: str, seconds: float) -> None:
    os.utime(blobs.folder / address[:2] / address, (NOW - seconds, NOW - seconds))


def test_a_blob_that_no_row_named_for_a_day_is_swept(blobs: Blobs) -> None:
    named, old, young = blobs.put(b"named"), blobs.put(b"old"), blobs.put(b"young")
    for address, age in ((named, ORPHANED * 9), (old, ORPHANED + 1), (young, ORPHANED - 1)):
        _age(blobs, address, age)
    broken = blobs.folder / old[:2] / ".0123456789abcdef"
    broken.write_bytes(b"half")
    os.utime(broken, (0, 0))
    assert blobs.sweep({named}, NOW) == 2
    assert set(blobs.addresses()) == {named, young}
    assert blobs.sweep({named}, NOW) == 0


def test_a_blob_that_is_put_again_is_young_again(blobs: Blobs) -> None:
    address = blobs.put(b"text")
    os.utime(blobs.folder / address[:2] / address, (0, 0))
    blobs.put(b"text")
    assert blobs.sweep(set(), (blobs.folder / address[:2] / address).stat().st_mtime + 10) == 0


def test_a_sweep_of_a_desk_without_blobs_does_nothing(tmp_path: Path) -> None:
    assert Blobs(tmp_path / "none").sweep(set(), NOW) == 0


def test_many_who_bring_the_same_file_keep_one(blobs: Blobs) -> None:
    start = Barrier(8)

    def bring() -> None:
        start.wait()
        blobs.put(b"the same" * 1000)

    threads = [Thread(target=bring) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list(blobs.addresses())) == 1
    assert not list(blobs.folder.glob("??/.*"))
