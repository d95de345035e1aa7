"""Work done outside comes back: it is looked at, and taken in as it was looked at.

Approved text is never overwritten; what a file says of states has no say; who takes it in answers for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from workflow.documents.returned import ReturnedFile
from workflow.errors import Conflict, Refused
from workflow.exchange.unit import Returned
from workflow.people.policy import refusal, require
from workflow.people.standing import Standing
from workflow.review import unkeyed
from workflow.review.answers import Outcome
from workflow.review.find import EditionFacts, edition_of, edition_seen, state_of_work
from workflow.review.grid import Rows, code_tables, grid_of
from workflow.review.heirs import fates_of
from workflow.review.judgement import CONFLICT, REFUSED, TAKEN, UNCHANGED, Desk, Judgement, fingerprint, judged
from workflow.review.many import Deed, keep_checked, write_many
from workflow.review.refusals import Ground
from workflow.review.states import Move
from workflow.text import Code

__all__ = ["CONFLICT", "REFUSED", "TAKEN", "UNCHANGED", "Doorway", "TakenIn", "doorway", "preview", "take_in"]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A judgement for each entry of the file, in its order; no event where nothing was taken.

    ``base_language`` is the language that the edition is translated from; ``codes`` are the tables of codes by block.
    """

    event_seq: int | None
    judgements: tuple[Judgement, ...]
    base_language: str = ""
    codes: Mapping[int, tuple[Code, ...]] = field(default_factory=dict)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of each entry."""
        return tuple(one.outcome for one in self.judgements)

    @property
    def fingerprint(self) -> str:
        """A hash of what is written, and over what."""
        return fingerprint(self.judgements)


@dataclass(frozen=True, slots=True)
class Doorway:
    """Whether a person may take files into an edition, and confirm what they bring: the reason why not, or None."""

    base_language: str
    refusal: Refused | None
    confirm: Refused | None


def doorway(session: Session, person: str, release: str, language: str, now: datetime) -> Doorway:
    """Tell what a person may do with a file that comes back. Raises Missing."""
    found = edition_seen(session, person, release, language, now)
    standing, facts, _ = found
    not_confirm = refusal("confirm", standing.rights, language)
    return Doorway(facts.base_language, _ground(found, language).refusal(Move.IMPORT), not_confirm)


def preview(
    session: Session,
    person: str,
    release: str,
    language: str,
    brought: Sequence[Returned] | ReturnedFile,
    now: datetime,
    *,
    confirm: bool = False,
) -> TakenIn:
    """Judge what was ``brought`` as ``take_in`` would at this moment; nothing is written. Raises as ``take_in``."""
    found = edition_seen(session, person, release, language, now)
    desk, entries = _desk(session, found, language, brought, confirm=confirm)
    return TakenIn(None, judged(desk, entries), desk.base_language, desk.codes)


def take_in(  # noqa: PLR0913 - who, where, what, and how
    session: Session,
    person: str,
    release: str,
    language: str,
    brought: Sequence[Returned] | ReturnedFile,
    now: datetime,
    *,
    confirm: bool = False,
    file: str = "",
    shown: str = "",
) -> TakenIn:
    """Take the texts of what was ``brought`` into an edition, as drafts, or with ``confirm`` as confirmed by ``person``.

    With ``shown``, the fingerprint of a preview, all or nothing: what is written is what was shown. Raises Missing, Refused (no right,
    also none to confirm; the release stands still), BadInput (a document whose blocks are not those of the source) and Conflict (it is
    no longer what was shown). At most 40 statements.
    """
    found = edition_of(session, person, release, language, now)
    standing, facts, _ = found
    desk, entries = _desk(session, found, language, brought, confirm=confirm)
    told = judged(desk, entries)
    if shown and fingerprint(told) != shown:
        raise Conflict("import.not_as_shown")
    steps = [one.step for one in told if one.step is not None]
    seq = write_many(session, standing, facts, desk.rows, steps, Deed("import", {"file": file}), now)
    keep_checked(session, facts, desk.rows, steps)
    return TakenIn(seq, told, facts.base_language, desk.codes)


def _desk(
    session: Session,
    found: tuple[Standing, EditionFacts, frozenset[str]],
    language: str,
    brought: Sequence[Returned] | ReturnedFile,
    *,
    confirm: bool,
) -> tuple[Desk, Sequence[Returned]]:
    standing, facts, _ = found
    ground = _ground(found, language)
    reason = ground.refusal(Move.IMPORT)
    if reason is not None:
        raise reason
    if confirm:
        require("confirm", standing.rights, language)
    rows = grid_of(session, facts.id)
    entries = _entries(session, standing.release_id, rows, brought)
    retired = {entry.key for entry in entries if entry.key is not None and entry.key not in rows.by_key}
    fates = fates_of(session, standing.release_id, retired)
    codes = code_tables(session, standing.release_id)
    return Desk(ground, rows, codes, fates, facts.base_language, confirm), entries


def _ground(found: tuple[Standing, EditionFacts, frozenset[str]], language: str) -> Ground:
    standing, facts, reviewers = found
    return Ground(
        state_of_work(standing.state, is_out=facts.is_out),
        standing.four_eyes,
        language,
        facts.handed_over,
        standing.rights,
        reviewers,
    )


def _entries(
    session: Session, release_id: int, rows: Rows, brought: Sequence[Returned] | ReturnedFile
) -> Sequence[Returned]:
    if not isinstance(brought, ReturnedFile):
        return brought
    document = brought.document
    if document is None or any(entry.key in rows.by_key for entry in brought.entries):
        return brought.entries
    if document.targets:
        return unkeyed.targets_of(session, release_id, rows, document) or brought.entries
    return unkeyed.entries_of(session, release_id, rows, document)
