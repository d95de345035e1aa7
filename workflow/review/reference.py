"""The texts of a release in its third language, beside which an edition is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from workflow.people.visibility import view
from workflow.review.viewed import viewed
from workflow.store.tables import edition, placement, release, segment, source_version, translation

_SHOWN = edition.alias("shown")
_OTHER = (
    select(func.min(_SHOWN.c.id))
    .where(
        _SHOWN.c.release_id == release.c.id,
        _SHOWN.c.dropped_at.is_(None),
        _SHOWN.c.language.not_in([bindparam("language"), bindparam("base_language")]),
    )
    .correlate(release)
    .scalar_subquery()
)
_TEXTS = viewed(
    select(edition.c.language, segment.c.key, translation.c.text, translation.c.state)
    .select_from(release)
    .join(edition, edition.c.id == _OTHER)
    .join(translation, translation.c.edition_id == edition.c.id)
    .join(segment, segment.c.id == translation.c.segment_id)
    .join(placement, placement.c.segment_id == segment.c.id)
    .join(
        source_version,
        (source_version.c.id == placement.c.source_version_id)
        & source_version.c.is_current
        & (source_version.c.release_id == release.c.id),
    )
    .where(release.c.public_id == bindparam("public_id"), placement.c.live),
    release.c.id,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """What one other edition says now, by key of segment, and in which state; ``language`` None where there is no other."""

    language: str | None
    texts: Mapping[str, tuple[str, str]]


def reference(
    session: Session, viewer: str | None, release_id: str, language: str, base_language: str, now: datetime
) -> Reference:
    """Give the edition that is neither ``language`` nor its base: the first of several. One statement."""
    asked = view(viewer, now, public_id=release_id, language=language, base_language=base_language)
    found = session.execute(_TEXTS.by(viewer), asked).all()
    return Reference(found[0].language if found else None, {told.key: (told.text, told.state) for told in found})
