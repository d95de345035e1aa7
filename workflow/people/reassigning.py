"""What an absent colleague works on goes to another; what the absent one wrote stays theirs, and four eyes judge as before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from workflow.errors import BadInput, SteleError
from workflow.history.record import record
from workflow.people.accounts import Person, acting, by_id
from workflow.people.assignments import begin, chain_of, seat, told_of
from workflow.people.grants import Grant
from workflow.people.notices import forget_assigned, notify
from workflow.people.policy import Role
from workflow.people.standing import Standing
from workflow.people.visibility import VISIBLE, view
from workflow.store.tables import assignment, person, release

_HELD = (
    select(
        release.c.public_id,
        release.c.title,
        release.c.source_language,
        release.c.state,
        assignment.c.role,
        assignment.c.language,
    )
    .select_from(assignment)
    .join(release, release.c.id == assignment.c.release_id)
    .join(VISIBLE, VISIBLE.c.release_id == release.c.id)
    .where(assignment.c.person_id == bindparam("of_person"))
    .order_by(release.c.id, assignment.c.id)
)
_WORKERS = (
    select(person.c.id, person.c.login, person.c.name, person.c.disabled_at)
    .distinct()
    .select_from(assignment)
    .join(VISIBLE, VISIBLE.c.release_id == assignment.c.release_id)
    .join(person, person.c.id == assignment.c.person_id)
    .order_by(person.c.name, person.c.id)
)
_STANDS = select(assignment.c.role, assignment.c.language, assignment.c.due_at)
_CLOSED = frozenset({"withdrawn", "cancelled"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part in a release; ``title`` is the release's, in its source language."""

    release: str
    grant: Grant
    title: str
    source_language: str

    @property
    def id(self) -> str:
        """Names the part in a form."""
        return f"{self.release} {self.grant}"


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who works on a release."""

    person: str
    login: str
    name: str
    disabled: bool


@dataclass(frozen=True, slots=True)
class Reassigned:
    """The parts that changed hands, and the reasons against the others, each with its part."""

    moved: tuple[Part, ...]
    refused: tuple[tuple[Part, SteleError], ...]


def workers(session: Session, viewer: str, now: datetime) -> tuple[Worker, ...]:
    """Give who works on what ``viewer`` may know of, by name; the disabled too. One statement."""
    rows = session.execute(_WORKERS, view(viewer, now))
    return tuple(Worker(row.id, row.login or "", row.name, row.disabled_at is not None) for row in rows)


def parts_of(session: Session, viewer: str, person_id: str, now: datetime) -> tuple[Part, ...]:
    """Give what a person works on, as far as ``viewer`` may know of it, closed releases left out. One statement."""
    rows = session.execute(_HELD, view(viewer, now, of_person=person_id))
    return tuple(
        Part(row.public_id, Grant(Role(row.role), row.language), row.title, row.source_language)
        for row in rows
        if row.state not in _CLOSED
    )


def take_over(
    session: Session, by: str, leaving: str, taking: str, now: datetime, parts: Iterable[Part] | None = None
) -> Reassigned:
    """Give parts of the person ``leaving`` to the person of the login ``taking``: those of ``parts``, or all that ``by`` may know of.

    One event for each release. Dates stay; where the other holds the part already, the two become one. A part that is not there any
    more is left out, so that a second time changes nothing. Raises Missing, Refused (the other is disabled), BadInput (the same
    person); what only stands against one release (no desk editor there) is told in the answer.
    """
    away, other = by_id(session, leaving), acting(session, taking)
    if away.id == other.id:
        raise BadInput("people.same_person", login=other.login)
    asked: dict[str, list[Part]] = {}
    known = parts_of(session, by, away.id, now)
    for part in known if parts is None else [one for one in parts if one in known]:
        asked.setdefault(part.release, []).append(part)
    moved: list[Part] = []
    refused: list[tuple[Part, SteleError]] = []
    for release_id, of_release in asked.items():
        try:
            standing = begin(session, by, release_id, "assign", now)
        except SteleError as reason:
            refused += [(part, reason) for part in of_release]
            continue
        _move(session, standing, away, other, [part.grant for part in of_release], now)
        moved += of_release
    return Reassigned(tuple(moved), tuple(refused))


def _move(
    session: Session, standing: Standing, away: Person, other: Person, grants: Sequence[Grant], now: datetime
) -> None:
    mine = (assignment.c.release_id == standing.release_id, assignment.c.person_id == away.id)
    dates = {Grant(Role(row.role), row.language): row.due_at for row in session.execute(_STANDS.where(*mine))}
    theirs = (assignment.c.release_id == standing.release_id, assignment.c.person_id == other.id)
    held = {Grant(Role(row.role), row.language): row.due_at for row in session.execute(_STANDS.where(*theirs))}
    told: list[dict[str, Any]] = []
    for grant in grants:
        due = dates[grant]
        seat(session, standing.release_id, other.id, grant, held.get(grant) or due)
        session.execute(
            delete(assignment).where(
                *mine, assignment.c.role == str(grant.role), assignment.c.language == grant.language
            )
        )
        forget_assigned(session, standing.release_id, away.id, str(grant.role), grant.language)
        if grant not in held:
            notify(session, told_of(standing, grant), [other.id], standing.person, now)
        told.append({"role": str(grant), "due": due.isoformat() if due else None})
    payload = {"from": away.id, "to": other.id, "parts": told}
    record(session, chain_of(standing), actor=standing.person, action="reassign", now=now, payload=payload)
