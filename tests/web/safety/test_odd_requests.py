"""What no browser sends: the desk answers it in one sentence, never with an error of its own."""

from collections.abc import Callable

from flask.testing import FlaskClient

from tests.web.forms import send

Clients = Callable[[str | None], FlaskClient]


def test_a_host_that_is_none_is_not_understood(client_for: Clients) -> None:
    client = client_for(None)
    for host in ("..", "a..b", "x" * 70, "[::1", "a b", "a@b", "evil.example/x"):
        for path in ("/", "/api/v1/me"):
            answer = client.get(path, headers={"Host": host})
            assert answer.status_code < 500, (host, path)
            assert host not in answer.headers.get("Location", "")


def test_a_language_that_is_none_opens_no_release(client_for: Clients) -> None:
    dora = client_for("dora")
    for tag in ("x" * 100_000, "en/../fr", "x\x00"):
        form: dict[str, str | list[str]] = {"text": "A harbour opens.", "language": tag, "targets": "fr"}
        answer = send(dora, "/inbox", "/releases/new", form)
        assert answer.status_code == 400, tag[:10]
        assert "A harbour opens." in answer.text


def test_a_key_of_a_form_that_no_page_made_is_refused(client_for: Clients) -> None:
    dora = client_for("dora")
    for key in ("\x00", "k" * 100, "a\nb"):
        form: dict[str, str | list[str]] = {"text": "A harbour opens.", "language": "en", "targets": "fr", "key": key}
        assert send(dora, "/inbox", "/releases/new", form).status_code == 400, repr(key)
