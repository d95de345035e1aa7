"""How a draft is cut: join and split, by mouse and keyboard."""

from flask.typing import ResponseReturnValue

from web.edge.desk import now
from web.edge.routing import Pages, Permission
from web.edge.speaking import _
from web.edge.visitor import visitor
from web.pages.asked import asked
from web.pages.release_page import carried_out
from workflow.releases import split_join

pages = Pages("release_cuts", __name__, "/releases/<release>/cuts")


@pages.post("/join", Permission.MEMBER)
def join(release: str) -> ResponseReturnValue:
    """Join a segment with the next; ``at`` is its key and its number."""
    key, _colon, number = asked("at").partition(":")
    return carried_out(
        release,
        lambda session: split_join.join(session, visitor().id, release, key, now=now()).event_seq,
        _("Joined."),
        undo=True,
        _anchor=_place(number),
    )


@pages.post("/split", Permission.MEMBER)
def split(release: str) -> ResponseReturnValue:
    """Split a segment; ``at`` is its key, its number, and the offset of the cut."""
    key, number, offset = (*asked("at").split(":"), "", "")[:3]
    at = int(offset) if offset.isascii() and offset.isdigit() else 0
    return carried_out(
        release,
        lambda session: split_join.split(session, visitor().id, release, key, at, now=now()).event_seq,
        _("Split."),
        undo=True,
        _anchor=_place(number),
    )


def _place(number: str) -> str:
    return f"n{number}" if number.isascii() and number.isdigit() else "cuts"
