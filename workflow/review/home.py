"""The reading behind a home page: what waits for a person, and what the desk has at work."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from workflow.errors import Missing
from workflow.people.policy import Role
from workflow.people.visibility import VISIBLE, view
from workflow.store.tables import assignment, edition, person, progress, release, role_grant

MOST = 50
"""Rows of each list; what is due first comes first."""

_AT_WORK = ("draft", "open", "ready")

_WHO = (
    select(person.c.name, role_grant.c.role, role_grant.c.language)
    .outerjoin(role_grant, role_grant.c.person_id == person.c.id)
    .where(person.c.id == bindparam("of_person"), person.c.disabled_at.is_(None))
    .order_by(role_grant.c.role, role_grant.c.language)
)
_DUE = func.coalesce(assignment.c.due_at, release.c.due_at)
_QUEUE = (
    select(
        release.c.id,
        release.c.public_id,
        release.c.title,
        release.c.state,
        assignment.c.role,
        assignment.c.language,
        _DUE.label("due_at"),
    )
    .select_from(assignment)
    .join(release, release.c.id == assignment.c.release_id)
    .join(VISIBLE, VISIBLE.c.release_id == release.c.id)
    .where(assignment.c.person_id == bindparam("of_person"), release.c.state.in_(_AT_WORK))
    .order_by(_DUE.is_(None), _DUE, release.c.id, assignment.c.role, assignment.c.language)
    .limit(MOST)
)
_DESK = (
    select(release.c.id, release.c.public_id, release.c.title, release.c.state, release.c.due_at)
    .join(VISIBLE, VISIBLE.c.release_id == release.c.id)
    .where(release.c.state.in_(_AT_WORK))
    .order_by(release.c.due_at.is_(None), release.c.due_at, release.c.id)
    .limit(MOST)
)
_EDITIONS = (
    select(
        edition.c.release_id,
        edition.c.language,
        edition.c.state,
        progress.c.state.label("of_state"),
        progress.c.segments,
        progress.c.words,
    )
    .join(VISIBLE, VISIBLE.c.release_id == edition.c.release_id)
    .outerjoin(progress, progress.c.edition_id == edition.c.id)
    .where(
        edition.c.release_id.in_(bindparam("releases", expanding=True)),
        edition.c.dropped_at.is_(None),
        edition.c.state != "source",
    )
    .order_by(edition.c.language)
)


@dataclass(frozen=True, slots=True)
class EditionProgress:
    """Segments and words of an edition by state; states without any are left out."""

    language: str
    state: str
    progress: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Task:
    """A part of a person in a release at work; ``edition`` is None for roles of the whole release."""

    release: str
    title: str
    release_state: str
    role: Role
    language: str
    due_at: datetime | None
    edition: EditionProgress | None


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A release at work that the person may see."""

    release: str
    title: str
    state: str
    due_at: datetime | None
    editions: tuple[EditionProgress, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """``tasks`` are one's assignments, ``releases`` what is at work at the desk: each list the ``MOST`` that are due first."""

    name: str
    roles: tuple[tuple[Role, str], ...]
    tasks: tuple[Task, ...]
    releases: tuple[DeskLine, ...]


def home(session: Session, viewer: str, now: datetime) -> HomePage:
    """Read a person's home page. Four statements. Raises Missing for a person who is not there, or disabled."""
    who = session.execute(_WHO, {"of_person": viewer}).all()
    if not who:
        raise Missing("home.nobody")
    queue = session.execute(_QUEUE, view(viewer, now, of_person=viewer)).all()
    desk = session.execute(_DESK, view(viewer, now)).all()
    ids = sorted({row.id for row in (*queue, *desk)})
    editions = _editions(session.execute(_EDITIONS, view(viewer, now, releases=ids)))
    return HomePage(
        name=who[0].name,
        roles=tuple((Role(row.role), row.language) for row in who if row.role is not None),
        tasks=tuple(_task(row, editions) for row in queue),
        releases=tuple(
            DeskLine(row.public_id, row.title, row.state, row.due_at, tuple(editions.get(row.id, {}).values()))
            for row in desk
        ),
    )


def _task(row: Any, editions: Mapping[int, Mapping[str, EditionProgress]]) -> Task:
    of_language = editions.get(row.id, {}).get(row.language)
    return Task(row.public_id, row.title, row.state, Role(row.role), row.language, row.due_at, of_language)


def _editions(found: Iterable[Any]) -> Mapping[int, dict[str, EditionProgress]]:
    counts: dict[tuple[int, str, str], dict[str, tuple[int, int]]] = {}
    for row in found:
        of_edition = counts.setdefault((row.release_id, row.language, row.state), {})
        if row.segments:
            of_edition[row.of_state] = (row.segments, row.words)
    editions: dict[int, dict[str, EditionProgress]] = {}
    for (release_id, language, state), of_edition in counts.items():
        editions.setdefault(release_id, {})[language] = EditionProgress(language, state, of_edition)
    return editions
