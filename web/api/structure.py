"""The segments of a release: split, joined, mended in the source; and what takes a deed back."""

from datetime import datetime
from http import HTTPStatus

from flask import Response
from sqlalchemy.orm import Session

from web.api.answering import Told, answer, written
from web.api.calls import RELEASE, calls
from web.api.request_forms import form, seen_version
from web.api.shapes import Json
from web.edge.desk import now, reading
from web.edge.routing import Permission
from web.edge.speaking import speaking
from web.edge.visitor import visitor
from workflow.errors import Conflict
from workflow.releases import split_join
from workflow.releases.edit_source import SourceText, edit_source, source_text
from workflow.releases.undo import undo as undo_event

pages = calls("structure", __name__)

_SEGMENT = f"{RELEASE}/segments/<key>"


@pages.post(f"{_SEGMENT}/split", Permission.MEMBER)
def split(release: str, key: str) -> Response:
    """Two segments of one."""
    told = form()
    offset, cuts = told.number("offset"), told.numbers("cuts")

    def deed(session: Session, who: str, at: datetime) -> Told:
        return _structure(release, split_join.split(session, who, release, key, offset, cuts=cuts, now=at))

    return written(deed)


@pages.post(f"{_SEGMENT}/join", Permission.MEMBER)
def join(release: str, key: str) -> Response:
    """One segment of this and the one after it."""
    form()

    def deed(session: Session, who: str, at: datetime) -> Told:
        return _structure(release, split_join.join(session, who, release, key, now=at))

    return written(deed)


@pages.get(f"{_SEGMENT}/source", Permission.MEMBER)
def source(release: str, key: str) -> Response:
    """The source of a segment."""
    with reading() as session:
        found = source_text(session, visitor().id, release, key, now())
    return answer(_source(found), found.version)


@pages.put(f"{_SEGMENT}/source", Permission.MEMBER)
def mend(release: str, key: str) -> Response:
    """The source of a segment, mended."""
    told, version = form(), seen_version()
    text = told.text("text")

    def deed(session: Session, who: str, at: datetime) -> Told:
        try:
            done = edit_source(session, who, release, key, text, version=version, now=at)
        except Conflict as error:
            theirs = source_text(session, who, release, key, at)
            message = speaking().of_error(error)
            body = {**_source(theirs), "code": error.code, "message": message, "yours": text, "theirs": theirs.text}
            return Told(release, {"conflict": body}, theirs.version, HTTPStatus.PRECONDITION_FAILED)
        body = {"key": key, "text": done.text, "version": done.version, "reopened": done.reopened}
        return Told(release, {**body, "event": done.event_seq}, done.version)

    return written(deed)


@pages.post(f"{RELEASE}/undo", Permission.MEMBER)
def undo(release: str) -> Response:
    """An event, taken back whole."""
    seq = form().number("event")

    def deed(session: Session, who: str, at: datetime) -> Told:
        done = undo_event(session, who, release, seq, now=at)
        return Told(release, {"event": done.event_seq, "action": done.action, "rows": done.rows})

    return written(deed)


def _structure(release: str, done: split_join.Structure) -> Told:
    body = {"parents": list(done.parents), "children": list(done.children), "event": done.event_seq}
    return Told(release, body)


def _source(found: SourceText) -> Json:
    return {"key": found.key, "language": found.language, "text": found.text, "version": found.version}
