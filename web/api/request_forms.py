"""Reads calls: what is wrong with their form is told before anything is looked up, and alike for all that they may ask for."""

import json
import re
from collections.abc import Collection, Mapping
from http import HTTPStatus
from typing import Any, NoReturn
from uuid import UUID

from flask import abort, jsonify, request

from web.edge.speaking import speaking
from workflow.errors import BadInput, FactValue
from workflow.people.idempotency import request_hash
from workflow.review.code_integrity import LONGEST
from workflow.text.soundness import require_sound

MOST_BYTES = 1_000_000
MOST_ITEMS = 20_000

_MOST_NUMBER = 2**31 - 1
_LONGEST_NUMBER = 10
_VERSION = re.compile(r'"(\d{1,10})"')


class Form:
    """The object that a call brought. A field of another form than asked for raises BadInput."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self._told = told

    def text(self, name: str, default: str | None = None, *, most: int = LONGEST) -> str:
        """Give a text that can be stored; without ``default`` it has to be there."""
        return self._sound(name, self._given(name, default), most)

    def text_or_none(self, name: str, *, most: int = LONGEST) -> str | None:
        """Give a text, or None where the call says null or nothing."""
        value = self._told.get(name)
        return None if value is None else self._sound(name, value, most)

    def choice(self, name: str, choices: Collection[str]) -> str:
        """Give one of ``choices``."""
        value = self.text(name)
        if value not in choices:
            raise BadInput("api.field_form", field=name)
        return value

    def number(self, name: str) -> int:
        """Give a whole number from 0 on, as large as a database counts."""
        return self._number(name, self._given(name, None))

    def flag(self, name: str, *, default: bool) -> bool:
        """Give true or false."""
        value = self._given(name, default)
        if not isinstance(value, bool):
            raise BadInput("api.field_form", field=name)
        return value

    def texts_or_none(self, name: str) -> list[str] | None:
        """Give a list of short texts, or None where the call does not name it."""
        value = self._told.get(name)
        if value is None:
            return None
        if not isinstance(value, list) or len(value) > MOST_ITEMS:
            raise BadInput("api.field_form", field=name)
        return [self._sound(name, one, 64) for one in value]

    def numbers(self, name: str) -> dict[str, int]:
        """Give whole numbers by name; none where the call does not name the field."""
        return {one: self._number(name, value) for one, value in self._object(name).items()}

    def texts(self, name: str) -> dict[str, str | None]:
        """Give short texts, or None, by name; none where the call does not name the field."""
        return {
            one: None if value is None else self._sound(name, value, LONGEST)
            for one, value in self._object(name).items()
        }

    def _object(self, name: str) -> Mapping[str, Any]:
        value = self._told.get(name)
        if value is None:
            return {}
        if not isinstance(value, dict) or len(value) > MOST_ITEMS:
            raise BadInput("api.field_form", field=name)
        for one in value:
            self._sound(name, one, 128)
        return value

    def _given(self, name: str, default: object) -> object:
        value = self._told.get(name, default)
        if value is None:
            raise BadInput("api.field_missing", field=name)
        return value

    def _sound(self, name: str, value: object, most: int) -> str:
        if not isinstance(value, str):
            raise BadInput("api.field_form", field=name)
        if len(value) > most:
            raise BadInput("api.field_long", field=name, most=most)
        return require_sound(value)

    def _number(self, name: str, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST_NUMBER:
            raise BadInput("api.field_form", field=name)
        return value


def form() -> Form:
    """Read the object that the call brought. Refuses what is not sent as JSON (415), too large (413) or no object (400)."""
    if (request.content_length or 0) > MOST_BYTES:
        refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "api.too_large", most=MOST_BYTES)
    if request.mimetype != "application/json":
        refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "api.not_json")
    try:
        told = json.loads(request.get_data())
    except (ValueError, RecursionError) as error:
        raise BadInput("api.bad_json") from error
    if not isinstance(told, dict):
        raise BadInput("api.bad_json")
    return Form(told)


def seen_version() -> int:
    """Give the version that the call was made from (If-Match). Refuses a call without one (428)."""
    told = request.headers.get("If-Match")
    if told is None:
        refuse(HTTPStatus.PRECONDITION_REQUIRED, "api.version_missing")
    found = _VERSION.fullmatch(told)
    if found is None or int(found[1]) > _MOST_NUMBER:
        raise BadInput("api.version_form")
    return int(found[1])


def action_key() -> str:
    """Give the key of the action (Idempotency-Key), a UUID. Raises BadInput."""
    told = request.headers.get("Idempotency-Key")
    if not told:
        raise BadInput("api.key_missing")
    try:
        return str(UUID(told))
    except ValueError as error:
        raise BadInput("api.key_form") from error


def asked_number(name: str, default: int) -> int:
    """Give a whole number of the address after the question mark. Raises BadInput."""
    told = request.args.get(name)
    if told is None:
        return default
    if not (told.isascii() and told.isdigit() and len(told) <= _LONGEST_NUMBER and int(told) <= _MOST_NUMBER):
        raise BadInput("api.field_form", field=name)
    return int(told)


def asked() -> str:
    """Hash what makes the call this call."""
    return request_hash(request.method, request.path, request.headers.get("If-Match", ""), request.get_data())


def refuse(status: HTTPStatus, code: str, **facts: FactValue) -> NoReturn:
    """Answer with a status that no error of the floors below has."""
    answer = jsonify({"error": {"code": code, "message": speaking().of_code(code, facts), "facts": facts}})
    answer.status_code = status
    abort(answer)
