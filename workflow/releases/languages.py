"""A target language is added to a release, or dropped, after it was opened."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from workflow.documents import formats
from workflow.errors import Missing, Refused
from workflow.people.grants import sound_language
from workflow.people.policy import require
from workflow.people.standing import Standing, stand
from workflow.releases import structure
from workflow.releases.counts import recount
from workflow.releases.source_rows import source_rows
from workflow.releases.states import require_open_to
from workflow.releases.structure import NewSegment
from workflow.review.deed import begin_progress, tell
from workflow.review.finish import settle
from workflow.review.prefill import prefill
from workflow.store.tables import document, edition, source_version

_FILES = (
    select(document.c.name, document.c.format)
    .join(source_version, source_version.c.id == document.c.source_version_id)
    .where(source_version.c.release_id == bindparam("release_id"), source_version.c.is_current)
    .order_by(document.c.position)
)
_TEMPLATE = ".pot"


@dataclass(frozen=True, slots=True)
class LanguageMoved:
    """A language that came or went; ``came_back`` where its rows of before are there again."""

    language: str
    came_back: bool
    event_seq: int


def add_language(
    session: Session, person: str, release_id: str, language: str, *, now: datetime, due: datetime | None = None
) -> LanguageMoved:
    """Add a target language. One that was dropped comes back with all that was done in it. Raises Refused, BadInput."""
    sound_language(language)
    standing = _begin(session, person, release_id, "add_language", now)
    found = structure.editions(session, standing.release_id)
    known = {one.language: one for one in found}
    was = known.get(language)
    if was is not None and not was.dropped:
        raise Refused("language.is_there", language=language)
    if was is None:
        _require_free(session, standing)
        _add(session, standing, found[0].id, language, due)
    else:
        back: dict[str, Any] = {"dropped_at": None, "due_at": due} if due else {"dropped_at": None}
        session.execute(update(edition).where(edition.c.id == was.id).values(back))
    recount(session, standing.release_id)
    settled = settle(session, standing)
    payload = {"due_at": due.isoformat() if due else None, "came_back": was is not None, **settled.told()}
    recorded = tell(session, standing, "add_language", now, language=language, payload=payload)
    if was is None:
        prefill(session, person, release_id, now, languages=[language])
    return LanguageMoved(language, was is not None, recorded.seq)


def drop_language(session: Session, person: str, release_id: str, language: str, *, now: datetime) -> LanguageMoved:
    """Drop a target language: nobody works on it, nothing waits for it; its rows stay. Raises Missing, Refused for the last one."""
    standing = _begin(session, person, release_id, "drop_language", now)
    targets = [one for one in structure.editions(session, standing.release_id) if not one.is_source and not one.dropped]
    dropped = next((one for one in targets if one.language == language), None)
    if dropped is None:
        raise Missing("edition.missing", language=language)
    if len(targets) == 1:
        raise Refused("language.last", language=language)
    relayed = select(edition.c.language).where(edition.c.base_id == dropped.id, edition.c.dropped_at.is_(None))
    if (other := session.execute(relayed).scalar()) is not None:
        raise Refused("language.is_relayed", language=language, other=other)
    session.execute(update(edition).where(edition.c.id == dropped.id).values(dropped_at=now))
    settled = settle(session, standing)
    recorded = tell(session, standing, "drop_language", now, language=language, payload=settled.told())
    return LanguageMoved(language, came_back=False, event_seq=recorded.seq)


def set_due(
    session: Session, person: str, release_id: str, language: str, due: datetime | None, *, now: datetime
) -> int | None:
    """Say when a language is due; None leaves it to the date of the release. Gives the event's seq; None where nothing changed.

    Raises Missing, Refused.
    """
    standing = stand(session, person, release_id, now)
    require("schedule", standing.rights)
    require_open_to(standing, "schedule")
    targets = (
        edition.c.release_id == standing.release_id,
        edition.c.language == language,
        edition.c.base_id.is_not(None),
    )
    was = session.execute(select(edition.c.due_at).where(*targets, edition.c.dropped_at.is_(None))).one_or_none()
    if was is None:
        raise Missing("edition.missing", language=language)
    if was.due_at == due:
        return None
    session.execute(update(edition).where(*targets).values(due_at=due))
    moments = {"was": was.due_at.isoformat() if was.due_at else None, "is": due.isoformat() if due else None}
    return tell(session, standing, "schedule", now, language=language, payload={"due_at": moments}).seq


def _begin(session: Session, person: str, release_id: str, action: str, now: datetime) -> Standing:
    standing = stand(session, person, release_id, now)
    require(action, standing.rights)
    require_open_to(standing, action)
    return standing


def _require_free(session: Session, standing: Standing) -> None:
    """Refuse a further language where a file holds the translation beside the source; a template is for any language."""
    paired = {each.name for each in formats() if each.bilingual or each.special}
    for told in session.execute(_FILES, {"release_id": standing.release_id}):
        if told.format in paired and not told.name.casefold().endswith(_TEMPLATE):
            raise Refused("bilingual.no_other_language", file=told.name)


def _add(session: Session, standing: Standing, base_id: int, language: str, due: datetime | None) -> None:
    """Insert the edition with a row for every segment that the release ever had: one that had gone may come back."""
    row = {
        "release_id": standing.release_id,
        "language": language,
        "state": "translation",
        "base_id": base_id,
        "due_at": due,
    }
    session.execute(insert(edition), row)
    into = [one for one in structure.editions(session, standing.release_id) if one.language == language]
    rows = source_rows(session, standing.release_id)
    structure.add_rows(
        session, standing.release_id, into, [NewSegment(one.segment_id, one.text) for one in rows.values()]
    )
    begin_progress(session, [one.id for one in into])
