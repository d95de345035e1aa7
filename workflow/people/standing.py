"""Locks a release for a deed, and says what the person holds on it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, Select, bindparam, null, or_, select, union_all
from sqlalchemy.orm import Session
from sqlalchemy.sql.functions import aggregate_strings

from workflow.errors import Missing
from workflow.people.policy import Rights, Role
from workflow.people.visibility import UNRESTRICTED, VISIBLE, seen_by, view
from workflow.store.tables import assignment, release, role_grant

_SEEN = (
    select(release)
    .join(VISIBLE, VISIBLE.c.release_id == release.c.id)
    .where(release.c.public_id == bindparam("public_id"))
)
_LOCK = _SEEN.with_for_update(of=release)
_HELD = union_all(
    select(assignment.c.role, assignment.c.language, assignment.c.release_id.label("only_on")).where(
        assignment.c.person_id == bindparam("viewer"), assignment.c.release_id == bindparam("release_id")
    ),
    select(role_grant.c.role, role_grant.c.language, null()).where(role_grant.c.person_id == bindparam("viewer")),
).subquery("held")

# VISIBLE may stand in a statement once: named twice, SQLite works it out for all releases.
_ROLES_HERE = (
    select(_HELD.c.role, _HELD.c.language)
    .select_from(release)
    .join(_HELD, or_(_HELD.c.only_on.is_not(None), UNRESTRICTED))
    .where(release.c.id == bindparam("release_id"))
)
_ROLES = _ROLES_HERE.join(VISIBLE, VISIBLE.c.release_id == release.c.id)


@dataclass(frozen=True, slots=True)
class Standing:
    """A release locked until the end of the transaction, as it was when the lock was had, and the rights of who acts."""

    release_id: int
    public_id: str
    title: str
    slug: str
    source_language: str
    state: str
    confidential: bool
    embargo_until: datetime | None
    due_at: datetime | None
    four_eyes: bool
    head_seq: int
    head_hash: str
    rights: Rights

    @property
    def person(self) -> str:
        """Who acts."""
        return self.rights.person


def stand(session: Session, person: str, release_public_id: str, now: datetime) -> Standing:
    """Lock a release for ``person``.

    Every deed begins with it: the chain of the history needs that order anyway, and it ends all races within a release.
    Raises Missing for a release that is not there or not for this person.
    """
    standing = lock(session, person, release_public_id, now)
    return replace(standing, rights=rights_on(session, person, standing.release_id, now))


def lock(session: Session, person: str, release_public_id: str, now: datetime) -> Standing:
    """As ``stand``, without the rights: for a deed whose own first select reads them (``roles_told``)."""
    return _standing(session, _LOCK, person, release_public_id, now)


def glimpse(session: Session, person: str, release_public_id: str, now: datetime) -> Standing:
    """As ``lock``, for a reading: the release is not locked."""
    return _standing(session, _SEEN, person, release_public_id, now)


def lock_all(session: Session, actor: str, states: Collection[str]) -> list[Standing]:
    """Lock every release in one of ``states``, whether ``actor`` may know of it or not, who holds no right on any.

    For what the desk settles for all its releases at once; nothing of them may be told.
    """
    chosen = select(release).where(release.c.state.in_(sorted(states))).order_by(release.c.id).with_for_update()
    rows = session.execute(chosen).mappings().all()
    return [Standing(release_id=row["id"], rights=Rights(actor, frozenset()), **_facts(row)) for row in rows]


def seen_release(session: Session, viewer: str | None, release_public_id: str, now: datetime) -> int:
    """Give the database key of a release that ``viewer`` may know of. Raises Missing."""
    visible = seen_by(viewer)
    statement = select(release.c.id).join(visible, visible.c.release_id == release.c.id)
    statement = statement.where(release.c.public_id == bindparam("public_id"))
    found: int | None = session.execute(statement, view(viewer, now, public_id=release_public_id)).scalar_one_or_none()
    if found is None:
        raise Missing("release.missing", release=release_public_id)
    return found


def rights_on(session: Session, person: str, release_id: int, now: datetime) -> Rights:
    """Give what ``person`` holds on a release; on a restricted one only assignments count."""
    rows = session.execute(_ROLES, view(person, now, release_id=release_id))
    return Rights(person, frozenset((Role(role), language) for role, language in rows))


def roles_told() -> ScalarSelect[str]:
    """Give what ``rights_on`` reads as one column of another select, with the parameters of ``view``; ``rights_of`` reads it.

    That the person may see the release is for that select, or the lock before it, to say.
    """
    roles = _ROLES_HERE.subquery()
    return select(aggregate_strings(roles.c.role + ":" + roles.c.language, " ")).scalar_subquery()


def rights_of(person: str, told: str | None) -> Rights:
    """Read a column that ``roles_told`` gave."""
    pairs = (one.partition(":") for one in (told or "").split())
    return Rights(person, frozenset((Role(role), language) for role, _, language in pairs))


def _standing(session: Session, statement: Select[Any], person: str, public_id: str, now: datetime) -> Standing:
    row = session.execute(statement, view(person, now, public_id=public_id)).mappings().one_or_none()
    if row is None:
        raise Missing("release.missing", release=public_id)
    return Standing(release_id=row["id"], rights=Rights(person, frozenset()), **_facts(row))


def _facts(row: Any) -> dict[str, Any]:
    names = (
        "public_id",
        "title",
        "slug",
        "source_language",
        "state",
        "confidential",
        "embargo_until",
        "due_at",
        "four_eyes",
        "head_seq",
        "head_hash",
    )
    return {name: row[name] for name in names}
