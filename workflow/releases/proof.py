"""A release as its readers will have it: the paragraphs of all languages side by side, sentence by sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from locales import language as facts_of
from workflow.people.visibility import view
from workflow.releases.assembly import joint_between
from workflow.releases.pages import ReleaseLine, release_line
from workflow.releases.structure import codes_from_json
from workflow.review.viewed import viewed
from workflow.store.tables import block, document, edition, placement, release, segment, source_version, translation
from workflow.text import Code

_LEAD = segment.alias("lead")
_LEAD_KEY = select(_LEAD.c.key).where(_LEAD.c.id == translation.c.folded_into).scalar_subquery()

_SENTENCES = viewed(
    select(
        placement.c.block_id,
        placement.c.space_before,
        segment.c.key,
        edition.c.language,
        translation.c.state,
        translation.c.text,
        _LEAD_KEY.label("lead"),
    )
    .select_from(release)
    .join(source_version, source_version.c.release_id == release.c.id)
    .join(placement, placement.c.source_version_id == source_version.c.id)
    .join(segment, segment.c.id == placement.c.segment_id)
    .join(edition, edition.c.release_id == release.c.id)
    .join(translation, (translation.c.edition_id == edition.c.id) & (translation.c.segment_id == segment.c.id))
    .where(
        release.c.public_id == bindparam("of_release"),
        source_version.c.is_current,
        placement.c.live,
        edition.c.dropped_at.is_(None),
    )
    .order_by(placement.c.position, edition.c.id),
    release.c.id,
)
_BLOCKS = viewed(
    select(block.c.id, block.c.key, block.c.kind, block.c.level, block.c.codes, document.c.position, document.c.name)
    .select_from(release)
    .join(source_version, source_version.c.release_id == release.c.id)
    .join(document, document.c.source_version_id == source_version.c.id)
    .join(block, block.c.document_id == document.c.id)
    .where(release.c.public_id == bindparam("of_release"), source_version.c.is_current, block.c.layout.is_(False)),
    release.c.id,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What one segment says in one language: ``before`` is the white space that parts it from the sentence before it.

    ``keys`` are those of the segments that it says: more than its own where others are folded into it.
    """

    keys: tuple[str, ...]
    number: int
    state: str
    text: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block in all languages; ``level`` is a heading's, ``document`` the place of its file. A folded sentence stands in its lead."""

    key: str
    kind: str
    level: int
    document: int
    codes: tuple[Code, ...]
    said: Mapping[str, tuple[Sentence, ...]]

    @property
    def unfinished(self) -> frozenset[str]:
        """The languages in which something is not approved yet."""
        return frozenset(
            language
            for language, sentences in self.said.items()
            if any(one.state not in {"source", "approved"} for one in sentences)
        )


@dataclass(frozen=True, slots=True)
class Proof:
    """``languages``: the source first; ``documents`` the names of the files, in order."""

    release: ReleaseLine
    languages: tuple[str, ...]
    documents: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]


def proof(session: Session, viewer: str | None, release_id: str, *, now: datetime) -> Proof:
    """Read a release for its proof. Four statements. Raises Missing."""
    line = release_line(session, viewer, release_id, now=now)
    asked = view(viewer, now, of_release=line.release)
    blocks = {told.id: told for told in session.execute(_BLOCKS.by(viewer), asked)}
    segments = _segments(session.execute(_SENTENCES.by(viewer), asked))
    languages = (line.source_language, *(one.language for one in line.languages))
    documents = dict(sorted({told.position: told.name for told in blocks.values()}.items()))
    paragraphs = [
        _paragraph(blocks[block_id], [rows for _, rows in group], languages)
        for block_id, group in groupby(segments, key=itemgetter(0))
    ]
    return Proof(line, languages, tuple(documents.values()), tuple(paragraphs))


_Numbered = tuple[int, Mapping[str, Any]]


def _segments(told: Any) -> list[tuple[int, _Numbered]]:
    """Give block, number and rows by language of each segment, in order."""
    found: dict[str, dict[str, Any]] = {}
    for row in told:
        found.setdefault(row.key, {})[row.language] = row
    return [(next(iter(rows.values())).block_id, (number, rows)) for number, rows in enumerate(found.values(), start=1)]


def _paragraph(told: Any, segments: list[_Numbered], languages: tuple[str, ...]) -> Paragraph:
    return Paragraph(
        key=told.key,
        kind=told.kind,
        level=told.level,
        document=told.position,
        codes=codes_from_json(told.codes),
        said={
            language: tuple(_sentences([(number, rows[language]) for number, rows in segments], language))
            for language in languages
        },
    )


def _sentences(rows: list[tuple[int, Any]], language: str) -> list[Sentence]:
    usual = facts_of(language).joint
    folded: dict[str, list[str]] = {}
    for _, row in rows:
        if row.lead is not None:
            folded.setdefault(row.lead, []).append(row.key)
    sentences: list[Sentence] = []
    for number, row in rows:
        if row.state == "folded":
            continue
        space = row.space_before if row.state == "source" else joint_between(row.space_before, usual)
        keys = (row.key, *folded.get(row.key, ()))
        sentences.append(Sentence(keys, number, row.state, row.text, space if sentences else ""))
    return sentences
