"""A finished language as HTML or text, to be put into a content management system."""

from flask.typing import ResponseReturnValue

from web.edge.desk import blobs, now, reading
from web.edge.rendering import render
from web.edge.routing import Pages, Permission
from web.edge.speaking import _
from web.edge.visitor import visitor
from web.pages.downloads import sanitised
from workflow.publishing.export import copy_of

pages = Pages("copy", __name__)


@pages.get("/releases/<release>/<language>/copy", Permission.MEMBER)
def show(release: str, language: str) -> ResponseReturnValue:
    """Show the language and offer to copy it."""
    with reading() as session:
        copied = copy_of(session, blobs(), visitor().id, release, language, now=now())
    html = sanitised(copied.html)
    data = {
        "html": html,
        "text": copied.text,
        "words": {
            "copied": _("Copied. You can paste it into your page."),
            "selected": _("This browser does not copy by itself. The HTML is selected: press Ctrl+C."),
        },
    }
    return render("pages/copy.html", view=copied, html=html, data=data)
