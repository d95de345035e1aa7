"""What is known for the text of a row: approved before for just this text, or said in the same edition for the same source."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from workflow.memory.lookup import exact
from workflow.people.visibility import view
from workflow.review.find import work_seen
from workflow.review.transitions import MEMORY, REPETITION
from workflow.review.viewed import viewed
from workflow.review.where import Where
from workflow.store.tables import edition, placement, segment, source_version, translation

MOST = 9
"""Matches of a row: as many as there are keys to take one."""

_BEFORE = placement.alias("before")
_REPETITIONS = viewed(
    select(
        segment.c.key,
        translation.c.text,
        select(func.count())
        .where(
            _BEFORE.c.source_version_id == placement.c.source_version_id,
            _BEFORE.c.live,
            _BEFORE.c.position <= placement.c.position,
        )
        .scalar_subquery()
        .label("number"),
    )
    .select_from(translation)
    .join(edition, edition.c.id == translation.c.edition_id)
    .join(segment, segment.c.id == translation.c.segment_id)
    .join(placement, placement.c.segment_id == translation.c.segment_id)
    .join(source_version, source_version.c.id == placement.c.source_version_id)
    .where(
        translation.c.edition_id == bindparam("of_edition"),
        translation.c.base_hash == bindparam("of_base"),
        translation.c.text != "",
        segment.c.key != bindparam("key"),
        placement.c.live,
        source_version.c.is_current,
    )
    .order_by(placement.c.position)
    .limit(MOST),
    edition.c.release_id,
)


@dataclass(frozen=True, slots=True)
class Match:
    """A text that can be taken. ``origin``: ``memory``, approved at ``at``, ``own`` in the same release; or ``repetition``, in segment ``key``."""

    text: str
    origin: str
    number: int | None = None
    key: str | None = None
    at: datetime | None = None
    own: bool = True


def matches(session: Session, viewer: str, where: Where, now: datetime) -> tuple[Match, ...]:
    """Give the exact matches of a row, each text once: repetitions first, then the memory. Four statements. Raises Missing."""
    found: dict[str, Match] = {}
    for match in _found(session, viewer, where, now):
        found.setdefault(match.text, match)
    return tuple(found.values())[:MOST]


def _found(session: Session, viewer: str, where: Where, now: datetime) -> Iterator[Match]:
    work = work_seen(session, viewer, where, now)
    base = work.row.translation.base_hash or ""
    parameters = view(viewer, now, of_edition=work.edition.id, of_base=base, key=where.key)
    for told in session.execute(_REPETITIONS.by(viewer), parameters):
        yield Match(told.text, REPETITION, told.number, told.key)
    of_release = work.standing.release_id
    languages = work.edition.base_language, work.edition.language
    known = exact(session, viewer, [base], *languages, now, for_release=of_release)
    for one in known.get(base, ()):
        yield Match(one.text, MEMORY, at=one.at, own=one.own)
