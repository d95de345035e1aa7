"""What happens at a release while one looks, and who else is there."""

import hashlib
import json

from flask import Response, request

from web.api.answering import answer
from web.api.calls import RELEASE, calls
from web.api.request_forms import asked_number, form
from web.edge.desk import now, reading, writing
from web.edge.routing import Permission
from web.edge.visitor import visitor
from workflow.conversation.presence import be_there, present
from workflow.review.release_history import news_of

pages = calls("events", __name__)


@pages.get(f"{RELEASE}/events", Permission.MEMBER)
def news(release: str) -> Response:
    """The events after ``after``, the oldest first, and who else is there."""
    after = asked_number("after", 2**31 - 1)
    who, moment = visitor().id, now()
    with reading() as session:
        found = news_of(session, who, release, after, moment)
        others = present(session, who, release, moment)
    body = {
        "head": found.head,
        "events": [
            {
                "seq": one.seq,
                "action": one.action,
                "person": one.person,
                "actor": one.name,
                "language": one.language,
                "segments": one.segments,
                "keys": list(one.keys),
            }
            for one in found.lines
        ],
        "present": [
            {"person": one.person, "name": one.name, "language": one.language, "key": one.key} for one in others
        ],
    }
    told = answer(body)
    told.set_etag(hashlib.sha256(json.dumps([who, after, body]).encode()).hexdigest()[:32])
    told.make_conditional(request)
    return told


@pages.post(f"{RELEASE}/presence", Permission.MEMBER)
def presence(release: str) -> Response:
    """One is at a segment; said again every ten seconds."""
    told = form()
    language, key = told.text("language", most=35), told.text("key", "", most=8)
    with writing() as session:
        be_there(session, visitor().id, release, language, key, now())
    return Response(status=204)
