"""A desk comes back from its backup as it was, or the backup is refused."""

import hashlib
import json
import os
import shutil
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.builders import NOW, a_person, a_release
from workflow.errors import BadInput, Refused, SteleError, Unavailable
from workflow.history import record_at_desk, verify_desk
from workflow.store import Store
from workflow.store.backup import back_up
from workflow.store.folder import initialise, open_desk
from workflow.store.restore import restore
from workflow.store.tables import document, event, person, release, setting

SMALL = 4096
PATIENCE_SECONDS = 60
FILES = ("بيان".encode(), b"PK\x03\x04 office", b"")


@pytest.fixture(name="desk")
def initialised(desk: Store) -> Store:
    initialise(None, desk.data, SMALL)
    return desk


def fill(store: Store) -> None:
    addresses = [store.blobs.put(data) for data in FILES]
    with store.write() as session:
        tom = a_person(session)
        for address in addresses:
            built = a_release(session)
            row = document.update().where(document.c.id == built.document_id)
            session.execute(row.values(blob=address, parsed=addresses[0]))
        record_at_desk(session, actor=tom, action="set", now=NOW, payload={"note": "نص"})


def rows(store: Store) -> dict[str, Any]:
    with store.read() as session:
        return {
            table.name: session.execute(select(table)).all() for table in (person, release, document, event, setting)
        }


def code_of(deed: Callable[[], Any]) -> str:
    with pytest.raises(SteleError) as told:
        deed()
    return told.value.code


def drafts(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_a_backup_brings_everything_back(desk: Store, tmp_path: Path) -> None:
    fill(desk)
    orphan = desk.blobs.put(b"nobody's")
    done = back_up(desk, tmp_path / "desk.stele")
    assert stat.S_IMODE(done.path.stat().st_mode) == 0o600
    assert (done.size, done.blobs) == (done.path.stat().st_size, 3)
    assert drafts(tmp_path) == []
    back = restore(None, tmp_path / "back" / "data", done.path, SMALL)
    assert (back.blobs, back.upgraded) == (3, False)
    again = open_desk(None, back.data)
    assert rows(again) == rows(desk)
    with again.read() as session:
        assert verify_desk(session).whole
    assert sorted(again.blobs.addresses()) == sorted(set(desk.blobs.addresses()) - {orphan})
    assert [again.blobs.get(again.blobs.put(data)) for data in FILES] == list(FILES)
    assert stat.S_IMODE(back.data.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in back.data.rglob("*") if path.is_file()} <= {0o600, 0o644}
    assert (back.data / "ballast").stat().st_size == SMALL
    assert drafts(back.data.parent) == []


def test_a_backup_is_made_in_one_step_while_others_write(desk: Store, tmp_path: Path) -> None:
    fill(desk)
    begun, stop = Event(), Event()
    saved = 0

    def write() -> None:
        nonlocal saved
        while not stop.is_set():
            with desk.write() as session:
                record_at_desk(session, actor=None, action="set", now=NOW, payload={"number": saved})
            saved += 1
            begun.set()

    writer = Thread(target=write)
    writer.start()
    try:
        assert begun.wait(PATIENCE_SECONDS)
        for number in range(3):
            back_up(desk, tmp_path / f"{number}.stele")
    finally:
        stop.set()
        writer.join()
    for number in range(3):
        again = open_desk(None, restore(None, tmp_path / f"back{number}", tmp_path / f"{number}.stele", SMALL).data)
        with again.read() as session:
            assert verify_desk(session).whole
            assert 2 <= session.execute(select(func.count()).select_from(event)).scalar_one() <= saved + 1


def test_a_backup_takes_no_file_and_no_folder_away(desk: Store, tmp_path: Path) -> None:
    taken = tmp_path / "letter.txt"
    taken.write_text("Dear all")
    assert code_of(lambda: back_up(desk, taken)) == "store.backup_exists"
    assert taken.read_text() == "Dear all"
    assert code_of(lambda: back_up(desk, tmp_path / "none" / "desk.stele")) == "store.backup_folder_missing"


def test_a_backup_without_one_of_its_files_is_not_made(desk: Store, tmp_path: Path) -> None:
    fill(desk)
    address = next(iter(desk.blobs.addresses()))
    path = desk.blobs.folder / address[:2] / address
    for now in (b"other", None):
        path.unlink()
        if now:
            path.write_bytes(now)
        assert code_of(lambda: back_up(desk, tmp_path / "desk.stele")) == "store.backup_blob_lost"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]


