"""Begins a deed on what belongs to no release: people, roles, settings."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from workflow.errors import Refused
from workflow.history.record import Chain, desk_chain
from workflow.store.tables import person


def administer(session: Session, by: str | None) -> Chain:
    """Lock the desk's chain for ``by``: None is the keeper of the data folder, anybody else must be an administrator.

    Raises Refused.
    """
    chain = desk_chain(session)
    require_admin(session, by)
    return chain


def require_admin(session: Session, by: str | None) -> None:
    """Raise Refused unless ``by`` is the keeper of the data folder (None) or an administrator who was not disabled."""
    if by is None:
        return
    statement = select(person.c.id).where(person.c.id == by, person.c.is_admin, person.c.disabled_at.is_(None))
    if session.execute(statement).one_or_none() is None:
        raise Refused("people.admin_needed")
