"""All reasons why languages of a release may not be published, each with the segment that it hangs on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from workflow.errors import FactValue, Missing
from workflow.people.visibility import view
from workflow.publishing.gather import Gathered, gather
from workflow.releases.states import OPEN_TO, ReleaseState
from workflow.review.findings import blocking
from workflow.review.viewed import viewed
from workflow.store.tables import edition, segment, thread

DONE = frozenset({"approved", "folded"})

_THREADS = viewed(
    select(thread.c.public_id, segment.c.key, edition.c.language)
    .join(segment, segment.c.id == thread.c.segment_id)
    .outerjoin(edition, edition.c.id == thread.c.edition_id)
    .where(
        thread.c.release_id == bindparam("release_id"),
        thread.c.resolved_at.is_(None),
        or_(thread.c.edition_id.is_(None), edition.c.language.in_(bindparam("languages", expanding=True))),
    )
    .order_by(thread.c.id),
    thread.c.release_id,
)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One lack. ``language`` and ``key`` are '' and ``number`` 0 where it is the release's own.

    ``code`` is ``gate.state``, ``gate.embargo``, ``gate.not_approved``, ``gate.finding`` or ``gate.open_thread``; ``facts`` fill its words.
    """

    code: str
    language: str = ""
    key: str = ""
    number: int = 0
    facts: Mapping[str, FactValue] = field(default_factory=dict)


def obstacles(
    session: Session, viewer: str | None, release_id: str, languages: Sequence[str] | None = None, *, now: datetime
) -> tuple[Obstacle, ...]:
    """Give every obstacle to publishing ``languages`` (None: all target languages) at ``now``; none means that they may go out.

    Findings are taken as of now: blocks that are not yet checked are checked. Raises Missing.
    """
    gathered = gather(session, viewer, release_id, now=now)
    return of_gathered(session, viewer, gathered, languages, now=now)


def of_gathered(
    session: Session, viewer: str | None, gathered: Gathered, languages: Sequence[str] | None, *, now: datetime
) -> tuple[Obstacle, ...]:
    """Give the obstacles of a release that was read already."""
    asked = (
        gathered.targets
        if languages is None
        else tuple(language for language in languages if language != gathered.source)
    )
    for language in asked:
        if language not in gathered.editions:
            raise Missing("edition.missing", language=language)
    return (
        *_of_release(gathered, now),
        *_unapproved(gathered, asked),
        *_findings(session, viewer, gathered, asked, now),
        *_threads(session, viewer, gathered, asked, now),
    )


def _of_release(gathered: Gathered, now: datetime) -> Iterator[Obstacle]:
    of = gathered.facts
    if "publish" not in OPEN_TO[ReleaseState(of.state)]:
        yield Obstacle("gate.state", facts={"state": of.state})
    if of.embargo_until is not None and of.embargo_until > now:
        yield Obstacle("gate.embargo", facts={"until": of.embargo_until.isoformat()})


def _unapproved(gathered: Gathered, languages: Sequence[str]) -> Iterator[Obstacle]:
    for language in languages:
        for number, key in enumerate(gathered.segments, start=1):
            state = gathered.rows[key][language].state
            if state not in DONE:
                facts: dict[str, FactValue] = {"language": language, "number": number, "key": key, "state": state}
                yield Obstacle("gate.not_approved", language, key, number, facts)


def _findings(
    session: Session, viewer: str | None, gathered: Gathered, languages: Sequence[str], now: datetime
) -> Iterator[Obstacle]:
    for told in blocking(session, gathered.facts.id, languages, viewer=viewer, at=now):
        facts: dict[str, FactValue] = {
            "language": told.language,
            "number": told.number,
            "key": told.key,
            "check": told.finding.check,
        }
        yield Obstacle("gate.finding", told.language, told.key, told.number, facts)


def _threads(
    session: Session, viewer: str | None, gathered: Gathered, languages: Sequence[str], now: datetime
) -> Iterator[Obstacle]:
    numbers = {key: number for number, key in enumerate(gathered.segments, start=1)}
    parameters = view(viewer, now, release_id=gathered.facts.id, languages=list(languages))
    for told in session.execute(_THREADS.by(viewer), parameters):
        if told.key in numbers:
            facts: dict[str, FactValue] = {"number": numbers[told.key], "key": told.key}
            yield Obstacle("gate.open_thread", told.language or "", told.key, numbers[told.key], facts)
