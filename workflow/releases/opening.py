"""A plan becomes a release: rows, the opener's assignment, one event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from workflow.errors import BadInput, Refused
from workflow.people.grants import sound_language
from workflow.people.policy import Role
from workflow.people.standing import stand
from workflow.releases import bilingual, exceptions, structure
from workflow.releases.counts import recount
from workflow.releases.files import KeptFile, files_told
from workflow.releases.naming import slug_of, sound_slug, sound_title, title_of
from workflow.releases.plan import Plan
from workflow.releases.structure import NewSegment
from workflow.review.deed import begin_progress, tell
from workflow.review.from_file import take_from_file
from workflow.review.prefill import prefill
from workflow.store.identifiers import public_id
from workflow.store.tables import assignment, edition, person, release, role_grant


@dataclass(frozen=True, slots=True)
class Terms:
    """What a release is opened with besides its files; '' and None stand for what is not said.

    Without a title it is the first heading, else the file's name. ``draft`` keeps it with the desk until work starts.
    """

    targets: Sequence[str]
    title: str = ""
    slug: str = ""
    due: datetime | None = None
    embargo: datetime | None = None
    confidential: bool = False
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """The release that was opened: its public id, names and counts; ``prefilled`` are drafts that its file or the memory gave."""

    release: str
    title: str
    slug: str
    segments: int
    words: int
    prefilled: int


def open_release(
    session: Session, opener: str, plan: Plan, files: Sequence[KeptFile], terms: Terms, *, now: datetime
) -> Opened:
    """Open a release of ``plan``, whose documents are ``files`` in the same order; their blobs are on the disk.

    The opener is assigned to it as desk editor. What a bilingual file says already are drafts. Raises Refused for who is no desk editor,
    BadInput for terms that cannot be, also for languages that are not those of the file.
    """
    _require_desk(session, opener)
    targets = _sound_targets(plan.language, terms.targets)
    documents = [file.document for file in files]
    bilingual.require_languages(documents, plan.language, targets)
    name = public_id()
    row = _release_row(name, plan, files, terms, now)
    release_id: int = session.execute(insert(release).returning(release.c.id), row).scalar_one()
    version_id = structure.add_version(session, release_id, 1, now)
    blocks = structure.add_documents(session, version_id, plan, files)
    segments = structure.add_segments(session, release_id, len(plan.segments))
    ids = [segment_id for segment_id, _ in segments]
    structure.add_placements(session, release_id, version_id, structure.placements_of(plan.segments, ids, blocks))
    _add_editions(session, release_id, plan.language, targets, terms.due)
    into = structure.editions(session, release_id)
    new = [NewSegment(one, planned.text) for one, planned in zip(ids, plan.segments, strict=True)]
    structure.add_rows(session, release_id, into, new)
    begin_progress(session, [one.id for one in into])
    recount(session, release_id)
    _assign(session, release_id, opener)
    standing = stand(session, opener, name, now)
    tell(session, standing, "open", now, payload=_payload(row, plan, files, targets))
    drafts = 0
    if target := bilingual.fixed_target(documents):
        said = bilingual.translations(plan, documents, target)
        drafts = take_from_file(session, opener, name, target, said, files[0].document.name, now)
    known = prefill(session, opener, name, now)
    return Opened(name, row["title"], row["slug"], len(ids), plan.words, known.rows + drafts)


def _require_desk(session: Session, who: str) -> None:
    statement = (
        select(person.c.id)
        .join(role_grant, role_grant.c.person_id == person.c.id)
        .where(person.c.id == who, person.c.disabled_at.is_(None), role_grant.c.role == str(Role.DESK))
    )
    if session.execute(statement).first() is None:
        raise Refused("policy.role_needed", action="open", roles=str(Role.DESK), language="")


def _sound_targets(source: str, targets: Sequence[str]) -> tuple[str, ...]:
    sound_language(source)
    found = tuple(dict.fromkeys(sound_language(code) for code in targets))
    if not found:
        raise BadInput("release.no_targets")
    if source in found:
        raise BadInput("release.target_is_source", language=source)
    return found


def _release_row(name: str, plan: Plan, files: Sequence[KeptFile], terms: Terms, now: datetime) -> dict[str, Any]:
    documents = [file.document for file in files]
    title = sound_title(terms.title or title_of(documents))
    return {
        "public_id": name,
        "title": title,
        "slug": sound_slug(terms.slug) if terms.slug else slug_of(title, documents[0].name, name),
        "source_language": plan.language,
        "state": "draft" if terms.draft else "open",
        "confidential": terms.confidential,
        "embargo_until": terms.embargo,
        "due_at": terms.due,
        "opened_at": now,
    }


def _add_editions(session: Session, release_id: int, source: str, targets: Sequence[str], due: datetime | None) -> None:
    first = {"release_id": release_id, "language": source, "state": "source"}
    base_id = session.execute(insert(edition).returning(edition.c.id), first).scalar_one()
    rows = [
        {"release_id": release_id, "language": code, "state": "translation", "base_id": base_id, "due_at": due}
        for code in targets
    ]
    session.execute(insert(edition), rows)


def _assign(session: Session, release_id: int, who: str) -> None:
    row = {"release_id": release_id, "person_id": who, "role": str(Role.DESK), "language": ""}
    session.execute(insert(assignment), row)


def _payload(row: Mapping[str, Any], plan: Plan, files: Sequence[KeptFile], targets: Sequence[str]) -> dict[str, Any]:
    told = {name: row[name] for name in ("title", "slug", "source_language", "state", "confidential")}
    moments = {name: row[name].isoformat() if row[name] else None for name in ("embargo_until", "due_at")}
    return {
        **told,
        **moments,
        "targets": list(targets),
        "files": files_told(files),
        "segments": len(plan.segments),
        "exceptions": exceptions.told(plan.made),
    }
