"""Accounts: who works at the desk.

Events of the desk's chain name people by their id alone, so that a person can be erased and the chain still verifies.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from workflow.errors import Conflict, Missing, Refused
from workflow.history.record import desk_chain, record
from workflow.people import grants as role_grants
from workflow.people.administration import administer, require_admin
from workflow.people.grants import Grant
from workflow.people.names import fold, sound_login, sound_name
from workflow.people.passwords import STRONG, matches
from workflow.people.signing_out import end_all
from workflow.store.identifiers import public_id
from workflow.store.tables import person


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works, or worked, at the desk. ``login`` is '' once the person was erased."""

    id: str
    login: str
    name: str
    is_admin: bool
    disabled: bool
    grants: tuple[Grant, ...]


def add(
    session: Session,
    by: str | None,
    *,
    login: str,
    name: str = "",
    grants: Sequence[Grant] = (),
    is_admin: bool = False,
    password_hash: str,
    now: datetime,
) -> Person:
    """Add a person; the name is the login where none is given.

    ``by`` None is the keeper of the data folder. ``password_hash`` comes from ``passwords.hashed``.
    Raises Refused, BadInput (``names``), Conflict where the login, folded, is another person's.
    """
    kept, folded = sound_login(login)
    shown = sound_name(name or kept)
    chain = administer(session, by)
    if session.execute(select(person.c.id).where(person.c.login_folded == folded)).one_or_none():
        raise Conflict("people.login_taken", login=kept)
    new = public_id()
    row = {
        "id": new,
        "login": kept,
        "login_folded": folded,
        "name": shown,
        "is_admin": is_admin,
        "password_hash": password_hash,
        "created_at": now,
    }
    session.execute(insert(person), row)
    given = tuple(sorted(set(grants)))
    role_grants.put(session, new, given)
    told = {"person": new, "admin": is_admin, "roles": [str(one) for one in given]}
    record(session, chain, actor=by, action="add_person", now=now, payload=told)
    return Person(new, kept, shown, is_admin, disabled=False, grants=given)


def set_password(session: Session, by: str | None, person_id: str, password_hash: str, now: datetime) -> None:
    """Set a person's password: one's own, or an administrator's or the keeper's reset; it ends all their sessions. Raises Refused, Missing."""
    chain = desk_chain(session)
    if by != person_id:
        require_admin(session, by)
    one = by_id(session, person_id)
    _require_enabled(one)
    session.execute(update(person).where(person.c.id == person_id).values(password_hash=password_hash))
    end_all(session, person_id)
    record(session, chain, actor=by, action="set_password", now=now, payload={"person": person_id})


def disable(session: Session, by: str | None, person_id: str, now: datetime) -> Person:
    """Shut a person out: no sign-in, no deed, nothing visible. Grants and assignments stay for the day it is taken back."""
    return _set_disabled(session, by, person_id, now, disabled=True)


def enable(session: Session, by: str | None, person_id: str, now: datetime) -> Person:
    """Take a ``disable`` back."""
    return _set_disabled(session, by, person_id, now, disabled=False)


def everyone(session: Session, by: str | None) -> list[Person]:
    """Give all people, by login; those that were erased last. For administrators and the keeper. Raises Refused."""
    require_admin(session, by)
    rows = session.execute(select(person)).mappings().all()
    held = role_grants.held(session, [row["id"] for row in rows])
    people = [_person(row, held[row["id"]]) for row in rows]
    return sorted(people, key=lambda one: (not one.login, fold(one.login), one.id))


def find_by_login(session: Session, login: str) -> Person:
    """Give the person of a login, however it is cased. Raises Missing."""
    row = session.execute(select(person).where(person.c.login_folded == fold(login))).mappings().one_or_none()
    if row is None:
        raise Missing("people.unknown", login=login)
    return _person(row, role_grants.held(session, [row["id"]])[row["id"]])


def acting(session: Session, login: str) -> Person:
    """Give the person who acts under ``login``. Raises Missing, and Refused for one who was disabled."""
    one = find_by_login(session, login)
    _require_enabled(one)
    return one


def by_id(session: Session, person_id: str) -> Person:
    """Give a person. Raises Missing."""
    row = session.execute(select(person).where(person.c.id == person_id)).mappings().one_or_none()
    if row is None:
        raise Missing("people.unknown", login=person_id)
    return _person(row, role_grants.held(session, [person_id])[person_id])


def names(session: Session, people: Sequence[str]) -> dict[str, str]:
    """Give the display names of ``people``; '' for who was erased."""
    statement = select(person.c.id, person.c.name).where(person.c.id.in_(people))
    return {row.id: row.name for row in session.execute(statement)}


def authenticate(session: Session, login: str, password: str, hasher: PasswordHasher = STRONG) -> Person | None:
    """Give the person whose login and password these are, or None: unknown, wrong or disabled, which take equally long."""
    statement = select(person).where(person.c.login_folded == fold(login), person.c.disabled_at.is_(None))
    row = session.execute(statement).mappings().one_or_none()
    known = matches(row["password_hash"] if row else None, password, hasher)
    if not known or row is None:
        return None
    return _person(row, role_grants.held(session, [row["id"]])[row["id"]])


def _set_disabled(session: Session, by: str | None, person_id: str, now: datetime, *, disabled: bool) -> Person:
    chain = administer(session, by)
    one = by_id(session, person_id)
    if one.disabled is not disabled:
        moment = now if disabled else None
        session.execute(update(person).where(person.c.id == person_id).values(disabled_at=moment))
        end_all(session, person_id)
        action = "disable_person" if disabled else "enable_person"
        record(session, chain, actor=by, action=action, now=now, payload={"person": person_id})
    return Person(one.id, one.login, one.name, one.is_admin, disabled, one.grants)


def _require_enabled(one: Person) -> None:
    if one.disabled:
        raise Refused("people.disabled", login=one.login)


def _person(row: Any, held: tuple[Grant, ...]) -> Person:
    return Person(
        row["id"], row["login"] or "", row["name"], row["is_admin"], row["disabled_at"] is not None, grants=held
    )
