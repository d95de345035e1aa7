"""Coming in and going out: who is let in, how guessing is slowed down, and that going out is going out."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from tests.web.desk import PASSWORD, WebDesk
from web.edge import throttle
from web.edge.desk import set_clock
from web.edge.signing_in import safe_next

Clients = Callable[[str | None], FlaskClient]


def token_of(client: FlaskClient, path: str = "/sign-in") -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(path).text)
    assert found
    return found[1]


def try_in(client: FlaskClient, login: str, password: str = PASSWORD, **more: str) -> int:
    form = {"csrf_token": token_of(client), "login": login, "password": password, **more}
    return client.post("/sign-in", data=form).status_code


def test_a_person_signs_in_however_the_login_is_cased(client_for: Clients) -> None:
    client = client_for(None)
    assert client.get("/").status_code == 303
    assert try_in(client, "DORA") == 303
    assert client.get("/").status_code == 200


def test_sign_in_goes_on_to_where_one_was_going_and_nowhere_else(client_for: Clients, web_desk: WebDesk) -> None:
    client = client_for(None)
    assert client.get(web_desk.path()).location.startswith("/sign-in?next=/releases/")
    form = {"csrf_token": token_of(client), "login": "dora", "password": PASSWORD, "next": web_desk.path()}
    assert client.post("/sign-in", data=form).location == web_desk.path()


@pytest.mark.parametrize(
    "address",
    [
        "https:evil.example",
        "//evil.example",
        "/\\evil.example",
        "http://evil.example",
        "",
        "/a b",
        "/\n/x",
        "javascript:1",
    ],
)
def test_an_address_elsewhere_is_never_gone_on_to(address: str) -> None:
    assert safe_next(address) == "/"


def test_unknown_and_known_logins_get_the_same_answer(client_for: Clients) -> None:
    answers = []
    for login in ("dora", "nobody"):
        client = client_for(None)
        form = {"csrf_token": token_of(client), "login": login, "password": "wrong-password"}
        answer = client.post("/sign-in", data=form)
        assert answer.status_code == 401
        text = re.sub(r'value="[^"]*"|content="[^"]*"', "", answer.text)
        answers.append((text, {name for name, _ in answer.headers}))
    assert answers[0] == answers[1]


def test_a_copied_cookie_is_dead_after_sign_out(client_for: Clients, web_desk: WebDesk) -> None:
    client, thief = client_for("dora"), client_for(None)
    stolen = client.get_cookie(web_desk.cookie)
    assert stolen
    thief.set_cookie(web_desk.cookie, stolen.value)
    assert thief.get("/").status_code == 200
    answer = client.post("/sign-out", data={"csrf_token": token_of(client, "/inbox")})
    assert answer.status_code == 303
    assert '"storage"' in answer.headers["Clear-Site-Data"]
    assert client.get("/").status_code == thief.get("/").status_code == 303


def test_the_cookie_says_httponly_and_samesite(client_for: Clients, web_desk: WebDesk) -> None:
    client = client_for(None)
    form = {"csrf_token": token_of(client), "login": "dora", "password": PASSWORD}
    cookies = client.post("/sign-in", data=form).headers.getlist("Set-Cookie")
    mine = [one for one in cookies if one.startswith((f"{web_desk.cookie}=", "stele-device="))]
    assert len(mine) == 2
    assert all("HttpOnly" in one and "SameSite=Lax" in one and "Path=/" in one for one in mine)


def at(web_desk: WebDesk, moment: datetime) -> None:
    set_clock(web_desk.app.extensions, lambda: moment)


def test_guessing_is_slowed_down_and_the_wait_grows_to_a_minute(client_for: Clients, web_desk: WebDesk) -> None:
    moment = datetime.now(UTC)
    waits = []
    for _ in range(14):
        at(web_desk, moment)
        client = client_for(None)
        assert try_in(client, "dora", "wrong") == 401
        form = {"csrf_token": token_of(client), "login": "dora", "password": "wrong"}
        answer = client.post("/sign-in", data=form)
        waits.append(int(answer.headers.get("Retry-After", 0)))
        moment += timedelta(seconds=61)
    assert waits[0] == 0
    assert sorted(waits) == waits
    assert max(waits) == throttle.LONGEST_WAIT


def test_nobody_is_locked_out_by_whoever_guesses_their_password(client_for: Clients, web_desk: WebDesk) -> None:
    at(web_desk, datetime.now(UTC))
    known = client_for(None)
    assert try_in(known, "dora") == 303
    attacker = client_for(None)
    for _ in range(12):
        try_in(attacker, "dora", "wrong")
    assert try_in(attacker, "dora") == 429
    known.delete_cookie(web_desk.cookie)
    assert try_in(known, "dora") == 303
    elsewhere = client_for(None)
    elsewhere.environ_base["REMOTE_ADDR"] = "203.0.113.9"
    assert try_in(elsewhere, "dora") == 303


def test_a_flood_of_sign_ins_leaves_threads_for_the_others(client_for: Clients) -> None:
    client = client_for(None)
    token = token_of(client)
    slots = [throttle._queue.acquire(blocking=False) for _ in range(4)]
    try:
        answer = client.post("/sign-in", data={"csrf_token": token, "login": "dora", "password": PASSWORD})
    finally:
        for _ in slots:
            throttle._queue.release()
    assert answer.status_code == 503


def test_an_editor_signs_in_in_place_and_its_token_stays_good(client_for: Clients, web_desk: WebDesk) -> None:
    client = client_for("dora")
    token = token_of(client, "/inbox")
    client.delete_cookie(web_desk.cookie)
    headers = {"X-CSRFToken": token}
    wrong = client.post("/api/v1/session", json={"login": "dora", "password": "wrong"}, headers=headers)
    assert (wrong.status_code, wrong.get_json()["error"]["code"]) == (401, "web.wrong_password")
    again = {"login": "dora", "password": PASSWORD, "person": web_desk.desk.people["dora"]}
    assert client.post("/api/v1/session", json=again, headers=headers).get_json() == {"id": again["person"]}
    assert client.get("/api/v1/me/preferences").status_code == 200
    assert client.post("/sign-out", data={"csrf_token": token}).status_code == 303


def test_another_person_who_signs_in_in_place_sends_nothing_of_the_first_ones_page(
    client_for: Clients, web_desk: WebDesk
) -> None:
    client = client_for("dora")
    token = token_of(client, "/inbox")
    client.delete_cookie(web_desk.cookie)
    headers = {"X-CSRFToken": token}
    other = {"login": "tom", "password": PASSWORD, "person": web_desk.desk.people["dora"]}
    answer = client.post("/api/v1/session", json=other, headers=headers)
    assert answer.get_json() == {"id": web_desk.desk.people["tom"]}
    assert client.get("/api/v1/me").get_json()["login"] == "tom"
    late = client.put("/api/v1/me/preferences", json={"theme": "dark"}, headers=headers)
    assert (late.status_code, late.get_json()["error"]["code"]) == (400, "web.stale_form")
