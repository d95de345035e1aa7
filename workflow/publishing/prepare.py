"""What a publisher looks at before a release goes out: what holds each language back, the bundle as it would be, what went out before."""

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from workflow.errors import Missing, Refused, Unavailable
from workflow.people.policy import refusal
from workflow.people.standing import glimpse, rights_on
from workflow.people.visibility import view
from workflow.publishing.bundle import MANIFEST
from workflow.publishing.export import DrawnUp, draw_up_gathered
from workflow.publishing.gate import Obstacle, of_gathered
from workflow.publishing.gather import Gathered, gather
from workflow.publishing.publish import OUT, out
from workflow.publishing.renditions.wording import Word, english
from workflow.releases.states import OPEN_TO, ReleaseState
from workflow.review.viewed import viewed
from workflow.store.blobs import Blobs
from workflow.store.tables import person, publication, release

_WITHDRAWER = person.alias("withdrawer")
_PUBLICATIONS = viewed(
    select(
        publication.c.number,
        publication.c.kind,
        publication.c.languages,
        publication.c.bundle,
        publication.c.note,
        publication.c.at,
        publication.c.withdrawn_at,
        publication.c.withdrawn_note,
        person.c.name.label("by"),
        _WITHDRAWER.c.name.label("withdrawn_by"),
        release.c.slug,
        release.c.title,
    )
    .join(release, release.c.id == publication.c.release_id)
    .join(person, person.c.id == publication.c.person_id)
    .outerjoin(_WITHDRAWER, _WITHDRAWER.c.id == publication.c.withdrawn_by)
    .where(release.c.public_id == bindparam("release"))
    .order_by(publication.c.number.desc()),
    publication.c.release_id,
)


@dataclass(frozen=True, slots=True)
class LanguageGate:
    """A target language before the gate: what holds it back, and whether it is out already."""

    language: str
    state: str
    is_out: bool
    obstacles: tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True)
class PastFile:
    """A file of a publication as its manifest names it; ``language`` is '' where it holds several."""

    name: str
    sha256: str
    bytes: int
    language: str


