"""The reading behind an editor page: the whole grid of an edition, in as many statements for 5,000 segments as for 15."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy.orm import Session

from workflow.checks import Finding
from workflow.errors import Missing, Refused
from workflow.people.policy import Rights
from workflow.people.standing import rights_of
from workflow.people.visibility import view
from workflow.review.checked import Keyed, Languages, block_key, check_rows, from_json, numbered, text_hash
from workflow.review.find import state_of_work
from workflow.review.grid import Row, Rows, rows_from
from workflow.review.page_selects import (
    BLOCKS,
    DISMISSALS,
    FINDINGS,
    GRID,
    HEAD,
    NAMES,
    OPEN_THREADS,
    PROGRESS,
    RIGHTS,
)
from workflow.review.refusals import Ground, refusal_to
from workflow.review.states import Move
from workflow.review.translation import State, Translation


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block of the source. ``codes`` is its table of inline codes: role, number, label, data."""

    key: str
    kind: str
    level: int
    note: str
    codes: Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class PageFinding:
    """A finding on a row; ``dismissed`` where somebody took it as meant."""

    finding: Finding
    dismissed: bool


@dataclass(frozen=True, slots=True)
class PageRow:
    """One segment. ``number`` counts from 1; ``bases`` are its base text and those folded into it; ``threads`` are the open ones.

    ``checked`` is False where its block has not been checked since a text of it changed.
    """

    number: int
    block: PageBlock
    bases: tuple[str, ...]
    translation: Translation
    findings: tuple[PageFinding, ...]
    checked: bool
    threads: int

    @property
    def key(self) -> str:
        """The segment's key."""
        return self.translation.place.key


@dataclass(frozen=True)
class EditorPage:
    """All that an editor page shows of one edition. ``progress``: segments and words by state; ``names`` of people by public id."""

    release: str
    title: str
    slug: str
    release_state: str
    source_language: str
    confidential: bool
    embargo_until: datetime | None
    due_at: datetime | None
    language: str
    base_language: str
    edition_state: str
    handed_over: bool
    head_seq: int
    rows: tuple[PageRow, ...]
    progress: Mapping[str, tuple[int, int]]
    names: Mapping[str, str]
    ground: Ground

    def refusal(self, move: Move, row: PageRow) -> Refused | None:
        """Give the reason for a greyed button, or None: the one that the move itself would give."""
        return refusal_to(move, self.ground, row.translation, row.bases)

    def held(self) -> Mapping[State, Refused]:
        """Give, by the state that a row may be in, why the person may not write into it. The key in a reason is ``{n}``."""
        reasons: dict[State, Refused] = {}
        for row in self.rows[:1]:
            place = replace(row.translation.place, key="{n}")
            for state in set(State) - {State.SOURCE}:
                reason = refusal_to(
                    Move.SAVE, self.ground, replace(row.translation, place=place, state=state), row.bases
                )
                if reason is not None:
                    reasons[state] = reason
        return reasons

    @cached_property
    def by_key(self) -> Mapping[str, PageRow]:
        """The rows by key."""
        return {row.key: row for row in self.rows}


def editor_page(
    session: Session, viewer: str | None, release: str, language: str, now: datetime, *, all_checked: bool = False
) -> EditorPage:
    """Read an edition for its page; ``viewer`` None is the keeper of the data folder. Nine statements. Raises Missing.

    With ``all_checked`` the blocks that have not been checked since they changed are checked now, in memory.
    """
    head = session.execute(HEAD.by(viewer), view(viewer, now, public_id=release, language=language)).one_or_none()
    if head is None:
        raise Missing("edition.missing", language=language)
    asked = view(viewer, now, release_id=head.release_id, of_edition=head.edition_id)
    rows = rows_from(session.execute(GRID.by(viewer), asked))
    languages = Languages(head.base_language, language)
    findings, checked = _findings(session, viewer, asked, rows, languages, all_checked=all_checked)
    return EditorPage(
        release=head.public_id,
        title=head.title,
        slug=head.slug,
        release_state=head.release_state,
        source_language=head.source_language,
        confidential=head.confidential,
        embargo_until=head.embargo_until,
        due_at=head.edition_due_at or head.release_due_at,
        language=language,
        base_language=head.base_language,
        edition_state=head.edition_state,
        handed_over=head.handed_over,
        head_seq=head.head_seq,
        rows=_page_rows(session, viewer, asked, rows, findings, checked),
        progress={
            told.state: (told.segments, told.words)
            for told in session.execute(PROGRESS.by(viewer), asked)
            if told.segments
        },
        names=_names(session, rows),
        ground=_ground(session, viewer, head, language, now),
    )


