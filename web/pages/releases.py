"""The list of releases, and the overview of one."""

from flask import request
from flask.typing import ResponseReturnValue

from web.edge.desk import now, reading
from web.edge.rendering import render
from web.edge.routing import Pages, Permission
from web.edge.visitor import visitor
from web.pages.release_page import overview_page
from workflow.releases.search import Sought, find
from workflow.releases.states import ReleaseState

pages = Pages("releases", __name__)


@pages.get("/releases", Permission.MEMBER)
def all() -> ResponseReturnValue:  # noqa: A001 - the address of the list is called so
    """List what one sees."""
    told = request.args.get("page", "1")
    page = int(told) if told.isascii() and told.isdigit() and len(told) < 6 else 1  # noqa: PLR2004 - digits of a page
    sought = Sought(request.args.get("state", ""), request.args.get("title", "").strip(), page)
    with reading() as session:
        found = find(session, visitor().id, sought, now())
    return render("pages/releases.html", found=found, sought=sought, states=tuple(ReleaseState))


@pages.get("/releases/<release>", Permission.MEMBER)
def show(release: str) -> ResponseReturnValue:
    """Show a release as a whole; a draft with how it is cut."""
    return overview_page(release, splitting=request.args.get("split", ""))
