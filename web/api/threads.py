"""Comments on a segment, in threads."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from flask import Response
from sqlalchemy.orm import Session

from web.api import shapes
from web.api.answering import Told, answer, written
from web.api.calls import SEGMENT, calls
from web.api.request_forms import form
from web.edge.desk import now, reading
from web.edge.routing import Permission
from web.edge.visitor import visitor
from workflow.conversation import deeds
from workflow.conversation.read import threads as threads_of
from workflow.conversation.values import Said

pages = calls("threads", __name__)

_THREAD = "/threads/<thread>"


@pages.get(f"{SEGMENT}/threads", Permission.MEMBER)
def show(release: str, language: str, key: str) -> Response:
    """The threads of a segment, in this language and in all."""
    with reading() as session:
        found = threads_of(session, visitor().id, release, now(), key)
    return answer({"threads": [shapes.thread(one) for one in found if one.language in {"", language}]})


@pages.post(f"{SEGMENT}/threads", Permission.MEMBER)
def begin(release: str, language: str, key: str) -> Response:
    """A new thread, in this language or in all."""
    told = form()
    text, of_all = told.text("text"), told.flag("all_languages", default=False)
    return _said(
        lambda session, who, at: deeds.open_thread(
            session, who, release, key, text, at, language="" if of_all else language
        ),
        HTTPStatus.CREATED,
    )


@pages.post(f"{_THREAD}/comments", Permission.MEMBER)
def comment(thread: str) -> Response:
    """A comment."""
    text = form().text("text")
    return _said(lambda session, who, at: deeds.comment(session, who, thread, text, at), HTTPStatus.CREATED)


@pages.post(f"{_THREAD}/resolve", Permission.MEMBER)
def resolve(thread: str) -> Response:
    """A thread, closed."""
    form()
    return _said(lambda session, who, at: deeds.resolve(session, who, thread, at))


@pages.post(f"{_THREAD}/reopen", Permission.MEMBER)
def reopen(thread: str) -> Response:
    """A thread, open again."""
    form()
    return _said(lambda session, who, at: deeds.reopen(session, who, thread, at))


def _said(deed_of: Callable[[Session, str, datetime], Said], status: HTTPStatus = HTTPStatus.OK) -> Response:
    def deed(session: Session, who: str, at: datetime) -> Told:
        done = deed_of(session, who, at)
        found = threads_of(session, who, done.release, at, done.key)
        whole = next(shapes.thread(one) for one in found if one.id == done.thread)
        return Told(done.release, {"thread": whole, "event": done.event_seq}, status=status)

    return written(deed)
