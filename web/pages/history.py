"""To be filled."""

from flask.typing import ResponseReturnValue

from web.edge.rendering import render
from web.edge.routing import Pages, Permission

pages = Pages("history", __name__)


@pages.get("/releases/<release>/history", Permission.MEMBER)
def show(**_place: str) -> ResponseReturnValue:
    return render("pages/to_come.html")


@pages.get("/releases/<release>/segments/<key>/history", Permission.MEMBER)
def segment(**_place: str) -> ResponseReturnValue:
    return render("pages/to_come.html")


@pages.post("/releases/<release>/undo", Permission.MEMBER)
def undo(**_place: str) -> ResponseReturnValue:
    return render("pages/to_come.html")
