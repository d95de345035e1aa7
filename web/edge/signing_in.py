"""What a page and a call of the API share when somebody signs in or out."""

import re

from flask import Response
from flask import session as form_session

from web.edge import throttle
from web.edge.desk import now, reading, writing
from web.edge.visitor import cookie_name, is_secure
from workflow.people import accounts, sessions
from workflow.people.sessions import LONGEST

_SAFE = re.compile(r"/(?![/\\])[!-\[\]-~]*")


class TooSoon(Exception):
    """Another try has to wait ``seconds``."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def safe_next(address: str) -> str:
    """Give an address of this desk to go on to; the desk's home where ``address`` is none."""
    return address if _SAFE.fullmatch(address) else "/"


def who(login: str, password: str) -> str | None:
    """Give the person whose login and password these are. Raises TooSoon, Unavailable; no answer tells which logins exist."""
    seconds = throttle.wait_for(login)
    if seconds:
        raise TooSoon(seconds)
    with throttle.hashing(), reading() as session:
        found = accounts.authenticate(session, login, password)
    if found is None:
        throttle.failed(login)
        return None
    return found.id


def sign_in(person: str, login: str, answer: Response, *, in_place: bool = False) -> Response:
    """Begin a session in this browser; forms that it had open before are stale, but for those of a page that signs in ``in_place``."""
    begin(person, answer, in_place=in_place)
    throttle.succeeded(login, answer)
    return answer


def begin(person: str, answer: Response, *, in_place: bool = False) -> None:
    """Give this browser a new session of ``person``."""
    with writing() as session:
        token = sessions.begin(session, person, now())
    if not in_place:
        form_session.clear()
    answer.set_cookie(
        cookie_name(),
        token,
        max_age=int(LONGEST.total_seconds()),
        secure=is_secure(),
        httponly=True,
        samesite="Lax",
        path="/",
    )


def sign_out(token: str, answer: Response) -> Response:
    """End the session for whoever holds its token, and let the browser forget what it kept of the desk."""
    with writing() as session:
        sessions.end(session, token)
    form_session.clear()
    answer.delete_cookie(cookie_name(), path="/", secure=is_secure(), httponly=True, samesite="Lax")
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer
