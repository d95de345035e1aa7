"""The releases that a person may know of, by state and by words of the title, page by page."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from workflow.people.visibility import view
from workflow.releases.states import ReleaseState
from workflow.review.progress import EditionProgress, progress_of
from workflow.review.viewed import viewed
from workflow.store.tables import release

PAGE = 50

_STATED = release.c.state.in_(bindparam("states", expanding=True))
_NEWEST = (release.c.opened_at.desc(), release.c.id.desc())
_TITLES = viewed(select(release.c.id, release.c.title).where(_STATED).order_by(*_NEWEST), release.c.id)
_COUNTED = viewed(select(release.c.state, func.count().label("releases")).group_by(release.c.state), release.c.id)
_COLUMNS = (
    release.c.id,
    release.c.public_id,
    release.c.title,
    release.c.state,
    release.c.source_language,
    release.c.confidential,
    release.c.embargo_until,
    release.c.due_at,
    release.c.opened_at,
)
_PAGED = viewed(
    select(*_COLUMNS).where(_STATED).order_by(*_NEWEST).limit(PAGE).offset(bindparam("start")), release.c.id
)
_NAMED = viewed(
    select(*_COLUMNS).where(release.c.id.in_(bindparam("releases", expanding=True))).order_by(*_NEWEST), release.c.id
)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: ``state`` '' stands for all; each word of ``title`` must be in the title, case and accents aside."""

    state: str = ""
    title: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """A release in the list."""

    release: str
    title: str
    state: str
    source_language: str
    confidential: bool
    embargo_until: datetime | None
    due_at: datetime | None
    opened_at: datetime
    editions: tuple[EditionProgress, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the list: ``total`` counts what was found on all pages, ``counts`` all releases by state."""

    lines: tuple[Listed, ...]
    page: int
    pages: int
    total: int
    counts: dict[str, int]


def find(session: Session, viewer: str, sought: Sought, now: datetime) -> Found:
    """Give a page of the releases that ``viewer`` may know of, the newest first. Five statements at most."""
    counts = {told.state: told.releases for told in session.execute(_COUNTED.by(viewer), view(viewer, now))}
    states = [sought.state] if sought.state in set(ReleaseState) else [str(state) for state in ReleaseState]
    words = _folded(sought.title).split()
    if words:
        told = session.execute(_TITLES.by(viewer), view(viewer, now, states=states))
        matching = [row.id for row in told if all(word in _folded(row.title) for word in words)]
        total = len(matching)
        page = _page(sought.page, total)
        named = view(viewer, now, releases=matching[(page - 1) * PAGE : page * PAGE])
        rows = session.execute(_NAMED.by(viewer), named).all()
    else:
        total = sum(counts.get(state, 0) for state in states)
        page = _page(sought.page, total)
        rows = session.execute(_PAGED.by(viewer), view(viewer, now, states=states, start=(page - 1) * PAGE)).all()
    editions = progress_of(session, viewer, [row.id for row in rows], now)
    lines = tuple(_listed(row, tuple(editions.get(row.id, {}).values())) for row in rows)
    return Found(lines, page, _pages(total), total, counts)


def _folded(text: str) -> str:
    """Give ``text`` without case, accents and vowel marks: what two spellings of a title have in common."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def _pages(total: int) -> int:
    return max(1, -(-total // PAGE))


def _page(asked: int, total: int) -> int:
    return min(max(asked, 1), _pages(total))


def _listed(row: Any, editions: tuple[EditionProgress, ...]) -> Listed:
    return Listed(**{name: getattr(row, name) for name in _TOLD}, release=row.public_id, editions=editions)


_TOLD = tuple(name for name in Listed.__dataclass_fields__ if name not in {"release", "editions"})
