"""The description of the API (OpenAPI 3.1), served beside it."""

from functools import cache

from flask import Response

from web.api.answering import answer
from web.api.calls import calls
from web.api.openapi.document import document
from web.edge.routing import Permission

pages = calls("openapi", __name__)

_document = cache(document)


@pages.get("/openapi.json", Permission.MEMBER)
def show() -> Response:
    """The description itself."""
    return answer(_document())
