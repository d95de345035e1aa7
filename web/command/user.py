"""``stele user``: accounts of the desk's people."""

import sys
from collections.abc import Sequence

import click

from web.command.desk import desk
from web.command.output import AS_JSON, json_lines, line
from web.command.speaking import _
from workflow.people import accounts, passwords
from workflow.people.accounts import Person
from workflow.people.grants import grants_for

_FROM_STDIN = click.option(
    "--password-stdin",
    is_flag=True,
    help=_("Read the password from standard input (otherwise one is created and shown once)."),
)


@click.group(help=_("Accounts of the people at the desk. Whoever holds the data folder may use it."))
def user() -> None:
    """Run a verb."""


@user.command(help=_("Add a person. Without --password-stdin a password is created and shown once."))
@click.argument("login")
@click.option("--name", default="", help=_("The name that colleagues see (otherwise the login)."))
@click.option(
    "--role",
    "roles",
    multiple=True,
    required=True,
    metavar="ROLE",
    help=_("translator, reviewer, publisher, desk or admin; may be given more than once."),
)
@click.option(
    "--languages", default="", metavar="CODES", help=_("Languages of a translator or reviewer, for example en,fr.")
)
@_FROM_STDIN
def add(*, login: str, name: str, roles: Sequence[str], languages: str, password_stdin: bool) -> None:
    """Add an account with its roles."""
    spoken = [code.strip() for code in languages.split(",") if code.strip()]
    grants, is_admin = grants_for(roles, spoken)
    password, made = _password(from_stdin=password_stdin)
    hashed = passwords.hashed(password)
    with desk() as here, here.store.write() as session:
        person = accounts.add(
            session,
            None,
            login=login,
            name=name,
            grants=grants,
            is_admin=is_admin,
            password_hash=hashed,
            now=here.now,
        )
    line(_("{login} is added.", login=person.login))
    if made:
        line(_("Password, shown only this once: {password}", password=password))


@user.command("list", help=_("List everybody and their roles."))
@AS_JSON
def list_(*, as_json: bool) -> None:
    """List the accounts."""
    with desk() as here, here.store.read() as session:
        everyone = accounts.everyone(session, None)
    if as_json:
        json_lines(_as_json(person) for person in everyone)
        return
    for person in everyone:
        state = _("disabled") if person.disabled else ""
        line("\t".join([person.login, person.name, " ".join(_roles(person)), state]).rstrip())


@user.command(help=_("Give a person a new password."))
@click.argument("login")
@_FROM_STDIN
def password(*, login: str, password_stdin: bool) -> None:
    """Set the password."""
    told, made = _password(from_stdin=password_stdin)
    hashed = passwords.hashed(told)
    with desk() as here, here.store.write() as session:
        accounts.set_password(session, None, accounts.find_by_login(session, login).id, hashed, here.now)
    line(_("{login} has a new password.", login=login))
    if made:
        line(_("Password, shown only this once: {password}", password=told))


@user.command(
    help=_(
        "Disable an account: the person can no longer act or sign in. Their work and their name stay in the history."
    )
)
@click.argument("login")
def disable(*, login: str) -> None:
    """Disable the account."""
    with desk() as here, here.store.write() as session:
        accounts.disable(session, None, accounts.find_by_login(session, login).id, here.now)
    line(_("{login} is disabled.", login=login))


@user.command(help=_("Enable a disabled account: the person can act and sign in again."))
@click.argument("login")
def enable(*, login: str) -> None:
    """Enable the account."""
    with desk() as here, here.store.write() as session:
        accounts.enable(session, None, accounts.find_by_login(session, login).id, here.now)
    line(_("{login} is enabled.", login=login))


def _password(*, from_stdin: bool) -> tuple[str, bool]:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n"), False
    return passwords.made_up(), True


def _roles(person: Person) -> list[str]:
    told = [f"{grant.role}:{grant.language}" if grant.language else str(grant.role) for grant in person.grants]
    return [*told, "admin"] if person.is_admin else told


def _as_json(person: Person) -> dict[str, object]:
    return {
        "login": person.login,
        "name": person.name,
        "admin": person.is_admin,
        "roles": [{"role": str(grant.role), "language": grant.language} for grant in person.grants],
        "disabled": person.disabled,
    }
