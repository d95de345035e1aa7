"""The routes of the API: under one prefix, none of them with an address that no database can look up."""

from flask import request

from web.edge.routing import Pages
from workflow.errors import BadInput, Missing
from workflow.text.soundness import require_sound

PREFIX = "/api/v1"
RELEASE = "/releases/<release>"
EDITION = f"{RELEASE}/editions/<language>"
SEGMENT = f"{EDITION}/segments/<key>"

_LONGEST = 64


def calls(name: str, module: str) -> Pages:
    """Give the routes of one noun of the API; their endpoints are ``api_<name>.<function>``."""
    pages = Pages(f"api_{name}", module, PREFIX)
    pages.blueprint.before_request(_require_address)
    return pages


def _require_address() -> None:
    for value in (request.view_args or {}).values():
        if len(value) > _LONGEST:
            raise Missing("web.not_found")
        try:
            require_sound(value)
        except BadInput as error:
            raise Missing("web.not_found") from error
