"""What a person may know of: one select, joined by every statement that reads a release."""

from datetime import datetime
from typing import Any

from sqlalchemy import CTE, BindParameter, String, and_, bindparam, exists, or_, select

from workflow.store.tables import assignment, person, release, role_grant
from workflow.store.tables.metadata import UTCDateTime

_VIEWER: BindParameter[str] = bindparam("viewer", type_=String)
_AT = bindparam("at", type_=UTCDateTime)

_works_here = exists().where(person.c.id == _VIEWER, person.c.disabled_at.is_(None))
_assigned = exists().where(assignment.c.release_id == release.c.id, assignment.c.person_id == _VIEWER)
_any_grant = exists().where(role_grant.c.person_id == _VIEWER)
_desk_grant = exists().where(role_grant.c.person_id == _VIEWER, role_grant.c.role == "desk")

UNRESTRICTED = and_(
    release.c.confidential.is_(False), or_(release.c.embargo_until.is_(None), release.c.embargo_until <= _AT)
)
"""Neither confidential nor under an embargo to come: roles hold without an assignment."""

VISIBLE: CTE = (
    select(release.c.id.label("release_id"))
    .where(
        _works_here,
        or_(_assigned, and_(UNRESTRICTED, or_(and_(release.c.state != "draft", _any_grant), _desk_grant))),
    )
    .cte("visible")
)
"""Releases that the person ``viewer`` may know of at the moment ``at``."""

EVERYTHING: CTE = select(release.c.id.label("release_id")).cte("visible")
"""All releases: for whoever holds the data folder and names no person."""


def seen_by(viewer: str | None) -> CTE:
    """Give the select for a viewer; None is the keeper of the data folder."""
    return EVERYTHING if viewer is None else VISIBLE


def view(viewer: str | None, at: datetime, **more: Any) -> dict[str, Any]:
    """Give the parameters of a statement that joins ``seen_by(viewer)``."""
    return more if viewer is None else {"viewer": viewer, "at": at, **more}
