"""Findings of an edition: kept as a derived row a block, made anew where its key no longer fits; dismissals taken off.

Never truth and never in the history: a row that is not there, or has another key, only means "not yet checked".
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from workflow.checks import Finding
from workflow.people.desk_settings import STORED, DeskSettings, read_settings
from workflow.people.visibility import view
from workflow.review.checked import (
    Keyed,
    Languages,
    block_key,
    check_rows,
    from_json,
    numbered,
    text_hash,
    to_json,
)
from workflow.review.grid import BASE_EDITION, VERSION_OF_EDITION, Row, Rows, live_rows, row_from
from workflow.review.viewed import viewed
from workflow.store.tables import block_findings, dismissal, edition, placement

_EDITIONS = viewed(
    select(edition.c.id, edition.c.language, BASE_EDITION.c.language.label("base_language"))
    .join(BASE_EDITION, BASE_EDITION.c.id == edition.c.base_id)
    .where(edition.c.release_id == bindparam("release_id"), edition.c.dropped_at.is_(None))
    .order_by(edition.c.language),
    edition.c.release_id,
)

# One select for rows, what is kept of their blocks, and what was dismissed: a row comes once for each of its dismissals.
_CHECKED = viewed(
    live_rows(
        VERSION_OF_EDITION,
        block_findings.c.key.label("kept_key"),
        block_findings.c.findings,
        dismissal.c.check_name,
        dismissal.c.parameters_hash,
        dismissal.c.text_hash.label("dismissed_texts"),
        STORED.scalar_subquery().label("desk_settings"),
    )
    .outerjoin(
        block_findings,
        and_(block_findings.c.edition_id == edition.c.id, block_findings.c.block_id == placement.c.block_id),
    )
    .outerjoin(
        dismissal,
        and_(
            dismissal.c.edition_id == edition.c.id,
            dismissal.c.segment_id == placement.c.segment_id,
            dismissal.c.revoked_event_id.is_(None),
        ),
    )
    .where(edition.c.id == bindparam("of_edition")),
    edition.c.release_id,
)


def _upsert(insert: Any) -> Any:
    statement = insert(block_findings)
    kept = {name: statement.excluded[name] for name in ("key", "findings", "errors")}
    return statement.on_conflict_do_update(index_elements=["edition_id", "block_id"], set_=kept)


_EVERYTHING: Mapping[str, Any] = {}
_KEEP = {"sqlite": _upsert(sqlite.insert), "postgresql": _upsert(postgresql.insert)}


@dataclass(frozen=True, slots=True)
class Told:
    """A finding on a segment of a release; ``dismissed`` where somebody took it as meant, for just these texts.

    ``holds_back`` tells whether the desk lets such a finding hold its language back.
    """

    number: int
    key: str
    language: str
    finding: Finding
    dismissed: bool
    holds_back: bool

    @property
    def blocking(self) -> bool:
        """Whether it holds its language back."""
        return self.holds_back and not self.dismissed


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings of an edition as of now; ``gaps`` are the blocks whose kept row was missing or stale, made anew."""

    rows: Rows
    told: tuple[Told, ...]
    gaps: Mapping[int, tuple[str, list[Keyed]]]


def standing_findings(
    session: Session,
    release_id: int,
    languages: Collection[str] | None = None,
    *,
    viewer: str | None = None,
    at: datetime | None = None,
) -> tuple[Told, ...]:
    """Give all findings of a release by language and place, also the dismissed. Writes nothing: gaps are checked in memory.

    A ``viewer`` who may not see the release at ``at`` gets none; None sees all, as after a lock that looked.
    """
    seen = _seen(viewer, at)
    return tuple(told for _, checked in _checked(session, release_id, languages, seen) for told in checked.told)


def blocking(
    session: Session,
    release_id: int,
    languages: Collection[str] | None = None,
    *,
    viewer: str | None = None,
    at: datetime | None = None,
) -> tuple[Told, ...]:
    """Give the errors that nobody dismissed: each holds its language back. Viewers as for ``standing_findings``."""
    found = standing_findings(session, release_id, languages, viewer=viewer, at=at)
    return tuple(told for told in found if told.blocking)


