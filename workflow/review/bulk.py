"""Deeds on many rows at once: find and replace, approve all. One event each; undo takes all of it back, or nothing."""

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

import regex
from sqlalchemy.orm import Session

from workflow.errors import BadInput, Refused, SteleError
from workflow.review.answers import Outcome, outcome_of
from workflow.review.checked import Languages
from workflow.review.code_integrity import require_storable
from workflow.review.deed import Step
from workflow.review.find import edition_of, state_of_work
from workflow.review.findings import checked_edition, keep
from workflow.review.grid import Row, Rows, codes_by_block, grid_of, one_text
from workflow.review.many import Deed, languages_of, write_many
from workflow.review.refusals import Ground, refusal_to
from workflow.review.states import Move
from workflow.review.transitions import approved, replaced
from workflow.review.translation import State
from workflow.text.codes import codes_in
from workflow.text.space import is_blank

_INSIDE_WORDS = r"[\p{L}\p{M}\p{Nd}_]"


@dataclass(frozen=True, slots=True)
class Search:
    """What is sought, to the letter, and what is put for it."""

    sought: str
    replacement: str
    match_case: bool = True
    whole_words: bool = False


@dataclass(frozen=True, slots=True)
class Replaced:
    """``changed`` are the keys of the rows in which something was replaced; ``refused`` tells why others kept it."""

    event_seq: int | None
    changed: tuple[str, ...]
    refused: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class ApprovedAll:
    """An outcome for each row that is not approved or folded already: ``approved``, or ``refused`` and why."""

    event_seq: int | None
    outcomes: tuple[Outcome, ...]


def replace(
    session: Session,
    person: str,
    release: str,
    language: str,
    search: Search,
    now: datetime,
    *,
    keys: Collection[str] | None = None,
) -> Replaced:
    """Replace what ``search`` finds in the rows of an edition, or in those of ``keys``.

    A row that changes is a draft again, in the person's hands too; approved rows are for reviewers only. At most 40 statements.
    Raises Missing, Refused, BadInput (nothing to seek).
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
    _require(ground, Move.REPLACE)
    if not search.sought:
        raise BadInput("replace.nothing_sought")
    require_storable(search.replacement, codes_in(search.replacement))
    pattern = _pattern(search)
    rows = grid_of(session, facts.id)
    codes = codes_by_block(session, standing.release_id)
    steps: list[Step] = []
    refused: list[Outcome] = []
    for row in _of_keys(rows, keys):
        text = pattern.sub(lambda _: search.replacement, row.translation.text)
        if text == row.translation.text:
            continue
        reason = _refusal_to_replace(ground, rows, row, text, codes.get(row.block_id, frozenset()))
        if reason is None:
            steps.append(Step(row.translation, replaced(row.translation, person, text)))
        else:
            refused.append(outcome_of(rows.numbers[row.key], row.key, "refused", reason))
    seq = write_many(session, standing, facts, rows, steps, Deed("replace", asdict(search)), now)
    return Replaced(seq, tuple(step.after.place.key for step in steps), tuple(refused))


def approve_all(
    session: Session,
    person: str,
    release: str,
    language: str,
    now: datetime,
    *,
    keys: Collection[str] | None = None,
) -> ApprovedAll:
    """Approve every confirmed row of an edition that the person may approve, or of those of ``keys``. At most 40 statements.

    Blocks that are not yet checked are checked before. Raises Missing, Refused.
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
    _require(ground, Move.APPROVE)
    checked = checked_edition(session, facts.id, languages_of(facts))
    keep(session, facts.id, checked.gaps)
    outcomes: list[Outcome] = []
    steps: list[Step] = []
    for row in _of_keys(checked.rows, keys):
        if row.translation.state in {State.APPROVED, State.FOLDED}:
            continue
        number = checked.rows.numbers[row.key]
        step = _approval(ground, checked.rows, row, languages_of(facts))
        if isinstance(step, Refused):
            outcomes.append(outcome_of(number, row.key, "refused", step))
        else:
            steps.append(step)
            outcomes.append(Outcome(number, row.key, "approved"))
    held = any(told.blocking for told in checked.told)
    seq = write_many(session, standing, facts, checked.rows, steps, Deed("approve", blocking=held), now)
    return ApprovedAll(seq, tuple(outcomes))


def _approval(ground: Ground, rows: Rows, row: Row, languages: Languages) -> Step | Refused:
    if row.translation.state is not State.TRANSLATED:
        return Refused("review.not_confirmed", key=row.key)
    judged = ground.approval(row.translation)
    if isinstance(judged, Refused):
        return judged
    base = one_text(rows.bases(row), languages.base)
    return Step(row.translation, approved(row.translation, ground.rights.person, judged, base))


def _refusal_to_replace(ground: Ground, rows: Rows, row: Row, text: str, codes: Collection[str]) -> SteleError | None:
    if is_blank(text):
        return Refused("review.blank", key=row.key)
    try:
        require_storable(text, codes)
    except BadInput as error:
        return error
    return refusal_to(Move.REPLACE, ground, row.translation, rows.bases(row), text)


def _pattern(search: Search) -> regex.Pattern[str]:
    literal = regex.escape(search.sought, literal_spaces=True)
    if search.whole_words:
        # Not \b: it takes an inline code beside a word for a part of it.
        literal = f"(?<!{_INSIDE_WORDS}){literal}(?!{_INSIDE_WORDS})"
    return regex.compile(literal, regex.VERSION1 if search.match_case else regex.VERSION1 | regex.IGNORECASE)


def _of_keys(rows: Rows, keys: Collection[str] | None) -> Iterator[Row]:
    wanted = None if keys is None else set(keys)
    return (row for row in rows.rows if wanted is None or row.key in wanted)


def _require(ground: Ground, move: Move) -> None:
    reason = ground.refusal(move)
    if reason is not None:
        raise reason
