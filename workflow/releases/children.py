"""What is said in each language of the children of a split or join."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from locales import language as facts_of
from workflow.releases.assembly import joint_between
from workflow.releases.halves import in_two
from workflow.releases.structure import FIRST_VERSION, Placed
from workflow.review.translation import Place, State, Translation
from workflow.store.tables import edition, translation
from workflow.text.hashing import content_hash
from workflow.text.pairs import join

_ROWS = (
    select(
        translation.c.segment_id,
        edition.c.id.label("edition_id"),
        edition.c.language,
        edition.c.state.label("edition_state"),
        translation.c.text,
        translation.c.origin,
        translation.c.hands,
    )
    .join(edition, edition.c.id == translation.c.edition_id)
    .where(
        edition.c.release_id == bindparam("release_id"),
        translation.c.segment_id.in_(bindparam("segments", expanding=True)),
    )
    .order_by(edition.c.id)
)


@dataclass(frozen=True, slots=True)
class Child:
    """A child in the source language, and the white space round it."""

    text: str
    space_before: str
    space_after: str
    words: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a parent says in one language, and whose hands wrote it."""

    text: str
    origin: str
    hands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parents:
    """What the parents say in one edition, in their order."""

    edition_id: int
    language: str
    is_source: bool
    said: tuple[Spoken, ...]


def parent_rows(session: Session, release_id: int, segments: Sequence[int]) -> list[Parents]:
    """Give what ``segments`` say, edition by edition."""
    found: dict[int, dict[int, Any]] = {}
    for row in session.execute(_ROWS, {"release_id": release_id, "segments": list(segments)}):
        found.setdefault(row.edition_id, {})[row.segment_id] = row
    return [
        Parents(
            edition_id,
            rows[segments[0]].language,
            rows[segments[0]].edition_state == "source",
            tuple(Spoken(rows[one].text, rows[one].origin, tuple(rows[one].hands)) for one in segments),
        )
        for edition_id, rows in found.items()
    ]


def child_rows(
    kind: str,
    rows: Sequence[Parents],
    parents: Sequence[Placed],
    children: Sequence[Child],
    new: Sequence[tuple[int, str]],
    cuts: Mapping[str, int],
) -> Iterator[Translation]:
    """Give the first rows of the children: the source's texts, and drafts of the parents' hands, or nothing, in other languages."""
    for row in rows:
        space = parents[-1].space_before
        texts = [child.text for child in children] if row.is_source else _said(kind, row, space, cuts)
        for (segment_id, key), child, text in zip(new, children, texts, strict=True):
            place = Place(row.edition_id, segment_id, row.language, key)
            yield _source(place, child) if row.is_source else _target(kind, place, child, text, row.said)


def _said(kind: str, row: Parents, space: str, cuts: Mapping[str, int]) -> list[str]:
    texts = [one.text for one in row.said]
    if kind == "split":
        left, _, right = in_two(texts[0], cuts[row.language]) if row.language in cuts else (texts[0], "", "")
        return [left, right]
    spoken = [text for text in texts if text]
    return [join(spoken, [joint_between(space, facts_of(row.language).joint)] * (len(spoken) - 1)) if spoken else ""]


def _source(place: Place, child: Child) -> Translation:
    return Translation(place, FIRST_VERSION, State.SOURCE, child.text, words=child.words)


def _target(kind: str, place: Place, child: Child, text: str, said: Sequence[Spoken]) -> Translation:
    base_hash = content_hash(child.text)
    if not text:
        return Translation(place, FIRST_VERSION, State.UNTRANSLATED, base_hash=base_hash, words=child.words)
    hands = sorted({hand for one in said if one.text for hand in one.hands})
    origin = next(one.origin for one in said if one.text)
    return Translation(
        place,
        FIRST_VERSION,
        State.DRAFT,
        text,
        reason=kind,
        origin=origin,
        hands=tuple(hands),
        base_hash=base_hash,
        words=child.words,
    )
