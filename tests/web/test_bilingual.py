"""A file that holds the translation beside the source, by the form of a new release."""

import io
from typing import Any

from flask.testing import FlaskClient

from tests.web.test_release_pages import Clients, opened, send

XLIFF = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="fr" target-language="en" '
    'datatype="plaintext"><body><trans-unit id="1"><source>Le port ouvre lundi</source><target>The port opens</target></trans-unit></body></file></xliff>'
)


def brought(**fields: Any) -> dict[str, Any]:
    return {"file": (io.BytesIO(XLIFF.encode()), "a.xlf"), **fields}


def test_of_the_languages_that_are_ticked_that_of_the_file_is_taken(client_for: Clients) -> None:
    client: FlaskClient = client_for("dora")
    shown = client.get(opened(client, **brought(targets=["ar", "en", "fr"]))).text
    assert "Le port ouvre lundi" in shown


def test_another_language_is_refused_in_one_sentence(client_for: Clients) -> None:
    answer = send(client_for("dora"), "/releases/new", "/releases/new", **brought(targets=["ar"]))
    assert answer.status_code == 400
    assert "a.xlf says that it is to be translated into English" in answer.text


def test_another_source_is_refused_in_one_sentence(client_for: Clients) -> None:
    answer = send(client_for("dora"), "/releases/new", "/releases/new", **brought(targets=["en"], language="ar"))
    assert answer.status_code == 400
    assert "a.xlf says that it is translated from French" in answer.text
