"""Who works on a release.

An assignment gives its role on that release by itself, whatever grants the person holds: a desk editor calls in a colleague for one
release. On a restricted release nothing else counts. Four eyes judges the same whichever way a role came.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from workflow.errors import BadInput, Missing, Refused
from workflow.history.record import Chain, record
from workflow.people.accounts import acting, find_by_login
from workflow.people.grants import Grant, sound_grant
from workflow.people.notices import Matter, NoticeKind, forget_assigned, notify
from workflow.people.policy import Role, require
from workflow.people.standing import Standing, stand
from workflow.people.visibility import seen_by, view
from workflow.store.tables import assignment, edition, person, release

_AT_WORK = frozenset({"draft", "open", "ready"})
# Languages that are not out yet are worked on in a release that is.
_WORKED_ON = _AT_WORK | {"published", "corrected"}


@dataclass(frozen=True, slots=True)
class Assignment:
    """A person's part in a release. ``title`` is the release's."""

    release: str
    title: str
    person: str
    login: str
    name: str
    role: Role
    language: str
    due_at: datetime | None


def assign(
    session: Session,
    by: str,
    release_id: str,
    login: str,
    role: str,
    language: str,
    due_at: datetime | None,
    now: datetime,
) -> Assignment:
    """Assign the person of ``login`` to a release, or change the date of an assignment that stands.

    Only the desk may. Raises Missing, Refused (no right, person disabled, release closed), BadInput (role and language do not fit, or
    the release has no edition of that language).
    """
    standing = begin(session, by, release_id, "assign", now)
    grant = sound_grant(role, language)
    whom = acting(session, login)
    _require_edition(session, standing, grant)
    held, was_due = seat(session, standing.release_id, whom.id, grant, due_at)
    if not held or was_due != due_at:
        told = {"person": whom.id, "role": str(grant), "due": _told(due_at)}
        if held:
            told["was_due"] = _told(was_due)
        record(session, chain_of(standing), actor=by, action="assign", now=now, language=grant.language, payload=told)
    if not held:
        notify(session, told_of(standing, grant), [whom.id], by, now)
    return Assignment(
        standing.public_id, standing.title, whom.id, whom.login, whom.name, grant.role, grant.language, due_at
    )


def unassign(session: Session, by: str, release_id: str, login: str, role: str, language: str, now: datetime) -> bool:
    """Take an assignment back; False where there was none.

    Only the desk may. Raises Missing, and Refused also where a restricted release would be left without a desk editor: nobody could
    see it any more.
    """
    standing = begin(session, by, release_id, "unassign", now)
    grant = sound_grant(role, language)
    whom = find_by_login(session, login)
    _require_a_desk_left(session, standing, whom.id, grant, now)
    gone = session.execute(
        delete(assignment).where(*_exactly(standing.release_id, whom.id, grant)).returning(assignment.c.due_at)
    ).one_or_none()
    if gone is None:
        return False
    told = {"person": whom.id, "role": str(grant), "due": _told(gone.due_at)}
    record(session, chain_of(standing), actor=by, action="unassign", now=now, language=grant.language, payload=told)
    forget_assigned(session, standing.release_id, whom.id, str(grant.role), grant.language)
    return True


def seat(
    session: Session, release_id: int, person_id: str, grant: Grant, due_at: datetime | None = None
) -> tuple[bool, datetime | None]:
    """Write the row of an assignment, as part of a deed that tells of it: who opens a release is seated as its desk editor.

    Gives whether it stood already, and its date until now.
    """
    exactly = _exactly(release_id, person_id, grant)
    standing = session.execute(select(assignment.c.due_at).where(*exactly)).one_or_none()
    if standing is None:
        row = {"release_id": release_id, "person_id": person_id, "role": str(grant.role), "language": grant.language}
        session.execute(insert(assignment), {**row, "due_at": due_at})
        return False, None
    if standing.due_at != due_at:
        session.execute(update(assignment).where(*exactly).values(due_at=due_at))
    return True, standing.due_at


def mine(session: Session, viewer: str, now: datetime) -> list[Assignment]:
    """Give what is assigned to ``viewer`` on releases that are worked on, the most urgent first. One statement."""
    statement = _MINE.order_by(assignment.c.due_at.is_(None), assignment.c.due_at, release.c.id, assignment.c.id)
    return [_assignment(row) for row in session.execute(statement, view(viewer, now)).mappings()]


def team(session: Session, viewer: str | None, release_id: str, now: datetime) -> list[Assignment]:
    """Give who is assigned to a release. Raises Missing. One statement."""
    statement = _TEAM_OF_ALL if viewer is None else _TEAM
    rows = session.execute(statement, view(viewer, now, of_release=release_id)).mappings().all()
    if not rows:
        raise Missing("release.missing", release=release_id)
    return [_assignment(row) for row in rows if row["person_id"] is not None]


def _team(viewer: str | None) -> Select[Any]:
    visible = seen_by(viewer)
    return (
        select(*_TOLD)
        .select_from(release)
        .join(visible, visible.c.release_id == release.c.id)
        .outerjoin(assignment, assignment.c.release_id == release.c.id)
        .outerjoin(person, person.c.id == assignment.c.person_id)
        .where(release.c.public_id == bindparam("of_release"))
        .order_by(assignment.c.id)
    )


_TOLD = (
    release.c.public_id,
    release.c.title,
    assignment.c.person_id,
    person.c.login,
    person.c.name,
    assignment.c.role,
    assignment.c.language,
    assignment.c.due_at,
)
_TEAM, _TEAM_OF_ALL = _team(""), _team(None)
_VISIBLE = seen_by("")
_MINE = (
    select(*_TOLD)
    .join(release, release.c.id == assignment.c.release_id)
    .join(_VISIBLE, _VISIBLE.c.release_id == release.c.id)
    .join(person, person.c.id == assignment.c.person_id)
    .where(assignment.c.person_id == bindparam("viewer"), release.c.state.in_(sorted(_AT_WORK)))
)


def _assignment(row: Any) -> Assignment:
    return Assignment(
        row["public_id"],
        row["title"],
        row["person_id"],
        row["login"] or "",
        row["name"],
        Role(row["role"]),
        row["language"],
        row["due_at"],
    )


def begin(session: Session, by: str, release_id: str, action: str, now: datetime) -> Standing:
    """Lock a release for a deed on who works on it. Raises Missing, Refused (no right, release closed)."""
    standing = stand(session, by, release_id, now)
    require(action, standing.rights)
    if standing.state not in _WORKED_ON:
        raise Refused("people.release_closed", state=standing.state)
    return standing


def told_of(standing: Standing, grant: Grant) -> Matter:
    """Give what the person who got a part is told."""
    return Matter(NoticeKind.ASSIGNED, standing.release_id, str(grant.role), grant.language)


def chain_of(standing: Standing) -> Chain:
    """Give the chain of a locked release."""
    return Chain(standing.release_id, standing.public_id, standing.head_seq, standing.head_hash)


def _exactly(release_id: int, person_id: str, grant: Grant) -> tuple[Any, ...]:
    return (
        assignment.c.release_id == release_id,
        assignment.c.person_id == person_id,
        assignment.c.role == str(grant.role),
        assignment.c.language == grant.language,
    )


def _require_edition(session: Session, standing: Standing, grant: Grant) -> None:
    if not grant.language:
        return
    targets = select(edition.c.id).where(
        edition.c.release_id == standing.release_id,
        edition.c.language == grant.language,
        edition.c.state != "source",
        edition.c.dropped_at.is_(None),
    )
    if session.execute(targets).one_or_none() is None:
        raise BadInput("people.language_not_here", language=grant.language)


def _require_a_desk_left(session: Session, standing: Standing, person_id: str, grant: Grant, now: datetime) -> None:
    embargoed = standing.embargo_until is not None and standing.embargo_until > now
    if grant.role is not Role.DESK or not (standing.confidential or embargoed):
        return
    others = (
        select(assignment.c.id)
        .join(person, person.c.id == assignment.c.person_id)
        .where(
            assignment.c.release_id == standing.release_id,
            assignment.c.role == str(Role.DESK),
            assignment.c.person_id != person_id,
            person.c.disabled_at.is_(None),
        )
        .limit(1)
    )
    if session.execute(others).one_or_none() is None:
        raise Refused("people.last_desk")


def _told(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
