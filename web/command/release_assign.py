"""``stele release assign`` and ``unassign``: who works on a release."""

import click

from web.command.desk import BY, desk
from web.command.output import line
from web.command.speaking import _
from workflow.people import assignments

_ROLE = click.option("--role", required=True, metavar="ROLE", help=_("translator, reviewer, publisher or desk."))
_LANGUAGE = click.option("--language", default="", metavar="CODE", help=_("Language of a translator or reviewer."))


@click.command(help=_("Assign a person to a release, in a role."))
@click.argument("release")
@click.argument("login")
@_ROLE
@_LANGUAGE
@click.option("--due", metavar="TIME", help=_("When this person’s work is due."))
@BY
def assign(*, release: str, login: str, role: str, language: str, due: str | None, login_by: str | None) -> None:
    """Assign ``login``."""
    with desk() as here:
        due_at = here.settings.moment(due) if due else None
        with here.store.write() as session:
            by = here.acting(session, login_by)
            assignments.assign(session, by, release, login, role, language, due_at, here.now)
    line(_("{login} is assigned: {role} {language}", login=login, role=role, language=language).rstrip())


@click.command(help=_("Take a person off a release, or off one role in it."))
@click.argument("release")
@click.argument("login")
@_ROLE
@_LANGUAGE
@BY
def unassign(*, release: str, login: str, role: str, language: str, login_by: str | None) -> None:
    """Take the assignment back."""
    with desk() as here, here.store.write() as session:
        assignments.unassign(session, here.acting(session, login_by), release, login, role, language, here.now)
    line(_("{login} is no longer assigned: {role} {language}", login=login, role=role, language=language).rstrip())
