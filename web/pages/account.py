"""One's own account: language, look, password, where one is signed in."""

from dataclasses import replace

from flask import request
from flask.typing import ResponseReturnValue

from locales import known, language
from web.edge import throttle
from web.edge.desk import now, reading, writing
from web.edge.notices import notice
from web.edge.rendering import back_to, render
from web.edge.routing import Pages, Permission
from web.edge.signing_in import begin
from web.edge.speaking import _, ngettext, speaking
from web.edge.visitor import cookie_name, visitor
from workflow.errors import BadInput
from workflow.people import accounts, passwords, preferences, sessions

pages = Pages("account", __name__)


@pages.get("/me", Permission.MEMBER)
def show() -> ResponseReturnValue:
    """The account."""
    return _page()


@pages.post("/me/look", Permission.MEMBER)
def look() -> ResponseReturnValue:
    """Choose language, theme and density."""
    wanted = replace(
        visitor().preferences,
        language=request.form.get("language") or None,
        theme=request.form.get("theme", ""),
        density=request.form.get("density", ""),
    )
    with writing() as session:
        preferences.change(session, visitor().id, wanted, now())
    return back_to("account.show")


@pages.post("/me/password", Permission.MEMBER)
def password() -> ResponseReturnValue:
    """Choose another password: sessions elsewhere end, this one is begun anew."""
    me, given = visitor(), request.form.get("new", "")
    waiting = throttle.wait_for(me.login)
    if waiting:
        told = ngettext("Too many attempts. Wait {n} second.", "Too many attempts. Wait {n} seconds.", waiting)
        return _page(told, status=429)
    with throttle.hashing(), reading() as session:
        known_one = accounts.authenticate(session, me.login, request.form.get("old", ""))
    if known_one is None:
        throttle.failed(me.login)
        return _page(_("The current password is not right. Type it again."), status=400)
    try:
        with throttle.hashing():
            hashed = passwords.hashed(given)
    except BadInput as error:
        return _page(speaking().of_error(error), status=400)
    with writing() as session:
        accounts.set_password(session, me.id, me.id, hashed, now())
    answer = back_to("account.show")
    begin(me.id, answer)
    notice(_("Your password is changed. Everywhere else you are signed out."))
    return answer


@pages.post("/me/sessions", Permission.MEMBER)
def elsewhere() -> ResponseReturnValue:
    """Sign out everywhere else."""
    with writing() as session:
        ended = sessions.end_all(session, visitor().id, but=request.cookies.get(cookie_name(), ""))
    notice(ngettext("{n} other session was ended.", "{n} other sessions were ended.", ended))
    return back_to("account.show")


def _page(error: str = "", status: int = 200) -> ResponseReturnValue:
    spoken = [(code, language(code).name) for code in known()]
    return render("pages/account.html", spoken=spoken, error=error, least=passwords.SHORTEST, status=status)
