"""Everything that an export needs, read in a few selects: the release, its blocks, what each segment says, and whose work it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from workflow.errors import Missing
from workflow.people.visibility import view
from workflow.publishing.bundle import Hand
from workflow.releases.structure import codes_from_json
from workflow.review.viewed import viewed
from workflow.store.tables import (
    block,
    document,
    edition,
    event,
    person,
    placement,
    release,
    segment,
    source_version,
    translation,
)
from workflow.text import Code

_RELEASE = viewed(
    select(
        release.c.id,
        release.c.public_id,
        release.c.title,
        release.c.slug,
        release.c.source_language,
        release.c.state,
        release.c.embargo_until,
        release.c.opened_at,
        release.c.head_seq,
        release.c.head_hash,
        source_version.c.id.label("version_id"),
        source_version.c.number.label("version"),
        event.c.at.label("revised"),
    )
    .join(source_version, source_version.c.release_id == release.c.id)
    .join(event, (event.c.release_id == release.c.id) & (event.c.seq == release.c.head_seq))
    .where(release.c.public_id == bindparam("release"), source_version.c.is_current),
    release.c.id,
)
_DOCUMENTS = viewed(
    select(document.c.position, document.c.blob, document.c.parsed)
    .join(source_version, source_version.c.id == document.c.source_version_id)
    .where(source_version.c.id == bindparam("version_id"))
    .order_by(document.c.position),
    source_version.c.release_id,
)
_BLOCKS = viewed(
    select(block.c.id, block.c.key, block.c.kind, block.c.note, block.c.codes, document.c.position.label("document"))
    .join(document, document.c.id == block.c.document_id)
    .join(source_version, source_version.c.id == document.c.source_version_id)
    .where(source_version.c.id == bindparam("version_id"), block.c.layout.is_(False)),
    source_version.c.release_id,
)
_EDITIONS = viewed(
    select(edition.c.id, edition.c.language, edition.c.state, edition.c.base_id)
    .where(edition.c.release_id == bindparam("release_id"), edition.c.dropped_at.is_(None))
    .order_by(edition.c.id),
    edition.c.release_id,
)
_ROWS = viewed(
    select(
        placement.c.segment_id,
        segment.c.key,
        placement.c.block_id,
        placement.c.space_before,
        placement.c.space_after,
        translation.c.edition_id,
        translation.c.text,
        translation.c.state,
        translation.c.version,
        translation.c.base_hash,
        translation.c.folded_into,
        translation.c.translated_by,
        translation.c.approved_by,
    )
    .select_from(placement)
    .join(segment, segment.c.id == placement.c.segment_id)
    .join(translation, translation.c.segment_id == placement.c.segment_id)
    .where(
        placement.c.source_version_id == bindparam("version_id"),
        placement.c.live,
        translation.c.edition_id.in_(bindparam("editions", expanding=True)),
    )
    .order_by(placement.c.position),
    placement.c.release_id,
)
_DEEDS = viewed(
    select(event.c.actor_id, event.c.language, event.c.action, func.max(event.c.at).label("last"))
    .where(event.c.release_id == bindparam("release_id"), event.c.actor_id.is_not(None))
    .group_by(event.c.actor_id, event.c.language, event.c.action),
    event.c.release_id,
)
_NAMES = select(person.c.id, person.c.name).where(person.c.id.in_(bindparam("people", expanding=True)))

_VOUCHED = {"translated": frozenset({"confirm", "import"}), "approved": frozenset({"approve", "keep"})}
"""Actions by which a person becomes who translated or approved a segment; undo and restore only bring such deeds back."""


@dataclass(frozen=True, slots=True)
class BlockFacts:
    """A block that holds segments; ``document`` is the place of its document."""

    key: str
    kind: str
    note: str
    codes: tuple[Code, ...]
    document: int


@dataclass(frozen=True, slots=True)
class Gathered:
    """A release as it stands. ``segments`` are the keys in order, ``rows`` what each says by language."""

    facts: Any
    editions: Mapping[str, Any]
    documents: Sequence[Any]
    blocks: Mapping[int, BlockFacts]
    segments: Sequence[str]
    rows: Mapping[str, Mapping[str, Any]]

    @property
    def source(self) -> str:
        """The source language."""
        return str(self.facts.source_language)

    @property
    def targets(self) -> tuple[str, ...]:
        """The target languages, in the order in which they were added."""
        return tuple(language for language, one in self.editions.items() if one.base_id is not None)

    def is_finished(self, language: str) -> bool:
        """Tell whether a language may go out: the source always."""
        return self.editions[language].state in {"source", "finished"}


def gather(session: Session, viewer: str | None, release_id: str, *, now: datetime) -> Gathered:
    """Read a release for export. Five statements, whatever its size. Raises Missing."""
    seen = partial(view, viewer, now)
    facts = session.execute(_RELEASE.by(viewer), seen(release=release_id)).one_or_none()
    if facts is None:
        raise Missing("release.missing", release=release_id)
    editions = {one.language: one for one in session.execute(_EDITIONS.by(viewer), seen(release_id=facts.id))}
    languages = {one.id: language for language, one in editions.items()}
    rows: dict[str, dict[str, Any]] = {}
    for row in session.execute(_ROWS.by(viewer), seen(version_id=facts.version_id, editions=list(languages))):
        rows.setdefault(row.key, {})[languages[row.edition_id]] = row
    blocks = {
        one.id: BlockFacts(one.key, one.kind, one.note, codes_from_json(one.codes), one.document)
        for one in session.execute(_BLOCKS.by(viewer), seen(version_id=facts.version_id))
    }
    documents = session.execute(_DOCUMENTS.by(viewer), seen(version_id=facts.version_id)).all()
    return Gathered(facts, editions, documents, blocks, list(rows), rows)


def hands(
    session: Session, viewer: str | None, gathered: Gathered, languages: Sequence[str], *, now: datetime
) -> tuple[Hand, ...]:
    """Give who translated and who approved what stands in ``languages``, by their names. Two statements."""
    counts: dict[tuple[str, str, str], int] = {}
    for said in gathered.rows.values():
        for language in languages:
            for did, who in (("translated", said[language].translated_by), ("approved", said[language].approved_by)):
                if who is not None:
                    counts[who, language, did] = counts.get((who, language, did), 0) + 1
    people = {who for who, _, _ in counts}
    names = {row.id: row.name for row in session.execute(_NAMES, {"people": sorted(people)})}
    last: dict[tuple[str, str, str], datetime] = {}
    for row in session.execute(_DEEDS.by(viewer), view(viewer, now, release_id=gathered.facts.id)):
        for did, actions in _VOUCHED.items():
            if row.action in actions:
                key = (row.actor_id, row.language, did)
                last[key] = max(row.last, last.get(key, row.last))
    opened = gathered.facts.opened_at
    return tuple(
        Hand(names[who], language, did, count, last.get((who, language, did), opened))
        for (who, language, did), count in sorted(counts.items())
    )
