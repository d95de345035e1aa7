"""How a deed on many rows of one edition ends: written, remembered, settled and told in a handful of statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from workflow.memory.feed import forget, learn
from workflow.people.standing import Standing
from workflow.review.checked import Languages
from workflow.review.deed import Step, tell, write_steps
from workflow.review.find import EditionFacts
from workflow.review.findings import check_blocks, keep
from workflow.review.finish import settle_one
from workflow.review.grid import Rows
from workflow.review.remembering import lessons_of, withdrawn_of


@dataclass(frozen=True, slots=True)
class Deed:
    """The name of a deed, and what its event tells besides the rows.

    ``blocking`` tells, where it is known, whether an error of the checks stands that holds the edition back.
    """

    action: str
    told: Mapping[str, Any] = field(default_factory=dict)
    blocking: bool | None = None


def languages_of(facts: EditionFacts) -> Languages:
    """Give the languages of an edition."""
    return Languages(facts.base_language, facts.language)


def write_many(
    session: Session,
    standing: Standing,
    facts: EditionFacts,
    rows: Rows,
    steps: Sequence[Step],
    deed: Deed,
    now: datetime,
) -> int | None:
    """Write ``steps`` on ``rows`` and tell one event; give its seq, None where there is no step.

    The findings of the touched blocks are not made here: blocks whose texts changed are known by their key to be unchecked.
    """
    if not steps:
        return None
    write_steps(session, standing, steps, rows.lead_ids)
    bases = {step.after.place.key: rows.bases(rows.by_key[step.after.place.key]) for step in steps}
    learn(session, standing.release_id, lessons_of(steps, languages_of(facts), bases), now)
    forget(session, standing.release_id, withdrawn_of(steps))
    settled = settle_one(session, standing, facts, steps, blocking=deed.blocking)
    told = {**deed.told, **settled.told()}
    return tell(session, standing, deed.action, now, steps, language=facts.language, payload=told).seq


def keep_checked(session: Session, facts: EditionFacts, rows: Rows, steps: Sequence[Step]) -> None:
    """Check the blocks that ``steps`` touched, and keep what was found. One statement."""
    after = {step.after.place.key: step.after for step in steps}
    changed = Rows(tuple(replace(row, translation=after.get(row.key, row.translation)) for row in rows.rows))
    blocks = dict.fromkeys(rows.by_key[key].block_id for key in after)
    keep(session, facts.id, check_blocks(changed, blocks, languages_of(facts)))
