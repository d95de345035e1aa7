"""Ends sessions: by the person's will, or because what they rest on changed."""

import hashlib

from sqlalchemy import delete
from sqlalchemy.orm import Session

from workflow.store.tables import signed_in


def hash_of(token: str) -> str:
    """Give what is stored of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def end(session: Session, token: str) -> None:
    """End a session; whoever copied its token is signed out with it."""
    session.execute(delete(signed_in).where(signed_in.c.token_hash == hash_of(token)))


def end_all(session: Session, person: str, but: str | None = None) -> int:
    """End the sessions of a person, all or all but that of the token ``but``, and give their number."""
    statement = delete(signed_in).where(signed_in.c.person_id == person)
    if but is not None:
        statement = statement.where(signed_in.c.token_hash != hash_of(but))
    return len(session.execute(statement.returning(signed_in.c.token_hash)).all())
