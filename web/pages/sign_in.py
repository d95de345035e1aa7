"""Coming in and going out."""

from flask import make_response, redirect, request
from flask.typing import ResponseReturnValue

from web.edge.rendering import back_to, render
from web.edge.routing import Pages, Permission
from web.edge.signing_in import TooSoon, safe_next, sign_in, sign_out, who
from web.edge.speaking import _, ngettext
from web.edge.visitor import cookie_name, visitor_or_nobody

pages = Pages("sign_in", __name__)

_SEE_OTHER = 303
_WRONG = 401
_TOO_SOON = 429


@pages.get("/sign-in", Permission.PUBLIC)
def show() -> ResponseReturnValue:
    """The form; whoever is signed in already goes on."""
    onward = safe_next(request.args.get("next", ""))
    if visitor_or_nobody() is not None:
        return redirect(onward, _SEE_OTHER)
    return render("pages/sign_in.html", onward=onward, login="", error="")


@pages.post("/sign-in", Permission.PUBLIC)
def come_in() -> ResponseReturnValue:
    """Sign in with login and password."""
    login, onward = request.form.get("login", ""), safe_next(request.form.get("next", ""))
    try:
        person = who(login, request.form.get("password", ""))
    except TooSoon as wait:
        error = ngettext("Too many attempts. Wait {n} second.", "Too many attempts. Wait {n} seconds.", wait.seconds)
        answer = render("pages/sign_in.html", onward=onward, login=login, error=error, status=_TOO_SOON)
        answer.headers["Retry-After"] = str(wait.seconds)
        return answer
    if person is None:
        error = _("The login or the password is not right. Type both again.")
        return render("pages/sign_in.html", onward=onward, login=login, error=error, status=_WRONG)
    return sign_in(person, login, make_response(redirect(onward, _SEE_OTHER)))


@pages.post("/sign-out", Permission.MEMBER)
def out() -> ResponseReturnValue:
    """Sign out: the session is dead for every copy of its cookie."""
    return sign_out(request.cookies.get(cookie_name(), ""), back_to("sign_in.show"))
