"""What a person may read of releases: the list, and one release segment by segment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from workflow.errors import Missing
from workflow.people.visibility import view
from workflow.review.viewed import viewed
from workflow.store.tables import block, edition, placement, progress, release, segment, source_version, translation

_RELEASE_COLUMNS = (
    release.c.id,
    release.c.public_id,
    release.c.title,
    release.c.slug,
    release.c.state,
    release.c.source_language,
    release.c.confidential,
    release.c.embargo_until,
    release.c.due_at,
    release.c.four_eyes,
    release.c.opened_at,
    source_version.c.number.label("source_version"),
)
_RELEASES = (
    select(*_RELEASE_COLUMNS)
    .join(source_version, source_version.c.release_id == release.c.id)
    .where(source_version.c.is_current)
    .order_by(release.c.opened_at.desc(), release.c.id.desc())
)
_ALL = viewed(_RELEASES.limit(bindparam("most")), release.c.id)
_ONE = viewed(_RELEASES.where(release.c.public_id == bindparam("release")), release.c.id)
_EDITIONS = viewed(
    select(
        edition.c.release_id,
        edition.c.language,
        edition.c.state,
        edition.c.due_at,
        progress.c.state.label("of_state"),
        progress.c.segments,
        progress.c.words,
    )
    .outerjoin(progress, progress.c.edition_id == edition.c.id)
    .where(
        edition.c.base_id.is_not(None),
        edition.c.dropped_at.is_(None),
        edition.c.release_id.in_(bindparam("releases", expanding=True)),
    )
    .order_by(edition.c.id),
    edition.c.release_id,
)
_SEGMENTS = viewed(
    select(
        segment.c.key,
        block.c.key.label("block"),
        block.c.kind,
        edition.c.language,
        translation.c.text,
        translation.c.state,
        translation.c.version,
    )
    .select_from(placement)
    .join(source_version, source_version.c.id == placement.c.source_version_id)
    .join(segment, segment.c.id == placement.c.segment_id)
    .join(block, block.c.id == placement.c.block_id)
    .join(edition, edition.c.release_id == placement.c.release_id)
    .join(
        translation, (translation.c.edition_id == edition.c.id) & (translation.c.segment_id == placement.c.segment_id)
    )
    .where(
        source_version.c.release_id == bindparam("release_id"),
        source_version.c.is_current,
        placement.c.live,
        edition.c.dropped_at.is_(None),
    )
    .order_by(placement.c.position, edition.c.id),
    placement.c.release_id,
)

MOST_LISTED = 100_000
"""Of more releases than that, the newest are listed."""


@dataclass(frozen=True, slots=True)
class LanguageLine:
    """A target language of a release; ``segments`` and ``words`` by the state of their translations."""

    language: str
    state: str
    due_at: datetime | None
    segments: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many segments there are."""
        return sum(self.segments.values())

    @property
    def done(self) -> int:
        """How many are approved, or folded into one that is."""
        return self.segments.get("approved", 0) + self.segments.get("folded", 0)


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """A release as a list shows it."""

    release: str
    title: str
    slug: str
    state: str
    source_language: str
    source_version: int
    confidential: bool
    embargo_until: datetime | None
    due_at: datetime | None
    four_eyes: bool
    opened_at: datetime
    languages: tuple[LanguageLine, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a segment says in a language."""

    text: str
    state: str
    version: int


@dataclass(frozen=True, slots=True)
class SegmentLine:
    """A segment, its number counted from 1 through the release, and what it says in each target language."""

    number: int
    key: str
    block: str
    kind: str
    source: str
    source_version: int
    translations: Mapping[str, Spoken]


@dataclass(frozen=True, slots=True)
class Shown:
    """A release with its segments in order."""

    release: ReleaseLine
    segments: tuple[SegmentLine, ...]


def releases(
    session: Session, viewer: str | None, *, now: datetime, most: int = MOST_LISTED
) -> tuple[ReleaseLine, ...]:
    """Give the releases that ``viewer`` may know of, the newest first. Two statements."""
    return _lines(session, viewer, now, session.execute(_ALL.by(viewer), view(viewer, now, most=most)).all())


def release_line(session: Session, viewer: str | None, release_id: str, *, now: datetime) -> ReleaseLine:
    """Give one release as the list shows it. Raises Missing. Two statements."""
    return _one(session, viewer, release_id, now)[1]


def show(session: Session, viewer: str | None, release_id: str, *, now: datetime) -> Shown:
    """Give a release segment by segment. Raises Missing. Three statements."""
    row_id, line = _one(session, viewer, release_id, now)
    found: dict[str, list[Any]] = {}
    for row in session.execute(_SEGMENTS.by(viewer), view(viewer, now, release_id=row_id)):
        found.setdefault(row.key, []).append(row)
    segments = [_segment(number, rows) for number, rows in enumerate(found.values(), start=1)]
    return Shown(line, tuple(segments))


def _one(session: Session, viewer: str | None, release_id: str, now: datetime) -> tuple[int, ReleaseLine]:
    rows = session.execute(_ONE.by(viewer), view(viewer, now, release=release_id)).all()
    if not rows:
        raise Missing("release.missing", release=release_id)
    return rows[0].id, _lines(session, viewer, now, rows)[0]


def _lines(session: Session, viewer: str | None, now: datetime, rows: Any) -> tuple[ReleaseLine, ...]:
    ids = [row.id for row in rows]
    languages: dict[int, dict[str, list[Any]]] = {one: {} for one in ids}
    # PostgreSQL takes 65,535 parameters in one statement.
    for start in range(0, len(ids), _BATCH):
        parameters = view(viewer, now, releases=ids[start : start + _BATCH])
        for told in session.execute(_EDITIONS.by(viewer), parameters):
            languages[told.release_id].setdefault(told.language, []).append(told)
    return tuple(
        ReleaseLine(
            release=row.public_id,
            languages=tuple(_language(told) for told in languages[row.id].values()),
            **{name: getattr(row, name) for name in _TOLD},
        )
        for row in rows
    )


_BATCH = 10_000
_TOLD = tuple(name for name in ReleaseLine.__dataclass_fields__ if name not in {"release", "languages"})


def _language(told: list[Any]) -> LanguageLine:
    first = told[0]
    segments = {one.of_state: one.segments for one in told if one.segments}
    words = {one.of_state: one.words for one in told if one.segments}
    return LanguageLine(first.language, first.state, first.due_at, segments, words)


def _segment(number: int, rows: list[Any]) -> SegmentLine:
    source = next(row for row in rows if row.state == "source")
    said = {row.language: Spoken(row.text, row.state, row.version) for row in rows if row.state != "source"}
    return SegmentLine(number, source.key, source.block, source.kind, source.text, source.version, said)
