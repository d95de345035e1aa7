"""How a draft is cut: its source segment by segment, with what is repeated, what the memory knows, and what can be undone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, distinct, exists, func, or_, select
from sqlalchemy.orm import Session

from workflow.errors import Missing
from workflow.people.visibility import UNRESTRICTED, VISIBLE, view
from workflow.review.viewed import viewed
from workflow.store.tables import (
    block,
    edition,
    event,
    memory_unit,
    memory_variant,
    placement,
    release,
    segment,
    source_version,
    translation,
)

_SEGMENTS = viewed(
    select(
        release.c.id.label("release_id"),
        release.c.source_language,
        segment.c.key,
        placement.c.block_id,
        block.c.kind,
        block.c.level,
        translation.c.text,
        translation.c.text_hash,
        translation.c.version,
        placement.c.words,
    )
    .select_from(release)
    .join(source_version, and_(source_version.c.release_id == release.c.id, source_version.c.is_current))
    .join(placement, and_(placement.c.source_version_id == source_version.c.id, placement.c.live))
    .join(segment, segment.c.id == placement.c.segment_id)
    .join(block, block.c.id == placement.c.block_id)
    .join(edition, and_(edition.c.release_id == release.c.id, edition.c.base_id.is_(None)))
    .join(
        translation, (translation.c.edition_id == edition.c.id) & (translation.c.segment_id == placement.c.segment_id)
    )
    .where(release.c.public_id == bindparam("public_id"))
    .order_by(placement.c.position),
    release.c.id,
)

_SOURCE = memory_variant.alias("source_variant")
_TARGET = memory_variant.alias("target_variant")
# As ``memory.lookup`` sees it: a text of a restricted release serves that release alone.
_KNOWN = (
    select(_TARGET.c.language, func.count(distinct(_SOURCE.c.content_hash)).label("known"))
    .select_from(_SOURCE)
    .join(memory_unit, memory_unit.c.id == _SOURCE.c.unit_id)
    .join(_TARGET, _TARGET.c.unit_id == _SOURCE.c.unit_id)
    .outerjoin(release, release.c.id == memory_unit.c.release_id)
    .outerjoin(VISIBLE, VISIBLE.c.release_id == memory_unit.c.release_id)
    .where(
        _SOURCE.c.language == bindparam("source"),
        _TARGET.c.language != bindparam("source"),
        _SOURCE.c.content_hash.in_(bindparam("hashes", expanding=True)),
        or_(
            memory_unit.c.release_id.is_(None),
            and_(
                VISIBLE.c.release_id.is_not(None),
                or_(memory_unit.c.release_id == bindparam("for_release"), UNRESTRICTED),
            ),
        ),
    )
    .group_by(_TARGET.c.language)
)
_UNDOING = event.alias("undoing")
_STEPS = viewed(
    select(event.c.seq, event.c.action, event.c.payload)
    .where(
        event.c.release_id == bindparam("of_release"),
        event.c.action.in_(("split", "join", "undo")),
        ~exists(select(1).where(_UNDOING.c.undoes == event.c.id)),
    )
    .order_by(event.c.seq.desc())
    .limit(50),
    event.c.release_id,
)
_MOST_HASHES = 10_000


@dataclass(frozen=True, slots=True)
class Cut:
    """A segment of a draft; ``joins_next`` where the one after it stands in the same block."""

    number: int
    key: str
    kind: str
    level: int
    text: str
    version: int
    words: int
    starts_block: bool
    joins_next: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """``repeated`` counts segments that say what an earlier one said; ``known`` those that the memory has, by language.

    ``undo`` and ``redo`` are the events that would be taken back by either; None where there is none.
    """

    language: str
    segments: tuple[Cut, ...]
    words: int
    repeated: int
    known: Mapping[str, int]
    undo: int | None
    redo: int | None


def preview(session: Session, viewer: str, release_id: str, *, now: datetime) -> Preview:
    """Read how a release is cut. Three statements. Raises Missing."""
    rows = session.execute(_SEGMENTS.by(viewer), view(viewer, now, public_id=release_id)).all()
    if not rows:
        raise Missing("release.missing", release=release_id)
    hashes = Counter(row.text_hash for row in rows)
    language, of_release = rows[0].source_language, rows[0].release_id
    asked = view(viewer, now, source=language, hashes=sorted(hashes)[:_MOST_HASHES], for_release=of_release)
    known = {told.language: told.known for told in session.execute(_KNOWN, asked)}
    undo, redo = _turns(session.execute(_STEPS.by(viewer), view(viewer, now, of_release=of_release)).all())
    return Preview(language, _cuts(rows), sum(row.words for row in rows), len(rows) - len(hashes), known, undo, redo)


def _cuts(rows: Sequence[Any]) -> tuple[Cut, ...]:
    blocks = [None, *(row.block_id for row in rows), None]
    return tuple(
        Cut(
            number,
            row.key,
            row.kind,
            row.level,
            row.text,
            row.version,
            row.words,
            starts_block=blocks[number - 1] != row.block_id,
            joins_next=blocks[number + 1] == row.block_id,
        )
        for number, row in enumerate(rows, start=1)
    )


def _turns(steps: Sequence[Any]) -> tuple[int | None, int | None]:
    """Give the last split or join that stands, and the last undo of one, as long as nothing was cut since."""
    # A split or join that was done again is told by the undo of its undo.
    done = [(step.seq, _forward(step)) for step in steps if _forward(step) is not None]
    undo = next((seq for seq, forward in done if forward), None)
    redo = done[0][0] if done and not done[0][1] else None
    return undo, redo


def _forward(step: Any) -> bool | None:
    """Tell whether an event cut anew (True) or took a cut back (False); None where it was about something else."""
    if step.action != "undo":
        return True
    told = step.payload or {}
    if "structure" not in told:
        return None
    return (
        len(told["coming"]) > len(told["leaving"])
        if told["action"] == "split"
        else len(told["coming"]) < len(told["leaving"])
    )
