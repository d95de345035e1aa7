"""What is said of a release as a whole: title, dates, embargo, confidentiality, and whether four eyes are asked for."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workflow.errors import BadInput, Refused
from workflow.people.desk_settings import desk_settings
from workflow.people.policy import Role, require
from workflow.people.standing import Standing, stand
from workflow.releases.course import sound_reason
from workflow.releases.naming import sound_slug, sound_title
from workflow.releases.states import require_open_to
from workflow.review.deed import tell
from workflow.store.tables import assignment, release


class _Keep(Enum):
    """Stands for "as it is", where None means that there is none."""

    AS_IT_IS = "as it is"


AS_IT_IS: Final = _Keep.AS_IT_IS


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to change; what is left out stays."""

    title: str | _Keep = AS_IT_IS
    slug: str | _Keep = AS_IT_IS
    due: datetime | _Keep | None = AS_IT_IS
    embargo: datetime | _Keep | None = AS_IT_IS
    confidential: bool | _Keep = AS_IT_IS

    def by_column(self) -> dict[str, Any]:
        """Give what was asked for by the release's columns. Raises BadInput for a title or slug that cannot be."""
        told = {
            "title": sound_title(self.title) if isinstance(self.title, str) else self.title,
            "slug": sound_slug(self.slug) if isinstance(self.slug, str) else self.slug,
            "due_at": self.due,
            "embargo_until": self.embargo,
            "confidential": self.confidential,
        }
        return {name: value for name, value in told.items() if value is not AS_IT_IS}


@dataclass(frozen=True, slots=True)
class Rescheduled:
    """What changed, by name; empty where nothing did, and then no event."""

    changed: dict[str, Any]
    event_seq: int | None


def reschedule(session: Session, person: str, release_id: str, changes: Changes, *, now: datetime) -> Rescheduled:
    """Change what is given. Raises Refused, BadInput.

    Who would hide a release from everybody is refused: on a restricted one only assignments count, and the desk must hold one.
    """
    standing = stand(session, person, release_id, now)
    require("schedule", standing.rights)
    require_open_to(standing, "schedule")
    changed = {name: value for name, value in changes.by_column().items() if value != getattr(standing, name)}
    if not changed:
        return Rescheduled({}, None)
    _require_desk(session, standing, changed, now)
    session.execute(update(release).where(release.c.id == standing.release_id).values(changed))
    payload = {
        name: {"was": _told(getattr(standing, name)), "is": _told(value)} for name, value in sorted(changed.items())
    }
    recorded = tell(session, standing, "schedule", now, payload=payload)
    return Rescheduled(changed, recorded.seq)


def waive_four_eyes(
    session: Session, person: str, release_id: str, *, now: datetime, reason: str, waived: bool = True
) -> Rescheduled:
    """Let one person's eyes do for this release, or ask for a second person's again; approvals that stand stay as they are."""
    told = sound_reason(reason)
    if waived and not told:
        raise BadInput("release.reason_needed")
    standing = stand(session, person, release_id, now)
    require("waive_four_eyes", standing.rights)
    require_open_to(standing, "waive_four_eyes")
    if waived and not desk_settings(session).four_eyes_waivable:
        raise Refused("release.four_eyes_kept")
    if standing.four_eyes is not waived:
        return Rescheduled({}, None)
    session.execute(update(release).where(release.c.id == standing.release_id).values(four_eyes=not waived))
    payload = {"waived": waived, "reason": told}
    recorded = tell(session, standing, "waive_four_eyes", now, payload=payload)
    return Rescheduled({"four_eyes": not waived}, recorded.seq)


def _require_desk(session: Session, standing: Standing, changed: dict[str, Any], now: datetime) -> None:
    embargo = changed.get("embargo_until", standing.embargo_until)
    restricted = changed.get("confidential", standing.confidential) or (embargo is not None and embargo > now)
    if not restricted:
        return
    seated = select(assignment.c.id).where(
        assignment.c.release_id == standing.release_id, assignment.c.role == str(Role.DESK)
    )
    if session.execute(seated).first() is None:
        raise Refused("schedule.nobody_assigned")


def _told(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