@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_a_backup_that_finds_no_room_leaves_nothing(
    desk: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no room")

    fill(desk)
    with monkeypatch.context() as broken:
        broken.setattr(os, step, full)
        assert code_of(lambda: back_up(desk, tmp_path / "desk.stele")) == "store.full"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]


def test_on_postgresql_backup_and_restore_name_its_own_tools(server_desk: Store, tmp_path: Path) -> None:
    url = server_desk.url.render_as_string(hide_password=False)
    with pytest.raises(Refused) as refused:
        back_up(server_desk, tmp_path / "desk.stele")
    assert refused.value.code == "store.backup_postgresql"
    with pytest.raises(Refused) as refused:
        restore(url, tmp_path / "back", tmp_path / "desk.stele")
    assert refused.value.code == "store.restore_postgresql"


def test_a_folder_in_use_is_not_restored_into(desk: Store, tmp_path: Path) -> None:
    done = back_up(desk, tmp_path / "desk.stele")
    before = rows(desk)
    assert code_of(lambda: restore(None, desk.data, done.path)) == "store.folder_not_empty"
    assert code_of(lambda: restore(None, done.path, done.path)) == "store.not_a_folder"
    assert rows(desk) == before
    (tmp_path / "empty").mkdir()
    restore(None, tmp_path / "empty", done.path, SMALL)
    assert rows(open_desk(None, tmp_path / "empty")) == before


def test_a_backup_of_an_older_version_is_brought_up_to_date(desk: Store, tmp_path: Path) -> None:
    done = back_up(desk, tmp_path / "desk.stele")
    changed = rewritten(done.path, lambda told: {**told, "revision": "0000"})
    assert restore(None, tmp_path / "back", changed, SMALL).upgraded


def rewritten(path: Path, manifest: Callable[[dict[str, Any]], Any], **files: bytes | None) -> Path:
    """A copy of a backup with another manifest, or with other, more or fewer files ('_' for '/')."""
    other = path.with_name("other.stele")
    with zipfile.ZipFile(path) as packed, zipfile.ZipFile(other, "w") as target:
        held = {name: packed.read(name) for name in packed.namelist()}
        held["backup.json"] = json.dumps(manifest(json.loads(held["backup.json"]))).encode()
        for name, data in {**held, **files}.items():
            if data is not None:
                target.writestr(name, data)
    return other


def write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def flip(path: Path, text: bytes) -> None:
    data = path.read_bytes()
    place = data.index(text)
    path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])


def packed_again(path: Path) -> Path:
    other = path.with_name("other.stele")
    with zipfile.ZipFile(path) as held, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as target:
        for name in held.namelist():
            target.writestr(name, held.read(name))
    return other


def without_table(path: Path, table: str) -> Path:
    """A backup of a database that has lost a table, with a manifest that fits it."""
    database = path.with_name("without.db")
    with zipfile.ZipFile(path) as packed:
        database.write_bytes(packed.read("stele.db"))
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(f"DROP TABLE {table}")
        connection.commit()
    data = database.read_bytes()
    database.unlink()
    digest = hashlib.sha256(data).hexdigest()
    return rewritten(path, lambda told: {**told, "database": digest}, **{"stele.db": data})


