"""A new source version: its segments are those of the version before wherever they still are, with all that was done on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, exists, select, update
from sqlalchemy.orm import Session

from workflow.documents import Document
from workflow.errors import BadInput
from workflow.people.policy import require
from workflow.people.standing import Standing, stand
from workflow.releases import bilingual, exceptions, structure
from workflow.releases.carry_over import CarryOver, Fate, Match, Old, carry_over
from workflow.releases.counts import recount
from workflow.releases.files import KeptFile, files_told
from workflow.releases.plan import Plan
from workflow.releases.source_rows import SourceRow, source_rows, write_source
from workflow.releases.states import require_open_to
from workflow.releases.structure import NewSegment
from workflow.review.deed import Step, tell, write_steps
from workflow.review.finish import settle
from workflow.review.from_file import take_from_file
from workflow.review.prefill import prefill
from workflow.review.source_changes import apply_source_changes
from workflow.review.telling import tell_of_source
from workflow.store.tables import lineage, placement, segment, source_version
from workflow.text.hashing import content_hash

_MOST_TOLD = 500
"""Keys of each kind that the event names; the placements themselves tell the rest."""

_RETIRED = exists().where(lineage.c.parent_id == placement.c.segment_id, lineage.c.undone.is_(False))
_STANDING = placement.alias("standing")
_NOW = source_version.alias("now")
_STANDS = (
    exists()
    .where(
        _STANDING.c.segment_id == placement.c.segment_id,
        _STANDING.c.source_version_id == _NOW.c.id,
        _NOW.c.is_current,
        _STANDING.c.live,
    )
    .correlate(placement)
)
GONE = (
    select(placement.c.segment_id, segment.c.key, placement.c.imported)
    .join(source_version, source_version.c.id == placement.c.source_version_id)
    .join(segment, segment.c.id == placement.c.segment_id)
    .where(source_version.c.release_id == bindparam("release_id"), placement.c.live, ~_STANDS, ~_RETIRED)
    .order_by(source_version.c.number.desc(), placement.c.position)
)
_CURRENT = select(source_version.c.id, source_version.c.number).where(
    source_version.c.release_id == bindparam("release_id"), source_version.c.is_current
)


@dataclass(frozen=True, slots=True)
class Line:
    """A segment in a report: its text as the file has it, and what it ``was`` where that is another."""

    key: str
    text: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """What a new source version did. ``kept`` counts those that stand with their words.

    ``returned`` had gone and came back; ``conflicts`` are among ``changed``: the desk had mended them, and the file says something else.
    """

    version: int
    kept: int
    changed: tuple[Line, ...]
    added: tuple[Line, ...]
    dropped: tuple[Line, ...]
    returned: tuple[Line, ...]
    conflicts: tuple[Line, ...]
    approvals_back: int
    event_seq: int


def revise(
    session: Session, person: str, release_id: str, plan: Plan, files: Sequence[KeptFile], *, now: datetime
) -> Revision:
    """Make ``plan`` the current source version of a release; its ``files`` are on the disk.

    What is said in other languages, and who vouched for it, stays with each segment that kept its words; a changed one goes back to
    draft with the reason, one that has its approved words again has its approval again. Raises Refused, BadInput.
    """
    standing = stand(session, person, release_id, now)
    require("revise", standing.rights)
    require_open_to(standing, "revise")
    if plan.language != standing.source_language:
        raise BadInput("revise.other_language", language=plan.language, source=standing.source_language)
    _require_languages(session, standing, [file.document for file in files])
    olds = structure.placed(session, standing.release_id)
    gone = _gone(session, standing.release_id)
    rows = source_rows(session, standing.release_id, standing.source_language)
    carried = carry_over(
        [Old(one.key, one.imported, one.text) for one in olds],
        [Old(key, imported, rows[key].text) for key, imported in gone],
        [one.text for one in plan.segments],
    )
    number, keys, steps = _place(session, standing, plan, files, carried, rows, now)
    recount(session, standing.release_id)
    effect = apply_source_changes(session, standing)
    write_steps(session, standing, effect.steps, effect.lead_ids)
    settled = settle(session, standing)
    tell_of_source(session, standing, effect.steps, now, new_version=True)
    report = report_of(number, carried, keys, plan)
    payload = {
        **_payload(report),
        "version": number,
        "files": files_told(files),
        "exceptions": exceptions.told(plan.made),
        **settled.told(),
    }
    recorded = tell(session, standing, "revise", now, [*steps, *effect.steps], payload=payload)
    _take_what_files_say(session, person, release_id, plan, files, now)
    prefill(session, person, release_id, now)
    return replace(report, approvals_back=len(effect.reverted), event_seq=recorded.seq)


def _require_languages(session: Session, standing: Standing, documents: Sequence[Document]) -> None:
    targets = [one for one in structure.editions(session, standing.release_id) if not one.is_source and not one.dropped]
    bilingual.require_languages(documents, standing.source_language, [one.language for one in targets])


def _take_what_files_say(
    session: Session, person: str, release_id: str, plan: Plan, files: Sequence[KeptFile], now: datetime
) -> None:
    documents = [file.document for file in files]
    if target := bilingual.fixed_target(documents):
        said = bilingual.translations(plan, documents, target)
        take_from_file(session, person, release_id, target, said, documents[0].name, now)


def latest_of(told: Iterable[Any]) -> list[tuple[str, str]]:
    """Give key and text of each segment that ``GONE`` found, as it stood last."""
    found: dict[str, str] = {}
    for row in told:
        found.setdefault(row.key, row.imported)
    return list(found.items())


def _gone(session: Session, release_id: int) -> list[tuple[str, str]]:
    """Give key and text of the segments that stand no more, each as it stood last, the latest version first."""
    return latest_of(session.execute(GONE, {"release_id": release_id}))


def _place(
    session: Session,
    standing: Standing,
    plan: Plan,
    files: Sequence[KeptFile],
    carried: CarryOver,
    rows: dict[str, SourceRow],
    now: datetime,
) -> tuple[int, list[str], list[Step]]:
    """Write version, documents, blocks, segments, placements and the source's rows; give the number, the keys and the source's steps."""
    release_id = standing.release_id
    before = session.execute(_CURRENT, {"release_id": release_id}).one()
    session.execute(update(source_version).where(source_version.c.id == before.id).values(is_current=False))
    version_id = structure.add_version(session, release_id, before.number + 1, now)
    blocks = structure.add_documents(session, version_id, plan, files)
    fresh = structure.add_segments(session, release_id, sum(one.fate is Fate.NEW for one in carried.matches))
    ids, keys = _identities(carried.matches, fresh, rows)
    structure.add_placements(session, release_id, version_id, structure.placements_of(plan.segments, ids, blocks))
    mended = [
        (rows[match.old.key], one.text)
        for match, one in zip(carried.matches, plan.segments, strict=True)
        if match.old is not None and _file_wins(match, one.text, rows[match.old.key].text)
    ]
    steps = write_source(session, standing, mended)
    new = [
        NewSegment(segment_id, one.text)
        for segment_id, match, one in zip(ids, carried.matches, plan.segments, strict=True)
        if match.old is None
    ]
    structure.add_rows(session, release_id, structure.editions(session, release_id), new)
    return before.number + 1, keys, steps


def _identities(
    matches: Sequence[Match], fresh: Sequence[tuple[int, str]], rows: dict[str, SourceRow]
) -> tuple[list[int], list[str]]:
    unused = iter(fresh)
    found = [(rows[one.old.key].segment_id, one.old.key) if one.old else next(unused) for one in matches]
    return [segment_id for segment_id, _ in found], [key for _, key in found]


def _file_wins(match: Match, text: str, present: str) -> bool:
    """Tell whether the source's row takes the file's text.

    What the desk mended stands while the file says what it said before; a space mended in the file comes in unnoticed.
    """
    if text == present:
        return False
    if match.fate is Fate.CHANGED or match.old is None:
        return True
    return content_hash(text) == content_hash(present)


def report_of(number: int, carried: CarryOver, keys: Sequence[str], plan: Plan) -> Revision:
    """Say what a new version does; ``keys`` are those of its segments, '' for those that have none yet."""
    lines: dict[Fate, list[Line]] = {fate: [] for fate in Fate}
    conflicts = []
    for key, match, one in zip(keys, carried.matches, plan.segments, strict=True):
        line = Line(key, one.text, match.old.present if match.old and match.old.present != one.text else "")
        lines[match.fate].append(line)
        if (
            match.fate is Fate.CHANGED
            and match.old
            and content_hash(match.old.imported) != content_hash(match.old.present)
        ):
            conflicts.append(line)
    return Revision(
        version=number,
        kept=len(lines[Fate.KEPT]),
        changed=tuple(lines[Fate.CHANGED]),
        added=tuple(lines[Fate.NEW]),
        dropped=tuple(Line(old.key, old.present) for old in carried.dropped),
        returned=tuple(lines[Fate.RETURNED]),
        conflicts=tuple(conflicts),
        approvals_back=0,
        event_seq=0,
    )


def _payload(report: Revision) -> dict[str, Any]:
    told = {"changed": report.changed, "added": report.added, "dropped": report.dropped, "returned": report.returned}
    lists = {name: [line.key for line in lines[:_MOST_TOLD]] for name, lines in told.items()}
    counts = {name: len(lines) for name, lines in told.items()}
    return {**lists, "counts": {"kept": report.kept, **counts}, "conflicts": [line.key for line in report.conflicts]}
