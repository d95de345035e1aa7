"""The rows of an edition with what they are made from, in the order of the text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, bindparam, case, func, select
from sqlalchemy.orm import Session

from locales import language
from workflow.checks import Cue
from workflow.review.translation import REMEMBERED, Place, State, Translation
from workflow.store.tables import block, document, edition, placement, segment, source_version, translation
from workflow.text import Code, Kind
from workflow.text.codes import Role, character
from workflow.text.pairs import join

BASE_EDITION = edition.alias("base_edition")
BASE = translation.alias("base")
_LEAD = segment.alias("lead")

# A relay is made from what was last approved in its base, never from what is being typed there.
BASE_TEXT: ColumnElement[str] = case(
    (BASE.c.state == "source", BASE.c.text), else_=func.coalesce(BASE.c.sealed_text, "")
)

# Subqueries, not joins: with ten tables to join, PostgreSQL plans longer (30 ms) than it reads.
_LEAD_KEY = select(_LEAD.c.key).where(_LEAD.c.id == translation.c.folded_into).scalar_subquery()


def current_version(release_id: ColumnElement[Any]) -> ScalarSelect[int]:
    """Give the current source version of a release as a value within another select."""
    return (
        select(source_version.c.id)
        .where(source_version.c.release_id == release_id, source_version.c.is_current)
        .scalar_subquery()
    )


_OF_EDITION: ColumnElement[int] = bindparam("of_edition")
_THIS_EDITION = edition.alias("this_edition")
VERSION_OF_EDITION = current_version(
    select(_THIS_EDITION.c.release_id).where(_THIS_EDITION.c.id == _OF_EDITION).scalar_subquery()
)
"""The current source version of the release of the edition ``of_edition``."""

_CUE = block.c.kind == str(Kind.CUE)
_SECONDS = select(block.c.seconds).where(block.c.id == placement.c.block_id).scalar_subquery()
# The codes of a cue alone: its check must know which of them break lines.
_CUE_CODES = select(block.c.codes).where(block.c.id == placement.c.block_id, _CUE).scalar_subquery()

_PLACED: tuple[ColumnElement[Any], ...] = (
    placement.c.block_id,
    placement.c.position,
    BASE_TEXT.label("base_text"),
    placement.c.words,
    edition.c.id.label("edition_id"),
    segment.c.id.label("segment_id"),
    edition.c.language,
    segment.c.key,
)
ROW_COLUMNS: tuple[ColumnElement[Any], ...] = (
    *_PLACED,
    *(_LEAD_KEY.label("lead_key") if name == "folded_into" else translation.c[name] for name in REMEMBERED),
    _SECONDS.label("cue_seconds"),
    _CUE_CODES.label("cue_codes"),
)


def live_rows(version: ColumnElement[Any], *columns: ColumnElement[Any]) -> Select[Any]:
    """Begin a select of live rows of target editions in a source version, with ``ROW_COLUMNS`` and ``columns``.

    In the order of the text. Which editions, or blocks, is for the caller to say.
    """
    return (
        select(*ROW_COLUMNS, *columns)
        .select_from(placement)
        .join(segment, segment.c.id == placement.c.segment_id)
        .join(translation, translation.c.segment_id == placement.c.segment_id)
        .join(edition, edition.c.id == translation.c.edition_id)
        .join(BASE, (BASE.c.edition_id == edition.c.base_id) & (BASE.c.segment_id == placement.c.segment_id))
        .where(placement.c.source_version_id == version, placement.c.live)
        .order_by(placement.c.position)
    )


_BREAK = "break"
_STATE, _HANDS = REMEMBERED.index("state"), REMEMBERED.index("hands")
_STATES = {str(state): state for state in State}


@dataclass(frozen=True, slots=True)
class Row:
    """A live row: where it stands, the base text of its own segment, what it says, and the cue that it is the text of."""

    block_id: int
    position: int
    own_base: str
    translation: Translation
    cue: Cue | None = None

    @property
    def key(self) -> str:
        """The segment's key."""
        return self.translation.place.key


