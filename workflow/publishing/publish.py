"""A bundle goes out: the gate, the blob, the publication, the event."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from workflow.documents import Isolation
from workflow.errors import BadInput, Conflict, Refused
from workflow.people.policy import require
from workflow.people.standing import Standing, stand
from workflow.publishing.delivery import zipped
from workflow.publishing.export import DrawnUp, draw_up
from workflow.publishing.gate import Obstacle, obstacles
from workflow.publishing.renditions.wording import Word, english
from workflow.releases.course import put_state, sound_reason
from workflow.releases.states import Deed, ReleaseState, after, require_open_to
from workflow.review.deed import tell
from workflow.store.blobs import Blobs
from workflow.store.tables import publication

ORIGINAL, CORRIGENDUM = "original", "corrigendum"

OUT = frozenset({ReleaseState.PUBLISHED, ReleaseState.CORRECTED})

PUBLICATIONS = (
    select(
        publication.c.id,
        publication.c.number,
        publication.c.kind,
        publication.c.languages,
        publication.c.withdrawn_at,
    )
    .where(publication.c.release_id == bindparam("release_id"))
    .order_by(publication.c.number)
)


@dataclass(frozen=True, slots=True)
class Published:
    """A publication as it was recorded. ``bundle`` is the hash of its manifest, and by it of all its files."""

    number: int
    kind: str
    languages: tuple[str, ...]
    bundle: str
    state: str
    event_seq: int


class Held(Refused):
    """The gate is shut; ``obstacles`` are all the reasons."""

    def __init__(self, found: Sequence[Obstacle]) -> None:
        first = found[0]
        super().__init__("publish.obstacles", count=len(found), first=first.code, number=first.number, key=first.key)
        self.obstacles = tuple(found)


def draw_up_to_publish(  # noqa: PLR0913 - what, for whom, and how
    session: Session,
    blobs: Blobs,
    person: str,
    release_id: str,
    *,
    now: datetime,
    formats: Sequence[str] | None = None,
    languages: Sequence[str] | None = None,
    people: bool = True,
    word: Word = english,
    isolation: Isolation | None = None,
) -> DrawnUp:
    """Draw up what is to go out, in a reading session, once the gate is open; ``publish`` then looks again, with the release locked.

    ``languages`` None stands for all target languages, ``formats`` for the usual ones. Raises Held with every obstacle, Missing.
    """
    found = obstacles(session, person, release_id, languages, now=now)
    if found:
        raise Held(found)
    return draw_up(
        session,
        blobs,
        person,
        release_id,
        now=now,
        formats=formats,
        languages=languages,
        people=people,
        word=word,
        isolation=isolation,
    )


def publish(
    session: Session, blobs: Blobs, person: str, release_id: str, drawn: DrawnUp, *, note: str = "", now: datetime
) -> Published:
    """Publish what was drawn up: its target languages go out, and the zip of the bundle is kept.

    A language that was out before makes it a corrigendum, which needs a ``note`` of what it corrects and takes along all languages that
    are out. Raises Conflict where the release changed since the bundle was drawn up, Held with every obstacle, Refused, BadInput.
    """
    standing = _through_the_gate(session, person, release_id, drawn, now)
    before = session.execute(PUBLICATIONS, {"release_id": standing.release_id}).all()
    kind = _kind(standing, drawn, out(before))
    told = sound_reason(note)
    if kind == CORRIGENDUM and not told:
        raise BadInput("publish.note_needed")
    blob = blobs.put(zipped(drawn.bundle))
    moved = put_state(session, standing, after(standing.state, _deed(standing, kind, before)))
    number = len(before) + 1
    payload = {
        "number": number,
        "kind": kind,
        "languages": list(drawn.languages),
        "bundle": drawn.bundle.hash,
        "note": told,
        "state": moved.state,
    }
    recorded = tell(session, moved, "publish", now, payload=payload)
    row = {
        "release_id": standing.release_id,
        "number": number,
        "kind": kind,
        "source_version_id": drawn.source_version_id,
        "languages": list(drawn.languages),
        "bundle": blob,
        "event_id": recorded.event_id,
        "event_seq": recorded.seq,
        "event_hash": recorded.hash,
        "note": told,
        "person_id": person,
        "at": now,
    }
    session.execute(insert(publication), row)
    return Published(number, kind, drawn.languages, drawn.bundle.hash, moved.state, recorded.seq)


def _through_the_gate(session: Session, person: str, release_id: str, drawn: DrawnUp, now: datetime) -> Standing:
    standing = stand(session, person, release_id, now)
    require("publish", standing.rights)
    require_open_to(standing, "publish")
    if standing.head_seq != drawn.head_seq:
        raise Conflict("publish.moved_on")
    if not drawn.languages:
        raise BadInput("publish.no_language")
    found = obstacles(session, person, release_id, drawn.languages, now=now)
    if found:
        raise Held(found)
    return standing


def out(publications: Sequence[Any]) -> frozenset[str]:
    """Give the languages that are out: those of publications that were not withdrawn."""
    return frozenset(code for one in publications if one.withdrawn_at is None for code in one.languages)


def _kind(standing: Standing, drawn: DrawnUp, already: frozenset[str]) -> str:
    """Tell an original from a corrigendum.

    While a release is out, what is out cannot change: only a language that was not out yet is news. Once it was reopened to be
    corrected, all that is out is given out again.
    """
    if standing.state in OUT:
        if already.issuperset(drawn.languages):
            raise Refused("publish.nothing_new", languages=" ".join(drawn.languages))
        return ORIGINAL
    if missing := already.difference(drawn.languages):
        raise Refused("publish.all_that_is_out", languages=" ".join(sorted(missing)))
    return CORRIGENDUM if already else ORIGINAL


def _deed(standing: Standing, kind: str, before: Sequence[Any]) -> Deed:
    corrected = kind == CORRIGENDUM or any(one.kind == CORRIGENDUM for one in before)
    return Deed.PUBLISH_AGAIN if corrected and standing.state not in OUT else Deed.PUBLISH
