"""The deeds on one row: each locks, looks, writes, and tells one event.

Each is given the ``version`` and base hash that the person saw. Where somebody was first, a ConflictAnswer comes back and the losing
text is in the history: commit it. Raises Missing, Refused and BadInput; then nothing happened.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from workflow.errors import BadInput, Missing, Refused
from workflow.review.answers import ConflictAnswer, Saved, Where
from workflow.review.code_integrity import require_storable
from workflow.review.find import Work, work_on
from workflow.review.four_eyes import Approval
from workflow.review.refusals import ground_of, refusal_to
from workflow.review.row_deed import Sight, carry_out, lost, seen, unchanged
from workflow.review.row_history import version_at
from workflow.review.states import RETURN_KINDS, Move
from workflow.review.telling import tell_of_return
from workflow.review.transitions import (
    approved,
    cleared,
    confirmed,
    kept,
    reopened,
    restored,
    sent_back,
    typed,
    typed_and_confirmed,
    withdrawn,
)
from workflow.review.translation import State
from workflow.text.codes import codes_in
from workflow.text.space import is_blank


def save(
    session: Session, person: str, where: Where, text: str, seen_version: int, seen_base_hash: str, now: datetime
) -> Saved | ConflictAnswer:
    """Write a text into a row. A blank one empties the row; one that is there already writes nothing."""
    work = work_on(session, person, where, now)
    said = "" if is_blank(text) else text
    require_storable(said, work.codes)
    _require_right(Move.SAVE, work)
    sight = seen(work, seen_version, seen_base_hash)
    row = work.row.translation
    if said == row.text and row.state is not State.FOLDED:
        return unchanged(work, sight)
    if sight is Sight.OTHER or row.state is State.APPROVED:
        return lost(session, work, said, now)
    return _saved(session, work, person, said, sight, now)


def confirm(
    session: Session,
    person: str,
    where: Where,
    seen_version: int,
    seen_base_hash: str,
    now: datetime,
    text: str | None = None,
) -> Saved | ConflictAnswer:
    """Vouch for the text of a row, or for ``text``, which is then saved in the same action.

    Where only the source has changed since, ``text`` is kept as a draft and nothing is vouched for.
    """
    work = work_on(session, person, where, now)
    row = work.row.translation
    said = row.text if text is None else text
    require_storable(said, work.codes)
    _require_right(Move.CONFIRM, work)
    sight = seen(work, seen_version, seen_base_hash)
    if sight is Sight.OTHER or row.state is State.APPROVED:
        return lost(session, work, said, now)
    if sight is Sight.SOURCE_MOVED:
        return unchanged(work, sight) if said == row.text else _saved(session, work, person, said, sight, now)
    _require(Move.CONFIRM, work, said)
    if said == row.text and row.translated_by == person:
        return unchanged(work, sight)
    after = confirmed(row, person) if said == row.text else typed_and_confirmed(row, person, said)
    return carry_out(session, work, after, "confirm", now, sight)


def withdraw(
    session: Session, person: str, where: Where, seen_version: int, seen_base_hash: str, now: datetime
) -> Saved | ConflictAnswer:
    """Take one's own confirmation back."""
    work = _as_seen(session, person, where, Move.WITHDRAW, seen_version, seen_base_hash, now)
    if isinstance(work, ConflictAnswer):
        return work
    return carry_out(session, work, withdrawn(work.row.translation), "withdraw", now)


def approve(
    session: Session, person: str, where: Where, seen_version: int, seen_base_hash: str, now: datetime
) -> Saved | ConflictAnswer:
    """Approve what another person confirmed: two people stand by exactly this text against exactly this base."""
    work = _as_seen(session, person, where, Move.APPROVE, seen_version, seen_base_hash, now)
    if isinstance(work, ConflictAnswer):
        return work
    row = work.row.translation
    judged = _allowed(ground_of(work).approval(row))
    return carry_out(session, work, approved(row, person, judged, work.base), "approve", now)


