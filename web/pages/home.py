"""The desk's home: what waits for one, and what is at work."""

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue

from web.edge.desk import now, reading
from web.edge.rendering import render
from web.edge.routing import Pages, Permission
from web.edge.visitor import visitor
from workflow.people.policy import Role
from workflow.review.home import AtWork, Task, home

pages = Pages("home", __name__)

_PAGES = {
    Role.TRANSLATOR: "editor.show",
    Role.REVIEWER: "review.show",
    Role.PUBLISHER: "publish.show",
    Role.DESK: "releases.show",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A task and the page where it is done."""

    task: Task
    address: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the home page shows; ``held`` are the roles that the visitor was granted."""

    waiting: tuple[Waiting, ...]
    releases: tuple[AtWork, ...]
    held: frozenset[Role]


@pages.get("/", Permission.MEMBER)
def show() -> ResponseReturnValue:
    """Show what waits, by date, then what is one's own with nothing to do in it now, and the releases at work."""
    with reading() as session:
        found = home(session, visitor().id, now())
    ordered = sorted(found.tasks, key=lambda task: bool(task.language) and not task.waiting)
    waiting = tuple(Waiting(task, _address(task)) for task in ordered)
    return render(
        "pages/home.html", view=HomeView(waiting, found.releases, frozenset(one.role for one in visitor().grants))
    )


def _address(task: Task) -> str:
    place: dict[str, Any] = {"language": task.language} if task.language else {}
    if task.next_number:
        place["_anchor"] = f"n{task.next_number}"
    return url_for(_PAGES[task.role], release=task.of.release, **place)
