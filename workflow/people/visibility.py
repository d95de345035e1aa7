"""What a person may know of: one select, joined by every statement that reads a release."""

from datetime import datetime
from typing import Any

from sqlalchemy import CTE, BindParameter, ColumnElement, String, and_, bindparam, exists, or_, select

from workflow.store.tables import assignment, person, release, role_grant
from workflow.store.tables.metadata import UTCDateTime

_VIEWER: BindParameter[str] = bindparam("viewer", type_=String)
_AT = bindparam("at", type_=UTCDateTime)

UNRESTRICTED = and_(
    release.c.confidential.is_(False), or_(release.c.embargo_until.is_(None), release.c.embargo_until <= _AT)
)
"""Neither confidential nor under an embargo to come: roles hold without an assignment."""


def visible_to(viewer: ColumnElement[str]) -> CTE:
    """Give the select of the releases that ``viewer`` may know of at the moment ``at``; it may stand in a statement once."""
    works_here = exists().where(person.c.id == viewer, person.c.disabled_at.is_(None))
    assigned = exists().where(assignment.c.release_id == release.c.id, assignment.c.person_id == viewer)
    any_grant = exists().where(role_grant.c.person_id == viewer)
    desk_grant = exists().where(role_grant.c.person_id == viewer, role_grant.c.role == "desk")
    by_role = and_(UNRESTRICTED, or_(and_(release.c.state != "draft", any_grant), desk_grant))
    return select(release.c.id.label("release_id")).where(works_here, or_(assigned, by_role)).cte("visible")


VISIBLE: CTE = visible_to(_VIEWER)
"""Releases that the person ``viewer`` may know of at the moment ``at``."""

EVERYTHING: CTE = select(release.c.id.label("release_id")).cte("visible")
"""All releases: for whoever holds the data folder and names no person."""


def seen_by(viewer: str | None) -> CTE:
    """Give the select for a viewer; None is the keeper of the data folder."""
    return EVERYTHING if viewer is None else VISIBLE


def view(viewer: str | None, at: datetime, **more: Any) -> dict[str, Any]:
    """Give the parameters of a statement that joins ``seen_by(viewer)``."""
    return more if viewer is None else {"viewer": viewer, "at": at, **more}