def fill_gaps(session: Session, release_id: int, languages: Collection[str] | None = None) -> int:
    """Check the blocks that are not yet checked, keep what was found, and give their number."""
    filled = 0
    for edition_id, checked in _checked(session, release_id, languages, _EVERYTHING):
        keep(session, edition_id, checked.gaps)
        filled += len(checked.gaps)
    return filled


def checked_edition(
    session: Session, edition_id: int, languages: Languages, seen: Mapping[str, Any] = _EVERYTHING
) -> Checked:
    """Give the findings of one edition as of now. One statement."""
    rows: dict[str, Row] = {}
    kept: dict[int, tuple[str, Sequence[Mapping[str, Any]]]] = {}
    dismissed: set[tuple[str, str, str, str]] = set()
    settings: Mapping[str, Any] | None = None
    for told in session.execute(_CHECKED.by(seen.get("viewer")), {"of_edition": edition_id, **seen}):
        settings = told.desk_settings
        if told.key not in rows:
            rows[told.key] = row_from(told)
        if told.kept_key is not None:
            kept[told.block_id] = (told.kept_key, told.findings)
        if told.check_name is not None:
            dismissed.add((told.key, told.check_name, told.parameters_hash, told.dismissed_texts))
    return _as_of_now(Rows(tuple(rows.values())), kept, dismissed, languages, read_settings(settings))


def keep(session: Session, edition_id: int, found: Mapping[int, tuple[str, list[Keyed]]]) -> None:
    """Keep the findings of blocks: by block the key and what was found. One statement; none for no block."""
    if not found:
        return
    rows = [
        {
            "edition_id": edition_id,
            "block_id": block_id,
            "key": key,
            "findings": to_json(keyed),
            "errors": sum(one.finding.blocking for one in keyed),
        }
        for block_id, (key, keyed) in found.items()
    ]
    session.execute(_KEEP[session.get_bind().dialect.name], rows)


def check_blocks(rows: Rows, blocks: Iterable[int], languages: Languages) -> dict[int, tuple[str, list[Keyed]]]:
    """Check blocks of ``rows``: by block its key and what was found."""
    return {
        block_id: (block_key(rows.blocks[block_id], languages), check_rows(rows, rows.blocks[block_id], languages))
        for block_id in blocks
    }


def _seen(viewer: str | None, at: datetime | None) -> Mapping[str, Any]:
    if viewer is None:
        return _EVERYTHING
    if at is None:
        message = "what a person may see depends on the moment"
        raise TypeError(message)
    return view(viewer, at)


def _checked(
    session: Session, release_id: int, languages: Collection[str] | None, seen: Mapping[str, Any]
) -> Iterable[tuple[int, Checked]]:
    for told in session.execute(_EDITIONS.by(seen.get("viewer")), {"release_id": release_id, **seen}).all():
        if languages is None or told.language in languages:
            of = Languages(told.base_language, told.language)
            yield told.id, checked_edition(session, told.id, of, seen)


def _as_of_now(
    rows: Rows,
    kept: Mapping[int, tuple[str, Sequence[Mapping[str, Any]]]],
    dismissed: Collection[tuple[str, str, str, str]],
    languages: Languages,
    settings: DeskSettings,
) -> Checked:
    gaps: dict[int, tuple[str, list[Keyed]]] = {}
    told: list[Told] = []
    for block_id, block in rows.blocks.items():
        key = block_key(block, languages)
        was, findings = kept.get(block_id, ("", ()))
        if was == key:
            found = from_json(findings)
        else:
            found = check_rows(rows, block, languages)
            gaps[block_id] = (key, found)
        told += _told(rows, found, dismissed, languages, settings)
    return Checked(rows, tuple(told), gaps)


def _told(
    rows: Rows,
    found: Iterable[Keyed],
    dismissed: Collection[tuple[str, str, str, str]],
    languages: Languages,
    settings: DeskSettings,
) -> list[Told]:
    return [
        Told(
            rows.numbers[one.key],
            one.key,
            languages.target,
            numbered(one, rows.numbers[one.key]),
            (one.key, one.finding.check, one.finding.parameters_hash, text_hash(rows.by_key[one.key])) in dismissed,
            settings.holds_back(one.finding),
        )
        for one in found
    ]
