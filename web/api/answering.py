"""Answers calls; a write is answered once, whatever the number of tries."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

from flask import Response, jsonify
from sqlalchemy.orm import Session

from web.api.request_forms import action_key, asked
from web.edge.desk import now, writing
from web.edge.visitor import visitor
from workflow.people.idempotency import once
from workflow.people.standing import seen_release


@dataclass(frozen=True, slots=True)
class Told:
    """An answer. ``release`` is what it speaks of; ``version`` becomes the ETag."""

    release: str
    body: Mapping[str, Any]
    version: int | None = None
    status: HTTPStatus = HTTPStatus.OK


def answer(body: Mapping[str, Any], version: int | None = None, status: int = HTTPStatus.OK) -> Response:
    """Answer with a JSON object."""
    told = jsonify(body)
    told.status_code = status
    if version is not None:
        told.set_etag(str(version))
    return told


def written(deed: Callable[[Session, str, datetime], Told]) -> Response:
    """Do a deed in one transaction and answer with what it told; a second try with the same key gets the first one's answer.

    Who may no longer see the release gets it no more. What the deed raises undoes all of it, and leaves the key free.
    """
    key, who, moment = action_key(), visitor().id, now()
    ran = False

    def run() -> Mapping[str, Any]:
        nonlocal ran
        ran = True
        told = deed(session, who, moment)
        return {"release": told.release, "status": told.status, "version": told.version, "body": told.body}

    with writing() as session:
        kept = once(session, who, key, asked(), moment, run)
        if not ran:
            seen_release(session, who, kept["release"], moment)
    return answer(kept["body"], kept["version"], kept["status"])
