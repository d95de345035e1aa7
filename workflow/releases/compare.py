"""What a new source version changed, for one language: the sentences that say something else, those that came, those that went."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import Session

from workflow.people.visibility import view
from workflow.review.grid import one_text
from workflow.review.pages import EditorPage, PageRow, editor_page
from workflow.review.transitions import REASON_SOURCE_CHANGED
from workflow.review.translation import State
from workflow.review.viewed import viewed
from workflow.store.tables import edition, lineage, placement, release, segment, source_version, translation
from workflow.text.hashing import content_hash

_NUMBER = source_version.alias("numbered")
_EARLIER = source_version.alias("earlier")
_NOW = placement.alias("now_placed")
_CURRENT = source_version.alias("current")
_LAST_NUMBER = (
    select(func.max(_NUMBER.c.number))
    .where(_NUMBER.c.release_id == release.c.id, _NUMBER.c.is_current.is_(False))
    .scalar_subquery()
)
_BEFORE = viewed(
    select(
        _EARLIER.c.number,
        segment.c.key,
        placement.c.imported,
        _NOW.c.imported.label("imported_now"),
        _NOW.c.live.label("live_now"),
        translation.c.text,
    )
    .select_from(release)
    .join(_CURRENT, (_CURRENT.c.release_id == release.c.id) & _CURRENT.c.is_current)
    .join(_EARLIER, (_EARLIER.c.release_id == release.c.id) & (_EARLIER.c.number == _LAST_NUMBER))
    .join(placement, placement.c.source_version_id == _EARLIER.c.id)
    .join(segment, segment.c.id == placement.c.segment_id)
    .join(edition, (edition.c.release_id == release.c.id) & (edition.c.language == bindparam("language")))
    .join(translation, (translation.c.edition_id == edition.c.id) & (translation.c.segment_id == segment.c.id))
    .outerjoin(_NOW, (_NOW.c.source_version_id == _CURRENT.c.id) & (_NOW.c.segment_id == segment.c.id))
    .where(release.c.public_id == bindparam("of_release"), placement.c.live)
    .order_by(placement.c.position),
    release.c.id,
)
# Children of a split or join are no news of the file.
_CHILDREN = viewed(
    select(segment.c.key)
    .select_from(release)
    .join(segment, segment.c.release_id == release.c.id)
    .where(
        release.c.public_id == bindparam("of_release"),
        exists().where(lineage.c.child_id == segment.c.id, lineage.c.undone.is_(False)),
    ),
    release.c.id,
)


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A segment whose source says something else: ``before`` and ``after`` in ``language``; ``before`` is '' where nobody knows it."""

    row: PageRow
    language: str
    before: str
    after: str

    @property
    def waits(self) -> bool:
        """Whether nobody has decided yet what becomes of the translation."""
        told = self.row.translation
        return told.state is State.UNTRANSLATED or told.reason == REASON_SOURCE_CHANGED


@dataclass(frozen=True, slots=True)
class DroppedRow:
    """A segment that the new version has no more, with what was said for it."""

    key: str
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """An edition against the source version before. ``version`` is the number of the present one."""

    page: EditorPage
    version: int
    changed: tuple[ChangedRow, ...]
    added: tuple[PageRow, ...]
    dropped: tuple[DroppedRow, ...]

    @property
    def waiting(self) -> int:
        """How many changed segments wait for a decision."""
        return sum(one.waits for one in self.changed)


def compare(session: Session, viewer: str | None, release_id: str, language: str, *, now: datetime) -> Comparison:
    """Read what the present source version changed for a language. Eleven statements. Raises Missing."""
    page = editor_page(session, viewer, release_id, language, now)
    asked = view(viewer, now, of_release=release_id)
    told = session.execute(_BEFORE.by(viewer), {**asked, "language": language}).all()
    children = set(session.execute(_CHILDREN.by(viewer), asked).scalars())
    before = {one.key: one for one in told}
    rows = ((row, before.get(row.key)) for row in page.rows)
    return Comparison(
        page=page,
        version=told[0].number + 1 if told else 1,
        changed=tuple(_changed(page, row, was) for row, was in rows if _is_changed(row, was)),
        added=tuple(row for row in page.rows if told and row.key not in before and row.key not in children),
        dropped=_dropped(before),
    )


def _is_changed(row: PageRow, was: Any) -> bool:
    if row.translation.reason == REASON_SOURCE_CHANGED:
        return True
    return was is not None and bool(was.live_now) and content_hash(was.imported) != content_hash(was.imported_now)


def _changed(page: EditorPage, row: PageRow, was: Any) -> ChangedRow:
    now = one_text(row.bases, page.base_language)
    stale = row.translation.reason == REASON_SOURCE_CHANGED
    if stale and row.translation.sealed_base:
        return ChangedRow(row, page.base_language, row.translation.sealed_base, now)
    if was is None or not was.live_now:
        return ChangedRow(row, page.base_language, "", now)
    if page.base_language == page.source_language and len(row.bases) == 1:
        return ChangedRow(row, page.source_language, was.imported, now)
    return ChangedRow(row, page.source_language, was.imported, was.imported_now)


def _dropped(before: Mapping[str, Any]) -> tuple[DroppedRow, ...]:
    return tuple(DroppedRow(key, one.imported, one.text) for key, one in before.items() if one.live_now is None)
