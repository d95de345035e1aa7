"""A data folder is made once, completed when it was broken off, and never opened when it is not one."""

import json
import os
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import select, text

from tests.builders import NOW, a_person
from workflow.errors import BadInput, Unavailable
from workflow.history.doctor import examine
from workflow.store import Store, folder, open_store
from workflow.store.folder import free_ballast, initialise, open_desk, open_to_examine, require_room
from workflow.store.migrations import newest_revision, upgrade
from workflow.store.tables import person

SMALL = 4096


def everyone(store: Store) -> list[str | None]:
    with store.read() as session:
        return list(session.execute(select(person.c.login)).scalars())


def names(data: Path) -> set[str]:
    return {path.name for path in data.iterdir() if not path.name.startswith("stele.db-")}


def test_a_folder_is_made_whole_and_closed_to_others(tmp_path: Path) -> None:
    data = tmp_path / "desks" / "ours"
    done = initialise(None, data)
    assert (done.created, done.upgraded, done.revision, done.copy) == (True, True, newest_revision(), "")
    assert names(data) == {"stele-desk", "stele.db", "blobs", "ballast"}
    assert (data / "ballast").stat().st_size == 64 * 1024 * 1024
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in data.iterdir() if path.is_file()} == {0o600}


def test_a_ballast_takes_real_room(tmp_path: Path) -> None:
    initialise(None, tmp_path, 1 << 20)
    assert (tmp_path / "ballast").stat().st_blocks * 512 >= 1 << 20


def test_making_it_again_changes_nothing(tmp_path: Path) -> None:
    initialise(None, tmp_path, SMALL)
    with open_desk(None, tmp_path).write() as session:
        a_person(session)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir() if path.name in names(tmp_path)}
    done = initialise(None, tmp_path, SMALL)
    assert (done.created, done.upgraded, done.copy) == (False, False, "")
    assert {name: (tmp_path / name).stat().st_mtime_ns for name in before if name != "stele.db"} == {
        name: moment for name, moment in before.items() if name != "stele.db"
    }
    assert everyone(open_desk(None, tmp_path)) == ["tom"]


def test_the_database_may_be_on_a_server(blank_store: Store) -> None:
    url = None if blank_store.embedded else blank_store.url.render_as_string(hide_password=False)
    initialise(url, blank_store.data, SMALL)
    desk = open_desk(url, blank_store.data)
    assert desk.embedded == blank_store.embedded
    assert (blank_store.data / "stele.db").exists() == blank_store.embedded
    assert everyone(desk) == []
    desk.close()


