"""How a person wants the desk to look and to be worked."""

from flask import Response

from web.api.answering import answer
from web.api.calls import calls
from web.api.request_forms import form
from web.api.shapes import Json
from web.edge.desk import now, reading, writing
from web.edge.routing import Permission
from web.edge.visitor import visitor
from workflow.people.preferences import Preferences, change, preferences

pages = calls("preferences", __name__)


@pages.get("/me/preferences", Permission.MEMBER)
def show() -> Response:
    """What the person prefers."""
    with reading() as session:
        return answer(_told(preferences(session, visitor().id)))


@pages.put("/me/preferences", Permission.MEMBER)
def put() -> Response:
    """What the person prefers from now on; all of it."""
    told = form()
    wanted = Preferences(
        language=told.text_or_none("language", most=35),
        theme=told.text("theme", "auto", most=32),
        density=told.text("density", "comfortable", most=32),
        shortcuts=told.texts("shortcuts"),
    )
    with writing() as session:
        change(session, visitor().id, wanted, now())
    return answer(_told(wanted))


def _told(one: Preferences) -> Json:
    return {"language": one.language, "theme": one.theme, "density": one.density, "shortcuts": dict(one.shortcuts)}
