"""The people of the desk: who they are, what they may do, and who takes over from whom."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from flask import Response, request
from flask.typing import ResponseReturnValue

from locales import known
from web.edge import throttle
from web.edge.desk import now, reading, writing
from web.edge.notices import notice
from web.edge.rendering import back_to, render
from web.edge.routing import Pages, Permission
from web.edge.signing_in import begin
from web.edge.speaking import ngettext, speaking
from web.edge.visitor import visitor
from workflow.errors import SteleError
from workflow.people import accounts, grants, passwords, reassigning
from workflow.people.colleagues import Colleague, colleagues
from workflow.people.policy import OF_A_LANGUAGE, Role

pages = Pages("people", __name__)

_ROLES = [str(role) for role in Role]


@pages.get("/people", Permission.ADMIN)
def all() -> ResponseReturnValue:  # noqa: A001 - the endpoint is people.all
    """Everybody, and the form to add somebody."""
    return _list()


@pages.post("/people", Permission.ADMIN)
def add() -> ResponseReturnValue:
    """Add a person with roles and languages; the password that is made up is shown this once."""
    told = request.form
    try:
        given, is_admin = grants.grants_for(told.getlist("role"), told.getlist("language"))
        made = passwords.made_up()
        with throttle.hashing():
            hashed = passwords.hashed(made)
        with writing() as session:
            new = accounts.add(
                session,
                visitor().id,
                login=told.get("login", ""),
                name=told.get("name", ""),
                grants=given,
                is_admin=is_admin,
                password_hash=hashed,
                now=now(),
            )
    except SteleError as error:
        return _list(speaking().of_error(error), status=400)
    return _one(new.id, made=made)


@pages.get("/people/<person>", Permission.ADMIN)
def show(person: str) -> ResponseReturnValue:
    """One person: roles, password, whether they may come in."""
    return _one(person)


@pages.post("/people/<person>/password", Permission.ADMIN)
def reset(person: str) -> ResponseReturnValue:
    """Give a person a new password, shown this once."""
    made = passwords.made_up()
    with throttle.hashing():
        hashed = passwords.hashed(made)
    with writing() as session:
        accounts.set_password(session, visitor().id, person, hashed, now())
    if person == visitor().id:
        answer = _one(person, made=made)
        begin(person, answer)
        return answer
    return _one(person, made=made)


@pages.post("/people/<person>/roles", Permission.ADMIN)
def roles(person: str) -> ResponseReturnValue:
    """Give a role, or take one."""
    told = request.form
    role, language = told.get("role", ""), told.get("language", "")
    try:
        grant = grants.sound_grant(role, language if role in OF_A_LANGUAGE else "")
        with writing() as session:
            deed = grants.take if told.get("deed") == "take" else grants.give
            deed(session, visitor().id, person, grant, now())
    except SteleError as error:
        return _one(person, error=speaking().of_error(error), status=400)
    answer = back_to("people.show", person=person)
    if person == visitor().id:
        begin(person, answer)
    return answer


@pages.post("/people/<person>/access", Permission.ADMIN)
def access(person: str) -> ResponseReturnValue:
    """Shut a person out, or let them in again."""
    with writing() as session:
        if request.form.get("deed") == "enable":
            accounts.enable(session, visitor().id, person, now())
        elif person != visitor().id:
            accounts.disable(session, visitor().id, person, now())
    return back_to("people.show", person=person)


@pages.get("/take-over", Permission.DESK)
def work() -> ResponseReturnValue:
    """Choose an absent colleague, and what of their work goes to whom."""
    return _work(request.args.get("from", ""))


@pages.post("/take-over", Permission.DESK)
def take_over() -> ResponseReturnValue:
    """Give the chosen parts of one person to another."""
    me, leaving, chosen = visitor().id, request.form.get("from", ""), set(request.form.getlist("part"))
    try:
        with writing() as session:
            known_parts = reassigning.parts_of(session, me, leaving, now())
            parts = [one for one in known_parts if one.id in chosen]
            done = reassigning.take_over(session, me, leaving, request.form.get("to", ""), now(), parts)
    except SteleError as error:
        return _work(leaving, speaking().of_error(error), status=400)
    if done.refused:
        return _work(leaving, speaking().of_error(done.refused[0][1]), status=403)
    notice(ngettext("{n} task has changed hands.", "{n} tasks have changed hands.", len(done.moved)))
    return back_to("people.work", **{"from": leaving})


def _list(error: str = "", status: int = 200) -> ResponseReturnValue:
    with reading() as session:
        everyone = accounts.everyone(session, visitor().id)
    return render(
        "pages/people.html",
        everyone=[one for one in everyone if one.login],
        roles=[*_ROLES, grants.ADMIN],
        languages=known(),
        error=error,
        told=request.form,
        status=status,
    )


def _one(person: str, made: str = "", error: str = "", status: int = 200) -> Response:
    with reading() as session:
        one = accounts.by_id(session, person)
    return render(
        "pages/person.html",
        one=one,
        roles=_ROLES,
        of_a_language=sorted(OF_A_LANGUAGE),
        languages=known(),
        made=made,
        error=error,
        status=status,
    )


def _successors(people: Sequence[Colleague], asked: AbstractSet[tuple[Role, str]], away: str) -> list[Colleague]:
    """Give who may take over, those first who hold the roles that are asked for already."""
    return sorted((one for one in people if one.login != away), key=lambda one: -len(one.roles & asked))


def _work(leaving: str, error: str = "", status: int = 200) -> ResponseReturnValue:
    with reading() as session:
        workers = reassigning.workers(session, visitor().id, now())
        parts = reassigning.parts_of(session, visitor().id, leaving, now()) if leaving else ()
        everyone = colleagues(session)
    away = next((one for one in workers if one.person == leaving), None)
    asked = {(part.grant.role, part.grant.language) for part in parts}
    others = _successors(everyone, asked, away.login if away else "")
    return render(
        "pages/take_over.html",
        workers=workers,
        away=away,
        parts=parts if away else (),
        others=others,
        alike=bool(others and others[0].roles & asked),
        error=error,
        status=status,
    )
