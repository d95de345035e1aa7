"""Finds what a deed on one row needs, in two selects: the locked release, and the row with its block, its edition and the rights."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    ScalarSelect,
    String,
    bindparam,
    case,
    cast,
    exists,
    func,
    or_,
    select,
    union,
)
from sqlalchemy.orm import Session
from sqlalchemy.sql.functions import aggregate_strings

from workflow.errors import Missing, Refused
from workflow.people.standing import Standing, glimpse, lock, rights_of, roles_told
from workflow.people.visibility import view
from workflow.review.grid import (
    BASE_EDITION,
    Row,
    Rows,
    code_characters,
    current_version,
    live_rows,
    one_text,
    rows_from,
)
from workflow.review.translation import State
from workflow.review.viewed import viewed
from workflow.review.where import Where
from workflow.store.tables import (
    assignment,
    block,
    dismissal,
    edition,
    placement,
    progress,
    publication,
    role_grant,
    segment,
)

WORKED_ON = frozenset({"open", "ready"})
"""States of a release in which its translations are worked on; in others one may read and comment."""

OUT = frozenset({"published", "corrected"})
"""States of a release of which at least one language is out."""

UNCONFIRMED = (State.UNTRANSLATED, State.DRAFT, State.RETURNED)
DONE = (State.APPROVED, State.FOLDED)

_OF_RELEASE: ColumnElement[int] = bindparam("release_id")
_OF_LANGUAGE: ColumnElement[str] = bindparam("language")
_OF_KEY: ColumnElement[str] = bindparam("key")

_THIS = edition.alias("this_edition")
_OTHER = edition.alias("other_edition")


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """A target edition as a deed finds it.

    ``unconfirmed`` counts its segments that are not translated, approved or folded, ``unapproved`` those that are not approved or
    folded; ``others_unfinished`` the other target languages of the release that are not finished; ``is_out`` tells whether a
    publication that was not withdrawn gave this language out.
    """

    id: int
    language: str
    state: str
    handed_over: bool
    base_language: str
    unconfirmed: int
    unapproved: int
    others_unfinished: int
    is_out: bool = False


Dismissals = Mapping[str, frozenset[str]]
"""By key, what was dismissed on a row and stands: each a check, the hash of what it is about, and the hash of both texts."""


@dataclass(frozen=True, slots=True)
class Work:
    """One row to work on. ``number`` is its place in the release, ``rows`` are those of its block, ``codes`` the block's code characters."""

    standing: Standing
    edition: EditionFacts
    number: int
    rows: Rows
    row: Row
    codes: frozenset[str]
    reviewers: frozenset[str]
    dismissed: Dismissals

    @property
    def bases(self) -> tuple[str, ...]:
        """The base texts of the row."""
        return self.rows.bases(self.row)

    @property
    def base(self) -> str:
        """The base text of the row as people read it."""
        return one_text(self.bases, self.edition.base_language)


def _count(states: Collection[State], *, inside: bool) -> ScalarSelect[int]:
    counted = progress.c.state.in_(states) if inside else progress.c.state.not_in(states)
    return (
        select(func.coalesce(func.sum(progress.c.segments), 0))
        .join(_THIS, _THIS.c.id == progress.c.edition_id)
        .where(_THIS.c.release_id == _OF_RELEASE, _THIS.c.language == _OF_LANGUAGE, counted)
        .scalar_subquery()
    )


def reviewers_told() -> ScalarSelect[str]:
    """Give the reviewers of a language of a release as one column, divided by spaces.

    Parameters: ``release_id``, ``language``, and ``grants_count``: whether the release is unrestricted.
    """
    found = union(
        select(assignment.c.person_id).where(
            assignment.c.release_id == _OF_RELEASE,
            assignment.c.role == "reviewer",
            assignment.c.language == _OF_LANGUAGE,
        ),
        select(role_grant.c.person_id).where(
            role_grant.c.role == "reviewer",
            role_grant.c.language == _OF_LANGUAGE,
            bindparam("grants_count", type_=Boolean),
        ),
    ).subquery()
    return select(aggregate_strings(found.c.person_id, " ")).scalar_subquery()


