"""What a new source version would do, before anybody takes it: read, matched, nothing written."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from workflow.errors import BadInput
from workflow.people.policy import require
from workflow.people.standing import Standing, glimpse, rights_on
from workflow.people.visibility import view
from workflow.releases.carry_over import Old, carry_over
from workflow.releases.exceptions import SourceRules, source_of
from workflow.releases.plan import Plan
from workflow.releases.source_rows import ROWS
from workflow.releases.states import require_open_to
from workflow.releases.structure import PLACED
from workflow.releases.versions import GONE, Revision, latest_of, report_of
from workflow.review.viewed import viewed
from workflow.store.tables import edition, placement, source_version

_PLACED = viewed(PLACED, placement.c.release_id)
_GONE = viewed(GONE, source_version.c.release_id)
_SOURCE = viewed(ROWS, edition.c.release_id)


@dataclass(frozen=True, slots=True)
class Revisable:
    """A release that takes a new version: how its next file is to be cut, and where its history stood (``head``)."""

    title: str
    head: int
    rules: SourceRules


def revisable(session: Session, viewer: str, release_id: str, *, now: datetime) -> Revisable:
    """Give what is needed to read a new version. Raises Missing, and Refused where ``viewer`` may not bring one in."""
    standing = _standing(session, viewer, release_id, now)
    return Revisable(standing.title, standing.head_seq, source_of(session, viewer, release_id, now=now))


def foresee(session: Session, viewer: str, release_id: str, plan: Plan, *, now: datetime) -> Revision:
    """Tell what ``versions.revise`` would do with ``plan``: version 0 and no event, and new segments have no keys.

    Five statements. Raises Missing, Refused, BadInput as ``revise`` does.
    """
    standing = _standing(session, viewer, release_id, now)
    if plan.language != standing.source_language:
        raise BadInput("revise.other_language", language=plan.language, source=standing.source_language)
    asked = view(viewer, now, release_id=standing.release_id)
    olds = [Old(one.key, one.imported, one.text) for one in session.execute(_PLACED.by(viewer), asked)]
    gone = latest_of(session.execute(_GONE.by(viewer), asked))
    said = {one.key: one.text for one in session.execute(_SOURCE.by(viewer), asked)} if gone else {}
    carried = carry_over(
        olds, [Old(key, imported, said[key]) for key, imported in gone], [one.text for one in plan.segments]
    )
    keys = [match.old.key if match.old else "" for match in carried.matches]
    return report_of(0, carried, keys, plan)


def _standing(session: Session, viewer: str, release_id: str, now: datetime) -> Standing:
    standing = glimpse(session, viewer, release_id, now)
    standing = replace(standing, rights=rights_on(session, viewer, standing.release_id, now))
    require("revise", standing.rights)
    require_open_to(standing, "revise")
    return standing
