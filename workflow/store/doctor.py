"""Looks whether a desk is whole: its database, its files, its counts, its room."""

import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Integer, func, literal, select, text
from sqlalchemy.orm import Session

from workflow.errors import SteleError
from workflow.store.engine import Store
from workflow.store.faults import faults_told, file_faults_told
from workflow.store.folder import BALLAST, ROOM_BYTES, room
from workflow.store.migrations import current_revision, newest_revision
from workflow.store.named import named_blobs
from workflow.store.tables import edition, placement, progress, release, source_version, translation

_OPEN_TO_OTHERS = 0o077
_MOST_NAMED = 20


class Health(StrEnum):
    """How bad it is: nothing; to be seen to; something of the desk is lost or false."""

    WELL = "well"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What one look gave. ``what`` is a code with words (``doctor.*``); ``facts`` fill them."""

    what: str
    health: Health
    facts: dict[str, str | int]


Look = Callable[[Store, datetime], Iterator[Diagnosis]]


def examine(store: Store, now: datetime, looks: tuple[Look, ...] = ()) -> list[Diagnosis]:
    """Look at everything, then at what ``looks`` adds; sweep blobs that no row has named for a day.

    A look that fails is itself a fault: the others go on. Never raises for a desk that is ill.
    """
    found: list[Diagnosis] = []
    for look in (*_LOOKS, *looks):
        try:
            with faults_told(), file_faults_told():
                found += look(store, now)
        except SteleError as error:
            found.append(Diagnosis("doctor.not_seen", Health.FAULT, {"look": look.__name__, "reason": error.code}))
    return found


def recounted(session: Session) -> dict[tuple[int, str], tuple[int, int]]:
    """Give segments and words by edition and state, counted from the rows: what ``progress`` must say.

    A row counts while its segment stands in the current version; its words are those of its source there.
    """
    statement = (
        select(
            translation.c.edition_id,
            translation.c.state,
            func.count(),
            func.coalesce(func.sum(placement.c.words), literal(0), type_=Integer),
        )
        .join(placement, placement.c.segment_id == translation.c.segment_id)
        .join(source_version, source_version.c.id == placement.c.source_version_id)
        .where(placement.c.live, source_version.c.is_current)
        .group_by(translation.c.edition_id, translation.c.state)
    )
    return {(row[0], row[1]): (row[2], int(row[3])) for row in session.execute(statement)}


def database(store: Store, _now: datetime) -> Iterator[Diagnosis]:
    """See whether SQLite's file is whole, and no row has lost its parent. PostgreSQL looks after that itself."""
    if not store.embedded:
        return
    with store.read() as session:
        said = session.execute(text("PRAGMA integrity_check(1)")).scalar_one()
        if said != "ok":
            yield Diagnosis("doctor.database_damaged", Health.FAULT, {"said": str(said)})
            return
        orphans = {row[0] for row in session.execute(text("PRAGMA foreign_key_check"))}
    if orphans:
        yield Diagnosis("doctor.rows_without_parent", Health.FAULT, {"tables": " ".join(sorted(orphans))})
        return
    yield Diagnosis("doctor.database", Health.WELL, {})


def revision(store: Store, _now: datetime) -> Iterator[Diagnosis]:
    """See whether the database has the shape that this version needs."""
    at, needed = current_revision(store) or "", newest_revision()
    if at == needed:
        yield Diagnosis("doctor.revision", Health.WELL, {"revision": at})
    else:
        yield Diagnosis("doctor.revision_other", Health.FAULT, {"revision": at, "needed": needed})


def blobs(store: Store, now: datetime) -> Iterator[Diagnosis]:
    """See whether each blob that a row names is whole; sweep the others."""
    with store.read() as session:
        named = named_blobs(session)
    lost = sorted(address for address in named if not store.blobs.is_whole(address))
    for address in lost[:_MOST_NAMED]:
        yield Diagnosis("doctor.blob_lost", Health.FAULT, {"address": address[:12]})
    if len(lost) > _MOST_NAMED:
        yield Diagnosis("doctor.blobs_lost", Health.FAULT, {"count": len(lost)})
    if not lost:
        yield Diagnosis("doctor.blobs", Health.WELL, {"count": len(named)})
    swept = store.blobs.sweep(named, now.timestamp())
    if swept:
        yield Diagnosis("doctor.swept", Health.WELL, {"count": swept})


def counts(store: Store, _now: datetime) -> Iterator[Diagnosis]:
    """See whether the progress of every edition is what its rows count up to."""
    with store.read() as session:
        counted = recounted(session)
        told = {
            (row.edition_id, row.state): (row.segments, row.words)
            for row in session.execute(select(progress))
            if row.segments or row.words
        }
        wrong = sorted({place[0] for place in counted.keys() | told.keys() if counted.get(place) != told.get(place)})
        names = session.execute(
            select(release.c.public_id, edition.c.language)
            .join(edition, edition.c.release_id == release.c.id)
            .where(edition.c.id.in_(wrong[:_MOST_NAMED]))
        ).all()
    for public_id, language in names:
        yield Diagnosis("doctor.progress_wrong", Health.FAULT, {"release": public_id, "language": language})
    if not wrong:
        yield Diagnosis("doctor.progress", Health.WELL, {})


def folder(store: Store, _now: datetime) -> Iterator[Diagnosis]:
    """See whether the folder is closed to others, has its ballast, and room."""
    mode = stat.S_IMODE(store.data.stat().st_mode)
    if mode & _OPEN_TO_OTHERS:
        yield Diagnosis("doctor.folder_open", Health.WARNING, {"folder": str(store.data), "mode": f"{mode:04o}"})
    if not (store.data / BALLAST).exists():
        yield Diagnosis("doctor.no_ballast", Health.WARNING, {})
    free = room(store.data)
    megabytes = free // (1024 * 1024)
    if free < ROOM_BYTES:
        yield Diagnosis("doctor.little_room", Health.WARNING, {"free": megabytes})
    else:
        yield Diagnosis("doctor.room", Health.WELL, {"free": megabytes})


_LOOKS: tuple[Look, ...] = (database, revision, blobs, counts, folder)
