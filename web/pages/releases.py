"""To be filled."""

from flask.typing import ResponseReturnValue

from web.edge.rendering import render
from web.edge.routing import Pages, Permission

pages = Pages("releases", __name__)


@pages.get("/releases", Permission.MEMBER)
def all(**_place: str) -> ResponseReturnValue:
    return render("pages/to_come.html")


@pages.get("/releases/<release>", Permission.MEMBER)
def show(**_place: str) -> ResponseReturnValue:
    return render("pages/to_come.html")
