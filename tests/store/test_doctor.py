"""What is wrong with a desk is found, whatever it is; what is well is said."""

import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from tests.builders import NOW, a_person, a_release, put
from workflow.history.doctor import examine
from workflow.history.record import record_at_desk
from workflow.store import Store
from workflow.store.doctor import Diagnosis, Health, recounted
from workflow.store.folder import initialise
from workflow.store.tables import document, edition, progress


@pytest.fixture
def well(blank_store: Store) -> Any:
    """A desk with a release, on each store, where nothing is wrong."""
    url = None if blank_store.embedded else blank_store.url.render_as_string(hide_password=False)
    initialise(url, blank_store.data, 4096)
    address = blank_store.blobs.put(b"text")
    with blank_store.write() as session:
        tom = a_person(session)
        built = a_release(session)
        put(session, built, 1, "en", state="draft", text="It is signed.", by=tom)
        session.execute(document.update().values(blob=address, parsed=address))
        record_at_desk(session, actor=tom, action="set", now=NOW, payload={})
    return blank_store


def found(store: Store, health: Health = Health.FAULT) -> list[tuple[str, dict[str, str | int]]]:
    return [(one.what, one.facts) for one in examine(store, NOW) if one.health is health]


def test_a_desk_that_is_well_is_said_to_be(well: Store) -> None:
    codes = ["doctor.revision", "doctor.blobs", "doctor.progress", "doctor.room", "doctor.chains"]
    assert [one.what for one in examine(well, NOW)] == [*(["doctor.database"] if well.embedded else []), *codes]
    assert {one.health for one in examine(well, NOW)} == {Health.WELL}


def test_progress_that_is_not_what_the_rows_count_up_to_is_found(well: Store) -> None:
    with well.write() as session:
        of_french = select(edition.c.id).where(edition.c.language == "fr").scalar_subquery()
        session.execute(progress.update().where(progress.c.edition_id == of_french).values(words=progress.c.words + 1))
    ((what, facts),) = found(well)
    assert (what, facts["language"]) == ("doctor.progress_wrong", "fr")


def test_counts_are_of_segments_that_stand_in_the_current_version(well: Store) -> None:
    with well.write() as session:
        session.execute(text("UPDATE placement SET live = false"))
        assert recounted(session) == {}
        assert session.execute(select(progress.c.edition_id)).first()
    assert {what for what, _ in found(well)} == {"doctor.progress_wrong"}


def test_a_file_that_is_gone_or_changed_is_found(well: Store) -> None:
    (address,) = well.blobs.addresses()
    path = well.blobs.folder / address[:2] / address
    for lose in (lambda: path.write_bytes(b"other"), path.unlink):
        lose()
        assert found(well) == [("doctor.blob_lost", {"address": address[:12]})]


def test_what_nothing_needs_is_swept_after_a_day(well: Store) -> None:
    orphan = well.blobs.put(b"nobody's")
    path = well.blobs.folder / orphan[:2] / orphan
    old = (NOW - timedelta(days=2)).timestamp()
    os.utime(path, (old, old))
    assert ("doctor.swept", {"count": 1}) in found(well, Health.WELL)
    assert not path.exists()
    assert found(well) == []


def test_a_history_that_was_tampered_with_is_found(well: Store) -> None:
    with well.write() as session:
        session.execute(text('UPDATE setting SET value = \'{"seq": 2, "hash": "x"}\''))
    assert found(well) == [("doctor.chain_broken", {"chain": "desk", "seq": 2, "fault": "tail"})]


def test_a_desk_without_its_ballast_or_open_to_others_is_warned_about(well: Store) -> None:
    (well.data / "ballast").unlink()
    well.data.chmod(0o755)
    warned = found(well, Health.WARNING)
    assert [what for what, _ in warned] == ["doctor.folder_open", "doctor.no_ballast"]
    assert warned[0][1]["mode"] == "0755"
    assert found(well) == []


def test_a_disk_with_little_room_is_warned_about(well: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workflow.store.doctor.room", lambda _: 150 * 1024 * 1024)
    assert found(well, Health.WARNING) == [("doctor.little_room", {"free": 150})]


def test_a_database_of_another_version_is_found(well: Store) -> None:
    with well.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    ((what, facts),) = found(well)
    assert (what, facts["revision"]) == ("doctor.revision_other", "0001")


def test_a_row_without_its_parent_is_found(desk: Store) -> None:
    initialise(None, desk.data, 4096)
    with desk.read() as session:
        connection = session.connection().connection
        connection.execute("ROLLBACK")
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("INSERT INTO role_grant (person_id, role) VALUES ('nobody', 'desk')")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("BEGIN")
    assert found(desk) == [("doctor.rows_without_parent", {"tables": "role_grant"})]


def test_a_damaged_database_is_a_diagnosis_and_no_crash(desk: Store) -> None:
    initialise(None, desk.data, 4096)
    desk.close()
    path = desk.data / "stele.db"
    data = bytearray(path.read_bytes())
    data[4096 * 2 : 4096 * 30] = b"\xff" * (4096 * 28)
    path.write_bytes(data)
    told = found(desk)
    assert told[0][0] in {"doctor.database_damaged", "doctor.not_seen"}
    path.write_bytes(b"no database at all" * 500)
    desk.close()
    assert {("doctor.not_seen", "store.damaged")} == {(what, facts["reason"]) for what, facts in found(desk)}


def test_one_look_that_fails_does_not_hide_the_others(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    initialise(None, desk.data, 4096)

    def fails(_: Path) -> int:
        raise OSError(5, "no disk")

    monkeypatch.setattr("workflow.store.doctor.room", fails)
    told = examine(desk, NOW)
    assert Diagnosis("doctor.not_seen", Health.FAULT, {"look": "folder", "reason": "store.disk"}) in told
    assert "doctor.chains" in {one.what for one in told}


def test_a_table_that_is_gone_is_a_diagnosis_and_no_crash(desk: Store) -> None:
    initialise(None, desk.data, 4096)
    with closing(sqlite3.connect(desk.data / "stele.db")) as connection:
        connection.execute("DROP TABLE event")
    assert found(desk) == [("doctor.not_seen", {"look": "chains", "reason": "store.damaged"})]
