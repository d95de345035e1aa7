"""To be filled."""

from flask.typing import ResponseReturnValue

from web.edge.rendering import render
from web.edge.routing import Pages, Permission

pages = Pages("settings", __name__)


@pages.get("/settings", Permission.ADMIN)
def show(**_place: str) -> ResponseReturnValue:
    return render("pages/to_come.html")