IS_OUT = (
    exists()
    .where(
        publication.c.release_id == _OF_RELEASE,
        publication.c.withdrawn_at.is_(None),
        # The list is JSON: a language stands in it between quotation marks, on both stores.
        cast(publication.c.languages, String).contains('"' + _OF_LANGUAGE + '"'),
    )
    .label("is_out")
)
"""Whether a publication that stands gave the edition's language out."""

EDITION_COLUMNS = (
    edition.c.id.label("edition_key"),
    edition.c.state.label("edition_state"),
    edition.c.handed_over,
    select(BASE_EDITION.c.language)
    .where(BASE_EDITION.c.id == edition.c.base_id)
    .scalar_subquery()
    .label("base_language"),
    _count(UNCONFIRMED, inside=True).label("unconfirmed"),
    _count((*DONE, State.SOURCE), inside=False).label("unapproved"),
    select(func.count())
    .select_from(_OTHER)
    .where(
        _OTHER.c.release_id == _OF_RELEASE,
        _OTHER.c.language != _OF_LANGUAGE,
        _OTHER.c.state.not_in(("source", "finished")),
        _OTHER.c.dropped_at.is_(None),
    )
    .scalar_subquery()
    .label("others_unfinished"),
    IS_OUT,
    roles_told().label("roles_told"),
    reviewers_told().label("reviewers_told"),
)

_VERSION = current_version(_OF_RELEASE)
_BLOCK_OF_KEY = (
    select(placement.c.block_id)
    .join(segment, segment.c.id == placement.c.segment_id)
    .where(
        segment.c.release_id == _OF_RELEASE,
        segment.c.key == _OF_KEY,
        placement.c.source_version_id == _VERSION,
        placement.c.live,
    )
    .scalar_subquery()
)
_CODES = select(block.c.codes).where(block.c.id == placement.c.block_id).scalar_subquery()
_BEFORE = placement.alias("before")
_NUMBER = (
    select(func.count())
    .where(
        _BEFORE.c.source_version_id == placement.c.source_version_id,
        _BEFORE.c.live,
        _BEFORE.c.position <= placement.c.position,
    )
    .scalar_subquery()
)
_DISMISSED = (
    select(
        aggregate_strings(dismissal.c.check_name + ":" + dismissal.c.parameters_hash + ":" + dismissal.c.text_hash, " ")
    )
    .where(
        dismissal.c.edition_id == edition.c.id,
        dismissal.c.segment_id == placement.c.segment_id,
        dismissal.c.revoked_event_id.is_(None),
    )
    .scalar_subquery()
)
_TARGET = (
    edition.c.release_id == _OF_RELEASE,
    edition.c.language == _OF_LANGUAGE,
    edition.c.base_id.is_not(None),
    edition.c.dropped_at.is_(None),
)
_IS_ROW = segment.c.key == _OF_KEY
_WORK = live_rows(
    _VERSION,
    *EDITION_COLUMNS,
    case((_IS_ROW, _CODES)).label("codes"),
    case((_IS_ROW, _NUMBER)).label("number"),
    _DISMISSED.label("dismissed"),
).where(placement.c.block_id == _BLOCK_OF_KEY, *_TARGET)
_SEEN_WORK = viewed(_WORK, edition.c.release_id)
_EDITION = select(*EDITION_COLUMNS).select_from(edition).where(*_TARGET)
_IS_SOURCE = select(edition.c.state == "source").where(
    edition.c.release_id == _OF_RELEASE,
    edition.c.language == _OF_LANGUAGE,
    or_(edition.c.dropped_at.is_(None), edition.c.state == "source"),
)


def work_on(session: Session, person: str, where: Where, now: datetime) -> Work:
    """Lock the release and give the row at ``where``. Raises Missing for what is not there, or not for this person."""
    standing = lock(session, person, where.release, now)
    found = session.execute(_WORK, _parameters(standing, where.language, now, key=where.key)).all()
    work = _work(standing, found, where)
    if work is None:
        raise _missing(session, standing, where)
    return work


