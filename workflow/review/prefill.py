"""Fills untranslated rows with what is known: repetitions within the edition, and exact matches of the memory. Never over text."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from workflow.errors import Refused
from workflow.memory.lookup import Exact, exact
from workflow.people.policy import refusal
from workflow.people.standing import Standing, stand
from workflow.review.deed import Step, tell, write_steps
from workflow.review.find import OUT, facts_of, require_worked_on
from workflow.review.grid import BASE_EDITION, Row, Rows, codes_by_block, grid_of
from workflow.review.transitions import MEMORY, REPETITION, prefilled
from workflow.review.translation import State, Translation
from workflow.store.tables import edition
from workflow.text.codes import codes_in

_DRAFT = "draft"
_EDITIONS = (
    select(edition.c.id, edition.c.language, BASE_EDITION.c.language.label("base_language"))
    .join(BASE_EDITION, BASE_EDITION.c.id == edition.c.base_id)
    .where(edition.c.release_id == bindparam("of_release"), edition.c.dropped_at.is_(None))
    .order_by(edition.c.language)
)


@dataclass(frozen=True, slots=True)
class Prefilled:
    """``rows`` counts the drafts that were made; no event where there are none."""

    event_seq: int | None
    rows: int


@dataclass(frozen=True, slots=True)
class _Edition:
    id: int
    language: str
    base_language: str


def prefill(
    session: Session, person: str, release: str, now: datetime, *, languages: Collection[str] | None = None
) -> Prefilled:
    """Fill what is untranslated in the target languages of a release, or in ``languages``, as far as the person may.

    A repetition has the hands of the text that it repeats, a text of the memory has none. A release in draft is left alone.
    Raises Missing, and Refused where the person may in none of the languages.
    """
    standing = stand(session, person, release, now)
    if standing.state == _DRAFT:
        return Prefilled(None, 0)
    editions = _allowed(session, standing, languages, now)
    codes = codes_by_block(session, standing.release_id)
    steps: list[Step] = []
    lead_ids: dict[str, int] = {}
    for one in editions:
        rows = grid_of(session, one.id)
        lead_ids.update(rows.lead_ids)
        steps += _steps(session, standing, one, rows, codes, now)
    if not steps:
        return Prefilled(None, 0)
    write_steps(session, standing, steps, lead_ids)
    language = editions[0].language if len(editions) == 1 else ""
    return Prefilled(tell(session, standing, "prefill", now, steps, language=language).seq, len(steps))


def _allowed(session: Session, standing: Standing, languages: Collection[str] | None, now: datetime) -> list[_Edition]:
    """Give the editions in which the person may: those that are out already are left alone, as are all where the release stands still."""
    found = [_Edition(*told) for told in session.execute(_EDITIONS, {"of_release": standing.release_id})]
    wanted = [one for one in found if languages is None or one.language in languages]
    if standing.state in OUT:
        wanted = [one for one in wanted if not facts_of(session, standing, one.language, now)[0].is_out]
    if standing.state not in OUT or not wanted:
        require_worked_on(standing)
    reasons = {one.language: refusal("prefill", standing.rights, one.language) for one in wanted}
    allowed = [one for one in wanted if reasons[one.language] is None]
    if wanted and not allowed:
        raise next(reason for reason in reasons.values() if isinstance(reason, Refused))
    return allowed


def _steps(
    session: Session,
    standing: Standing,
    of: _Edition,
    rows: Rows,
    codes: Mapping[int, frozenset[str]],
    now: datetime,
) -> list[Step]:
    empty = [row for row in rows.rows if row.translation.state is State.UNTRANSLATED]
    if not empty:
        return []
    repeated = _repeatable(rows.rows)
    hashes = {row.translation.base_hash or "" for row in empty} - set(repeated)
    known = exact(session, standing.person, hashes, of.base_language, of.language, now, for_release=standing.release_id)
    steps: list[Step] = []
    for row in empty:
        after = _filled(row, repeated, known)
        if after is not None and set(codes_in(after.text)) <= codes.get(row.block_id, frozenset()):
            steps.append(Step(row.translation, after))
    return steps


def _filled(
    row: Row, repeated: Mapping[str, Translation], known: Mapping[str, tuple[Exact, ...]]
) -> Translation | None:
    base = row.translation.base_hash or ""
    if base in repeated:
        return prefilled(row.translation, repeated[base].text, REPETITION, repeated[base].hands)
    if base in known:
        return prefilled(row.translation, known[base][0].text, MEMORY, ())
    return None


def _repeatable(rows: Iterable[Row]) -> dict[str, Translation]:
    """Give, by base hash, the text to repeat: an approved one before a confirmed one, of equals the first."""
    found: dict[str, Translation] = {}
    for row in rows:
        one = row.translation
        if one.state in {State.TRANSLATED, State.APPROVED} and one.base_hash is not None:
            known = found.get(one.base_hash)
            if known is None or (known.state is State.TRANSLATED and one.state is State.APPROVED):
                found[one.base_hash] = one
    return found
