"""The desk changes its own rules, and the releases at work follow at once: what is finished, and whose second pair of eyes is asked for."""

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from workflow.history.record import desk_chain
from workflow.people.administration import require_admin
from workflow.people.desk_settings import DeskSettings, put_settings
from workflow.people.standing import Standing, lock_all
from workflow.review.deed import tell
from workflow.review.find import DONE, OUT, WORKED_ON
from workflow.review.finish import settle
from workflow.store.tables import edition, progress, release

_FINISHED_IN_TEXT = (
    select(edition.c.release_id)
    .join(progress, progress.c.edition_id == edition.c.id)
    .where(edition.c.dropped_at.is_(None), edition.c.base_id.is_not(None))
    .group_by(edition.c.release_id, edition.c.id)
    .having(func.sum(progress.c.segments).filter(progress.c.state.not_in(DONE)) == 0)
)
"""Releases with a language all of which is approved: only there it matters what the checks say."""

_AT_WORK = WORKED_ON | OUT | {"draft"}


def change(session: Session, by: str, settings: DeskSettings, now: datetime) -> bool:
    """Change the settings of the desk; False where nothing changed. Raises Refused, BadInput.

    Where another finding holds a language back, or none any more, editions and releases settle, each with an event ``settle`` of its
    own history. Where four eyes are waived no more, every release at work asks for a second person again; approvals that stand stay.
    """
    desk_chain(session)
    require_admin(session, by)
    locked = lock_all(session, by, _AT_WORK)
    was = put_settings(session, by, settings, now)
    if was is None:
        return False
    if was.blocking != settings.blocking:
        _settle(session, locked, now)
        locked = lock_all(session, by, _AT_WORK)
    if was.four_eyes_waivable and not settings.four_eyes_waivable:
        for standing in locked:
            if not standing.four_eyes:
                _ask_for_four_eyes(session, standing, now)
    return True


def _settle(session: Session, locked: list[Standing], now: datetime) -> None:
    concerned = set(session.execute(_FINISHED_IN_TEXT).scalars())
    for standing in locked:
        if standing.release_id in concerned and standing.state != "draft":
            told = settle(session, standing).told()
            if told:
                tell(session, standing, "settle", now, payload=told)


def _ask_for_four_eyes(session: Session, standing: Standing, now: datetime) -> None:
    session.execute(update(release).where(release.c.id == standing.release_id).values(four_eyes=True))
    tell(session, standing, "waive_four_eyes", now, payload={"waived": False, "reason": ""})
