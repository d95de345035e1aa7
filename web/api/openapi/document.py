"""Puts the description of the API together from its operations and shapes."""

import re
from http import HTTPStatus
from typing import Any

from web.api.calls import PREFIX
from web.api.openapi.operations import OPERATIONS, Operation
from web.api.openapi.schemas import SCHEMAS

_NAME = re.compile(r"<(\w+)>")
_NAMES = {
    "release": "The public id of a release.",
    "language": "A language of the release, as a BCP 47 tag.",
    "key": "The key of a segment.",
    "thread": "The id of a thread.",
}
_ERRORS = {
    HTTPStatus.BAD_REQUEST: "What came in cannot be used, or the CSRF token is missing. Nothing was changed.",
    HTTPStatus.UNAUTHORIZED: "Nobody is signed in.",
    HTTPStatus.FORBIDDEN: "The rules, or the rights of the person, forbid it.",
    HTTPStatus.NOT_FOUND: "It is not there, or not for this person.",
    HTTPStatus.CONFLICT: "The key came with another request before, or somebody else was first.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The call is too large.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "The call was not sent as JSON.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The machine cannot do it now. Try again.",
}
_OF_WRITES = {HTTPStatus.CONFLICT, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE}


def document() -> dict[str, Any]:
    """Give the whole description."""
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        paths.setdefault(path_of(operation), {})[operation.method] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Stele",
            "version": "1",
            "description": "Reads and works on releases, with the rights of who is signed in. The desk's own editor uses nothing else.",
        },
        "servers": [{"url": "/"}],
        "security": [{"session": []}],
        "paths": paths,
        "components": {
            "schemas": SCHEMAS,
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": "stele", "description": "As a sign-in sets it."}
            },
        },
    }


def path_of(operation: Operation) -> str:
    """Give the address with its names in braces."""
    return PREFIX + _NAME.sub(r"{\1}", operation.path)


def _operation(one: Operation) -> dict[str, Any]:
    told: dict[str, Any] = {
        "summary": one.summary,
        "operationId": _identifier(one),
        "parameters": _parameters(one),
        "responses": _responses(one),
    }
    if one.public:
        told["security"] = []
    if one.brings:
        told["requestBody"] = {"required": True, "content": _content(one.brings)}
    return told


def _identifier(one: Operation) -> str:
    place = _NAME.sub("", one.path).replace(".", "-")
    return "-".join([one.method, *(part for part in place.split("/") if part)])


def _parameters(one: Operation) -> list[dict[str, Any]]:
    text = {"type": "string"}
    told = [
        {"name": name, "in": "path", "required": True, "schema": text, "description": _NAMES[name]}
        for name in _NAME.findall(one.path)
    ]
    told += [
        {"name": name, "in": "query", "schema": {"type": "integer", "minimum": 0}, "description": meaning}
        for name, meaning in one.asks
    ]
    if one.of_version:
        told.append(_header("If-Match", 'The version that was seen, in quotation marks: "4".'))
    if one.once:
        told.append(_header("Idempotency-Key", "A UUID for this action; a second try sends it again.", "uuid"))
    if one.method != "get":
        told.append(_header("X-CSRFToken", "The token of the session."))
    return told


def _header(name: str, meaning: str, form: str | None = None) -> dict[str, Any]:
    schema = {"type": "string", "format": form} if form else {"type": "string"}
    return {"name": name, "in": "header", "required": True, "schema": schema, "description": meaning}


def _responses(one: Operation) -> dict[str, Any]:
    told: dict[str, Any] = {str(one.status): {"description": "Done."}}
    if one.gives:
        told[str(one.status)]["content"] = _content(one.gives)
    if one.unchanged:
        told["304"] = {"description": "Nothing is new since the ETag that If-None-Match names."}
    if one.of_version:
        told["412"] = {
            "description": "Somebody was first: theirs stands. A text of yours is kept in the history.",
            "content": _content(one.conflict),
        }
        told["428"] = {"description": "If-Match is missing.", "content": _content("Error")}
    if one.public:
        told["429"] = {"description": "Too many tries: wait (Retry-After).", "content": _content("Error")}
    for status, meaning in _ERRORS.items():
        if one.method != "get" or status not in _OF_WRITES:
            told[str(status.value)] = {"description": meaning, "content": _content("Error")}
    return told


def _content(schema: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
