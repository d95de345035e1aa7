"""The rows of the source language, mended in place: same lock, version and history as any other row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from workflow.people.standing import Standing
from workflow.people.visibility import view
from workflow.review.deed import Step, write_steps
from workflow.review.translation import Place, State, Translation
from workflow.review.viewed import viewed
from workflow.store.tables import edition, placement, segment, source_version, translation

ROWS = (
    select(segment.c.key, segment.c.id, edition.c.id.label("edition_id"), translation.c.version, translation.c.text)
    .join(translation, translation.c.edition_id == edition.c.id)
    .join(segment, segment.c.id == translation.c.segment_id)
    .where(edition.c.release_id == bindparam("release_id"), edition.c.state == "source")
)

_LIVE = ROWS.where(
    segment.c.key == bindparam("key"),
    exists()
    .where(
        placement.c.segment_id == segment.c.id,
        placement.c.source_version_id == source_version.c.id,
        source_version.c.is_current,
        placement.c.live,
    )
    .correlate(segment),
)
_LIVE_SEEN = viewed(_LIVE, edition.c.release_id)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What a segment says in the source language, whether it stands in the current version or not."""

    segment_id: int
    key: str
    edition_id: int
    language: str
    version: int
    text: str

    def as_translation(self) -> Translation:
        """Give the row as a value of an edition."""
        place = Place(self.edition_id, self.segment_id, self.language, self.key)
        return Translation(place, self.version, State.SOURCE, self.text)


def source_rows(session: Session, release_id: int, language: str = "") -> dict[str, SourceRow]:
    """Give the source's row of every segment that the release ever had, by key."""
    return {
        row.key: SourceRow(row.id, row.key, row.edition_id, language, row.version, row.text)
        for row in session.execute(ROWS, {"release_id": release_id})
    }


def source_row(session: Session, release_id: int, language: str, key: str) -> SourceRow | None:
    """Give the source's row of a segment that stands in the current version; None where there is none."""
    row = session.execute(_LIVE, {"release_id": release_id, "key": key}).one_or_none()
    return SourceRow(row.id, row.key, row.edition_id, language, row.version, row.text) if row else None


def source_row_seen(session: Session, viewer: str, of: Standing, key: str, now: datetime) -> SourceRow | None:
    """As ``source_row``, for who looks at a release without a lock."""
    row = session.execute(_LIVE_SEEN.by(viewer), view(viewer, now, release_id=of.release_id, key=key)).one_or_none()
    return SourceRow(row.id, row.key, row.edition_id, of.source_language, row.version, row.text) if row else None


def write_source(session: Session, standing: Standing, mended: Sequence[tuple[SourceRow, str]]) -> list[Step]:
    """Write new texts into rows of the source; give the steps, for the event of the deed."""
    steps = []
    for row, text in mended:
        before = row.as_translation()
        steps.append(Step(before, before.written(text=text)))
    if steps:
        write_steps(session, standing, steps, {})
    return steps
