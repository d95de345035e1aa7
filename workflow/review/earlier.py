"""What a reviewer compares a text with: what was approved last, what another person had written, or what was returned."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import String, and_, bindparam, cast, exists, or_, select
from sqlalchemy.orm import Session

from workflow.people.visibility import view
from workflow.review.pages import EditorPage, PageRow, editor_page
from workflow.review.states import Move
from workflow.review.translation import State
from workflow.review.viewed import viewed
from workflow.store.tables import change, edition, event, person, release, translation

_ROW = translation.alias("of_row")
_RETURN = change.alias("of_return")
_RETURNED_BY = event.alias("return_event")

# The events of rows that more than one person wrote into, or that were returned once: of all others nothing is compared.
_SEVERAL_HANDS = cast(_ROW.c.hands, String).contains(",")
_WAS_RETURNED = (
    exists()
    .where(
        _RETURN.c.segment_id == _ROW.c.segment_id,
        _RETURN.c.edition_id == _ROW.c.edition_id,
        _RETURNED_BY.c.id == _RETURN.c.event_id,
        _RETURNED_BY.c.action == Move.RETURN,
    )
    .correlate(_ROW)
)
_WRITTEN = viewed(
    select(change.c.segment_id, event.c.action, event.c.actor_id, person.c.name, change.c.before, change.c.after)
    .select_from(release)
    .join(edition, edition.c.release_id == release.c.id)
    .join(_ROW, _ROW.c.edition_id == edition.c.id)
    .join(change, and_(change.c.segment_id == _ROW.c.segment_id, change.c.edition_id == _ROW.c.edition_id))
    .join(event, event.c.id == change.c.event_id)
    .outerjoin(person, person.c.id == event.c.actor_id)
    .where(
        release.c.public_id == bindparam("public_id"),
        edition.c.language == bindparam("language"),
        _ROW.c.state.in_(["draft", "returned", "translated"]),
        or_(_SEVERAL_HANDS, _WAS_RETURNED),
    )
    .order_by(change.c.id),
    release.c.id,
)


class Since(StrEnum):
    """What the earlier text is: the one that was approved last, that another person wrote, or that was returned."""

    APPROVED = "approved"
    WRITTEN = "written"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A text that a row had before. ``name`` is who wrote it; '' for one that was approved, or came from nobody."""

    since: Since
    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """An edition as its reviewer reads it: ``earlier`` by key, for the rows that say something else than they did."""

    page: EditorPage
    earlier: Mapping[str, Earlier]

    def old_base(self, row: PageRow) -> str | None:
        """Give the source that a stale row was approved with; None where it is not stale, or was never approved."""
        told = row.translation
        return told.sealed_base if told.reason == "source_changed" and told.state is not State.APPROVED else None


def review_page(session: Session, viewer: str | None, release_id: str, language: str, now: datetime) -> ReviewPage:
    """Read an edition for its review, every paragraph checked: nobody may take silence for a clean text.

    Ten statements. Raises Missing.
    """
    page = editor_page(session, viewer, release_id, language, now, all_checked=True)
    parameters = view(viewer, now, public_id=release_id, language=language)
    written = _by_segment(session.execute(_WRITTEN.by(viewer), parameters))
    earlier = {row.key: _earlier(row, written.get(row.translation.place.segment_id, ())) for row in page.rows}
    return ReviewPage(page, {key: one for key, one in earlier.items() if one is not None})


def _by_segment(told: Iterable[Any]) -> Mapping[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for one in told:
        found.setdefault(one.segment_id, []).append(one)
    return found


def _earlier(row: PageRow, events: Iterable[Any]) -> Earlier | None:
    told = row.translation
    if told.state in {State.APPROVED, State.UNTRANSLATED, State.FOLDED}:
        return None
    if told.sealed_text is not None:
        found: Earlier | None = Earlier(Since.APPROVED, told.sealed_text)
    else:
        found = _by_another(events)
    return found if found and found.text and found.text != told.text else None


def _by_another(events: Iterable[Any]) -> Earlier | None:
    """Give what stood when the last writer began, or what was returned if that writer had written it too."""
    text, writer, name = "", None, ""
    found: Earlier | None = None
    returned: Earlier | None = None
    for one in events:
        after = (one.after or {}).get("text")
        if one.action == Move.RETURN:
            returned = Earlier(Since.RETURNED, text if after is None else after, name)
        if after is None or after == text:
            continue
        if one.actor_id != writer and text:
            found = Earlier(Since.WRITTEN, text, name)
            returned = None
        text, writer, name = after, one.actor_id, one.name or ""
    return returned or found
