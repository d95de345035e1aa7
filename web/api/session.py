"""Signing in in place: an editor whose session ended keeps what was typed."""

from http import HTTPStatus

from flask import Response

from web.api.answering import answer as tell
from web.api.calls import calls
from web.api.request_forms import form
from web.edge.errors import answer
from web.edge.routing import Permission
from web.edge.signing_in import TooSoon, sign_in, who
from workflow.errors import Refused
from workflow.people.names import LONGEST_LOGIN
from workflow.people.passwords import MOST_BYTES

pages = calls("session", __name__)


@pages.post("/session", Permission.PUBLIC)
def begin() -> Response:
    """Sign in with login and password, and tell who that is.

    The token of the page stays good where ``person``, whose page it is, signed in again: another person's sign-in leaves it stale,
    so that nothing a page still has to send goes out under another name.
    """
    told = form()
    login, password = told.text("login", most=LONGEST_LOGIN), told.text("password", most=MOST_BYTES)
    whose = told.text_or_none("person", most=MOST_BYTES)
    try:
        person = who(login, password)
    except TooSoon as wait:
        refused = _refused(Refused("web.too_soon", seconds=wait.seconds), HTTPStatus.TOO_MANY_REQUESTS)
        refused.headers["Retry-After"] = str(wait.seconds)
        return refused
    if person is None:
        return _refused(Refused("web.wrong_password"), HTTPStatus.UNAUTHORIZED)
    return sign_in(person, login, tell({"id": person}), in_place=person == whose)


def _refused(error: Refused, status: HTTPStatus) -> Response:
    told = answer(error, status)
    assert isinstance(told, Response)  # noqa: S101 - under the API every answer is made
    return told
