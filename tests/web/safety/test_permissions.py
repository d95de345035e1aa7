"""One route, one permission: each is listed, each asks for its own, and no change is made without a token."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.builders import a_person
from tests.web.desk import WebDesk
from tests.web.safety.routes import FULL, Route, csrf, listed, served
from web.application import permissions_of

Clients = Callable[[str | None], FlaskClient]
NAMED = {"language": "ar", "key": "kaaaaaaa", "thread": "taaaaaaaaaaa", "name": "harbour.html"}


def path_of(route: Route, web_desk: WebDesk) -> str:
    return route.path(release=web_desk.release, person=web_desk.desk.people["tom"], **NAMED)


def test_every_route_is_listed_with_its_permission(web_desk: WebDesk) -> None:
    permissions = permissions_of(web_desk.app)
    found = {f"{permissions.of(endpoint, method)} {method} {rule}" for endpoint, method, rule in served(web_desk)}
    assert found == {f"{one.permission} {one.method} {one.rule}" for one in listed()}


def test_a_route_that_names_no_permission_is_closed(web_desk: WebDesk, client_for: Clients) -> None:
    web_desk.app.add_url_rule("/left-out", "left_out", lambda: "open")
    assert client_for("dora").get("/left-out").status_code == 403


def test_no_change_is_made_without_a_token(web_desk: WebDesk, client_for: Clients) -> None:
    with web_desk.store.write() as session:
        web_desk.desk.people["ada"] = a_person(session, "ada", admin=True, roles=["desk"])  # type: ignore[index]
    for login in ("ada", "tom"):
        client = client_for(login)
        for route in listed():
            if route.method != "GET":
                answer = route.ask(client, path_of(route, web_desk), None, FULL)
                assert answer.status_code == 400, route
                stale = "too old or comes from another session" in answer.text
                assert stale, route


def test_a_token_of_another_session_is_none(web_desk: WebDesk, client_for: Clients) -> None:
    stolen = csrf(client_for("rita"))
    answer = client_for("tom").post("/sign-out", headers={"X-CSRFToken": stolen})
    assert answer.status_code == 400


@pytest.mark.parametrize("login", [None, "tom", "rita", "dora"])
def test_each_route_asks_for_its_own_permission(web_desk: WebDesk, client_for: Clients, login: str | None) -> None:
    client = client_for(login)
    token = csrf(client, "/inbox" if login else "/sign-in")
    for route in listed():
        if route.permission == "public" or (route.method, route.rule) == ("POST", "/sign-out"):
            continue
        allowed = {None: set(), "dora": {"member", "desk"}}.get(login, {"member"})
        if login is not None and route.permission in allowed:
            continue
        answer = route.ask(client, path_of(route, web_desk), token, {})
        if login is not None:
            assert answer.status_code == 403, route
        elif route.rule.startswith("/api/"):
            assert answer.status_code == 401, route
        else:
            assert answer.status_code == 303, route
            assert answer.location.startswith("/sign-in"), route
