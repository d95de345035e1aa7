"""What every answer carries, whatever it answers, and what the desk takes from outside."""

import io
from collections.abc import Callable
from datetime import UTC
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.desk import PASSWORD, WebDesk
from tests.web.forms import send, token_of
from web import create_app
from web.settings import Settings

Clients = Callable[[str | None], FlaskClient]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
ALWAYS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}


@pytest.fixture
def https(web_desk: WebDesk) -> Flask:
    """The same desk at a public address."""
    return create_app(Settings(web_desk.store.data, None, "https://desk.example", UTC))


def a_static_file(client: FlaskClient) -> str:
    return client.get("/sign-in").text.partition('rel="stylesheet" href="')[2].partition('"')[0]


def test_every_answer_has_its_safety_headers(web_desk: WebDesk, client_for: Clients) -> None:
    dora, nobody = client_for("dora"), client_for(None)
    answers = [
        dora.get("/"),
        dora.get(web_desk.path("/ar/edit")),
        dora.get("/nothing-here"),
        dora.get("/people"),
        dora.get("/api/v1/me"),
        dora.post("/api/v1/me"),
        dora.post("/sign-out"),
        nobody.get("/"),
        nobody.get("/api/v1/me"),
        nobody.get("/sign-in"),
        nobody.get(a_static_file(nobody)),
        nobody.get(a_static_file(nobody).replace("base", "no-such")),
    ]
    for answer in answers:
        headers = answer.headers
        assert headers["Content-Security-Policy"] == POLICY, answer.request.path
        assert {name: headers[name] for name in ALWAYS} == ALWAYS
        assert headers.get("Content-Type") or not answer.data
        assert "Access-Control-Allow-Origin" not in headers
        if not answer.request.path.startswith("/static/"):
            assert headers["Cache-Control"] == "private, no-store", answer.request.path


def test_pages_hold_nothing_inline(web_desk: WebDesk, client_for: Clients) -> None:
    dora = client_for("dora")
    for path in (
        "/",
        "/inbox",
        "/me",
        "/releases",
        "/releases/new",
        "/sign-in",
        web_desk.path(),
        web_desk.path("/ar/edit"),
    ):
        page = dora.get(path).text
        for inline in (" style=", " onclick=", " onload=", "javascript:", "<style"):
            assert inline not in page, (path, inline)
        for part in page.split("<script")[1:]:
            tag = part.partition(">")[0]
            assert "src=" in tag or 'type="application/json"' in tag, (path, tag)


def test_cookies_are_bound_to_the_host_over_https(https: Flask) -> None:
    client = https.test_client()
    options = {"base_url": "https://desk.example"}
    page = client.get("/sign-in", **options).text
    token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    form = {"csrf_token": token, "login": "dora", "password": PASSWORD}
    answer = client.post("/sign-in", data=form, headers={"Referer": "https://desk.example/sign-in"}, **options)
    assert answer.status_code == 303
    for cookie in answer.headers.getlist("Set-Cookie"):
        assert cookie.startswith("__Host-"), cookie
        assert all(flag in cookie for flag in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
        assert "Domain" not in cookie
    assert "Strict-Transport-Security" in answer.headers


def test_another_host_is_refused(https: Flask) -> None:
    client = https.test_client()
    assert client.get("/sign-in", base_url="https://desk.example").status_code == 200
    answer = client.get("/sign-in", base_url="https://evil.example")
    assert answer.status_code == 400
    assert "evil.example" not in answer.text
    assert answer.headers["Content-Security-Policy"] == POLICY


class Endless(io.RawIOBase):
    """An upload that never ends; it counts what was taken of it."""

    taken = 0

    def readable(self) -> bool:
        return True

    def seek(self, _offset: int, _whence: int = 0) -> int:
        return 0

    def readinto(self, buffer: object) -> int:
        size = len(buffer)  # type: ignore[arg-type]
        self.taken += size
        return size


def test_an_upload_is_capped_while_it_arrives(client_for: Clients) -> None:
    dora = client_for("dora")
    token, stream = token_of(dora, "/inbox"), Endless()
    answer = dora.post(
        "/releases/new",
        input_stream=stream,
        headers={"X-CSRFToken": token, "Content-Type": "multipart/form-data; boundary=x"},
        environ_overrides={"CONTENT_LENGTH": str(1 << 30)},
    )
    assert answer.status_code == 413
    assert stream.taken < 1 << 20


def test_what_is_forgotten_by_and_by_is_forgotten_with_a_write(web_desk: WebDesk, client_for: Clients) -> None:
    from datetime import datetime, timedelta

    from sqlalchemy import func, select

    from workflow.people.idempotency import KEPT, once
    from workflow.store.tables import write_key

    old = datetime.now(UTC) - KEPT - timedelta(hours=1)
    with web_desk.store.write() as session:
        once(session, web_desk.desk.people["tom"], "k", "h", old, lambda: None)
    assert send(client_for("tom"), "/me", "/me/sessions").status_code == 303
    with web_desk.store.read() as session:
        assert session.execute(select(func.count()).select_from(write_key)).scalar_one() == 0


def test_logs_tell_no_text(web_desk: WebDesk, client_for: Clients, caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> str:
        raise ValueError("Pangolin in a text")

    web_desk.app.view_functions["shortcuts.show"] = broken
    answer = client_for("tom").get("/shortcuts")
    assert answer.status_code == 500
    assert "Pangolin" not in answer.text + caplog.text
    assert "ValueError" in caplog.text


def test_the_data_folder_is_not_served(client_for: Clients, web_desk: WebDesk) -> None:
    client = client_for("dora")
    base = Path(a_static_file(client)).parent
    for path in (
        "/stele.db",
        f"{base}/../../edge/desk.py",
        f"{base}/%2e%2e/%2e%2e/edge/desk.py",
        "/static/../stele.db",
    ):
        assert client.get(path).status_code in {303, 404}, path