def work_seen(session: Session, viewer: str, where: Where, now: datetime) -> Work:
    """Give the row at ``where`` as ``work_on`` does, to look at: nothing is locked. Two statements. Raises Missing."""
    standing = glimpse(session, viewer, where.release, now)
    parameters = _parameters(standing, where.language, now, key=where.key)
    work = _work(standing, session.execute(_SEEN_WORK.by(viewer), parameters).all(), where)
    if work is None:
        raise Missing("segment.missing", key=where.key)
    return work


def edition_of(
    session: Session, person: str, release: str, language: str, now: datetime
) -> tuple[Standing, EditionFacts, frozenset[str]]:
    """Lock the release and give a target edition, and the reviewers of its language. Raises Missing as ``work_on``."""
    return _of_edition(session, lock(session, person, release, now), language, now)


def edition_seen(
    session: Session, viewer: str, release: str, language: str, now: datetime
) -> tuple[Standing, EditionFacts, frozenset[str]]:
    """As ``edition_of``, for a reading: the release is not locked."""
    return _of_edition(session, glimpse(session, viewer, release, now), language, now)


def facts_of(session: Session, standing: Standing, language: str, now: datetime) -> tuple[EditionFacts, frozenset[str]]:
    """Give a target edition of a locked release, and the reviewers of its language. Raises Missing."""
    told = _edition(session, standing, language, now)
    return _facts(told, language), _reviewers(told)


def state_of_work(state: str, *, is_out: bool) -> str:
    """Give the state of the release as the edition meets it.

    A release is published from its first language on; the languages that are not out yet are worked on as in an open one.
    """
    return "open" if state in OUT and not is_out else state


def require_worked_on(standing: Standing, facts: EditionFacts | None = None) -> None:
    """Raise Refused where translations stand still: in the whole release, or in the edition of ``facts``."""
    state = standing.state if facts is None else state_of_work(standing.state, is_out=facts.is_out)
    if state not in WORKED_ON:
        raise Refused("release.not_worked_on", state=state)


def _work(standing: Standing, found: Sequence[Any], where: Where) -> Work | None:
    rows = rows_from(found)
    row = rows.by_key.get(where.key)
    if row is None:
        return None
    told = found[rows.numbers[where.key] - 1]
    return Work(
        standing=replace(standing, rights=rights_of(standing.person, told.roles_told)),
        edition=_facts(told, where.language),
        number=told.number,
        rows=rows,
        row=row,
        codes=code_characters(told.codes),
        reviewers=_reviewers(told),
        dismissed={one.key: frozenset(one.dismissed.split()) for one in found if one.dismissed},
    )


def _parameters(standing: Standing, language: str, now: datetime, **more: Any) -> dict[str, Any]:
    unrestricted = not standing.confidential and (standing.embargo_until is None or standing.embargo_until <= now)
    return view(
        standing.person,
        now,
        release_id=standing.release_id,
        language=language,
        grants_count=unrestricted,
        **more,
    )


def _of_edition(
    session: Session, standing: Standing, language: str, now: datetime
) -> tuple[Standing, EditionFacts, frozenset[str]]:
    told = _edition(session, standing, language, now)
    standing = replace(standing, rights=rights_of(standing.person, told.roles_told))
    return standing, _facts(told, language), _reviewers(told)


def _edition(session: Session, standing: Standing, language: str, now: datetime) -> Any:
    told = session.execute(_EDITION, _parameters(standing, language, now)).one_or_none()
    if told is None:
        raise _missing(session, standing, Where(standing.public_id, language, ""))
    return told


def _facts(told: Any, language: str) -> EditionFacts:
    return EditionFacts(
        told.edition_key,
        language,
        told.edition_state,
        told.handed_over,
        told.base_language,
        told.unconfirmed,
        told.unapproved,
        told.others_unfinished,
        bool(told.is_out),
    )


def _reviewers(told: Any) -> frozenset[str]:
    return frozenset((told.reviewers_told or "").split())


def _missing(session: Session, standing: Standing, where: Where) -> Missing | Refused:
    is_source = session.execute(
        _IS_SOURCE, {"release_id": standing.release_id, "language": where.language}
    ).scalar_one_or_none()
    if is_source is None:
        return Missing("edition.missing", language=where.language)
    if is_source:
        return Refused("edition.is_source", language=where.language)
    return Missing("segment.missing", key=where.key)
