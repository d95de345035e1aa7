"""Fold: two neighbours of a block said as one in one language. The lead carries both texts, the folded row none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from workflow.errors import Refused
from workflow.review.answers import ConflictAnswer, Where
from workflow.review.code_integrity import LONGEST
from workflow.review.deed import Step, tell, write_steps
from workflow.review.find import Work, work_on
from workflow.review.finish import settle_one
from workflow.review.grid import Row, one_text
from workflow.review.refusals import ground_of
from workflow.review.row_deed import keep_findings, lost
from workflow.review.row_now import RowNow, row_after
from workflow.review.states import MOVES, Move, refusal_of_state
from workflow.review.transitions import REASON_FOLDED, REASON_UNFOLDED, TYPED, cleared
from workflow.review.translation import State, Translation
from workflow.text.hashing import base_hash


@dataclass(frozen=True, slots=True)
class Folded:
    """Both rows after a fold, or after it was taken apart."""

    key: str
    state: str
    version: int
    lead: str
    lead_text: str
    lead_state: str
    lead_version: int
    event_seq: int
    edition_state: str
    shown: RowNow
    lead_shown: RowNow


def fold(session: Session, person: str, where: Where, seen_version: int, now: datetime) -> Folded | ConflictAnswer:
    """Fold a row into the one before it: that is its lead from now on, a draft with both texts, in both persons' hands.

    Raises Missing; Refused: no row before it in its block, itself a lead, one of the two approved.
    """
    work = work_on(session, person, where, now)
    _require(Move.FOLD, work)
    if work.row.translation.version != seen_version:
        return lost(session, work, "", now)
    lead = _lead_of(work)
    if where.key in work.rows.folded:
        raise Refused("fold.is_lead", key=where.key)
    _require_state(Move.FOLD, work.row)
    _require_state(Move.LEAD, lead)
    row = work.row.translation
    follower = replace(cleared(row, Move.FOLD), folded_into=lead.key)
    after = _leading(lead.translation, row, (*work.rows.bases(lead), work.row.own_base))
    return _write(session, work, "fold", Step(row, follower), Step(lead.translation, after), now)


def unfold(session: Session, person: str, where: Where, seen_version: int, now: datetime) -> Folded | ConflictAnswer:
    """Take a folded row out of its lead: it is untranslated, the lead a draft that still has both texts.

    Raises Missing; Refused: not folded, the lead is approved.
    """
    work = work_on(session, person, where, now)
    _require(Move.UNFOLD, work)
    if work.row.translation.version != seen_version:
        return lost(session, work, "", now)
    _require_state(Move.UNFOLD, work.row)
    row = work.row.translation
    lead = work.rows.by_key[row.folded_into or ""]
    _require_state(Move.UNLEAD, lead)
    follower = row.written(
        state=MOVES[Move.UNFOLD, row.state], folded_into=None, base_hash=base_hash([work.row.own_base])
    )
    others = [one.own_base for one in work.rows.folded[lead.key] if one.key != where.key]
    after = _alone(lead.translation, (lead.own_base, *others))
    return _write(session, work, "unfold", Step(row, follower), Step(lead.translation, after), now)


def _leading(lead: Translation, row: Translation, bases: Sequence[str]) -> Translation:
    texts = [text for text in (lead.text, row.text) if text]
    said = one_text(texts, lead.place.language)
    if len(said) > LONGEST:
        raise Refused("fold.too_long", key=lead.place.key, most=LONGEST)
    return lead.written(
        state=MOVES[Move.LEAD, lead.state] if said else State.UNTRANSLATED,
        text=said,
        origin=TYPED if said else "",
        hands=tuple(sorted({*lead.hands, *row.hands})),
        reason=REASON_FOLDED,
        returned_for=None,
        note="",
        base_hash=base_hash(bases),
        **lead.without_vouching(),
    )


def _alone(lead: Translation, bases: Sequence[str]) -> Translation:
    return lead.written(
        state=MOVES[Move.UNLEAD, lead.state],
        reason=REASON_UNFOLDED if lead.text else "",
        returned_for=None,
        note="",
        base_hash=base_hash(bases),
        **lead.without_vouching(),
    )


def _lead_of(work: Work) -> Row:
    """Give the nearest row before it in the block that is not folded itself."""
    before: Row | None = None
    for row in work.rows.rows:
        if row.key == work.row.key:
            break
        if row.translation.folded_into is None:
            before = row
    if before is None:
        raise Refused("fold.no_lead", key=work.row.key)
    return before


def _write(session: Session, work: Work, action: str, follower: Step, lead: Step, now: datetime) -> Folded:
    steps = [follower, lead]
    write_steps(session, work.standing, steps, work.rows.lead_ids)
    after = {step.after.place.key: step.after for step in steps}
    shown = row_after(work, after, follower.after.place.key)
    keep_findings(session, work, shown)
    settled = settle_one(session, work.standing, work.edition, steps)
    told = tell(session, work.standing, action, now, steps, language=work.edition.language, payload=settled.told())
    return Folded(
        key=follower.after.place.key,
        state=str(follower.after.state),
        version=follower.after.version,
        lead=lead.after.place.key,
        lead_text=lead.after.text,
        lead_state=str(lead.after.state),
        lead_version=lead.after.version,
        event_seq=told.seq,
        edition_state=settled.editions.get(work.edition.language, work.edition.state),
        shown=shown,
        lead_shown=row_after(work, after, lead.after.place.key),
    )


def _require(move: Move, work: Work) -> None:
    reason = ground_of(work).refusal(move)
    if reason is not None:
        raise reason


def _require_state(move: Move, row: Row) -> None:
    reason = refusal_of_state(move, row.translation.state, row.key)
    if reason is not None:
        raise reason
