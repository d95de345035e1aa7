"""Takes an event of a release back: structure here, rows by the room of review. Redo is the undo of an undo."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, exists, func, select, update
from sqlalchemy.orm import Session

from workflow.errors import Missing, Refused
from workflow.history.record import Undone as TakenBack
from workflow.people.policy import Role, require
from workflow.people.standing import Standing, stand
from workflow.releases import places, structure, threads
from workflow.releases.counts import recount
from workflow.releases.states import require_open_to
from workflow.review.deed import tell
from workflow.review.finish import settle
from workflow.review.undo import undo as undo_rows
from workflow.store.tables import change, event, lineage, placement, segment

STRUCTURAL = frozenset({"split", "join"})

_UNDOING = event.alias("undoing")
_EVENT = select(
    event.c.id,
    event.c.seq,
    event.c.action,
    event.c.actor_id,
    event.c.payload,
    exists(select(1).where(_UNDOING.c.undoes == event.c.id)).label("undone"),
).where(event.c.release_id == bindparam("release_id"), event.c.seq == bindparam("seq"))
_LIVES = (
    select(segment.c.key, segment.c.id, placement.c.live, placement.c.source_version_id)
    .select_from(segment)
    .join(
        placement,
        and_(
            placement.c.segment_id == segment.c.id,
            placement.c.source_version_id == structure.CURRENT_VERSION.scalar_subquery(),
        ),
    )
    .where(segment.c.release_id == bindparam("of_release"), segment.c.key.in_(bindparam("keys", expanding=True)))
    .order_by(placement.c.position)
)
_TOUCHED = select(func.count()).where(
    change.c.segment_id.in_(bindparam("segments", expanding=True)), change.c.event_id > bindparam("since")
)
_MARK = update(lineage).where(lineage.c.event_id == bindparam("of_event")).values(undone=bindparam("is_undone"))


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: the action of the event, how many rows went back, and the event that tells of it."""

    action: str
    rows: int
    event_seq: int


@dataclass(frozen=True, slots=True)
class _Turn:
    """Which keys leave their places and which come back.

    ``origin`` is the event of the split or join itself; ``back`` whether its parents are those that come.
    """

    leaving: tuple[str, ...]
    coming: tuple[str, ...]
    origin: Any
    back: bool


def undo(session: Session, person: str, release_id: str, seq: int, *, now: datetime) -> Undone:
    """Take the event ``seq`` of a release back, whole, or refuse: where something was done on its rows since, nothing happens.

    One's own deed, or any for the desk. Raises Missing, Refused.
    """
    standing = stand(session, person, release_id, now)
    row = _event(session, standing, seq)
    told: Mapping[str, Any] = row.payload or {}
    if row.action in STRUCTURAL:
        turn = _Turn(_keys(told, "children"), _keys(told, "parents"), row, back=True)
    elif row.action == "undo" and "structure" in told:
        origin = _event(session, standing, told["structure"])
        coming = _keys(told, "leaving")
        turn = _Turn(_keys(told, "coming"), coming, origin, back=coming == _keys(origin.payload or {}, "parents"))
    else:
        taken = undo_rows(session, person, release_id, seq, now)
        return Undone(taken.action, taken.rows, taken.event_seq)
    _require_undoable(standing, row, turn.origin.action)
    return _turn(session, standing, row, turn, now)


def _event(session: Session, standing: Standing, seq: int) -> Any:
    row = session.execute(_EVENT, {"release_id": standing.release_id, "seq": seq}).one_or_none()
    if row is None:
        raise Missing("event.missing", seq=seq)
    return row


def _keys(told: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(told.get(name, ()))


def _require_undoable(standing: Standing, row: Any, action: str) -> None:
    require("undo", standing.rights)
    if row.actor_id != standing.person and not standing.rights.holds(Role.DESK):
        raise Refused("undo.not_yours", seq=row.seq)
    if row.undone:
        raise Refused("undo.already", seq=row.seq)
    require_open_to(standing, action)


def _turn(session: Session, standing: Standing, row: Any, turn: _Turn, now: datetime) -> Undone:
    parameters = {"of_release": standing.release_id, "keys": [*turn.leaving, *turn.coming]}
    found = {one.key: one for one in session.execute(_LIVES, parameters)}
    leaving = _ids(found, turn.leaving, row.seq, live=True)
    coming = _ids(found, turn.coming, row.seq, live=False)
    if session.execute(_TOUCHED, {"segments": leaving, "since": row.id}).scalar_one():
        raise Refused("undo.moved_on", seq=row.seq)
    version_id = found[turn.leaving[0]].source_version_id
    positions = places.room(session, version_id, leaving[0], leaving[-1], len(coming))
    places.retire(session, version_id, leaving)
    places.revive(session, version_id, coming, positions)
    session.execute(_MARK, {"of_event": turn.origin.id, "is_undone": turn.back})
    ids = dict(zip(turn.coming, coming, strict=True))
    stood = (turn.origin.payload or {}).get("threads", {}) if turn.back else {}
    threads.move_back(session, standing.release_id, leaving, stood, ids)
    recount(session, standing.release_id)
    settled = settle(session, standing)
    payload = {
        "action": turn.origin.action,
        "structure": turn.origin.seq,
        "leaving": list(turn.leaving),
        "coming": list(turn.coming),
        **settled.told(),
    }
    recorded = tell(session, standing, "undo", now, payload=payload, undoes=TakenBack(row.id, row.seq))
    return Undone(turn.origin.action, 0, recorded.seq)


def _ids(found: Mapping[str, Any], keys: Sequence[str], seq: int, *, live: bool) -> list[int]:
    """Give the segments of ``keys``. Raises Refused where one stands in no place of the current version, or lives when it should not."""
    if not keys or any(key not in found or found[key].live is not live for key in keys):
        raise Refused("undo.moved_on", seq=seq)
    return [found[key].id for key in keys]