BROKEN: dict[str, tuple[Callable[[Path], Path | None], str]] = {
    "not there": (lambda path: path.unlink(), "store.backup_missing"),
    "empty": (lambda path: write(path, b""), "store.backup_unreadable"),
    "a letter": (lambda path: write(path, b"Dear all"), "store.backup_unreadable"),
    "cut off": (cut_off, "store.backup_unreadable"),
    "a bit of the database": (lambda path: flip(path, b"SQLite format 3"), "store.backup_damaged"),
    "a bit of a file": (lambda path: flip(path, FILES[1]), "store.backup_damaged"),
    "no manifest": (
        lambda path: rewritten(path, lambda told: told, **{"backup.json": None}),
        "store.backup_unreadable",
    ),
    "manifest of nothing": (lambda path: rewritten(path, lambda _: [1]), "store.backup_unreadable"),
    "manifest without end": (
        lambda path: rewritten(path, lambda told: {**told, "kind": float("inf")}),
        "store.backup_unreadable",
    ),
    "packed": (packed_again, "store.backup_unreadable"),
    "no revision": (lambda path: without_table(path, "alembic_version"), "store.backup_damaged"),
    "a table too few": (lambda path: without_table(path, "comment"), "store.backup_damaged"),
    "newer kind": (lambda path: rewritten(path, lambda told: {**told, "kind": 2}), "store.backup_newer"),
    "newer": (lambda path: rewritten(path, lambda told: {**told, "revision": "9999"}), "store.backup_newer"),
    "other database": (
        lambda path: rewritten(path, lambda told: told, **{"stele.db": b"SQLite format 3\0"}),
        "store.backup_damaged",
    ),
    "a path that climbs out": (
        lambda path: rewritten(path, lambda told: told, **{"../evil": b"x"}),
        "store.backup_unreadable",
    ),
    "a file too many": (
        lambda path: rewritten(path, lambda told: told, **{f"blobs/aa/{'a' * 64}": b"x"}),
        "store.backup_damaged",
    ),
    "a file that is another": (
        lambda path: rewritten(path, lambda told: {**told, "blobs": 4}, **{f"blobs/aa/{'a' * 64}": b"x"}),
        "store.backup_damaged",
    ),
    "a file too few": (
        lambda path: rewritten(path, lambda told: {**told, "blobs": 2}, **{_blob(path): None}),
        "store.backup_damaged",
    ),
}


def _blob(path: Path) -> str:
    with zipfile.ZipFile(path) as packed:
        return next(name for name in packed.namelist() if name.startswith("blobs/"))


@pytest.mark.parametrize("how", BROKEN)
def test_a_backup_that_is_not_whole_restores_nothing(desk: Store, tmp_path: Path, how: str) -> None:
    fill(desk)
    path = back_up(desk, tmp_path / "desk.stele").path
    damage, code = BROKEN[how]
    other = damage(path)
    with pytest.raises(BadInput) as refused:
        restore(None, tmp_path / "back", other or path, SMALL)
    assert refused.value.code == code
    assert not (tmp_path / "back").exists()
    assert drafts(tmp_path) == []


@pytest.mark.parametrize("step", ["fsync", "rename", "posix_fallocate"])
def test_a_restore_that_finds_no_room_leaves_no_desk(
    desk: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no room")

    path = back_up(desk, tmp_path / "desk.stele").path
    with monkeypatch.context() as broken:
        broken.setattr(os, step, full)
        with pytest.raises(Unavailable):
            restore(None, tmp_path / "back", path, SMALL)
    assert not (tmp_path / "back").exists()
    assert drafts(tmp_path) == []


def test_a_restore_into_a_volume_of_its_own_puts_the_mark_last(
    desk: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(desk)
    path = back_up(desk, tmp_path / "desk.stele").path
    volume = tmp_path / "volume"
    (volume / "lost+found").mkdir(parents=True)
    monkeypatch.setattr(Path, "is_mount", lambda self: self == volume)
    restore(None, volume, path, SMALL)
    assert rows(open_desk(None, volume)) == rows(desk)
    assert drafts(volume) == []


def test_a_plain_copy_of_a_database_in_use_is_no_backup(desk: Store, tmp_path: Path) -> None:
    """Why the desk is backed up at all: what was just written is not in the file."""
    fill(desk)
    shutil.copyfile(desk.data / "stele.db", tmp_path / "copy.db")
    back_up(desk, tmp_path / "desk.stele")
    with zipfile.ZipFile(tmp_path / "desk.stele") as packed:
        (tmp_path / "saved.db").write_bytes(packed.read("stele.db"))
    counts = []
    for name in ("copy.db", "saved.db"):
        with sqlite3.connect(tmp_path / name) as connection:
            counts.append(connection.execute("SELECT count(*) FROM release").fetchone()[0])
        connection.close()
    assert counts == [0, 3]
