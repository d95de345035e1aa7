"""The history of a release as people read it: page by page, with who, what, where, and the texts before and after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, exists, func, or_, select
from sqlalchemy.orm import Session

from workflow.errors import Missing
from workflow.people.policy import Rights
from workflow.people.standing import rights_on
from workflow.people.visibility import view
from workflow.review.undo import UNDOABLE
from workflow.review.viewed import viewed
from workflow.store.tables import change, edition, event, person, release, segment

PAGE = 100
"""Events that a page is made of; runs of one person's saves are one line of it."""

SHOWN = 8
"""Rows of an event whose texts are shown."""

STRUCTURAL = frozenset({"split", "join"})


class Kind(StrEnum):
    """What an event is about."""

    TEXT = "text"
    REVIEW = "review"
    SOURCE = "source"
    PEOPLE = "people"
    RELEASE = "release"
    TALK = "talk"
    UNDO = "undo"


ACTIONS: Mapping[Kind, tuple[str, ...]] = {
    Kind.TEXT: (
        "save",
        "confirm",
        "withdraw",
        "replace",
        "restore",
        "prefill",
        "import",
        "fold",
        "unfold",
        "conflict_kept",
    ),
    Kind.REVIEW: ("approve", "return", "keep", "reopen", "dismiss", "revoke", "hand_over"),
    Kind.SOURCE: ("open", "revise", "edit_source", "split", "join"),
    Kind.PEOPLE: ("assign", "unassign", "reassign"),
    Kind.RELEASE: (
        "start",
        "cancel",
        "reinstate",
        "schedule",
        "waive_four_eyes",
        "add_language",
        "drop_language",
        "publish",
        "withdraw_publication",
        "correct",
    ),
    Kind.TALK: ("open_thread", "comment", "resolve", "reopen_thread"),
    Kind.UNDO: ("undo",),
}
_EVERY = ("",)

_HEAD = viewed(
    select(
        release.c.id,
        release.c.public_id,
        release.c.title,
        release.c.state,
        release.c.source_language,
        release.c.head_seq,
        release.c.head_hash,
    ).where(release.c.public_id == bindparam("public_id")),
    release.c.id,
)
_UNDOING = event.alias("undoing")
_TAKEN = event.alias("taken")
_EVENTS = viewed(
    select(
        event.c.id,
        event.c.seq,
        event.c.at,
        event.c.actor_id,
        person.c.name,
        event.c.action,
        event.c.language,
        event.c.payload,
        event.c.redacted,
        select(func.count()).where(change.c.event_id == event.c.id).scalar_subquery().label("rows"),
        select(_UNDOING.c.seq).where(_UNDOING.c.undoes == event.c.id).scalar_subquery().label("undone_by"),
        select(_TAKEN.c.seq).where(_TAKEN.c.id == event.c.undoes).scalar_subquery().label("undoes"),
    )
    .outerjoin(person, person.c.id == event.c.actor_id)
    .where(
        event.c.release_id == bindparam("of_release"),
        event.c.seq < bindparam("before"),
        or_(bindparam("of_person") == "", event.c.actor_id == bindparam("of_person")),
        or_(
            bindparam("of_language") == "",
            event.c.language == bindparam("of_language"),
            exists().where(
                change.c.event_id == event.c.id,
                change.c.edition_id == edition.c.id,
                edition.c.language == bindparam("of_language"),
            ),
        ),
        or_(bindparam("any_action"), event.c.action.in_(bindparam("actions", expanding=True))),
    )
    .order_by(event.c.seq.desc())
    .limit(PAGE + 1),
    event.c.release_id,
)
_RANKED = (
    select(change.c.id, func.row_number().over(partition_by=change.c.event_id, order_by=change.c.id).label("place"))
    .where(change.c.event_id.in_(bindparam("events", expanding=True)))
    .subquery()
)
_CHANGES = viewed(
    select(
        change.c.event_id,
        edition.c.language,
        edition.c.base_id,
        segment.c.key,
        change.c.before,
        change.c.after,
    )
    .join(_RANKED, _RANKED.c.id == change.c.id)
    .join(edition, edition.c.id == change.c.edition_id)
    .join(segment, segment.c.id == change.c.segment_id)
    .where(_RANKED.c.place <= SHOWN)
    .order_by(change.c.id),
    edition.c.release_id,
)
_ACTORS = viewed(
    select(person.c.id, person.c.name)
    .distinct()
    .join(event, event.c.actor_id == person.c.id)
    .where(event.c.release_id == bindparam("of_release"))
    .order_by(person.c.name, person.c.id),
    event.c.release_id,
)
_NAMES = select(person.c.id, person.c.name).where(person.c.id.in_(bindparam("people", expanding=True)))


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events: '' stands for all; those before the seq ``before``, 0 for the newest."""

    person: str = ""
    language: str = ""
    kind: str = ""
    before: int = 0


@dataclass(frozen=True, slots=True)
class Touched:
    """A row that an event changed."""

    key: str
    language: str
    is_source: bool
    before: str
    after: str
    was: str
    state: str


@dataclass(frozen=True, slots=True)
class PastEvent:
    """``people`` names the persons that ``told`` speaks of; ``first`` is the oldest event of a run of saves that is told as one.

    ``undoable`` where the viewer may take it back, as far as the event itself tells.
    """

    seq: int
    first: int
    at: datetime
    person: str
    name: str
    action: str
    kind: str
    language: str
    told: Mapping[str, Any]
    touched: tuple[Touched, ...]
    rows: int
    undone_by: int | None
    undoes: int | None
    redacted: bool
    undoable: bool


@dataclass(frozen=True, slots=True)
class Past:
    """A page of the history, the newest first; ``older`` is the ``before`` of the next page, 0 where there is none."""

    release: str
    title: str
    state: str
    source_language: str
    head_seq: int
    head_hash: str
    events: tuple[PastEvent, ...]
    older: int
    actors: tuple[tuple[str, str], ...]
    names: Mapping[str, str]


def past(session: Session, viewer: str, release_id: str, asked: Asked, now: datetime) -> Past:
    """Read a page of a release's history. Six statements. Raises Missing."""
    head = session.execute(_HEAD.by(viewer), view(viewer, now, public_id=release_id)).one_or_none()
    if head is None:
        raise Missing("release.missing", release=release_id)
    rights = rights_on(session, viewer, head.id, now)
    wanted = ACTIONS[Kind(asked.kind)] if asked.kind in set(Kind) else ()
    parameters = view(
        viewer,
        now,
        of_release=head.id,
        before=asked.before or head.head_seq + 1,
        of_person=asked.person,
        of_language=asked.language,
        any_action=not wanted,
        actions=list(wanted or _EVERY),
    )
    rows = session.execute(_EVENTS.by(viewer), parameters).all()
    shown = rows[:PAGE]
    touched = _touched(session, viewer, shown, now)
    told = [_event(row, touched.get(row.id, ()), rights) for row in shown]
    actors = session.execute(_ACTORS.by(viewer), view(viewer, now, of_release=head.id))
    return Past(
        head.public_id,
        head.title,
        head.state,
        head.source_language,
        head.head_seq,
        head.head_hash,
        tuple(_runs(told)),
        shown[-1].seq if len(rows) > PAGE else 0,
        tuple((one.id, one.name) for one in actors),
        _names(session, shown),
    )


