"""A release as its readers will have it: the paragraphs of all languages side by side, sentence by sentence."""

from collections.abc import Mapping, Sequence
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
from workflow.review.translation import State
from workflow.review.viewed import viewed
from workflow.store.tables import block, document, edition, placement, release, segment, source_version, translation
from workflow.text import Code

_SOURCE, _FOLDED = str(State.SOURCE), str(State.FOLDED)

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
    languages = (line.source_language, *(one.language for one in line.languages))
    documents = dict(sorted({told.position: told.name for told in blocks.values()}.items()))
    paragraphs = [
        _paragraph(blocks[block_id], list(rows), languages)
        for block_id, rows in groupby(session.execute(_SENTENCES.by(viewer), asked), key=itemgetter(0))
    ]
    return Proof(line, languages, tuple(documents.values()), tuple(paragraphs))


def _paragraph(told: Any, rows: list[Sequence[Any]], languages: tuple[str, ...]) -> Paragraph:
    said = _said(rows, {language: facts_of(language).joint for language in languages})
    return Paragraph(
        key=told.key,
        kind=told.kind,
        level=told.level,
        document=told.position,
        codes=codes_from_json(told.codes),
        said={language: tuple(sentences) for language, sentences in said.items()},
    )


def _said(rows: list[Sequence[Any]], joints: Mapping[str, str]) -> Mapping[str, list[Sentence]]:
    """Read the rows of a block: by place, for there may be thousands of blocks. ``joints`` by language."""
    folded: dict[tuple[str, str], list[str]] = {}
    for _, _, key, language, _, _, lead in rows:
        if lead is not None:
            folded.setdefault((language, lead), []).append(key)
    said: dict[str, list[Sentence]] = {language: [] for language in joints}
    for _, space, key, language, state, text, _ in rows:
        if state == _FOLDED:
            continue
        sentences = said[language]
        keys = (key, *folded[language, key]) if (language, key) in folded else (key,)
        before = space if state == _SOURCE or not sentences else joint_between(space, joints[language])
        sentences.append(Sentence(keys, state, text, before if sentences else ""))
    return said
