"""Holds answers of the API against its description."""

from functools import cache
from typing import Any

from flask import Flask
from openapi_schema_validator import OAS31Validator
from werkzeug.test import TestResponse

from web.api.openapi.document import document

PREFIX = "/api/v1/"


def held(app: Flask, method: str, path: str, answer: TestResponse) -> TestResponse:
    """Give the answer back if the description knows its status and its shape."""
    operation = described(app, method, path)
    if operation is None:
        return answer
    status = str(answer.status_code)
    assert status in operation["responses"], f"{method} {path} answers {status}: {answer.text}"
    content = operation["responses"][status].get("content")
    if content is None:
        assert answer.data == b""
    else:
        validator(content["application/json"]["schema"]["$ref"]).validate(answer.json)
    return answer


def described(app: Flask, method: str, path: str) -> dict[str, Any] | None:
    """What the description says of a call; None for what is no call of it."""
    rule, _ = app.url_map.bind("localhost").match(path.partition("?")[0], method, return_rule=True)
    told: dict[str, Any] | None = whole()["paths"].get(in_braces(rule.rule), {}).get(method.lower())
    return told


def in_braces(rule: str) -> str:
    return rule.replace("<", "{").replace(">", "}")


@cache
def whole() -> dict[str, Any]:
    return document()


@cache
def validator(reference: str) -> Any:
    return OAS31Validator({"$ref": reference, "components": whole()["components"]})
