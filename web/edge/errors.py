"""Errors, told to people: a page with one sentence, or JSON under the API."""

import logging

from flask import Flask, Response, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError
from werkzeug.exceptions import BadHost, HTTPException, SecurityError, Unauthorized

from web.edge.rendering import render
from web.edge.speaking import speaking
from web.edge.visitor import API
from workflow.errors import BadInput, Conflict, Missing, Refused, SteleError, Unavailable
from workflow.store.faults import described

_STATUS: tuple[tuple[type[SteleError], int], ...] = (
    (BadInput, 400),
    (Refused, 403),
    (Missing, 404),
    (Conflict, 409),
    (Unavailable, 503),
)
_BROKEN = 500
_NOT_FOUND = 404
_CODES = {
    401: "web.signed_out",
    404: "web.not_found",
    405: "web.bad_request",
    413: "web.too_large",
    415: "web.not_json",
    503: "web.busy",
}

_log = logging.getLogger("stele")


def status_of(error: SteleError) -> int:
    """Give the HTTP status of an error."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), _BROKEN)


def tell(app: Flask) -> None:
    """Let ``app`` tell every error to people."""
    app.register_error_handler(SteleError, _of_the_desk)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(DBAPIError, _of_the_database)
    app.register_error_handler(Exception, _unforeseen)


def answer(error: SteleError, status: int | None = None, number: int | None = None) -> ResponseReturnValue:
    """Answer with an error: JSON under the API, else a page. ``number`` is that of the segment it speaks of."""
    status = status or status_of(error)
    if status == _NOT_FOUND:
        # One answer for whatever is not there: what is hidden and what never was are told apart by nothing.
        error = Missing("web.not_found")
    if request.path.startswith(API):
        return _as_json(error, status, number)
    return render("pages/error.html", status=status, error=speaking().of_error(error), code=status)


def _as_json(error: SteleError, status: int, number: int | None) -> Response:
    told = jsonify(
        error={"code": error.code, "message": speaking().of_error(error, number), "facts": dict(error.facts)},
    )
    told.status_code = status
    return told


def _of_the_desk(error: SteleError) -> ResponseReturnValue:
    return answer(error)


def _stale_form(_error: CSRFError) -> ResponseReturnValue:
    return answer(BadInput("web.stale_form"))


def _of_http(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None:
        return error.response
    if isinstance(error, SecurityError | BadHost):
        # Another host than the desk's, or none at all: there is no address that a page could be built with.
        return Response(speaking().of_code("web.bad_request", {}), error.code, mimetype="text/plain")
    status = error.code or _BROKEN
    if isinstance(error, Unauthorized) and not request.path.startswith(API):
        return redirect(url_for("sign_in.show"), 303)
    told = answer(BadInput(_CODES.get(status, "web.bad_request")), status)
    return _with_headers(told, error)


def _with_headers(told: ResponseReturnValue, error: HTTPException) -> ResponseReturnValue:
    if isinstance(told, Response):
        for name, value in error.get_headers():
            if name in {"Allow", "Retry-After"}:
                told.headers[name] = value
    return told


def _of_the_database(error: DBAPIError) -> ResponseReturnValue:
    _log.error("%s %s: %s", request.method, request.endpoint, described(error))
    return answer(Unavailable("web.broken"), _BROKEN)


def _unforeseen(error: Exception) -> ResponseReturnValue:
    # Values in the message of an error may be text of a release: its class and its place are logged, no more.
    _log.error("%s %s: %s at %s", request.method, request.endpoint, type(error).__name__, _place(error))
    return answer(Unavailable("web.broken"), _BROKEN)


def _place(error: Exception) -> str:
    trace = error.__traceback__
    places = []
    while trace is not None:
        places.append(f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " > ".join(places[-4:])
