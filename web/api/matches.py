"""What could be taken for a row: exact matches of the memory, and repetitions."""

from flask import Response

from web.api import shapes
from web.api.answering import answer
from web.api.calls import SEGMENT, calls
from web.edge.desk import now, reading
from web.edge.routing import Permission
from web.edge.visitor import visitor
from workflow.review.answers import Where
from workflow.review.matches import matches

pages = calls("matches", __name__)


@pages.get(f"{SEGMENT}/matches", Permission.MEMBER)
def show(release: str, language: str, key: str) -> Response:
    """The matches of a row, as many as there are keys for."""
    with reading() as session:
        found = matches(session, visitor().id, Where(release, language, key), now())
    return answer({"matches": shapes.matches(found)})
