"""Joins and splits that people made in a release, as its history tells them: a new source version is cut with them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session

from workflow.errors import Missing
from workflow.people.visibility import view
from workflow.review.viewed import viewed
from workflow.segmentation import Exception_, Join, Split
from workflow.store.tables import event, lineage, release

_LANGUAGE = viewed(
    select(release.c.id, release.c.source_language).where(release.c.public_id == bindparam("release")), release.c.id
)
_TOLD = viewed(
    select(event.c.action, event.c.payload)
    .where(
        event.c.release_id == bindparam("release_id"),
        or_(
            event.c.action.in_(("open", "revise")),
            and_(
                event.c.action.in_(("split", "join")),
                exists().where(lineage.c.event_id == event.c.id, lineage.c.undone.is_(False)),
            ),
        ),
    )
    .order_by(event.c.seq),
    event.c.release_id,
)


@dataclass(frozen=True, slots=True)
class SourceRules:
    """How the next file of a release is to be cut: its language, and what people made of the segments so far."""

    language: str
    exceptions: tuple[Exception_, ...]


def source_of(session: Session, viewer: str | None, release_id: str, *, now: datetime) -> SourceRules:
    """Give what is needed to plan a new source version. Raises Missing."""
    row = session.execute(_LANGUAGE.by(viewer), view(viewer, now, release=release_id)).one_or_none()
    if row is None:
        raise Missing("release.missing", release=release_id)
    events = session.execute(_TOLD.by(viewer), view(viewer, now, release_id=row.id))
    return SourceRules(row.source_language, _made((told.action, told.payload) for told in events))


def told(made: Iterable[Exception_]) -> list[dict[str, Any]]:
    """Give exceptions as JSON."""
    return [
        {"join": [one.left, one.right]} if isinstance(one, Join) else {"split": [one.segment, one.ink]} for one in made
    ]


def _made(events: Iterable[tuple[str, Mapping[str, Any] | None]]) -> tuple[Exception_, ...]:
    made: list[Exception_] = []
    for action, payload in events:
        found = _of(payload or {})
        made = found if action in {"open", "revise"} else made + found
    return tuple(made)


def _of(payload: Mapping[str, Any]) -> list[Exception_]:
    exceptions: Sequence[Mapping[str, Any]] = payload.get("exceptions", ())
    return [Join(*one["join"]) if "join" in one else Split(*one["split"]) for one in exceptions]