def _page_rows(
    session: Session,
    viewer: str | None,
    asked: Mapping[str, Any],
    rows: Rows,
    findings: Mapping[str, Sequence[PageFinding]],
    checked: Collection[int],
) -> tuple[PageRow, ...]:
    blocks = {
        told.id: PageBlock(told.key, told.kind, told.level, told.note, told.codes)
        for told in session.execute(BLOCKS.by(viewer), asked)
    }
    threads = {told.key: told.threads for told in session.execute(OPEN_THREADS.by(viewer), asked)}
    return tuple(
        PageRow(
            number=number,
            block=blocks[row.block_id],
            bases=rows.bases(row),
            translation=row.translation,
            findings=tuple(findings.get(row.key, ())),
            checked=row.block_id in checked,
            threads=threads.get(row.key, 0),
        )
        for number, row in enumerate(rows.rows, start=1)
    )


def _findings(
    session: Session,
    viewer: str | None,
    asked: Mapping[str, Any],
    rows: Rows,
    languages: Languages,
    *,
    all_checked: bool,
) -> tuple[Mapping[str, list[PageFinding]], frozenset[int]]:
    kept = {told.block_id: told for told in session.execute(FINDINGS.by(viewer), asked)}
    dismissed: dict[str, set[tuple[str, str, str]]] = {}
    for key, *matter in session.execute(DISMISSALS.by(viewer), asked):
        dismissed.setdefault(key, set()).add(tuple(matter))
    found: dict[str, list[PageFinding]] = {}
    checked: set[int] = set()
    for block_id, block in rows.blocks.items():
        told = kept.get(block_id)
        if told is not None and told.key == block_key(block, languages):
            keyed = from_json(told.findings)
        elif all_checked:
            keyed = check_rows(rows, block, languages)
        else:
            continue
        checked.add(block_id)
        for one in keyed:
            finding = numbered(one, rows.numbers[one.key])
            found.setdefault(one.key, []).append(
                PageFinding(finding, _is_dismissed(rows.by_key[one.key], one, dismissed))
            )
    return found, frozenset(checked)


def _is_dismissed(row: Row, one: Keyed, dismissed: Mapping[str, Collection[tuple[str, str, str]]]) -> bool:
    matters = dismissed.get(one.key)
    # Most rows have none: what a dismissal is known by takes two hashes.
    return matters is not None and (one.finding.check, one.finding.parameters_hash, text_hash(row)) in matters


def _names(session: Session, rows: Rows) -> Mapping[str, str]:
    people = {person for row in rows.rows for person in _people(row.translation)}
    return {told.id: told.name for told in session.execute(NAMES, {"people": sorted(people)})}


def _people(row: Translation) -> set[str]:
    vouching = {row.translated_by, row.approved_by, row.sealed_translated_by, row.sealed_by}
    return {person for person in vouching if person is not None} | set(row.hands)


def _ground(session: Session, viewer: str | None, head: Any, language: str, now: datetime) -> Ground:
    rights, reviewers = Rights("", frozenset()), frozenset[str]()
    state = head.release_state
    if viewer is not None:
        unrestricted = not head.confidential and (head.embargo_until is None or head.embargo_until <= now)
        parameters = view(viewer, now, release_id=head.release_id, language=language, grants_count=unrestricted)
        told = session.execute(RIGHTS, parameters).one()
        rights = rights_of(viewer, told.roles_told)
        reviewers = frozenset((told.reviewers_told or "").split())
        state = state_of_work(head.release_state, is_out=told.is_out)
    return Ground(state, head.four_eyes, language, head.handed_over, rights, reviewers)
