"""Work done outside comes back: each returned text is judged by the version and base hash with which it went out.

Approved text is never overwritten; what a file says of states has no say; who takes it in answers for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from workflow.errors import BadInput, Refused, SteleError
from workflow.exchange.unit import Returned
from workflow.people.policy import require
from workflow.review.answers import Outcome, outcome_of
from workflow.review.code_integrity import require_storable
from workflow.review.deed import Step
from workflow.review.find import edition_of, state_of_work
from workflow.review.grid import Row, Rows, codes_by_block, grid_of, one_text
from workflow.review.heirs import REMOVED, Fate, fates_of
from workflow.review.many import Deed, keep_checked, write_many
from workflow.review.refusals import Ground, refusal_to, refusal_to_vouch
from workflow.review.states import Move, refusal_of_state
from workflow.review.transitions import PREFILLED, confirmed, imported
from workflow.review.translation import State, Translation
from workflow.text.hashing import content_hash
from workflow.text.space import is_blank

TAKEN, UNCHANGED, CONFLICT, REFUSED = "taken", "unchanged", "conflict", "refused"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """An outcome for each entry of the file, in its order; no event where nothing was taken."""

    event_seq: int | None
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What entries are judged against."""

    ground: Ground
    rows: Rows
    codes: Mapping[int, frozenset[str]]
    fates: Mapping[str, Fate]
    base_language: str
    confirm: bool

    def number(self, key: str) -> int | None:
        return self.rows.numbers.get(key)


def take_in(
    session: Session,
    person: str,
    release: str,
    language: str,
    entries: Sequence[Returned],
    now: datetime,
    *,
    confirm: bool = False,
    file: str = "",
) -> TakenIn:
    """Take the texts of ``entries`` into an edition, as drafts, or with ``confirm`` as confirmed by ``person``.

    Raises Missing and Refused (no right, also none to confirm; the release stands still). At most 40 statements.
    """
    standing, facts, reviewers = edition_of(session, person, release, language, now)
    ground = Ground(
        state_of_work(standing.state, is_out=facts.is_out),
        standing.four_eyes,
        language,
        facts.handed_over,
        standing.rights,
        reviewers,
    )
    reason = ground.refusal(Move.IMPORT)
    if reason is not None:
        raise reason
    if confirm:
        require("confirm", standing.rights, language)
    rows = grid_of(session, facts.id)
    retired = {entry.key for entry in entries if entry.key is not None and entry.key not in rows.by_key}
    desk = _Desk(
        ground,
        rows,
        codes_by_block(session, standing.release_id),
        fates_of(session, standing.release_id, retired),
        facts.base_language,
        confirm,
    )
    steps: dict[str, Step] = {}
    outcomes = [_judged(desk, entry, steps) for entry in entries]
    seq = write_many(session, standing, facts, rows, list(steps.values()), Deed("import", {"file": file}), now)
    keep_checked(session, facts, rows, list(steps.values()))
    return TakenIn(seq, tuple(outcomes))


def _judged(desk: _Desk, entry: Returned, steps: dict[str, Step]) -> Outcome:
    if entry.refusal:
        return Outcome(desk.number(entry.key or ""), entry.key or "", REFUSED, entry.refusal, {"line": entry.place})
    if entry.key is None:
        return Outcome(None, "", REFUSED, "import.no_key", {"line": entry.place})
    row = desk.rows.by_key.get(entry.key) or _heir(desk, entry)
    if isinstance(row, Outcome):
        return row
    if row.key in steps:
        return outcome_of(desk.number(row.key), entry.key, CONFLICT, Refused("import.heir_taken", key=row.key))
    told = _judged_row(desk, entry, row)
    if isinstance(told, Outcome):
        return told
    step, reason = told
    steps[row.key] = step
    number = desk.number(row.key)
    return Outcome(number, entry.key, TAKEN) if reason is None else outcome_of(number, entry.key, TAKEN, reason)


