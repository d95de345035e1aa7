"""Approval feeds the memory; what is taken back leaves it at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from workflow.store.tables import memory_unit, memory_variant
from workflow.text.hashing import content_hash


@dataclass(frozen=True, slots=True)
class Lesson:
    """An approved pair. ``source_hash`` is the base hash that it was approved against: another source text makes another unit."""

    segment_id: int
    source_hash: str
    source_language: str
    source: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A pair that is approved no longer, though its source stands."""

    segment_id: int
    source_hash: str
    language: str


def _unit(insert: Any) -> Any:
    statement = insert(memory_unit)
    return statement.on_conflict_do_update(
        index_elements=["release_id", "segment_id", "source_hash"], set_={"at": statement.excluded.at}
    ).returning(memory_unit.c.id)


def _variant(insert: Any) -> Any:
    statement = insert(memory_variant)
    said = {name: statement.excluded[name] for name in ("text", "content_hash", "at")}
    return statement.on_conflict_do_update(index_elements=["unit_id", "language"], set_=said)


_UNIT = {"sqlite": _unit(sqlite.insert), "postgresql": _unit(postgresql.insert)}
_UNITS = {
    "sqlite": sqlite.insert(memory_unit).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(memory_unit).on_conflict_do_nothing(),
}
_VARIANT = {"sqlite": _variant(sqlite.insert), "postgresql": _variant(postgresql.insert)}
_UNIT_IDS = select(memory_unit.c.id, memory_unit.c.segment_id, memory_unit.c.source_hash).where(
    memory_unit.c.release_id == bindparam("release_id")
)
_FORGET = delete(memory_variant).where(
    memory_variant.c.language == bindparam("of_language"),
    memory_variant.c.unit_id
    == select(memory_unit.c.id)
    .where(
        memory_unit.c.release_id == bindparam("release_id"),
        memory_unit.c.segment_id == bindparam("segment_id"),
        memory_unit.c.source_hash == bindparam("source_hash"),
    )
    .scalar_subquery(),
)


def learn(session: Session, release_id: int, lessons: Sequence[Lesson], now: datetime) -> None:
    """Put approved pairs into the memory: a unit a segment and source text, a variant a language. Three statements at most."""
    if not lessons:
        return
    dialect = session.get_bind().dialect.name
    rows = [_unit_row(release_id, lesson, now) for lesson in lessons]
    if len(rows) == 1:
        only = session.execute(_UNIT[dialect], rows[0]).scalar_one()
        ids = {(lessons[0].segment_id, lessons[0].source_hash): only}
    else:
        session.execute(_UNITS[dialect], rows)
        found = session.execute(_UNIT_IDS, {"release_id": release_id})
        ids = {(told.segment_id, told.source_hash): told.id for told in found}
    variants: dict[tuple[int, str], dict[str, Any]] = {}
    for lesson in lessons:
        unit_id = ids[lesson.segment_id, lesson.source_hash]
        for language, text in ((lesson.source_language, lesson.source), (lesson.language, lesson.text)):
            variants[unit_id, language] = _variant_row(unit_id, language, text, now)
    session.execute(_VARIANT[dialect], list(variants.values()))


def forget(session: Session, release_id: int, withdrawn: Sequence[Withdrawn]) -> None:
    """Take pairs out of the memory, each in its language only. One statement."""
    if withdrawn:
        rows = [
            {
                "release_id": release_id,
                "segment_id": one.segment_id,
                "source_hash": one.source_hash,
                "of_language": one.language,
            }
            for one in withdrawn
        ]
        session.execute(_FORGET, rows)


def _unit_row(release_id: int, lesson: Lesson, now: datetime) -> dict[str, Any]:
    return {
        "release_id": release_id,
        "segment_id": lesson.segment_id,
        "source_hash": lesson.source_hash,
        "source_language": lesson.source_language,
        "at": now,
    }


def _variant_row(unit_id: int, language: str, text: str, now: datetime) -> dict[str, Any]:
    return {"unit_id": unit_id, "language": language, "text": text, "content_hash": content_hash(text), "at": now}
