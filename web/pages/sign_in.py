"""To be filled."""

from flask.typing import ResponseReturnValue

from web.edge.rendering import render
from web.edge.routing import Pages, Permission

pages = Pages("sign_in", __name__)


@pages.get("/sign-in", Permission.PUBLIC)
def show(**_place: str) -> ResponseReturnValue:
    return render("pages/to_come.html")


@pages.post("/sign-out", Permission.MEMBER)
def out(**_place: str) -> ResponseReturnValue:
    return render("pages/to_come.html")
