"""A word of the source mended in place, without a new file."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from workflow.errors import BadInput, Conflict, Missing
from workflow.guards.size import require_segments
from workflow.people.policy import require
from workflow.people.standing import glimpse, stand
from workflow.releases import structure
from workflow.releases.counts import recount
from workflow.releases.source_rows import source_row, source_row_seen, write_source
from workflow.releases.states import require_open_to
from workflow.review.deed import tell, write_steps
from workflow.review.finish import settle
from workflow.review.source_changes import apply_source_changes
from workflow.review.telling import tell_of_source
from workflow.store.tables import placement
from workflow.text.codes import codes_in
from workflow.text.counting import count_words
from workflow.text.space import edges, has_words

_WORDS = (
    update(placement)
    .where(
        placement.c.segment_id == bindparam("of_segment"),
        placement.c.source_version_id == structure.CURRENT_VERSION.scalar_subquery(),
    )
    .values(words=bindparam("counted"))
)


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a segment says in the source language."""

    key: str
    language: str
    text: str
    version: int


@dataclass(frozen=True, slots=True)
class SourceEdited:
    """The source's row after the deed, and how many rows of other languages it sent back to draft."""

    key: str
    text: str
    version: int
    reopened: int
    event_seq: int | None


def source_text(session: Session, viewer: str, release_id: str, key: str, now: datetime) -> SourceText:
    """Read the source of one segment that stands in the current version. Two statements. Raises Missing."""
    standing = glimpse(session, viewer, release_id, now)
    row = source_row_seen(session, viewer, standing, key, now)
    if row is None:
        raise Missing("segment.missing", key=key)
    return SourceText(key, row.language, row.text, row.version)


def edit_source(
    session: Session, person: str, release_id: str, key: str, text: str, *, version: int, now: datetime
) -> SourceEdited:
    """Mend the source of one segment. Its inline codes stay the same ones; white space at its ends is not part of it.

    Raises Conflict where the row is no longer at ``version``, Missing, Refused, BadInput. An unchanged text writes nothing.
    """
    standing = stand(session, person, release_id, now)
    require("edit_source", standing.rights)
    require_open_to(standing, "edit_source")
    row = source_row(session, standing.release_id, standing.source_language, key)
    if row is None:
        raise Missing("segment.missing", key=key)
    if row.version != version:
        raise Conflict("source.moved_on", key=key)
    told = _sound(text, row.text, key)
    if told == row.text:
        return SourceEdited(key, told, version, 0, None)
    steps = write_source(session, standing, [(row, told)])
    words = count_words(told, standing.source_language)
    parameters = {"of_segment": row.segment_id, "counted": words, "of_release": standing.release_id}
    session.execute(_WORDS, parameters)
    recount(session, standing.release_id)
    effect = apply_source_changes(session, standing, [row.segment_id])
    write_steps(session, standing, effect.steps, effect.lead_ids)
    settled = settle(session, standing)
    tell_of_source(session, standing, effect.steps, now)
    payload = {"key": key, **settled.told()}
    recorded = tell(session, standing, "edit_source", now, [*steps, *effect.steps], payload=payload)
    return SourceEdited(key, told, version + 1, len(effect.steps) - len(effect.reverted), recorded.seq)


def _sound(text: str, was: str, key: str) -> str:
    told = edges(text)[1]
    require_segments([told], key)
    if not has_words(told):
        raise BadInput("source.blank", key=key)
    if sorted(codes_in(told)) != sorted(codes_in(was)):
        raise BadInput("source.codes_changed", key=key)
    return told
