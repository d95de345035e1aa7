"""``stele release language``, ``correct``, ``cancel`` and ``reinstate``: what a release is as a whole."""

import click

from web.command.desk import BY, desk
from web.command.output import line
from web.command.speaking import _
from workflow.releases import course, languages

_REASON = click.option("--reason", required=True, help=_("Why; recorded in the history."))


@click.group(help=_("Languages of a release."))
def language() -> None:
    """Run a verb."""


@language.command(help=_("Add a target language to a release that is open."))
@click.argument("release")
@click.argument("code")
@click.option("--due", metavar="TIME", help=_("When the work has to be ready."))
@BY
def add(*, release: str, code: str, due: str | None, login_by: str | None) -> None:
    """Add a language."""
    with desk() as here:
        due_at = here.settings.moment(due) if due else None
        with here.store.write() as session:
            languages.add_language(session, here.acting(session, login_by), release, code, now=here.now, due=due_at)
    line(_("{code} is added.", code=code))


@language.command(help=_("Drop a target language. Its work is kept in the history."))
@click.argument("release")
@click.argument("code")
@BY
def drop(*, release: str, code: str, login_by: str | None) -> None:
    """Drop a language."""
    with desk() as here, here.store.write() as session:
        languages.drop_language(session, here.acting(session, login_by), release, code, now=here.now)
    line(_("{code} is dropped.", code=code))


@click.command(help=_("Reopen a published release, to correct it."))
@click.argument("release")
@_REASON
@BY
def correct(*, release: str, reason: str, login_by: str | None) -> None:
    """Make a published release open to work again."""
    with desk() as here, here.store.write() as session:
        course.correct(session, here.acting(session, login_by), release, reason=reason, now=here.now)
    line(_("{release} is open again.", release=release))


@click.command(help=_("Cancel a release. Its work is kept, and it can be reinstated."))
@click.argument("release")
@_REASON
@BY
def cancel(*, release: str, reason: str, login_by: str | None) -> None:
    """Cancel a release."""
    with desk() as here, here.store.write() as session:
        course.cancel(session, here.acting(session, login_by), release, reason=reason, now=here.now)
    line(_("{release} is cancelled.", release=release))


@click.command(help=_("Reinstate a cancelled release."))
@click.argument("release")
@_REASON
@BY
def reinstate(*, release: str, reason: str, login_by: str | None) -> None:
    """Reinstate a release."""
    with desk() as here, here.store.write() as session:
        course.reinstate(session, here.acting(session, login_by), release, reason=reason, now=here.now)
    line(_("{release} is open again.", release=release))