def _touched(session: Session, viewer: str, rows: Sequence[Any], now: datetime) -> Mapping[int, list[Touched]]:
    found: dict[int, list[Touched]] = {}
    for told in session.execute(_CHANGES.by(viewer), view(viewer, now, events=[row.id for row in rows])):
        before, after = told.before or {}, told.after or {}
        one = Touched(
            told.key,
            told.language,
            told.base_id is None,
            before.get("text", ""),
            after.get("text", ""),
            before.get("state", ""),
            after.get("state", ""),
        )
        found.setdefault(told.event_id, []).append(one)
    return found


def _event(row: Any, touched: Sequence[Touched], rights: Rights) -> PastEvent:
    told: Mapping[str, Any] = row.payload or {}
    kind = next((str(kind) for kind, actions in ACTIONS.items() if row.action in actions), str(Kind.RELEASE))
    return PastEvent(
        row.seq,
        row.seq,
        row.at,
        row.actor_id or "",
        row.name or "",
        row.action,
        kind,
        row.language,
        told,
        tuple(touched),
        row.rows,
        row.undone_by,
        row.undoes,
        row.redacted,
        undoable=_undoable(row, told, rights),
    )


def _undoable(row: Any, told: Mapping[str, Any], rights: Rights) -> bool:
    action = told.get("action", "") if row.action == "undo" else row.action
    mine = row.actor_id == rights.person or any(role == "desk" for role, _ in rights.roles)
    return bool(
        action in UNDOABLE | STRUCTURAL and mine and rights.roles and row.undone_by is None and not row.redacted
    )


def _runs(events: Sequence[PastEvent]) -> list[PastEvent]:
    """Make one of neighbouring saves of one segment by one person: its text as before the first and after the last."""
    runs: list[PastEvent] = []
    for one in events:
        newer = runs[-1] if runs else None
        if newer is not None and _continues(newer, one):
            last, first = newer.touched[0], one.touched[0]
            both = Touched(last.key, last.language, last.is_source, first.before, last.after, first.was, last.state)
            runs[-1] = _with(newer, one.seq, both)
        else:
            runs.append(one)
    return runs


def _continues(newer: PastEvent, older: PastEvent) -> bool:
    return (
        newer.action == older.action == "save"
        and newer.person == older.person
        and len(newer.touched) == len(older.touched) == 1
        and (newer.touched[0].key, newer.touched[0].language) == (older.touched[0].key, older.touched[0].language)
        and newer.undone_by is None
        and older.undone_by is None
    )


def _with(event_: PastEvent, first: int, touched: Touched) -> PastEvent:
    values = {name: getattr(event_, name) for name in PastEvent.__dataclass_fields__}
    return PastEvent(**{**values, "first": first, "touched": (touched,), "undoable": False})


def _names(session: Session, rows: Sequence[Any]) -> Mapping[str, str]:
    told = [row.payload or {} for row in rows]
    people = {str(one[name]) for one in told for name in ("person", "from", "to") if one.get(name)}
    return {one.id: one.name for one in session.execute(_NAMES, {"people": sorted(people)})}
