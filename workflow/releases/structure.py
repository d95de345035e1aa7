"""Rows of a release's structure: what a source version places, and in which editions; read and written in bulk.

For deeds that hold the release's lock. Pages read through the select of what a person may know of.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from workflow.releases.files import KeptFile
from workflow.releases.plan import Plan, PlannedBlock, PlannedSegment
from workflow.store.identifiers import segment_key
from workflow.store.tables import block, document, edition, placement, segment, source_version, translation
from workflow.text import Code
from workflow.text.hashing import content_hash

GAP = 1 << 20
"""Step between the positions of two segments, so that a split finds room."""

FIRST_VERSION = 1
"""Version of a row that nobody has touched since it was made."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment where it stands in a source version. ``text`` is what the source says now, ``imported`` what its file said."""

    segment_id: int
    key: str
    block_id: int
    position: int
    imported: str
    text: str
    version: int
    space_before: str
    space_after: str
    words: int


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition of a release; a dropped one keeps its rows, for the day when the language comes back."""

    id: int
    language: str
    state: str
    base_id: int | None
    dropped: bool

    @property
    def is_source(self) -> bool:
        """Whether it is the source language's."""
        return self.base_id is None


@dataclass(frozen=True, slots=True)
class NewPlacement:
    """Where a segment is to stand."""

    segment_id: int
    block_id: int
    position: int
    imported: str
    space_before: str
    space_after: str
    words: int


@dataclass(frozen=True, slots=True)
class NewSegment:
    """A segment that is to have its first rows: ``source`` is its text, ``targets`` what is said by edition, with whose hands."""

    segment_id: int
    source: str
    targets: Mapping[int, tuple[str, tuple[str, ...]]] = field(default_factory=dict)


CURRENT_VERSION = select(source_version.c.id).where(
    source_version.c.release_id == bindparam("of_release"), source_version.c.is_current
)
"""The source version that stands; parameter ``of_release``."""

PLACED = (
    select(
        placement.c.segment_id,
        segment.c.key,
        placement.c.block_id,
        placement.c.position,
        placement.c.imported,
        translation.c.text,
        translation.c.version,
        placement.c.space_before,
        placement.c.space_after,
        placement.c.words,
    )
    .join(source_version, source_version.c.id == placement.c.source_version_id)
    .join(segment, segment.c.id == placement.c.segment_id)
    .join(edition, (edition.c.release_id == placement.c.release_id) & (edition.c.state == "source"))
    .join(
        translation,
        (translation.c.edition_id == edition.c.id) & (translation.c.segment_id == placement.c.segment_id),
    )
    .where(source_version.c.release_id == bindparam("release_id"), source_version.c.is_current, placement.c.live)
    .order_by(placement.c.position)
)
_EDITIONS = (
    select(edition.c.id, edition.c.language, edition.c.state, edition.c.base_id, edition.c.dropped_at)
    .where(edition.c.release_id == bindparam("release_id"))
    .order_by(edition.c.id)
)


def placed(session: Session, release_id: int) -> list[Placed]:
    """Give the live segments of the current source version, in order."""
    return [Placed(**row) for row in session.execute(PLACED, {"release_id": release_id}).mappings()]


def editions(session: Session, release_id: int) -> list[EditionRow]:
    """Give all editions, the source's first."""
    rows = [
        EditionRow(row.id, row.language, row.state, row.base_id, row.dropped_at is not None)
        for row in session.execute(_EDITIONS, {"release_id": release_id})
    ]
    return sorted(rows, key=lambda row: not row.is_source)


def add_version(session: Session, release_id: int, number: int, now: datetime) -> int:
    """Insert a source version as the current one (no other may be) and give its key."""
    row = {"release_id": release_id, "number": number, "is_current": True, "at": now}
    key: int = session.execute(insert(source_version).returning(source_version.c.id), row).scalar_one()
    return key


def add_documents(session: Session, version_id: int, plan: Plan, files: Sequence[KeptFile]) -> list[list[int]]:
    """Insert the documents of a version with their blocks; give the keys of the blocks, by document."""
    rows = [
        {
            "source_version_id": version_id,
            "position": place,
            "name": file.document.name,
            "format": file.document.format,
            "blob": file.blob,
            "parsed": file.parsed,
        }
        for place, file in enumerate(files)
    ]
    session.execute(insert(document), rows)
    found = select(document.c.id).where(document.c.source_version_id == version_id).order_by(document.c.position)
    ids = list(session.execute(found).scalars())
    blocks = [
        _block_row(document_id, place, planned)
        for document_id, planned_blocks in zip(ids, plan.documents, strict=True)
        for place, planned in enumerate(planned_blocks)
    ]
    session.execute(insert(block), blocks)
    return _block_ids(session, version_id, len(ids))


