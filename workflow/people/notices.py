"""What the inbox tells people: written by the deed that it tells of, in its transaction. What is due is computed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    ScalarSelect,
    String,
    and_,
    bindparam,
    case,
    delete,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from workflow.people.visibility import visible_to
from workflow.store.tables import assignment, edition, notice, release
from workflow.store.tables.metadata import UTCDateTime

DUE_WITHIN = timedelta(hours=24)
"""How long before its date a part is told of as due."""


class NoticeKind(StrEnum):
    """What a notice tells of."""

    ASSIGNED = "assigned"
    RETURNED = "returned"
    SOURCE_CHANGED = "source_changed"
    COMMENT = "comment"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Matter:
    """What a deed tells people of: ``segments`` of a release in a language, the first being ``segment_id``."""

    kind: NoticeKind
    release_id: int
    role: str = ""
    language: str = ""
    segment_id: int | None = None
    segments: int = 0


_SOON = bindparam("soon", type_=UTCDateTime)
_DUE_AT = func.coalesce(assignment.c.due_at, edition.c.due_at, release.c.due_at, type_=UTCDateTime)
_WAITED_FOR = or_(
    and_(assignment.c.role == "translator", edition.c.state == "translation", release.c.state != "draft"),
    and_(assignment.c.role == "reviewer", edition.c.state.in_(("translation", "review")), release.c.state != "draft"),
    and_(assignment.c.role.in_(("desk", "publisher")), release.c.state.in_(("draft", "open"))),
)
_OF_THE_DUE = notice.alias("of_the_due")


def told_to(person: ColumnElement[str]) -> CompoundSelect[Any]:
    """Give what ``person`` was told of, and what is due, whether visible or not, read or not.

    Columns: those of ``notice`` from ``release_id`` on, and ``due_at``. Parameter ``soon``: the moment ``DUE_WITHIN`` from now.
    """
    written = select(*_columns(notice), null().cast(UTCDateTime).label("due_at")).where(
        notice.c.person_id == person, notice.c.kind != str(NoticeKind.DUE)
    )
    due = (
        select(
            assignment.c.release_id,
            literal(str(NoticeKind.DUE), String).label("kind"),
            assignment.c.role,
            assignment.c.language,
            _DUE_AT.label("at"),
            null().cast(String).label("actor_id"),
            null().cast(notice.c.segment_id.type).label("segment_id"),
            literal(0).label("segments"),
            _OF_THE_DUE.c.read_at,
            _DUE_AT.label("due_at"),
        )
        .join(release, release.c.id == assignment.c.release_id)
        .outerjoin(
            edition,
            and_(
                edition.c.release_id == assignment.c.release_id,
                edition.c.language == assignment.c.language,
                edition.c.dropped_at.is_(None),
            ),
        )
        # Read is what was read of this date: another date is news again.
        .outerjoin(
            _OF_THE_DUE,
            and_(
                _OF_THE_DUE.c.person_id == assignment.c.person_id,
                _OF_THE_DUE.c.release_id == assignment.c.release_id,
                _OF_THE_DUE.c.kind == str(NoticeKind.DUE),
                _OF_THE_DUE.c.role == assignment.c.role,
                _OF_THE_DUE.c.language == assignment.c.language,
                _OF_THE_DUE.c.at == _DUE_AT,
            ),
        )
        .where(assignment.c.person_id == person, _DUE_AT <= _SOON, _WAITED_FOR)
    )
    return union_all(written, due)


def unread_by(person: ColumnElement[str]) -> ScalarSelect[int]:
    """Give the number of unread notices of ``person`` on releases that they may know of, as a column of another select.

    Parameters: ``soon``, and ``at`` as of ``visibility.view``.
    """
    told = told_to(person).subquery("told")
    visible = visible_to(person)
    counted = select(func.count()).select_from(told).join(visible, visible.c.release_id == told.c.release_id)
    return counted.where(told.c.read_at.is_(None)).scalar_subquery()


def notify(session: Session, matter: Matter, people: Iterable[str], by: str, now: datetime) -> None:
    """Tell ``people``, but not who did it. A notice that was not read yet grows, one that was read is new again. One statement."""
    rows = [
        {
            "person_id": one,
            "release_id": matter.release_id,
            "kind": str(matter.kind),
            "role": matter.role,
            "language": matter.language,
            "at": now,
            "actor_id": by,
            "segment_id": matter.segment_id,
            "segments": matter.segments,
        }
        for one in sorted(set(people) - {by})
    ]
    if rows:
        session.execute(_RENEW[session.get_bind().dialect.name], rows)


def forget_assigned(session: Session, release_id: int, person: str, role: str, language: str) -> None:
    """Take back that a person was told of an assignment, which was taken back itself."""
    session.execute(
        delete(notice).where(
            notice.c.person_id == person,
            notice.c.release_id == release_id,
            notice.c.kind == str(NoticeKind.ASSIGNED),
            notice.c.role == role,
            notice.c.language == language,
        )
    )


def _columns(table: Any) -> list[ColumnElement[Any]]:
    names = ("release_id", "kind", "role", "language", "at", "actor_id", "segment_id", "segments", "read_at")
    return [table.c[name] for name in names]


def _renew(insert: Any) -> Any:
    statement = insert(notice)
    new, unread = statement.excluded, notice.c.read_at.is_(None)
    return statement.on_conflict_do_update(
        index_elements=["person_id", "release_id", "kind", "role", "language"],
        set_={
            "at": new.at,
            "actor_id": new.actor_id,
            "segment_id": case((unread, notice.c.segment_id), else_=new.segment_id),
            "segments": case((unread, notice.c.segments + new.segments), else_=new.segments),
            "read_at": None,
        },
    )


_RENEW = {"sqlite": _renew(sqlite.insert), "postgresql": _renew(postgresql.insert)}
