"""How far the languages of releases are: progress by state, where to go on, and what holds them back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, ScalarSelect, bindparam, func, select
from sqlalchemy.orm import Session

from workflow.people.visibility import view
from workflow.review.find import DONE, UNCONFIRMED
from workflow.review.grid import current_version
from workflow.review.translation import State
from workflow.review.viewed import viewed
from workflow.store.tables import (
    assignment,
    block,
    block_findings,
    dismissal,
    document,
    edition,
    placement,
    progress,
    source_version,
    thread,
    translation,
)

_RELEASES: BindParameter[int] = bindparam("releases", expanding=True)
_COUNTS = viewed(
    select(
        edition.c.release_id,
        edition.c.language,
        edition.c.state,
        edition.c.handed_over,
        edition.c.due_at,
        progress.c.state.label("of_state"),
        progress.c.segments,
        progress.c.words,
    )
    .outerjoin(progress, progress.c.edition_id == edition.c.id)
    .where(edition.c.release_id.in_(_RELEASES), edition.c.dropped_at.is_(None), edition.c.base_id.is_not(None))
    .order_by(edition.c.release_id, edition.c.language),
    edition.c.release_id,
)


def _first(states: Iterable[State]) -> ScalarSelect[int]:
    """Give the position of the first segment in one of ``states``: walked in order, so that it ends where it is found."""
    return (
        select(placement.c.position)
        .join(source_version, source_version.c.id == placement.c.source_version_id)
        .join(translation, translation.c.segment_id == placement.c.segment_id)
        .where(
            source_version.c.release_id == edition.c.release_id,
            source_version.c.is_current,
            placement.c.live,
            translation.c.edition_id == edition.c.id,
            translation.c.state.in_(sorted(states)),
        )
        .order_by(placement.c.position)
        .limit(1)
        .scalar_subquery()
    )


def _assigned(role: str) -> ScalarSelect[int]:
    return (
        select(func.count())
        .where(
            assignment.c.release_id == edition.c.release_id,
            assignment.c.language == edition.c.language,
            assignment.c.role == role,
        )
        .scalar_subquery()
    )


_OPEN_THREADS = (
    select(func.count())
    .where(
        thread.c.release_id == edition.c.release_id,
        thread.c.resolved_at.is_(None),
        thread.c.edition_id.is_(None) | (thread.c.edition_id == edition.c.id),
    )
    .scalar_subquery()
)
_ERRORS = (
    select(func.coalesce(func.sum(block_findings.c.errors), 0))
    .join(block, block.c.id == block_findings.c.block_id)
    .join(document, document.c.id == block.c.document_id)
    .join(source_version, source_version.c.id == document.c.source_version_id)
    .where(block_findings.c.edition_id == edition.c.id, source_version.c.is_current)
    .scalar_subquery()
)
_DISMISSED = (
    select(func.count())
    .where(dismissal.c.edition_id == edition.c.id, dismissal.c.revoked_event_id.is_(None))
    .scalar_subquery()
)
_MARKED = (
    select(
        edition.c.release_id,
        edition.c.language,
        current_version(edition.c.release_id).label("version_id"),
        _OPEN_THREADS.label("threads"),
        (_ERRORS - _DISMISSED).label("errors"),
        _assigned("translator").label("translators"),
        _assigned("reviewer").label("reviewers"),
        _first(UNCONFIRMED).label("open_at"),
        _first([State.TRANSLATED]).label("confirmed_at"),
    )
    .where(edition.c.release_id.in_(_RELEASES), edition.c.dropped_at.is_(None), edition.c.base_id.is_not(None))
    .subquery()
)


def _number(position: ColumnElement[int]) -> ScalarSelect[int]:
    return (
        select(func.count())
        .where(
            placement.c.source_version_id == _MARKED.c.version_id,
            placement.c.live,
            placement.c.position <= position,
        )
        .scalar_subquery()
    )


_MARKS = viewed(
    select(
        *(_MARKED.c[name] for name in ("release_id", "language", "threads", "errors", "translators", "reviewers")),
        _number(_MARKED.c.open_at).label("next_open"),
        _number(_MARKED.c.confirmed_at).label("next_confirmed"),
    ),
    _MARKED.c.release_id,
)


@dataclass(frozen=True, slots=True)
class Marks:
    """What waits in an edition, and who is on it.

    ``next_open`` and ``next_confirmed`` are the numbers of the first segment to translate and of the first to review, 0 where there is
    none. ``errors`` are those of the last check, less what was dismissed.
    """

    next_open: int = 0
    next_confirmed: int = 0
    threads: int = 0
    errors: int = 0
    translators: int = 0
    reviewers: int = 0


@dataclass(frozen=True, slots=True)
class EditionProgress:
    """Segments and words of an edition by state; states without any are left out."""

    language: str
    state: str
    progress: Mapping[str, tuple[int, int]]
    due_at: datetime | None = None
    handed_over: bool = False
    marks: Marks = field(default_factory=Marks)

    @property
    def total(self) -> int:
        """How many segments there are."""
        return sum(segments for segments, _ in self.progress.values())

    @property
    def done(self) -> int:
        """How many are approved, or folded into one that is."""
        return sum(segments for state, (segments, _) in self.progress.items() if state in DONE)

    @property
    def errors(self) -> int:
        """How many errors hold the edition back; none does where it is finished."""
        return 0 if self.state == "finished" else max(self.marks.errors, 0)


def progress_of(
    session: Session, viewer: str | None, releases: Sequence[int], now: datetime
) -> Mapping[int, Mapping[str, EditionProgress]]:
    """Give the target editions of releases, by the release's database key and by language. Two statements."""
    asked = view(viewer, now, releases=list(releases))
    marks = {
        (told.release_id, told.language): Marks(
            told.next_open, told.next_confirmed, told.threads, told.errors, told.translators, told.reviewers
        )
        for told in session.execute(_MARKS.by(viewer), asked)
    }
    by_edition: dict[tuple[int, str], list[Any]] = {}
    for told in session.execute(_COUNTS.by(viewer), asked):
        by_edition.setdefault((told.release_id, told.language), []).append(told)
    found: dict[int, dict[str, EditionProgress]] = {}
    for (release_id, language), rows in by_edition.items():
        counts = {row.of_state: (row.segments, row.words) for row in rows if row.segments}
        first, marked = rows[0], marks.get((release_id, language), Marks())
        one = EditionProgress(language, first.state, counts, first.due_at, first.handed_over, marked)
        found.setdefault(release_id, {})[language] = one
    return found