def add_segments(session: Session, release_id: int, count: int) -> list[tuple[int, str]]:
    """Insert ``count`` new segments; give the key in the database and the public key of each."""
    if not count:
        return []
    keys: dict[str, None] = {}
    while len(keys) < count:
        keys[segment_key()] = None
    session.execute(insert(segment), [{"release_id": release_id, "key": key} for key in keys])
    found = session.execute(select(segment.c.key, segment.c.id).where(segment.c.release_id == release_id))
    ids = {row.key: row.id for row in found}
    return [(ids[key], key) for key in keys]


def add_placements(session: Session, release_id: int, version_id: int, places: Sequence[NewPlacement]) -> None:
    """Insert live placements."""
    rows = [
        {
            "release_id": release_id,
            "source_version_id": version_id,
            "segment_id": one.segment_id,
            "block_id": one.block_id,
            "position": one.position,
            "live": True,
            "imported": one.imported,
            "space_before": one.space_before,
            "space_after": one.space_after,
            "words": one.words,
        }
        for one in places
    ]
    if rows:
        session.execute(insert(placement), rows)


def placements_of(
    segments: Sequence[PlannedSegment], ids: Sequence[int], blocks: Sequence[Sequence[int]]
) -> list[NewPlacement]:
    """Give where planned segments stand, given the keys of segments and blocks."""
    return [
        NewPlacement(
            segment_id,
            blocks[one.document][one.block],
            one.number * GAP,
            one.text,
            one.space_before,
            one.space_after,
            one.words,
        )
        for segment_id, one in zip(ids, segments, strict=True)
    ]


def add_rows(session: Session, release_id: int, into: Sequence[EditionRow], segments: Sequence[NewSegment]) -> None:
    """Insert the first row of each of ``segments`` in each edition."""
    hashed = [(one, content_hash(one.source)) for one in segments]
    rows = [_row(release_id, one, of) for of in into for one in hashed]
    if rows:
        session.execute(insert(translation), rows)


def codes_to_json(codes: Sequence[Code]) -> list[list[Any]]:
    """Give the table of codes of a block as JSON."""
    return [code.to_json() for code in codes]


def codes_from_json(told: Sequence[Sequence[Any]]) -> tuple[Code, ...]:
    """Make the table of codes of a block again."""
    return tuple(map(Code.from_json, told))


def _block_row(document_id: int, place: int, planned: PlannedBlock) -> dict[str, Any]:
    of = planned.block
    return {
        "document_id": document_id,
        "position": place,
        "key": of.key,
        "kind": str(of.kind),
        "level": of.level,
        "part": of.part,
        "note": of.note,
        "codes": codes_to_json(of.text.codes),
        "layout": planned.is_layout,
        "seconds": of.seconds or None,
    }


def _block_ids(session: Session, version_id: int, documents: int) -> list[list[int]]:
    statement = (
        select(document.c.position, block.c.id)
        .join(document, document.c.id == block.c.document_id)
        .where(document.c.source_version_id == version_id)
        .order_by(document.c.position, block.c.position)
    )
    ids: list[list[int]] = [[] for _ in range(documents)]
    for place, block_id in session.execute(statement):
        ids[place].append(block_id)
    return ids


def _row(release_id: int, hashed: tuple[NewSegment, str], into: EditionRow) -> dict[str, Any]:
    one, source_hash = hashed
    text, hands = one.targets.get(into.id, ("", ()))
    row = {
        "edition_id": into.id,
        "segment_id": one.segment_id,
        "release_id": release_id,
        "version": FIRST_VERSION,
        "hands": sorted(hands),
    }
    if into.is_source:
        return {**row, "state": "source", "text": one.source, "text_hash": source_hash, "base_hash": None}
    state = "draft" if text else "untranslated"
    text_hash = content_hash(text) if text else ""
    return {**row, "state": state, "text": text, "text_hash": text_hash, "base_hash": source_hash}
