"""Undo: what an event changed is put back as it was before, for all its rows or for none. Redo is the undo of an undo."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from workflow.errors import Missing, Refused
from workflow.history.record import Undone as Undoing
from workflow.people.policy import Role, require
from workflow.people.standing import Standing, stand
from workflow.review.deed import Step, tell
from workflow.review.dismissals import turn_of
from workflow.review.find import OUT, facts_of, require_worked_on
from workflow.review.finish import settle
from workflow.review.handing_over import turn_hand_over
from workflow.review.undo_rows import put_back
from workflow.store.tables import event

_ROW_DEEDS = frozenset(
    [
        "save",
        "confirm",
        "withdraw",
        "approve",
        "keep",
        "return",
        "reopen",
        "restore",
        "replace",
        "prefill",
        "import",
        "fold",
        "unfold",
    ]
)
_DISMISSALS = frozenset({"dismiss", "revoke"})
_HAND_OVER = "hand_over"

UNDOABLE = _ROW_DEEDS | _DISMISSALS | {_HAND_OVER}
"""Actions that are undone here. An undo of one of them names that action in its payload, and is undone here too."""

_LATER = event.alias("later")
_EVENT = select(
    event.c.id,
    event.c.seq,
    event.c.actor_id,
    event.c.action,
    event.c.language,
    event.c.payload,
    event.c.redacted,
    select(_LATER.c.seq).where(_LATER.c.undoes == event.c.id).scalar_subquery().label("undone_by"),
).where(event.c.release_id == bindparam("of_release"), event.c.seq == bindparam("seq"))


@dataclass(frozen=True, slots=True)
class Undone:
    """``action`` is the one that was first done, also where its undo is undone; ``rows`` counts the rows put back."""

    event_seq: int
    action: str
    rows: int


def undo(session: Session, person: str, release: str, seq: int, now: datetime) -> Undone:
    """Undo event ``seq`` of a release: one's own, or anybody's for the desk. At most 40 statements, whatever the number of rows.

    Raises Missing, and Refused where the event has no undo, was undone, is another's, or one of its rows has moved on.
    """
    standing = stand(session, person, release, now)
    require("undo", standing.rights)
    found = _event(session, standing, seq)
    action = _first_action(found)
    if action not in UNDOABLE or found.redacted:
        raise Refused("undo.has_none", action=action)
    of_edition = standing.state in OUT and found.language
    require_worked_on(standing, facts_of(session, standing, found.language, now)[0] if of_edition else None)
    if action in _DISMISSALS:
        return _of_dismissals(session, standing, found, action, now)
    steps: list[Step] = []
    told: Mapping[str, Any] = {}
    if action == _HAND_OVER:
        told = turn_hand_over(session, standing, found.language, found.payload)
    else:
        steps = put_back(session, standing, found.id, now)
    settled = settle(session, standing)
    payload = {"action": action, **told, **settled.told()}
    undoing = Undoing(found.id, found.seq)
    recorded = tell(session, standing, "undo", now, steps, language=found.language, payload=payload, undoes=undoing)
    return Undone(recorded.seq, action, len(steps))


def _of_dismissals(session: Session, standing: Standing, found: Any, action: str, now: datetime) -> Undone:
    turn = turn_of(session, standing, found.id, found.language, now)
    payload = {"action": action, **turn.settle(session, standing).told()}
    undoing = Undoing(found.id, found.seq)
    recorded = tell(session, standing, "undo", now, language=found.language, payload=payload, undoes=undoing)
    turn.write(session, recorded.event_id)
    return Undone(recorded.seq, action, 0)


def _event(session: Session, standing: Standing, seq: int) -> Any:
    found = session.execute(_EVENT, {"of_release": standing.release_id, "seq": seq}).one_or_none()
    if found is None:
        raise Missing("event.missing", seq=seq)
    if found.actor_id != standing.person and not standing.rights.holds(Role.DESK):
        raise Refused("undo.not_yours", seq=seq)
    if found.undone_by is not None:
        raise Refused("undo.already", seq=seq)
    return found


def _first_action(found: Any) -> str:
    told: str = found.action if found.action != "undo" else (found.payload or {}).get("action", "")
    return told
