"""A person takes a finding as meant: for just these texts, for just this matter; any edit brings it back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, or_, select, update
from sqlalchemy.orm import Session

from workflow.errors import Missing, Refused
from workflow.people.policy import require
from workflow.people.standing import Standing
from workflow.review.answers import Where
from workflow.review.checked import Languages, text_hash
from workflow.review.code_integrity import require_storable
from workflow.review.deed import Step, tell
from workflow.review.find import EditionFacts, edition_of, facts_of, require_worked_on
from workflow.review.findings import Checked, Told, checked_edition, keep
from workflow.review.finish import Settled, settle_known
from workflow.store.tables import dismissal, segment
from workflow.text.codes import codes_in

_OF_EVENT = (
    select(dismissal, segment.c.key)
    .join(segment, segment.c.id == dismissal.c.segment_id)
    .where(or_(dismissal.c.event_id == bindparam("of_event"), dismissal.c.revoked_event_id == bindparam("of_event")))
)
_STANDING = (
    select(dismissal, segment.c.key)
    .join(segment, segment.c.id == dismissal.c.segment_id)
    .where(
        dismissal.c.edition_id == bindparam("of_edition"),
        segment.c.key == bindparam("key"),
        dismissal.c.check_name == bindparam("check"),
        dismissal.c.revoked_event_id.is_(None),
    )
)
_REVOKE = update(dismissal).where(dismissal.c.id == bindparam("of_id")).values(revoked_event_id=bindparam("by_event"))

_Matter = tuple[str, str, str, str]
"""Key, check, hash of the parameters, hash of both texts."""


@dataclass(frozen=True, slots=True)
class Dismissed:
    """How many findings were dismissed, or are open again, and the event that tells of it."""

    event_seq: int
    findings: int


@dataclass(frozen=True, slots=True)
class Turn:
    """Dismissals to take back and to make again; settled before the event is told, written after."""

    facts: EditionFacts
    checked: Checked
    revoked: Sequence[Any]
    again: Sequence[Any]

    def settle(self, session: Session, standing: Standing) -> Settled:
        """Bring the states of the edition and the release in line with what will be dismissed."""
        gone = {_matter_of(row) for row in self.revoked}
        back = {_matter_of(row) for row in self.again}

        def held(told: Told) -> bool:
            matter = _matter(self.checked, told)
            return told.holds_back and not ((told.dismissed and matter not in gone) or matter in back)

        return _settled(session, standing, self.facts, self.checked, held)

    def write(self, session: Session, event_id: int) -> None:
        """Write the dismissals as done by the event."""
        if self.revoked:
            session.execute(_REVOKE, [{"of_id": row.id, "by_event": event_id} for row in self.revoked])
        if self.again:
            rows = [{**{name: getattr(row, name) for name in _COPIED}, "event_id": event_id} for row in self.again]
            session.execute(insert(dismissal), rows)


_COPIED = tuple(column.name for column in dismissal.c if column.name not in {"id", "event_id", "revoked_event_id"})


def dismiss(
    session: Session,
    person: str,
    where: Where,
    check: str,
    now: datetime,
    *,
    note: str = "",
    parameters_hash: str | None = None,
) -> Dismissed:
    """Take the findings of ``check`` on a segment as meant; ``parameters_hash`` names one of several.

    Raises Missing, Refused (no right, no such finding that stands), BadInput (a note that cannot be kept).
    """
    require_storable(note, codes_in(note))
    standing, facts, checked = _begin(session, person, where, "dismiss", now)
    chosen = {
        one.finding.parameters_hash: one
        for one in checked.told
        if one.key == where.key
        and one.finding.check == check
        and not one.dismissed
        and parameters_hash in {None, one.finding.parameters_hash}
    }
    if not chosen:
        raise Refused("dismissal.no_finding", key=where.key, check=check)
    settled = _settled(
        session,
        standing,
        facts,
        checked,
        lambda told: told.blocking and not (told.key == where.key and told.finding.parameters_hash in chosen),
    )
    row = checked.rows.by_key[where.key].translation
    texts = text_hash(checked.rows.by_key[where.key])
    payload = {"check": check, "parameters": sorted(chosen), "note": note, **settled.told()}
    recorded = tell(session, standing, "dismiss", now, [Step(row, row)], language=where.language, payload=payload)
    rows = [
        {
            "release_id": standing.release_id,
            "edition_id": facts.id,
            "segment_id": row.place.segment_id,
            "check_name": check,
            "parameters_hash": parameters,
            "text_hash": texts,
            "person_id": person,
            "at": now,
            "note": note,
            "event_id": recorded.event_id,
        }
        for parameters in sorted(chosen)
    ]
    session.execute(insert(dismissal), rows)
    return Dismissed(recorded.seq, len(rows))


def revoke(
    session: Session, person: str, where: Where, check: str, now: datetime, *, parameters_hash: str | None = None
) -> Dismissed:
    """Open dismissed findings of ``check`` on a segment again. Raises Missing, Refused (no right, nothing is dismissed)."""
    standing, facts, checked = _begin(session, person, where, "revoke", now)
    found = session.execute(_STANDING, {"of_edition": facts.id, "key": where.key, "check": check})
    rows = [row for row in found if parameters_hash in {None, row.parameters_hash}]
    if not rows:
        raise Refused("dismissal.none", key=where.key, check=check)
    turn = Turn(facts, checked, rows, ())
    row = checked.rows.by_key[where.key].translation
    payload = {
        "check": check,
        "parameters": sorted({one.parameters_hash for one in rows}),
        **turn.settle(session, standing).told(),
    }
    recorded = tell(session, standing, "revoke", now, [Step(row, row)], language=where.language, payload=payload)
    turn.write(session, recorded.event_id)
    return Dismissed(recorded.seq, len(rows))


def turn_of(session: Session, standing: Standing, event_id: int, language: str, now: datetime) -> Turn:
    """Give what undoes a dismissal or revocation. Raises Refused where that was undone by another deed."""
    facts, _ = facts_of(session, standing, language, now)
    checked = checked_edition(session, facts.id, Languages(facts.base_language, facts.language))
    found = session.execute(_OF_EVENT, {"of_event": event_id}).all()
    standing_now = [row for row in found if row.event_id == event_id and row.revoked_event_id is None]
    gone = [row for row in found if row.revoked_event_id == event_id]
    dismissed = {_matter(checked, told) for told in checked.told if told.dismissed}
    made = [row for row in found if row.event_id == event_id]
    if len(made) != len(standing_now) or any(_matter_of(row) in dismissed for row in gone):
        raise Refused("undo.moved_on", rows=len(found))
    return Turn(facts, checked, standing_now, gone)


def _begin(
    session: Session, person: str, where: Where, action: str, now: datetime
) -> tuple[Standing, EditionFacts, Checked]:
    standing, facts, _ = edition_of(session, person, where.release, where.language, now)
    require(action, standing.rights, where.language)
    require_worked_on(standing, facts)
    checked = checked_edition(session, facts.id, Languages(facts.base_language, facts.language))
    if where.key not in checked.rows.by_key:
        raise Missing("segment.missing", key=where.key)
    return standing, facts, checked


def _settled(
    session: Session, standing: Standing, facts: EditionFacts, checked: Checked, held: Callable[[Told], bool]
) -> Settled:
    keep(session, facts.id, checked.gaps)
    return settle_known(session, standing, facts, held_back=any(held(told) for told in checked.told))


def _matter(checked: Checked, told: Told) -> _Matter:
    return told.key, told.finding.check, told.finding.parameters_hash, text_hash(checked.rows.by_key[told.key])


def _matter_of(row: Any) -> _Matter:
    return row.key, row.check_name, row.parameters_hash, row.text_hash