def keep(
    session: Session, person: str, where: Where, seen_version: int, seen_base_hash: str, now: datetime
) -> Saved | ConflictAnswer:
    """Let the sealed text stand although its source changed: one reviewer, not the one who had confirmed it."""
    work = _as_seen(session, person, where, Move.KEEP, seen_version, seen_base_hash, now)
    if isinstance(work, ConflictAnswer):
        return work
    row = work.row.translation
    judged = _allowed(ground_of(work).keeping(row))
    return carry_out(session, work, kept(row, person, judged, work.base), "keep", now)


def send_back(
    session: Session,
    person: str,
    where: Where,
    seen_version: int,
    seen_base_hash: str,
    returned_for: str,
    now: datetime,
    note: str = "",
) -> Saved | ConflictAnswer:
    """Return a text to its translator for a kind of error (``RETURN_KINDS``); a note is optional."""
    work = _as_seen(session, person, where, Move.RETURN, seen_version, seen_base_hash, now)
    if isinstance(work, ConflictAnswer):
        return work
    if returned_for not in RETURN_KINDS:
        raise BadInput("review.return_kind", kind=returned_for, kinds=" ".join(RETURN_KINDS))
    require_storable(note, codes_in(note))
    before = work.row.translation
    answer = carry_out(session, work, sent_back(before, returned_for, note.strip()), "return", now)
    tell_of_return(session, work.standing, before, now)
    return answer


def reopen(
    session: Session, person: str, where: Where, seen_version: int, seen_base_hash: str, now: datetime
) -> Saved | ConflictAnswer:
    """Make an approved text a draft again."""
    work = _as_seen(session, person, where, Move.REOPEN, seen_version, seen_base_hash, now)
    if isinstance(work, ConflictAnswer):
        return work
    return carry_out(session, work, reopened(work.row.translation), "reopen", now)


def restore(
    session: Session, person: str, where: Where, seq: int, seen_version: int, seen_base_hash: str, now: datetime
) -> Saved | ConflictAnswer:
    """Bring back the text that event ``seq`` left in the row, with the hands of then; nobody vouches for it."""
    work = _as_seen(session, person, where, Move.RESTORE, seen_version, seen_base_hash, now)
    if isinstance(work, ConflictAnswer):
        return work
    row = work.row.translation
    older = version_at(session, work.standing.release_id, row.place, seq)
    if older is None:
        raise Missing("event.missing", seq=seq)
    if not older.text:
        raise Refused("review.nothing_to_restore", seq=seq)
    require_storable(older.text, work.codes)
    if older.text == row.text:
        return unchanged(work, Sight.SAME)
    after = restored(row, older.text, older.origin, older.hands)
    return carry_out(session, work, after, "restore", now, payload={"seq": seq})


def _as_seen(
    session: Session, person: str, where: Where, move: Move, seen_version: int, seen_base_hash: str, now: datetime
) -> Work | ConflictAnswer:
    """Give the row on which ``move`` may be made, or what is there instead of what was seen. Raises the reason against it."""
    work = work_on(session, person, where, now)
    _require_right(move, work)
    if seen(work, seen_version, seen_base_hash) is not Sight.SAME:
        return lost(session, work, "", now)
    _require(move, work)
    return work


def _saved(session: Session, work: Work, person: str, said: str, sight: Sight, now: datetime) -> Saved:
    row = work.row.translation
    if is_blank(said):
        _require(Move.CLEAR, work)
        return carry_out(session, work, cleared(row), "save", now, sight)
    _require(Move.SAVE, work)
    return carry_out(session, work, typed(row, person, said), "save", now, sight)


def _require_right(move: Move, work: Work) -> None:
    reason = ground_of(work).refusal(move)
    if reason is not None:
        raise reason


def _require(move: Move, work: Work, said: str | None = None) -> None:
    reason = refusal_to(move, ground_of(work), work.row.translation, work.bases, said)
    if reason is not None:
        raise reason


def _allowed(judged: Approval | Refused) -> Approval:
    if isinstance(judged, Refused):
        raise judged
    return judged