def _heir(desk: _Desk, entry: Returned) -> Row | Outcome:
    """Give the one live heir of a retired key that says the same as the file's source; else why nothing is applied."""
    key = entry.key or ""
    fate = desk.fates.get(key)
    if fate is None:
        return Outcome(None, key, REFUSED, "import.key_unknown", {"key": key})
    if fate.kind == REMOVED:
        return Outcome(None, key, REFUSED, "import.key_removed", {"key": key})
    same = [row for heir in fate.heirs if (row := desk.rows.by_key.get(heir)) and _says_the_same(desk, entry, row)]
    if len(fate.heirs) == 1 and same:
        return same[0]
    heirs = " ".join(fate.heirs)
    return Outcome(None, key, REFUSED, f"import.key_{fate.kind}", {"key": key, "heirs": heirs})


def _says_the_same(desk: _Desk, entry: Returned, row: Row) -> bool:
    if entry.base is not None:
        return entry.base == row.translation.base_hash
    if entry.source is None:
        return False
    return content_hash(entry.source) == content_hash(one_text(desk.rows.bases(row), desk.base_language))


def _judged_row(desk: _Desk, entry: Returned, row: Row) -> Outcome | tuple[Step, SteleError | None]:
    """Give the step, and why it is only a draft where that was not asked for; or the outcome of what is not taken."""
    number, key = desk.number(row.key), entry.key or ""
    present = row.translation
    if is_blank(entry.text):
        return Outcome(number, key, UNCHANGED)
    if entry.text == present.text and not _may_confirm(desk, entry, present):
        return Outcome(number, key, UNCHANGED)
    reason: SteleError | None = refusal_of_state(Move.IMPORT, present.state, row.key)
    if reason is None:
        reason = _unstorable(entry.text, desk.codes.get(row.block_id, frozenset()))
    if reason is not None:
        return outcome_of(number, key, REFUSED, reason)
    if (entry.base is not None or entry.source is not None) and not _says_the_same(desk, entry, row):
        return Outcome(number, key, REFUSED, "import.source_changed", {"key": key})
    conflict = _conflict(entry, row)
    if conflict is not None:
        return outcome_of(number, key, CONFLICT, conflict)
    return _step(desk, entry, row)


def _conflict(entry: Returned, row: Row) -> Refused | None:
    """Give the reason why the row is no longer what went out, or may not be."""
    present = row.translation
    if present.state is State.UNTRANSLATED or entry.text == present.text or _is_untouched(present):
        return None
    # An heir is what was split and joined again: it went out under its parent's key.
    if entry.key != row.key and present.version <= 1:
        return None
    if entry.version is None or entry.base is None:
        return Refused("import.no_version", key=row.key)
    if entry.key == row.key and entry.version == present.version:
        return None
    return Refused("import.moved_on", key=row.key)


def _is_untouched(row: Translation) -> bool:
    return row.state is State.DRAFT and row.origin in PREFILLED


def _may_confirm(desk: _Desk, entry: Returned, row: Translation) -> bool:
    wanted = desk.confirm and not entry.fuzzy
    return wanted and row.state in {State.DRAFT, State.RETURNED}


def _step(desk: _Desk, entry: Returned, row: Row) -> Outcome | tuple[Step, SteleError | None]:
    present, bases = row.translation, desk.rows.bases(row)
    number, key, person = desk.number(row.key), entry.key or "", desk.ground.rights.person
    vouched = desk.confirm and not entry.fuzzy
    not_vouched = refusal_to_vouch(present, bases, entry.text) if vouched else None
    if not_vouched is not None:
        vouched = False
    move = Move.IMPORT_CONFIRMED if vouched else Move.IMPORT
    refused = refusal_to(move, desk.ground, present, bases, entry.text)
    if refused is not None:
        return outcome_of(number, key, REFUSED, refused)
    if entry.text != present.text:
        return Step(present, imported(present, person, entry.text, vouched=vouched)), not_vouched
    if vouched:
        return Step(present, confirmed(present, person)), None
    return Outcome(number, key, UNCHANGED)


def _unstorable(text: str, codes: frozenset[str]) -> BadInput | None:
    try:
        require_storable(text, codes)
    except BadInput as error:
        return error
    return None
