"""What the deeds on one row share: was somebody first, and how a deed ends."""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy.orm import Session

from workflow.memory.feed import forget, learn
from workflow.review.answers import ConflictAnswer, Saved
from workflow.review.checked import Keyed, Languages, block_key
from workflow.review.deed import Step, tell, write_steps
from workflow.review.find import Work
from workflow.review.findings import keep
from workflow.review.finish import Settled, settle_one
from workflow.review.remembering import lessons_of, withdrawn_of
from workflow.review.row_now import RowNow, row_after
from workflow.review.transitions import REASON_SOURCE_CHANGED
from workflow.review.translation import State, Translation


class Sight(Enum):
    """How what a person saw stands to what is there."""

    SAME = "same"
    SOURCE_MOVED = "source moved"
    OTHER = "other"


def seen(work: Work, version: int, base_hash: str) -> Sight:
    """Compare what a person saw with the row.

    Each write of a row makes one version. Where just one lies between and the base differs, that one was the source's change, which
    leaves the text alone: what was typed meanwhile is not lost to it.
    """
    row = work.row.translation
    if row.version == version and row.base_hash == base_hash:
        return Sight.SAME
    of_source = row.reason == REASON_SOURCE_CHANGED or (row.state is State.UNTRANSLATED and not row.reason)
    if row.version == version + 1 and row.base_hash != base_hash and of_source:
        return Sight.SOURCE_MOVED
    return Sight.OTHER


def unchanged(work: Work, sight: Sight) -> Saved:
    """Answer that there was nothing to write."""
    return _saved(work, row_after(work, {}, work.row.key), sight, None, Settled())


def lost(session: Session, work: Work, yours: str, now: datetime) -> ConflictAnswer:
    """Answer that somebody was first; a text that would be lost goes to the history (``conflict_kept``)."""
    row = work.row.translation
    event_seq = None
    if yours and yours != row.text:
        told = tell(
            session,
            work.standing,
            "conflict_kept",
            now,
            [Step(row, row)],
            language=row.place.language,
            payload={"text": yours},
        )
        event_seq = told.seq
    code = "translation.approved_reopen_first" if row.state is State.APPROVED else "translation.conflict"
    return ConflictAnswer(
        key=row.place.key,
        number=work.number,
        language=row.place.language,
        code=code,
        yours=yours,
        theirs=row.text,
        state=str(row.state),
        version=row.version,
        base=work.base,
        base_hash=row.base_hash or "",
        event_seq=event_seq,
    )


def carry_out(
    session: Session,
    work: Work,
    after: Translation,
    action: str,
    now: datetime,
    sight: Sight = Sight.SAME,
    payload: Mapping[str, Any] | None = None,
) -> Saved:
    """Write the row, feed the memory, keep the findings of its block, settle what finishes by itself, and tell the event."""
    step = Step(work.row.translation, after)
    languages = Languages(work.edition.base_language, work.edition.language)
    shown = row_after(work, {after.place.key: after}, after.place.key)
    write_steps(session, work.standing, [step], work.rows.lead_ids)
    learn(session, work.standing.release_id, lessons_of([step], languages, {after.place.key: work.bases}), now)
    forget(session, work.standing.release_id, withdrawn_of([step]))
    if after.text != work.row.translation.text:
        keep_findings(session, work, shown)
    settled = settle_one(session, work.standing, work.edition, [step])
    told = tell(
        session,
        work.standing,
        action,
        now,
        [step],
        language=after.place.language,
        payload={**(payload or {}), **settled.told()},
    )
    return _saved(work, shown, sight, told.seq, settled)


def keep_findings(session: Session, work: Work, shown: RowNow) -> None:
    """Keep what the checks find in the block of ``work`` as it is now."""
    found = [Keyed(key, one.finding) for key, told in shown.findings.items() for one in told]
    block = (block_key(shown.rows.rows, shown.languages), found)
    keep(session, work.edition.id, {work.row.block_id: block})


def _saved(work: Work, shown: RowNow, sight: Sight, event_seq: int | None, settled: Settled) -> Saved:
    row = shown.translation
    return Saved(
        key=row.place.key,
        language=row.place.language,
        state=str(row.state),
        version=row.version,
        text=row.text,
        base=work.base,
        base_hash=row.base_hash or "",
        changed=event_seq is not None,
        source_moved=sight is Sight.SOURCE_MOVED,
        event_seq=event_seq,
        edition_state=settled.editions.get(row.place.language, work.edition.state),
        release_state=settled.release or work.standing.state,
        shown=shown,
    )
