"""What finishes by itself: an edition with its last approval or dismissal, a release with its last edition; and what goes back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from workflow.people.standing import Standing
from workflow.review.checked import Languages
from workflow.review.deed import Step
from workflow.review.find import DONE, UNCONFIRMED, EditionFacts
from workflow.review.findings import checked_edition, keep
from workflow.review.grid import BASE_EDITION
from workflow.review.translation import State
from workflow.store.tables import edition, progress, release

_EDITIONS = (
    select(
        edition.c.id,
        edition.c.language,
        edition.c.state,
        edition.c.handed_over,
        BASE_EDITION.c.language.label("base_language"),
        progress.c.state.label("of_state"),
        func.coalesce(progress.c.segments, 0).label("segments"),
    )
    .join(BASE_EDITION, BASE_EDITION.c.id == edition.c.base_id)
    .outerjoin(progress, progress.c.edition_id == edition.c.id)
    .where(edition.c.release_id == bindparam("release_id"), edition.c.dropped_at.is_(None))
    .order_by(edition.c.language)
)
_SET_EDITION = update(edition).where(edition.c.id == bindparam("of_edition")).values(state=bindparam("to"))
_SET_RELEASE = update(release).where(release.c.id == bindparam("of_release")).values(state=bindparam("to"))


@dataclass(frozen=True, slots=True)
class Settled:
    """States that changed by themselves: of editions by language, and of the release (None where it did not)."""

    editions: Mapping[str, str] = field(default_factory=dict)
    release: str | None = None

    def told(self) -> dict[str, Any]:
        """Give what the event of the deed tells of it."""
        told: dict[str, Any] = {}
        if self.editions:
            told["editions"] = dict(self.editions)
        if self.release:
            told["release"] = self.release
        return told


def settle_one(
    session: Session,
    standing: Standing,
    facts: EditionFacts,
    steps: Sequence[Step],
    *,
    blocking: bool | None = None,
) -> Settled:
    """Bring the states of one edition and the release in line after ``steps`` on rows of that edition were written.

    ``facts`` are as found before. No statement where nothing changed; findings are read only where all is approved and it is not
    known (``blocking``) whether an error stands.
    """
    if not steps:
        return Settled()
    now = _moved(facts, steps)
    if not now.unapproved and blocking is None:
        blocking = _is_held_back(session, now)
    return settle_known(session, standing, now, held_back=bool(now.unapproved or blocking))


def settle_known(session: Session, standing: Standing, facts: EditionFacts, *, held_back: bool) -> Settled:
    """As ``settle_one``, where it is known whether something holds the edition back. ``facts`` are as of now, but for its state."""
    state = _state(facts, held_back=held_back)
    changed = {facts.language: state} if state != facts.state else {}
    _set_editions(session, {facts.id: state} if changed else {})
    finished = state == "finished" and not facts.others_unfinished
    return Settled(changed, _set_release(session, standing, finished=finished))


def settle(session: Session, standing: Standing) -> Settled:
    """Bring the states of all editions and of the release in line with their progress and findings, after all else is written."""
    editions = _found(session, standing.release_id)
    states = {one.id: _state(one, held_back=bool(one.unapproved) or _is_held_back(session, one)) for one in editions}
    _set_editions(session, {one.id: states[one.id] for one in editions if states[one.id] != one.state})
    changed = {one.language: states[one.id] for one in editions if states[one.id] != one.state}
    finished = bool(editions) and all(state == "finished" for state in states.values())
    return Settled(changed, _set_release(session, standing, finished=finished))


def _state(facts: EditionFacts, *, held_back: bool) -> str:
    if not facts.unapproved and not held_back:
        return "finished"
    if facts.state == "translation" and facts.unconfirmed and not facts.handed_over:
        return "translation"
    return "review"


def _is_held_back(session: Session, facts: EditionFacts) -> bool:
    checked = checked_edition(session, facts.id, Languages(facts.base_language, facts.language))
    keep(session, facts.id, checked.gaps)
    return any(told.blocking for told in checked.told)


def _moved(facts: EditionFacts, steps: Iterable[Step]) -> EditionFacts:
    unconfirmed, unapproved = facts.unconfirmed, facts.unapproved
    for step in steps:
        for row, sign in ((step.before, -1), (step.after, 1)):
            if row is not None:
                unconfirmed += sign * (row.state in UNCONFIRMED)
                unapproved += sign * (row.state not in DONE)
    return replace(facts, unconfirmed=unconfirmed, unapproved=unapproved)


def _set_editions(session: Session, states: Mapping[int, str]) -> None:
    if states:
        session.execute(_SET_EDITION, [{"of_edition": one, "to": state} for one, state in states.items()])


def _set_release(session: Session, standing: Standing, *, finished: bool) -> str | None:
    wanted = {("open", True): "ready", ("ready", False): "open"}.get((standing.state, finished))
    if wanted:
        session.execute(_SET_RELEASE, {"of_release": standing.release_id, "to": wanted})
    return wanted


def _found(session: Session, release_id: int) -> list[EditionFacts]:
    counts: dict[int, EditionFacts] = {}
    for told in session.execute(_EDITIONS, {"release_id": release_id}):
        one = counts.get(told.id) or EditionFacts(
            told.id, told.language, told.state, told.handed_over, told.base_language, 0, 0, 0
        )
        counted = State(told.of_state) if told.of_state else State.SOURCE
        counts[told.id] = replace(
            one,
            unconfirmed=one.unconfirmed + told.segments * (counted in UNCONFIRMED),
            unapproved=one.unapproved + told.segments * (counted not in DONE and counted is not State.SOURCE),
        )
    return list(counts.values())
