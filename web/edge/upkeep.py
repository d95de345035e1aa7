"""What the desk forgets by and by: keys of writes that no browser sends any more, counters that ran out."""

import logging
from datetime import datetime, timedelta

from flask import Flask, Response, request
from sqlalchemy.exc import DBAPIError

from web.edge.desk import now, writing
from workflow.errors import SteleError
from workflow.people import counters, idempotency
from workflow.store.faults import described

EVERY = timedelta(hours=1)
_LAST = "stele.upkeep"
_WRITES = frozenset({"POST", "PUT", "DELETE"})

_log = logging.getLogger("stele")


def keep_up(app: Flask) -> None:
    """Let ``app`` forget once an hour, after a request that writes anyway; what goes wrong with it harms no answer."""

    @app.after_request
    def forgotten(response: Response) -> Response:
        last: datetime | None = app.extensions.get(_LAST)
        moment = now()
        if request.method in _WRITES and (last is None or moment - last >= EVERY):
            app.extensions[_LAST] = moment
            _forget(moment)
        return response


def _forget(moment: datetime) -> None:
    try:
        with writing() as session:
            idempotency.prune(session, moment)
            counters.prune(session, moment)
    except DBAPIError as error:
        _log.error("upkeep: %s", described(error))
    except SteleError as error:
        _log.error("upkeep: %s", error)
