"""Who is signed in: sessions of the desk's own, kept by the hash of their token.

A session ends twelve hours after it was last seen, seven days after it began, by its person's will, or by who changes what it rests on:
password, roles, the account itself.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, insert, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.functions import aggregate_strings

from workflow.people.desk_settings import STORED as STORED_SETTINGS
from workflow.people.desk_settings import DeskSettings, read_settings
from workflow.people.grants import Grant
from workflow.people.notices import DUE_WITHIN, unread_by
from workflow.people.policy import Role
from workflow.people.preferences import Preferences, read_preferences
from workflow.people.signing_out import end, end_all, hash_of
from workflow.store.tables import person, preference, role_grant, signed_in

__all__ = ["SignedIn", "begin", "end", "end_all", "seen", "touch"]

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=7)
FRESH = timedelta(minutes=5)

_TOKEN_BYTES = 32

_OF_TOKEN = signed_in.c.token_hash == bindparam("of_token")
_PERSON = select(signed_in.c.person_id).where(_OF_TOKEN).correlate(None).scalar_subquery()
_GRANTS = (
    select(aggregate_strings(role_grant.c.role + ":" + role_grant.c.language, " "))
    .where(role_grant.c.person_id == person.c.id)
    .correlate(person)
    .scalar_subquery()
)
_SEEN = (
    select(
        person.c.id,
        person.c.login,
        person.c.name,
        person.c.is_admin,
        signed_in.c.seen_at,
        preference.c.value.label("preferences"),
        STORED_SETTINGS.scalar_subquery().label("settings"),
        _GRANTS.label("grants"),
        unread_by(_PERSON).label("unread"),
    )
    .select_from(signed_in)
    .join(person, person.c.id == signed_in.c.person_id)
    .outerjoin(preference, preference.c.person_id == person.c.id)
    .where(
        _OF_TOKEN,
        signed_in.c.expires_at > bindparam("at"),
        signed_in.c.seen_at > bindparam("idle_since"),
        person.c.disabled_at.is_(None),
    )
)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Whose session it is. ``unread`` counts their inbox; ``stale`` asks for ``touch``, so that not every page writes."""

    person: str
    login: str
    name: str
    is_admin: bool
    grants: tuple[Grant, ...]
    preferences: Preferences
    unread: int
    desk: DeskSettings
    stale: bool


def begin(session: Session, person_id: str, now: datetime) -> str:
    """Sign a person in and give the token, which is stored nowhere. Sessions that ran out are forgotten."""
    session.execute(delete(signed_in).where(or_(signed_in.c.expires_at <= now, signed_in.c.seen_at <= now - IDLE)))
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    row = {"token_hash": hash_of(token), "person_id": person_id, "created_at": now, "seen_at": now}
    session.execute(insert(signed_in), {**row, "expires_at": now + LONGEST})
    return token


def seen(session: Session, token: str, now: datetime) -> SignedIn | None:
    """Give who is signed in by ``token``, or None: unknown, ended, run out, or the person disabled. One statement."""
    asked = {"of_token": hash_of(token), "at": now, "idle_since": now - IDLE, "soon": now + DUE_WITHIN}
    row = session.execute(_SEEN, asked).one_or_none()
    if row is None:
        return None
    return SignedIn(
        person=row.id,
        login=row.login or "",
        name=row.name,
        is_admin=row.is_admin,
        grants=_grants(row.grants),
        preferences=read_preferences(row.preferences),
        unread=row.unread,
        desk=read_settings(row.settings),
        stale=now - row.seen_at > FRESH,
    )


def touch(session: Session, token: str, now: datetime) -> None:
    """Note that the session was seen."""
    session.execute(update(signed_in).where(signed_in.c.token_hash == hash_of(token)).values(seen_at=now))


def _grants(told: Any) -> tuple[Grant, ...]:
    pairs = (one.partition(":") for one in (told or "").split())
    return tuple(sorted(Grant(Role(role), language) for role, _, language in pairs))
