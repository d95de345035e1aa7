"""The reading behind a home page: what waits for a person, and what the desk has at work."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import Session

from workflow.people.policy import Role
from workflow.people.visibility import VISIBLE, view
from workflow.review.progress import EditionProgress, progress_of
from workflow.store.tables import assignment, edition, release

MOST = 50
"""Rows of each list; what is due first comes first."""

_AT_WORK = ("draft", "open", "ready")

_OF_RELEASE = (
    release.c.id,
    release.c.public_id,
    release.c.title,
    release.c.state,
    release.c.source_language,
    release.c.confidential,
    release.c.embargo_until,
)
_DUE = func.coalesce(assignment.c.due_at, edition.c.due_at, release.c.due_at)
_QUEUE = (
    select(*_OF_RELEASE, assignment.c.role, assignment.c.language, _DUE.label("due_at"))
    .select_from(assignment)
    .join(release, release.c.id == assignment.c.release_id)
    .join(VISIBLE, VISIBLE.c.release_id == release.c.id)
    .outerjoin(edition, and_(edition.c.release_id == release.c.id, edition.c.language == assignment.c.language))
    .where(
        assignment.c.person_id == bindparam("of_person"),
        release.c.state.in_(_AT_WORK),
        edition.c.dropped_at.is_(None),
    )
    .order_by(_DUE.is_(None), _DUE, release.c.id, assignment.c.role, assignment.c.language)
    .limit(MOST)
)
_DESK = (
    select(*_OF_RELEASE, release.c.due_at)
    .join(VISIBLE, VISIBLE.c.release_id == release.c.id)
    .where(release.c.state.in_(_AT_WORK))
    .order_by(release.c.due_at.is_(None), release.c.due_at, release.c.id)
    .limit(MOST)
)


@dataclass(frozen=True, slots=True)
class AtWork:
    """A release at work that the person may see; ``due_at`` is the date that concerns them."""

    release: str
    title: str
    state: str
    source_language: str
    confidential: bool
    embargo_until: datetime | None
    due_at: datetime | None
    editions: tuple[EditionProgress, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A part of a person in a release at work; ``edition`` is None for roles of the whole release."""

    of: AtWork
    role: Role
    language: str
    edition: EditionProgress | None

    @property
    def waiting(self) -> int:
        """How many segments wait for who has this part: those to translate, or those to approve."""
        counts = self.edition.progress if self.edition else {}
        states = {Role.TRANSLATOR: ("untranslated", "draft", "returned"), Role.REVIEWER: ("translated",)}
        return sum(counts.get(state, (0, 0))[0] for state in states.get(self.role, ()))

    @property
    def next_number(self) -> int:
        """The number of the first segment that waits; 0 where none does."""
        if self.edition is None:
            return 0
        marks = self.edition.marks
        return marks.next_confirmed if self.role is Role.REVIEWER else marks.next_open


@dataclass(frozen=True, slots=True)
class HomePage:
    """``tasks`` are one's assignments, ``releases`` what is at work at the desk: each list the ``MOST`` that are due first."""

    tasks: tuple[Task, ...]
    releases: tuple[AtWork, ...]


def home(session: Session, viewer: str, now: datetime) -> HomePage:
    """Read a person's home page; empty for who may see nothing. Four statements."""
    queue = session.execute(_QUEUE, view(viewer, now, of_person=viewer)).all()
    desk = session.execute(_DESK, view(viewer, now)).all()
    found = progress_of(session, viewer, sorted({row.id for row in (*queue, *desk)}), now)
    return HomePage(
        tasks=tuple(_task(row, found.get(row.id, {})) for row in queue),
        releases=tuple(_at_work(row, found.get(row.id, {})) for row in desk),
    )


def _task(row: Any, editions: Mapping[str, EditionProgress]) -> Task:
    return Task(_at_work(row, editions), Role(row.role), row.language, editions.get(row.language))


def _at_work(row: Any, editions: Mapping[str, EditionProgress]) -> AtWork:
    return AtWork(
        row.public_id,
        row.title,
        row.state,
        row.source_language,
        row.confidential,
        row.embargo_until,
        row.due_at,
        tuple(editions.values()),
    )
