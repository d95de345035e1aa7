"""Who is at which segment just now. It is no part of the history, and is forgotten at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from workflow.people.standing import seen_release
from workflow.people.visibility import view
from workflow.review.viewed import viewed
from workflow.store.tables import person, presence, release

KEPT = timedelta(seconds=30)
"""Who has not been heard of for so long is away."""

_PRESENT = viewed(
    select(presence.c.person_id, person.c.name, presence.c.language, presence.c.key)
    .join(person, person.c.id == presence.c.person_id)
    .join(release, release.c.id == presence.c.release_id)
    .where(
        release.c.public_id == bindparam("of_release"),
        presence.c.person_id != bindparam("but"),
        presence.c.at > bindparam("since"),
    )
    .order_by(person.c.name, presence.c.person_id),
    presence.c.release_id,
)
_FORGET = delete(presence).where(presence.c.release_id == bindparam("of_release"), presence.c.at <= bindparam("since"))


def _upsert(insert: Any) -> Any:
    statement = insert(presence)
    told = {name: statement.excluded[name] for name in ("language", "key", "at")}
    return statement.on_conflict_do_update(index_elements=["release_id", "person_id"], set_=told)


_BE_THERE = {"sqlite": _upsert(sqlite.insert), "postgresql": _upsert(postgresql.insert)}


@dataclass(frozen=True, slots=True)
class Present:
    """A person at a segment; ``key`` is '' where they are at none."""

    person: str
    name: str
    language: str
    key: str


def be_there(session: Session, person_id: str, release_id: str, language: str, key: str, now: datetime) -> None:
    """Note that a person is at a segment. Raises Missing."""
    of_release = seen_release(session, person_id, release_id, now)
    session.execute(_FORGET, {"of_release": of_release, "since": now - KEPT})
    row = {"release_id": of_release, "person_id": person_id, "language": language, "key": key, "at": now}
    session.execute(_BE_THERE[session.get_bind().dialect.name], row)


def present(session: Session, viewer: str, release_id: str, now: datetime) -> tuple[Present, ...]:
    """Give who else is at a release that ``viewer`` may know of; nobody where not. One statement."""
    parameters = view(viewer, now, of_release=release_id, but=viewer, since=now - KEPT)
    return tuple(Present(*told) for told in session.execute(_PRESENT.by(viewer), parameters))
