"""Roles that a person holds on every release that is not restricted."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from workflow.errors import BadInput, Missing
from workflow.history.record import record
from workflow.people.administration import administer
from workflow.people.policy import OF_A_LANGUAGE, Role
from workflow.people.signing_out import end_all
from workflow.store.tables import person, role_grant

ADMIN = "admin"
"""Named like a role where people are added; it is a mark of the person, and gives no right on any release."""

# BCP 47: language, then script, region and variants.
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LONGEST_TAG = 35


@dataclass(frozen=True, slots=True, order=True)
class Grant:
    """A role, and its language ('' for roles of the whole release)."""

    role: Role
    language: str = ""

    def __str__(self) -> str:
        return f"{self.role}:{self.language}" if self.language else str(self.role)


def sound_language(tag: str) -> str:
    """Give a language tag back. Raises BadInput where it is none."""
    if not _TAG.fullmatch(tag) or len(tag) > _LONGEST_TAG:
        raise BadInput("people.language_form", language=tag)
    return tag


def sound_grant(role: str, language: str = "") -> Grant:
    """Give the grant of ``role``. Raises BadInput: unknown role, a translator or reviewer without a language, others with one."""
    try:
        known = Role(role)
    except ValueError as error:
        raise BadInput("people.role_unknown", role=role, roles=" ".join(Role)) from error
    if known in OF_A_LANGUAGE and not language:
        raise BadInput("people.language_needed", role=role)
    if known not in OF_A_LANGUAGE and language:
        raise BadInput("people.language_too_many", role=role, language=language)
    return Grant(known, sound_language(language) if language else "")


def grants_for(roles: Iterable[str], languages: Sequence[str]) -> tuple[tuple[Grant, ...], bool]:
    """Give the grants of ``roles``, those of a language for each of ``languages``, and whether ``admin`` was among them.

    Raises BadInput as ``sound_grant`` does.
    """
    asked = dict.fromkeys(roles)
    found: list[Grant] = []
    for role in asked:
        if role == ADMIN:
            continue
        if role in OF_A_LANGUAGE:
            found += [sound_grant(role, language) for language in languages or ("",)]
        else:
            found.append(sound_grant(role))
    return tuple(sorted(set(found))), ADMIN in asked


def give(session: Session, by: str | None, person_id: str, grant: Grant, now: datetime) -> bool:
    """Give a person a role, which ends their sessions; False where it was held already. Raises Refused, Missing."""
    chain = administer(session, by)
    _require_person(session, person_id)
    if grant in held(session, [person_id])[person_id]:
        return False
    put(session, person_id, [grant])
    end_all(session, person_id)
    record(session, chain, actor=by, action="grant", now=now, payload={"person": person_id, "role": str(grant)})
    return True


def take(session: Session, by: str | None, person_id: str, grant: Grant, now: datetime) -> bool:
    """Take a role from a person, which ends their sessions; False where it was not held. Assignments stay. Raises Refused, Missing."""
    chain = administer(session, by)
    _require_person(session, person_id)
    if grant not in held(session, [person_id])[person_id]:
        return False
    session.execute(
        delete(role_grant).where(
            role_grant.c.person_id == person_id,
            role_grant.c.role == str(grant.role),
            role_grant.c.language == grant.language,
        )
    )
    end_all(session, person_id)
    record(session, chain, actor=by, action="take_grant", now=now, payload={"person": person_id, "role": str(grant)})
    return True


def put(session: Session, person_id: str, grants: Iterable[Grant]) -> None:
    """Insert the rows of grants that are not held yet; the deed that does so tells of them."""
    rows = [{"person_id": person_id, "role": str(one.role), "language": one.language} for one in grants]
    if rows:
        session.execute(insert(role_grant), rows)


def held(session: Session, people: Sequence[str]) -> dict[str, tuple[Grant, ...]]:
    """Give the grants of each of ``people``, in order."""
    statement = select(role_grant.c.person_id, role_grant.c.role, role_grant.c.language).where(
        role_grant.c.person_id.in_(people)
    )
    found: dict[str, list[Grant]] = {one: [] for one in people}
    for person_id, role, language in session.execute(statement):
        found[person_id].append(Grant(Role(role), language))
    return {one: tuple(sorted(grants)) for one, grants in found.items()}


def _require_person(session: Session, person_id: str) -> None:
    if session.execute(select(person.c.id).where(person.c.id == person_id)).one_or_none() is None:
        raise Missing("people.unknown", login=person_id)
