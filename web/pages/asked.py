"""What a form of a page asks for: moments of the desk's zone, and a deed that happens once however often it is sent."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from flask import request
from sqlalchemy.orm import Session

from web.edge.desk import now, writing
from web.edge.visitor import visitor
from web.settings import moment
from workflow.people.idempotency import once, request_hash
from workflow.store.tables.metadata import JsonValue


def asked(name: str) -> str:
    """Give a field of the form without white space round it; '' where it is not there. Its lines end as they were typed.

    A browser sends each line end of a form as CR LF (HTML Standard, 4.10.21.4).
    """
    return request.form.get(name, "").replace("\r\n", "\n").strip()


def moment_asked(name: str) -> datetime | None:
    """Give the moment of a ``datetime-local`` field, told in the desk's zone; None where it is empty. Raises BadInput."""
    told = asked(name)
    return moment(told, visitor().timezone) if told else None


def done_once(run: Callable[[Session], JsonValue], *content: str | bytes) -> JsonValue:
    """Run a deed in a transaction of its own, once for the key of the form; a second sending gets the answer of the first.

    ``content`` tells apart what is sent beside the fields. Raises what ``run`` raises, and Conflict where the key came with other fields.
    """
    fields = sorted(
        (name, value) for name, value in request.form.items(multi=True) if name not in {"csrf_token", "key"}
    )
    sent = request_hash(request.path, repr(fields), *content)
    key = request.form.get("key") or str(uuid4())
    with writing() as session:
        return once(session, visitor().id, key, sent, now(), lambda: run(session))
