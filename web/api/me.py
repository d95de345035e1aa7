"""Who is signed in."""

from flask import Response
from flask_wtf.csrf import generate_csrf

from web.api.answering import answer
from web.api.calls import calls
from web.edge.routing import Permission
from web.edge.visitor import visitor

pages = calls("me", __name__)


@pages.get("/me", Permission.MEMBER)
def show() -> Response:
    """Who is signed in, and the token that each of their writes carries."""
    who = visitor()
    grants = [{"role": str(one.role), "language": one.language} for one in who.grants]
    body = {"id": who.id, "login": who.login, "name": who.name, "is_admin": who.is_admin, "grants": grants}
    return answer({**body, "csrf_token": generate_csrf()})
