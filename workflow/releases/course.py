"""Deeds that move a release through its states, but for publication."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from workflow.errors import BadInput
from workflow.people.policy import require
from workflow.people.standing import Standing, stand
from workflow.releases.states import Deed, ReleaseState, after, require_open_to
from workflow.review.deed import tell
from workflow.review.finish import settle
from workflow.review.prefill import prefill
from workflow.store.tables import release

LONGEST_REASON = 2_000


@dataclass(frozen=True, slots=True)
class Moved:
    """The state in which a deed left a release, and the event that tells of it."""

    state: ReleaseState
    event_seq: int


def start(session: Session, person: str, release_id: str, *, now: datetime) -> Moved:
    """Open a draft to translators and reviewers; what the memory knows is filled in."""
    moved = _move(session, person, release_id, Deed.START, "open", "", now)
    prefill(session, person, release_id, now)
    return moved


def cancel(session: Session, person: str, release_id: str, *, reason: str = "", now: datetime) -> Moved:
    """Stop the work on a release that will not appear; nothing is deleted."""
    return _move(session, person, release_id, Deed.CANCEL, "cancel", reason, now)


def reinstate(session: Session, person: str, release_id: str, *, reason: str = "", now: datetime) -> Moved:
    """Take up the work on a cancelled release where it was left."""
    return _move(session, person, release_id, Deed.REINSTATE, "reinstate", reason, now)


def correct(session: Session, person: str, release_id: str, *, reason: str, now: datetime) -> Moved:
    """Reopen a release that is out, or was withdrawn, to mend it. Raises BadInput without a reason."""
    if not reason.strip():
        raise BadInput("release.reason_needed")
    return _move(session, person, release_id, Deed.CORRECT, "correct", reason, now)


def put_state(session: Session, standing: Standing, state: ReleaseState) -> Standing:
    """Write the release's state; give the standing with it."""
    session.execute(update(release).where(release.c.id == standing.release_id).values(state=str(state)))
    return replace(standing, state=str(state))


def sound_reason(reason: str) -> str:
    """Give a reason back without white space round it. Raises BadInput where it is too long."""
    told = reason.strip()
    if len(told) > LONGEST_REASON:
        raise BadInput("release.reason_long", longest=LONGEST_REASON)
    return told


def _move(session: Session, person: str, release_id: str, deed: Deed, action: str, reason: str, now: datetime) -> Moved:
    told = sound_reason(reason)
    standing = stand(session, person, release_id, now)
    require(action, standing.rights)
    require_open_to(standing, str(deed))
    was = standing.state
    moved = put_state(session, standing, after(was, deed))
    settled = settle(session, moved)
    payload = {"was": was, "state": moved.state, "reason": told, **settled.told()}
    recorded = tell(session, moved, str(deed), now, payload=payload)
    return Moved(ReleaseState(settled.release or moved.state), recorded.seq)
