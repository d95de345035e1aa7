"""Counters that run out, for what is rationed: failed sign-ins."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, case, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from workflow.store.tables import counter
from workflow.store.tables.metadata import UTCDateTime

_STANDING = select(counter.c.count, counter.c.expires_at).where(counter.c.name == bindparam("of_name"))


def add(session: Session, name: str, amount: int, lasting: timedelta, now: datetime) -> int:
    """Add to a counter, which begins anew once it ran out, and give where it stands. One statement."""
    row = {"name": name, "count": amount, "expires_at": now + lasting, "moment": now}
    stood: int = session.execute(_ADD[session.get_bind().dialect.name], row).scalar_one()
    return stood


def standing(session: Session, name: str, now: datetime) -> tuple[int, datetime]:
    """Give where a counter stands, and until when; 0 and ``now`` where there is none, or it ran out."""
    row = session.execute(_STANDING, {"of_name": name}).one_or_none()
    if row is None or row.expires_at <= now:
        return 0, now
    count, expires_at = row
    return count, expires_at


def forget(session: Session, name: str) -> None:
    """Take a counter away."""
    session.execute(delete(counter).where(counter.c.name == name))


def prune(session: Session, now: datetime | None = None) -> int:
    """Take away the counters that ran out, or (None) all, and give their number."""
    statement = delete(counter)
    if now is not None:
        statement = statement.where(counter.c.expires_at <= now)
    return len(session.execute(statement.returning(counter.c.name)).all())


def _add(insert: Any) -> Any:
    statement = insert(counter).values(
        name=bindparam("name"), count=bindparam("count"), expires_at=bindparam("expires_at", type_=UTCDateTime)
    )
    over = counter.c.expires_at <= bindparam("moment", type_=UTCDateTime)
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=["name"],
        set_={
            "count": case((over, new.count), else_=counter.c.count + new.count),
            "expires_at": case((over, new.expires_at), else_=counter.c.expires_at),
        },
    ).returning(counter.c.count)


_ADD = {"sqlite": _add(sqlite.insert), "postgresql": _add(postgresql.insert)}
