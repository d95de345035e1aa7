"""The inbox: what was assigned, returned, changed or answered, and what is due."""

from flask import request, url_for
from flask.typing import ResponseReturnValue

from web.edge.desk import now, reading, writing
from web.edge.rendering import back_to, render
from web.edge.routing import Pages, Permission
from web.edge.visitor import visitor
from workflow.conversation.inbox import Notice, inbox, mark_read
from workflow.people.notices import NoticeKind

pages = Pages("inbox", __name__)

_OF_ROLE = {"translator": "editor.show", "reviewer": "review.show", "publisher": "publish.show"}


@pages.get("/inbox", Permission.MEMBER)
def show() -> ResponseReturnValue:
    """The lines of the inbox, unread ones first."""
    with reading() as session:
        found = inbox(session, visitor().id, now())
    return render("pages/inbox.html", lines=[(one, _address(one)) for one in found])


@pages.post("/inbox", Permission.MEMBER)
def read() -> ResponseReturnValue:
    """Mark a line as read, or all; a line that names where to go leads there."""
    chosen = request.form.getlist("notice") or None
    with writing() as session:
        lines = {one.id: one for one in inbox(session, visitor().id, now())} if chosen else {}
        mark_read(session, visitor().id, chosen, now())
    if chosen and request.form.get("go") and chosen[0] in lines:
        return back_to_address(_address(lines[chosen[0]]))
    return back_to("inbox.show")


def back_to_address(address: str) -> ResponseReturnValue:
    """Go on to an address of the desk."""
    answer = back_to("inbox.show")
    answer.location = address
    return answer


def _address(one: Notice) -> str:
    if one.release_state == "draft" or not one.language:
        endpoint = "publish.show" if one.role == "publisher" and one.release_state != "draft" else "releases.show"
        return url_for(endpoint, release=one.release)
    if one.kind in {NoticeKind.ASSIGNED, NoticeKind.DUE}:
        return url_for(_OF_ROLE.get(one.role, "editor.show"), release=one.release, language=one.language)
    return url_for("editor.show", release=one.release, language=one.language, key=one.key or None)