@dataclass(frozen=True)
class Rows:
    """Rows of one edition in the order of the text: all of them, or those of whole blocks."""

    rows: tuple[Row, ...]

    @cached_property
    def by_key(self) -> Mapping[str, Row]:
        """The rows by the keys of their segments."""
        return {row.key: row for row in self.rows}

    @cached_property
    def lead_ids(self) -> Mapping[str, int]:
        """The database keys of the segments that folded rows may name."""
        return {row.key: row.translation.place.segment_id for row in self.rows}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The places of the segments, counted from 1; of the release's segments where all rows are here."""
        return {row.key: number for number, row in enumerate(self.rows, start=1)}

    @cached_property
    def folded(self) -> Mapping[str, Sequence[Row]]:
        """The rows folded into each lead, by the lead's key."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            if row.translation.folded_into is not None:
                found.setdefault(row.translation.folded_into, []).append(row)
        return found

    @cached_property
    def blocks(self) -> Mapping[int, Sequence[Row]]:
        """The rows by block, blocks in the order of the text."""
        found: dict[int, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.block_id, []).append(row)
        return found

    def bases(self, row: Row) -> tuple[str, ...]:
        """Give the base texts of a row: its own, then those of the segments folded into it."""
        return (row.own_base, *(one.own_base for one in self.folded.get(row.key, ())))


def one_text(texts: Sequence[str], of_language: str) -> str:
    """Join the base texts of a row, or the texts of a fold, as sentences of ``of_language``."""
    return join(texts, [language(of_language).joint] * (len(texts) - 1))


def row_from(told: Any) -> Row:
    """Read one row of a select that ``live_rows`` began: by place, for there may be thousands."""
    block_id, position, base_text, words = told[:4]
    *members, seconds, codes = told[len(_PLACED) : len(ROW_COLUMNS)]
    members[_STATE] = _STATES[members[_STATE]]
    members[_HANDS] = tuple(members[_HANDS])
    values: list[Any] = [Place(*told[4 : len(_PLACED)]), *members, words]
    cue = None if codes is None else Cue(seconds or 0.0, _breaks(codes))
    return Row(block_id, position, base_text, Translation(*values), cue)


def _breaks(codes: Iterable[Sequence[Any]]) -> frozenset[str]:
    """Give the characters of the codes that break a line."""
    return frozenset(character(Role(one[0]), one[1]) for one in codes if one[2] == _BREAK)


def rows_from(found: Iterable[Any]) -> Rows:
    """Read the rows of a select that ``live_rows`` began."""
    return Rows(tuple(row_from(told) for told in found))


_GRID = live_rows(VERSION_OF_EDITION).where(edition.c.id == _OF_EDITION)
_CODES = (
    select(block.c.id, block.c.codes)
    .join(document, document.c.id == block.c.document_id)
    .join(source_version, source_version.c.id == document.c.source_version_id)
    .where(source_version.c.release_id == bindparam("of_release"), source_version.c.is_current)
)


def grid_of(session: Session, edition_id: int) -> Rows:
    """Give every live row of a target edition. One statement."""
    return rows_from(session.execute(_GRID, {"of_edition": edition_id}))


def code_characters(told: Iterable[Sequence[Any]]) -> frozenset[str]:
    """Give the characters of a block's table of codes, as it is stored: role, number, label, data."""
    return frozenset(character(Role(one[0]), one[1]) for one in told)


def codes_by_block(session: Session, release_id: int) -> Mapping[int, frozenset[str]]:
    """Give the code characters of each block of the current source version that has some. One statement."""
    found = session.execute(_CODES, {"of_release": release_id})
    return {told.id: code_characters(told.codes) for told in found if told.codes}


def code_tables(session: Session, release_id: int) -> Mapping[int, tuple[Code, ...]]:
    """Give the codes of each block of the current source version that has some. One statement."""
    found = session.execute(_CODES, {"of_release": release_id})
    return {told.id: tuple(map(Code.from_json, told.codes)) for told in found if told.codes}
