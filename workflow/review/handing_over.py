"""A translator says that an edition is ready for review. No approval waits for it; it only keeps confirmed texts still."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from workflow.errors import Refused
from workflow.people.policy import require
from workflow.people.standing import Standing
from workflow.review.deed import tell
from workflow.review.find import edition_of, require_worked_on
from workflow.store.tables import edition

_SET = (
    update(edition)
    .where(edition.c.id == bindparam("of_edition"))
    .values(handed_over=bindparam("handed"), state=bindparam("to"))
)
_FOUND = select(edition.c.id, edition.c.state, edition.c.handed_over).where(
    edition.c.release_id == bindparam("of_release"), edition.c.language == bindparam("of_language")
)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The edition after it was handed over."""

    event_seq: int
    edition_state: str


def hand_over(session: Session, person: str, release: str, language: str, now: datetime) -> HandedOver:
    """Put an edition to review by its translator's word; from then on only reviewers write into its confirmed rows."""
    standing, facts, _ = edition_of(session, person, release, language, now)
    require("hand_over", standing.rights, language)
    require_worked_on(standing, facts)
    if facts.handed_over:
        raise Refused("review.already_handed_over", language=language)
    state = "review" if facts.state == "translation" else facts.state
    session.execute(_SET, {"of_edition": facts.id, "handed": True, "to": state})
    payload = {"handed_over": True, "was": facts.state}
    recorded = tell(session, standing, "hand_over", now, language=language, payload=payload)
    return HandedOver(recorded.seq, state)


def turn_hand_over(session: Session, standing: Standing, language: str, told: Mapping[str, Any]) -> Mapping[str, Any]:
    """Undo, or do again, what the event with the payload ``told`` did; give the payload of the event that tells of it.

    Raises Refused where the edition is no longer as that event left it.
    """
    found = session.execute(_FOUND, {"of_release": standing.release_id, "of_language": language}).one()
    if found.handed_over is not told["handed_over"]:
        raise Refused("undo.moved_on", rows=0)
    # What the edition became by itself since then stays.
    state = told["was"] if found.state in {"translation", "review"} else found.state
    session.execute(_SET, {"of_edition": found.id, "handed": not told["handed_over"], "to": state})
    return {"handed_over": not told["handed_over"], "was": found.state}
