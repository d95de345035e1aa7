"""A desk with a hidden release answers, on every route and to every outsider, byte for byte like the same desk without it."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.builders import a_person, a_release, an_assignment, put
from tests.web.desk import WebDesk
from tests.web.safety.routes import FULL, Route, csrf, listed
from web.edge.desk import set_clock
from workflow.conversation import open_thread
from workflow.people import sessions
from workflow.people.notices import Matter, NoticeKind, notify
from workflow.store.tables import release, segment, thread

CANARY = "Pangolin"
NAMED = {
    "release": "hhhhhhhhhhhh",
    "language": "en",
    "key": "khhhhhhh",
    "thread": "thhhhhhhhhhh",
    "name": "release.txt",
}
OUTSIDERS = {
    "translator": ["translator:en", "translator:fr"],
    "reviewer": ["reviewer:en"],
    "desk": ["desk"],
    "publisher": ["publisher"],
    "everything": ["translator:en", "reviewer:en", "desk", "publisher"],
    "nobody": [],
}
MASKED = re.compile(
    r'(name="csrf_token" value="|name="csrf-token" content="|name="key" value=")[^"]*"|"csrf_token":"[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}'
)
UNSTABLE = {"Date", "Set-Cookie", "Content-Length"}


def outsiders(web_desk: WebDesk) -> dict[str, FlaskClient]:
    clients: dict[str, FlaskClient] = {"signed out": web_desk.app.test_client()}
    with web_desk.store.write() as session:
        for name, roles in OUTSIDERS.items():
            person = a_person(session, name, roles=roles, admin=name == "everything")
            clients[name] = web_desk.app.test_client()
            clients[name].set_cookie(web_desk.cookie, sessions.begin(session, person, datetime.now(UTC)))
    return clients


def questions(person: str, *, every_method: bool) -> list[tuple[Route, str, str, dict[str, Any]]]:
    """Route, method, address and body: all of a hidden release, and every reading besides."""
    asked: list[tuple[Route, str, str, dict[str, Any]]] = []
    for route in listed():
        path = route.path(person=person, **NAMED)
        if route.method == "GET":
            asked += [
                (route, method, path, {}) for method in (("GET", "HEAD", "OPTIONS") if every_method else ("GET",))
            ]
        elif route.of_release:
            asked += [(route, route.method, path, body) for body in ({}, FULL)]
    asked += [(Route("member", "GET", "/"), "GET", path, {}) for path in SEARCHES]
    return asked


SEARCHES = (
    f"/releases?q={CANARY}",
    f"/releases?sought={CANARY}",
    f"/releases?text={CANARY}&page=2",
    f"/take-over?from={'p' * 12}",
)


def heard(clients: dict[str, FlaskClient], person: str) -> dict[tuple[str, str, str, int], Any]:
    answers: dict[tuple[str, str, str, int], Any] = {}
    for name, client in clients.items():
        token = csrf(client, "/sign-in" if name == "signed out" else "/inbox")
        for route, method, path, body in questions(person, every_method=name == "everything"):
            answer = route.ask(client, path, token, body, method)
            headers = sorted((one, value) for one, value in answer.headers if one not in UNSTABLE)
            told = (answer.status_code, headers, MASKED.sub("", answer.text))
            answers[name, method, path, len(body)] = told
    return answers


def hide_a_release(session: Session, web_desk: WebDesk, insider: str, **hidden: Any) -> str:
    built = a_release(session, title=f"{CANARY} بيان", texts=[f"{CANARY} واحد.", f"{CANARY} اثنان."], **hidden)
    an_assignment(session, built, insider, "desk")
    an_assignment(session, built, insider, "translator", "en")
    put(session, built, 1, "en", state="translated", text=f"{CANARY} one.", by=insider)
    now = datetime.now(UTC)
    said = open_thread(session, insider, built.public_id, built.keys[0], f"{CANARY}?", now)
    for person in web_desk.desk.people.values():
        notify(session, Matter(NoticeKind.COMMENT, built.id, segments=1), [person], insider, now)
    session.execute(update(release).where(release.c.id == built.id).values(public_id=NAMED["release"]))
    session.execute(update(segment).where(segment.c.id == built.segments[0]).values(key=NAMED["key"]))
    session.execute(update(thread).where(thread.c.public_id == said.thread).values(public_id=NAMED["thread"]))
    return sessions.begin(session, insider, now)


@pytest.mark.parametrize("hidden", [{"confidential": True}, {"embargo_until": datetime(2099, 1, 1, tzinfo=UTC)}])
def test_a_hidden_release_changes_no_byte_of_any_answer_to_an_outsider(
    web_desk: WebDesk, hidden: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    moment = datetime.now(UTC)
    set_clock(web_desk.app.extensions, lambda: moment)
    clients, person = outsiders(web_desk), web_desk.desk.people["tom"]
    if "embargo_until" in hidden:
        clients = {name: clients[name] for name in ("desk", "everything")}
    with web_desk.store.write() as session:
        insider_id = a_person(session, "insider")
    without = heard(clients, person)
    with web_desk.store.write() as session:
        token = hide_a_release(session, web_desk, insider_id, **hidden)
    with_it = heard(clients, person)
    differing = [question for question, answer in without.items() if with_it[question] != answer]
    assert differing == []
    assert not any(CANARY in str(answer).replace(f"={CANARY}", "") for answer in unsought(with_it))
    assert CANARY not in caplog.text
    insider = web_desk.app.test_client()
    insider.set_cookie(web_desk.cookie, token)
    assert CANARY in insider.get(f"/releases/{NAMED['release']}/en/edit").text


def unsought(answers: dict[tuple[str, str, str, int], Any]) -> list[Any]:
    """The answers to what did not ask for the canary itself: a search shows what was sought."""
    return [answer for (_, _, path, _), answer in answers.items() if CANARY not in path]
