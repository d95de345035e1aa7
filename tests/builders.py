"""People and releases for tests, built by plain inserts: no service is needed, and none is trusted.

::

    with store.write() as session:
        tom = a_person(session, "tom", roles=["translator:en"])
        release = a_release(session, segments=3)                # open, from Arabic, into English and French
        an_assignment(session, release, tom, "reviewer", "fr")
        put(session, release, 2, "en", state="translated", text="It is signed.", by=tom)

A release that is built has rows in every table of its structure, an empty history (``head_seq`` 0) and true progress counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from workflow.store.identifiers import public_id, segment_key
from workflow.store.tables import (
    assignment,
    block,
    document,
    edition,
    person,
    placement,
    progress,
    release,
    role_grant,
    segment,
    source_version,
    translation,
)
from workflow.text.counting import count
from workflow.text.hashing import content_hash

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A moment for tests; nothing below the edges asks a clock."""

LATER = NOW + timedelta(hours=1)
GAP = 1 << 20
STATES = ("source", "untranslated", "draft", "returned", "translated", "approved", "folded")
BLOB = "0" * 64


@dataclass(frozen=True, slots=True)
class BuiltRelease:
    """Keys of what was built. ``segments`` and ``keys`` are in order of their place; people count segments from 1."""

    id: int
    public_id: str
    source_language: str
    source_version_id: int
    document_id: int
    blocks: tuple[int, ...]
    editions: Mapping[str, int]
    segments: tuple[int, ...]
    keys: tuple[str, ...]

    @property
    def source_edition(self) -> int:
        return self.editions[self.source_language]

    def of(self, number: int, language: str) -> dict[str, int]:
        """Keys of the translation of segment ``number``."""
        return {"edition_id": self.editions[language], "segment_id": self.segments[number - 1]}


def a_person(
    session: Session,
    login: str = "tom",
    *,
    name: str = "",
    roles: Sequence[str] = (),
    admin: bool = False,
    disabled_at: datetime | None = None,
) -> str:
    """Insert a person; ``roles`` are written ``translator:en``, ``desk``. Gives the public id."""
    one = public_id()
    row = {
        "id": one,
        "login": login,
        "login_folded": login.casefold(),
        "name": name or login.capitalize(),
        "is_admin": admin,
        "created_at": NOW,
        "disabled_at": disabled_at,
    }
    session.execute(insert(person), row)
    for told in roles:
        role, _, language = told.partition(":")
        session.execute(insert(role_grant), {"person_id": one, "role": role, "language": language})
    return one


def a_release(
    session: Session,
    *,
    segments: int = 3,
    source: str = "ar",
    targets: Sequence[str] = ("en", "fr"),
    texts: Sequence[str] = (),
    per_block: int = 2,
    title: str = "بيان",
    **columns: Any,
) -> BuiltRelease:
    """Insert a release with ``segments`` placed segments, or one for each of ``texts``; ``columns`` are the release's own.

    Its state is ``open`` unless told otherwise.
    """
    said = list(texts) or [f"هذه هي الجملة رقم {number}." for number in range(1, segments + 1)]
    release_id, name = _release(session, title, source, columns)
    version_id = _id(session, insert(source_version), release_id=release_id, number=1, is_current=True, at=NOW)
    document_id = _id(
        session,
        insert(document),
        source_version_id=version_id,
        position=0,
        name="release.txt",
        format="txt",
        blob=BLOB,
        parsed=BLOB,
    )
    blocks = _blocks(session, document_id, (len(said) + per_block - 1) // per_block)
    keys = tuple(segment_key() for _ in said)
    ids = _segments(session, release_id, keys)
    places = [(number, blocks[number // per_block], one, said[number]) for number, one in enumerate(ids)]
    _placements(session, release_id, version_id, places, source)
    editions = _editions(session, release_id, source, targets)
    _translations(session, release_id, editions, source, list(zip(ids, said, strict=True)))
    built = BuiltRelease(release_id, name, source, version_id, document_id, blocks, editions, ids, keys)
    recount(session, built)
    return built


def an_assignment(session: Session, built: BuiltRelease, who: str, role: str, language: str = "") -> None:
    """Assign a person to a release."""
    row = {"release_id": built.id, "person_id": who, "role": role, "language": language}
    session.execute(insert(assignment), row)


def put(
    session: Session,
    built: BuiltRelease,
    number: int,
    language: str,
    *,
    state: str,
    text: str,
    by: str | None = None,
    approved_by: str | None = None,
    **columns: Any,
) -> None:
    """Set what segment ``number`` (from 1) says in ``language``, and count anew. ``by`` wrote it, and confirmed it where the state says so."""
    vouched = by if state in {"translated", "approved"} else None
    values = {
        "state": state,
        "text": text,
        "text_hash": content_hash(text) if text else "",
        "version": translation.c.version + 1,
        "hands": [by] if by else [],
        "translated_by": vouched,
        "approved_by": approved_by,
        "returned_for": "style" if state == "returned" else None,
        **columns,
    }
    place = built.of(number, language)
    statement = update(translation).where(
        translation.c.edition_id == place["edition_id"], translation.c.segment_id == place["segment_id"]
    )
    session.execute(statement.values(values))
    recount(session, built)


def recount(session: Session, built: BuiltRelease) -> None:
    """Make the progress counts true."""
    ids = tuple(built.editions.values())
    session.execute(progress.delete().where(progress.c.edition_id.in_(ids)))
    counts = {(one, state): [0, 0] for one in ids for state in STATES}
    statement = (
        select(translation.c.edition_id, translation.c.state, placement.c.words)
        .join(placement, placement.c.segment_id == translation.c.segment_id)
        .where(translation.c.release_id == built.id, placement.c.live)
    )
    for one, state, words in session.execute(statement):
        counts[one, state][0] += 1
        counts[one, state][1] += words
    rows = [
        {"edition_id": one, "state": state, "segments": count, "words": words}
        for (one, state), (count, words) in counts.items()
    ]
    session.execute(insert(progress), rows)


def _id(session: Session, statement: Any, **row: Any) -> int:
    key: int = session.execute(statement.returning(statement.table.c.id), row).scalar_one()
    return key


def _release(session: Session, title: str, source: str, columns: Mapping[str, Any]) -> tuple[int, str]:
    name = public_id()
    row = {
        "public_id": name,
        "title": title,
        "slug": "notice",
        "source_language": source,
        "state": "open",
        "opened_at": NOW,
        **columns,
    }
    return _id(session, insert(release), **row), name


def _blocks(session: Session, document_id: int, count: int) -> tuple[int, ...]:
    rows = [
        {"document_id": document_id, "position": number, "key": f"p{number}", "kind": "paragraph", "codes": []}
        for number in range(count)
    ]
    session.execute(insert(block), rows)
    statement = select(block.c.id).where(block.c.document_id == document_id).order_by(block.c.position)
    return tuple(session.execute(statement).scalars())


def _segments(session: Session, release_id: int, keys: Sequence[str]) -> tuple[int, ...]:
    session.execute(insert(segment), [{"release_id": release_id, "key": key} for key in keys])
    found = session.execute(select(segment.c.key, segment.c.id).where(segment.c.release_id == release_id))
    ids = {row.key: row.id for row in found}
    return tuple(ids[key] for key in keys)


def _placements(
    session: Session, release_id: int, version_id: int, places: Sequence[tuple[int, int, int, str]], source: str
) -> None:
    rows = [
        {
            "release_id": release_id,
            "source_version_id": version_id,
            "segment_id": one,
            "block_id": block_id,
            "position": (number + 1) * GAP,
            "live": True,
            "imported": text,
            "words": count(text, source).words,
        }
        for number, block_id, one, text in places
    ]
    session.execute(insert(placement), rows)


def _editions(session: Session, release_id: int, source: str, targets: Sequence[str]) -> dict[str, int]:
    first = _id(session, insert(edition), release_id=release_id, language=source, state="source")
    editions = {source: first}
    for language in targets:
        row = {"release_id": release_id, "language": language, "state": "translation", "base_id": first}
        editions[language] = _id(session, insert(edition), **row)
    return editions


def _translations(
    session: Session, release_id: int, editions: Mapping[str, int], source: str, said: Sequence[tuple[int, str]]
) -> None:
    rows: list[dict[str, Any]] = []
    for language, edition_id in editions.items():
        for segment_id, text in said:
            of_source = language == source
            rows.append(
                {
                    "edition_id": edition_id,
                    "segment_id": segment_id,
                    "release_id": release_id,
                    "state": "source" if of_source else "untranslated",
                    "text": text if of_source else "",
                    "text_hash": content_hash(text) if of_source else "",
                    "hands": [],
                    "base_hash": None if of_source else content_hash(text),
                }
            )
    session.execute(insert(translation), rows)