@pytest.mark.parametrize("step", ["upgrade", "grow_ballast", "write_durably"])
def test_a_folder_whose_making_was_broken_off_is_no_desk_and_is_completed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def breaks(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(folder, step, breaks)
        with pytest.raises(KeyboardInterrupt):
            initialise(None, tmp_path, SMALL)
    with pytest.raises(BadInput) as refused:
        open_desk(None, tmp_path)
    assert refused.value.code == "store.not_initialised"
    assert initialise(None, tmp_path, SMALL).created
    assert everyone(open_desk(None, tmp_path)) == []


def test_a_folder_that_holds_other_things_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    tmp_path.chmod(0o755)
    with pytest.raises(BadInput) as refused:
        initialise(None, tmp_path, SMALL)
    assert refused.value.code == "store.folder_in_use"
    assert names(tmp_path) == {"letter.txt"}
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    with pytest.raises(BadInput) as refused:
        initialise(None, tmp_path / "letter.txt", SMALL)
    assert refused.value.code == "store.not_a_folder"


def test_opening_makes_nothing(tmp_path: Path) -> None:
    for data in (tmp_path, tmp_path / "none"):
        with pytest.raises(BadInput) as refused:
            open_desk(None, data)
        assert refused.value.code == "store.not_initialised"
        assert refused.value.facts["folder"] == str(data)
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_is_gone_is_not_replaced_by_an_empty_one(tmp_path: Path) -> None:
    initialise(None, tmp_path, SMALL)
    (tmp_path / "stele.db").unlink()
    with pytest.raises(Unavailable) as told:
        open_desk(None, tmp_path)
    assert told.value.code == "store.database_gone"
    assert not (tmp_path / "stele.db").exists()


def test_a_desk_of_an_older_version_is_brought_up_to_date_after_a_copy(tmp_path: Path) -> None:
    initialise(None, tmp_path, SMALL)
    (tmp_path / "stele.db").unlink()
    upgrade(open_store(None, tmp_path).url, "0001")
    with sqlite3.connect(tmp_path / "stele.db") as connection:
        connection.execute("INSERT INTO person (id, name, created_at) VALUES ('a', 'Ana', '2026-01-01')")
    connection.close()
    with pytest.raises(BadInput) as refused:
        open_desk(None, tmp_path)
    assert refused.value.code == "store.older"
    done = initialise(None, tmp_path, SMALL)
    assert (done.created, done.upgraded) == (False, True)
    with sqlite3.connect(tmp_path / done.copy) as copy:
        assert copy.execute("SELECT name FROM person").fetchall() == [("Ana",)]
        assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    copy.close()
    assert stat.S_IMODE((tmp_path / done.copy).stat().st_mode) == 0o600
    with open_desk(None, tmp_path).read() as session:
        assert session.execute(select(person.c.name)).scalars().all() == ["Ana"]


def test_a_desk_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    initialise(None, tmp_path, SMALL)
    with open_desk(None, tmp_path).write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for opening in (open_desk, initialise):
        with pytest.raises(BadInput) as refused:
            opening(None, tmp_path)
        assert refused.value.code == "store.newer"
    (tmp_path / "stele-desk").write_text(json.dumps({"kind": 2}))
    with pytest.raises(BadInput) as refused:
        open_desk(None, tmp_path)
    assert refused.value.code == "store.newer"
    (tmp_path / "stele-desk").write_text("")
    with pytest.raises(Unavailable) as told:
        open_desk(None, tmp_path)
    assert told.value.code == "store.damaged"


def test_a_damaged_desk_is_opened_to_be_examined_and_for_nothing_else(tmp_path: Path) -> None:
    initialise(None, tmp_path, SMALL)
    (tmp_path / "stele.db").write_bytes(b"no database at all" * 500)
    with pytest.raises(Unavailable) as told:
        open_desk(None, tmp_path)
    assert told.value.code == "store.damaged"
    assert "doctor.not_seen" in {one.what for one in examine(open_to_examine(None, tmp_path), NOW)}
    with pytest.raises(BadInput):
        open_to_examine(None, tmp_path / "none")


def test_the_ballast_is_given_back_without_a_database_and_taken_again(tmp_path: Path) -> None:
    initialise(None, tmp_path, SMALL)
    (tmp_path / "stele.db").write_bytes(b"")
    assert free_ballast(tmp_path) == SMALL
    assert free_ballast(tmp_path) == 0
    (tmp_path / "stele.db").unlink()
    initialise(None, tmp_path, SMALL)
    assert (tmp_path / "ballast").stat().st_size == SMALL
    with pytest.raises(BadInput):
        free_ballast(tmp_path / "none")


def test_a_ballast_that_finds_no_room_leaves_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(os, "posix_fallocate", full)
    with pytest.raises(Unavailable) as told:
        initialise(None, tmp_path, SMALL)
    assert told.value.code == "store.full"
    assert not [path for path in tmp_path.iterdir() if "ballast" in path.name]


def test_an_import_asks_for_room_first(tmp_path: Path) -> None:
    require_room(tmp_path, 1)
    with pytest.raises(Unavailable) as told:
        require_room(tmp_path, 1 << 60)
    assert told.value.code == "store.little_room"
