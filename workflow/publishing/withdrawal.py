"""A publication is taken back: it stays in the list with the reason, and its bundle stays kept."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from workflow.errors import BadInput, Missing, Refused
from workflow.people.policy import require
from workflow.people.standing import stand
from workflow.publishing.publish import PUBLICATIONS
from workflow.releases.course import put_state, sound_reason
from workflow.releases.states import Deed, after, require_open_to
from workflow.review.deed import tell
from workflow.store.tables import publication


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The publication that was taken back, and the state of the release after it."""

    number: int
    languages: tuple[str, ...]
    state: str
    event_seq: int


def withdraw_publication(
    session: Session, person: str, release_id: str, number: int, *, note: str, now: datetime
) -> Withdrawn:
    """Withdraw a publication, with the reason. With the last one that stood the release is withdrawn.

    Raises Missing, Refused where it is withdrawn already or the release is being corrected, BadInput without a reason.
    """
    told = sound_reason(note)
    if not told:
        raise BadInput("release.reason_needed")
    standing = stand(session, person, release_id, now)
    require("withdraw_publication", standing.rights)
    found = session.execute(PUBLICATIONS, {"release_id": standing.release_id}).all()
    one = next((row for row in found if row.number == number), None)
    if one is None:
        raise Missing("publication.missing", number=number)
    if one.withdrawn_at is not None:
        raise Refused("publication.withdrawn_already", number=number)
    require_open_to(standing, "withdraw_publication")
    values = {"withdrawn_at": now, "withdrawn_by": person, "withdrawn_note": told}
    session.execute(update(publication).where(publication.c.id == one.id).values(values))
    if all(row.withdrawn_at is not None for row in found if row.number != number):
        standing = put_state(session, standing, after(standing.state, Deed.WITHDRAW))
    payload = {"number": number, "languages": one.languages, "note": told, "state": standing.state}
    recorded = tell(session, standing, "withdraw_publication", now, payload=payload)
    return Withdrawn(number, tuple(one.languages), standing.state, recorded.seq)