@dataclass(frozen=True, slots=True)
class Past:
    """A publication. ``withdrawn_by`` is '' while it stands; ``files`` is empty where its bundle is no more to be read."""

    number: int
    kind: str
    languages: tuple[str, ...]
    note: str
    by: str
    at: datetime
    withdrawn_at: datetime | None
    withdrawn_by: str
    withdrawn_note: str
    files: tuple[PastFile, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A release before the gate.

    ``own`` are the obstacles of the release itself, the embargo not among them; ``offered`` the languages that nothing of their own holds
    back, and ``drawn`` their bundle (None without any). ``corrects``: what goes out now is a corrigendum and needs a note.
    ``not_publish``, ``not_correct`` and ``not_withdraw`` are the reasons of a greyed button, None where it is not grey.
    """

    release: str
    title: str
    state: str
    source_language: str
    source_version: int
    segments: int
    head_seq: int
    embargo_until: datetime | None
    own: tuple[Obstacle, ...]
    languages: tuple[LanguageGate, ...]
    offered: tuple[str, ...]
    corrects: bool
    drawn: DrawnUp | None
    past: tuple[Past, ...]
    not_publish: Refused | None
    not_correct: Refused | None
    not_withdraw: Refused | None


@dataclass(frozen=True, slots=True)
class KeptBundle:
    """The zip of a publication as it went out."""

    slug: str
    title: str
    number: int
    data: bytes

    def file(self, name: str) -> bytes:
        """Give one file of it. Raises Missing."""
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                return archive.read(name)
        except KeyError as error:
            raise Missing("bundle.no_such_file", file=name) from error


def prepare(
    session: Session,
    blobs: Blobs,
    viewer: str,
    release_id: str,
    *,
    now: datetime,
    formats: Sequence[str] | None = None,
    word: Word = english,
) -> Prepared:
    """Look at a release as if it went out at ``now`` in ``formats`` (as ``draw_up``). Writes nothing. Raises Missing, Unavailable."""
    gathered = gather(session, viewer, release_id, now=now)
    facts = gathered.facts
    found = of_gathered(session, viewer, gathered, None, now=now)
    past = session.execute(_PUBLICATIONS.by(viewer), view(viewer, now, release=release_id)).all()
    already = out(past)
    own = tuple(one for one in found if not one.language and one.code != "gate.embargo")
    languages = tuple(
        LanguageGate(
            code,
            str(gathered.editions[code].state),
            code in already,
            tuple(one for one in found if one.language == code),
        )
        for code in gathered.targets
    )
    offered = _offered(facts.state, languages)
    return Prepared(
        release=facts.public_id,
        title=facts.title,
        state=facts.state,
        source_language=gathered.source,
        source_version=facts.version,
        segments=len(gathered.segments),
        head_seq=facts.head_seq,
        embargo_until=next((facts.embargo_until for one in found if one.code == "gate.embargo"), None),
        own=own,
        languages=languages,
        offered=offered,
        corrects=bool(already) and ReleaseState(facts.state) not in OUT,
        drawn=_drawn(session, blobs, viewer, gathered, offered, now, formats, word),
        past=tuple(_past(blobs, row) for row in past),
        **_refusals(session, viewer, gathered, now),
    )


def kept_bundle(
    session: Session, blobs: Blobs, viewer: str, release_id: str, number: int, *, now: datetime
) -> KeptBundle:
    """Give a publication as it went out. Raises Missing, Unavailable."""
    for row in session.execute(_PUBLICATIONS.by(viewer), view(viewer, now, release=release_id)):
        if row.number == number:
            return KeptBundle(row.slug, row.title, number, blobs.get(row.bundle))
    raise Missing("publication.missing", number=number)


def _offered(state: str, languages: Sequence[LanguageGate]) -> tuple[str, ...]:
    is_out = ReleaseState(state) in OUT
    return tuple(one.language for one in languages if not one.obstacles and not (is_out and one.is_out))


def _drawn(
    session: Session,
    blobs: Blobs,
    viewer: str,
    gathered: Gathered,
    offered: Sequence[str],
    now: datetime,
    formats: Sequence[str] | None,
    word: Word,
) -> DrawnUp | None:
    if not offered:
        return None
    languages = (gathered.source, *offered)
    return draw_up_gathered(session, blobs, viewer, gathered, now=now, formats=formats, languages=languages, word=word)


def _refusals(session: Session, viewer: str, gathered: Gathered, now: datetime) -> dict[str, Refused | None]:
    standing = glimpse(session, viewer, gathered.facts.public_id, now)
    rights = rights_on(session, viewer, standing.release_id, now)
    state = ReleaseState(standing.state)
    told: dict[str, Refused | None] = {}
    for name, action in (
        ("not_publish", "publish"),
        ("not_correct", "correct"),
        ("not_withdraw", "withdraw_publication"),
    ):
        reason = refusal(action, rights)
        if reason is None and action not in OPEN_TO[state]:
            reason = Refused("release.not_in_this_state", action=action, state=str(state))
        told[name] = reason
    return told


def _past(blobs: Blobs, row: Any) -> Past:
    return Past(
        row.number,
        row.kind,
        tuple(row.languages),
        row.note,
        row.by,
        row.at,
        row.withdrawn_at,
        row.withdrawn_by or "",
        row.withdrawn_note,
        _files_of(blobs, row.bundle),
    )


def _files_of(blobs: Blobs, address: str) -> tuple[PastFile, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(blobs.get(address))) as archive:
            told = json.loads(archive.read(MANIFEST))["files"]
    except (Missing, Unavailable, zipfile.BadZipFile, KeyError, ValueError):
        return ()
    return tuple(PastFile(one["name"], one["sha256"], one["bytes"], one["language"] or "") for one in told)
