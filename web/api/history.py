"""What happened to a row."""

from flask import Response

from web.api import shapes
from web.api.answering import answer
from web.api.calls import SEGMENT, calls
from web.edge.desk import now, reading
from web.edge.routing import Permission
from web.edge.visitor import visitor
from workflow.review.row_history import history_of

pages = calls("history", __name__)


@pages.get(f"{SEGMENT}/history", Permission.MEMBER)
def show(release: str, language: str, key: str) -> Response:
    """The events of a row, the newest first."""
    with reading() as session:
        found = history_of(session, visitor().id, release, language, key, now())
    return answer({"events": shapes.events(found)})
