"""To be filled."""

from flask.typing import ResponseReturnValue

from web.edge.rendering import render
from web.edge.routing import Pages, Permission

pages = Pages("people", __name__)


@pages.get("/people", Permission.ADMIN)
def all(**_place: str) -> ResponseReturnValue:
    return render("pages/to_come.html")


@pages.get("/people/<person>", Permission.ADMIN)
def show(**_place: str) -> ResponseReturnValue:
    return render("pages/to_come.html")
