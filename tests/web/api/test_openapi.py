"""The description of the API says what the routes are: each of them, and no other."""

from collections.abc import Callable

from flask import Flask
from openapi_spec_validator import validate

from tests.web.api.asking import Caller
from tests.web.api.described import PREFIX, in_braces, whole
from tests.web.desk import WebDesk


def routes(app: Flask) -> set[tuple[str, str]]:
    return {
        (in_braces(rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(PREFIX)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def test_the_description_is_sound() -> None:
    validate(whole())


def test_every_route_is_described_and_nothing_else_is(web_desk: WebDesk) -> None:
    told = {(path, method) for path, methods in whole()["paths"].items() for method in methods}
    assert told == routes(web_desk.app)


def test_every_shape_is_used() -> None:
    text = str(whole())
    assert [name for name in whole()["components"]["schemas"] if f"#/components/schemas/{name}'" not in text] == []


def test_names_of_operations_are_their_own() -> None:
    names = [one["operationId"] for methods in whole()["paths"].values() for one in methods.values()]
    assert len(names) == len(set(names))


def test_the_description_is_served_to_who_is_signed_in(as_: Callable[..., Caller]) -> None:
    assert as_("tom").get("/api/v1/openapi.json").json == whole()
    assert as_(None).get("/api/v1/openapi.json").status_code == 401
