"""The selects behind an editor page, each bound to what its viewer may know of and built once."""

from sqlalchemy import bindparam, func, select

from workflow.people.standing import roles_told
from workflow.people.visibility import VISIBLE
from workflow.review.find import IS_OUT, reviewers_told
from workflow.review.grid import BASE_EDITION, VERSION_OF_EDITION, live_rows
from workflow.review.viewed import viewed
from workflow.store.tables import (
    block,
    block_findings,
    dismissal,
    document,
    edition,
    person,
    progress,
    release,
    segment,
    source_version,
    thread,
)

_OF_EDITION = edition.c.id == bindparam("of_edition")


HEAD = viewed(
    select(
        release.c.id.label("release_id"),
        release.c.public_id,
        release.c.title,
        release.c.slug,
        release.c.source_language,
        release.c.state.label("release_state"),
        release.c.confidential,
        release.c.embargo_until,
        release.c.due_at.label("release_due_at"),
        release.c.four_eyes,
        release.c.head_seq,
        edition.c.id.label("edition_id"),
        edition.c.state.label("edition_state"),
        edition.c.handed_over,
        edition.c.due_at.label("edition_due_at"),
        BASE_EDITION.c.language.label("base_language"),
    )
    .select_from(release)
    .join(edition, edition.c.release_id == release.c.id)
    .join(BASE_EDITION, BASE_EDITION.c.id == edition.c.base_id)
    .where(
        release.c.public_id == bindparam("public_id"),
        edition.c.language == bindparam("language"),
        edition.c.dropped_at.is_(None),
    ),
    release.c.id,
)
"""Release and edition: one row, or none where it is not there for the viewer."""

# For a person only: the keeper of the data folder reads, and makes no move.
RIGHTS = (
    select(roles_told().label("roles_told"), reviewers_told().label("reviewers_told"), IS_OUT)
    .select_from(release)
    .join(VISIBLE, VISIBLE.c.release_id == release.c.id)
    .where(release.c.id == bindparam("release_id"))
)

GRID = viewed(live_rows(VERSION_OF_EDITION).where(_OF_EDITION), edition.c.release_id)

BLOCKS = viewed(
    select(block.c.id, block.c.key, block.c.kind, block.c.level, block.c.note, block.c.codes)
    .join(document, document.c.id == block.c.document_id)
    .join(source_version, source_version.c.id == document.c.source_version_id)
    .where(source_version.c.release_id == bindparam("release_id"), source_version.c.is_current),
    source_version.c.release_id,
)

FINDINGS = viewed(
    select(block_findings.c.block_id, block_findings.c.key, block_findings.c.findings)
    .join(edition, edition.c.id == block_findings.c.edition_id)
    .where(_OF_EDITION),
    edition.c.release_id,
)

DISMISSALS = viewed(
    select(segment.c.key, dismissal.c.check_name, dismissal.c.parameters_hash, dismissal.c.text_hash)
    .join(segment, segment.c.id == dismissal.c.segment_id)
    .where(dismissal.c.edition_id == bindparam("of_edition"), dismissal.c.revoked_event_id.is_(None)),
    dismissal.c.release_id,
)

PROGRESS = viewed(
    select(progress.c.state, progress.c.segments, progress.c.words)
    .join(edition, edition.c.id == progress.c.edition_id)
    .where(_OF_EDITION),
    edition.c.release_id,
)

OPEN_THREADS = viewed(
    select(segment.c.key, func.count().label("threads"))
    .select_from(thread)
    .join(segment, segment.c.id == thread.c.segment_id)
    .where(
        thread.c.release_id == bindparam("release_id"),
        thread.c.resolved_at.is_(None),
        thread.c.edition_id.is_(None) | (thread.c.edition_id == bindparam("of_edition")),
    )
    .group_by(segment.c.key),
    thread.c.release_id,
)

NAMES = select(person.c.id, person.c.name).where(person.c.id.in_(bindparam("people", expanding=True)))
