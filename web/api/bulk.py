"""Deeds on many rows of an edition at once."""

from datetime import datetime

from flask import Response
from sqlalchemy.orm import Session

from web.api import shapes
from web.api.answering import Told, written
from web.api.calls import EDITION, calls
from web.api.request_forms import form
from web.edge.routing import Permission
from workflow.review.bulk import Search, approve_all
from workflow.review.bulk import replace as replace_in
from workflow.review.handing_over import hand_over as hand_over_of

pages = calls("bulk", __name__)


@pages.post(f"{EDITION}/approve", Permission.MEMBER)
def approve(release: str, language: str) -> Response:
    """Approve all that is confirmed, or of that the rows of ``keys``."""
    keys = form().texts_or_none("keys")

    def deed(session: Session, who: str, at: datetime) -> Told:
        done = approve_all(session, who, release, language, at, keys=keys)
        return Told(release, {"event": done.event_seq, "outcomes": shapes.outcomes(done.outcomes)})

    return written(deed)


@pages.post(f"{EDITION}/replace", Permission.MEMBER)
def replace(release: str, language: str) -> Response:
    """Find and replace."""
    told = form()
    keys = told.texts_or_none("keys")
    search = Search(
        told.text("sought", most=1_000),
        told.text("replacement", most=1_000),
        match_case=told.flag("match_case", default=True),
        whole_words=told.flag("whole_words", default=False),
    )

    def deed(session: Session, who: str, at: datetime) -> Told:
        done = replace_in(session, who, release, language, search, at, keys=keys)
        body = {"event": done.event_seq, "changed": list(done.changed), "refused": shapes.outcomes(done.refused)}
        return Told(release, body)

    return written(deed)


@pages.post(f"{EDITION}/hand-over", Permission.MEMBER)
def hand_over(release: str, language: str) -> Response:
    """Put the edition to review."""
    form()

    def deed(session: Session, who: str, at: datetime) -> Told:
        done = hand_over_of(session, who, release, language, at)
        return Told(release, {"event": done.event_seq, "edition_state": done.edition_state})

    return written(deed)
