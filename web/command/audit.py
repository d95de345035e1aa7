"""``stele audit verify``: is the history whole, yes or no."""

import click

from web.command.desk import desk
from web.command.main import NO
from web.command.output import line
from web.command.speaking import _
from workflow.errors import Missing
from workflow.history import Verdict, release_ids, verify_desk
from workflow.history import verify as verify_release


@click.group(help=_("The history: who did what, and when."))
def audit() -> None:
    """Run a verb."""


@audit.command(
    help=_("Prove that no event is missing or changed, in one release or in all. Exit status: 0 for yes, 1 for no.")
)
@click.argument("release", required=False)
def verify(*, release: str | None) -> int:
    """Walk the chains."""
    with desk() as here, here.store.read() as session:
        ids = release_ids(session)
        if release is not None and release not in ids:
            raise Missing("release.missing", release=release)
        chosen = ids.values() if release is None else [ids[release]]
        verdicts = [verify_release(session, one) for one in chosen]
        if release is None:
            verdicts.append(verify_desk(session))
    for verdict in verdicts:
        line(_told(verdict))
    return 0 if all(verdict.whole for verdict in verdicts) else NO


def _told(verdict: Verdict) -> str:
    if verdict.whole:
        return _("{release}: the history is intact, {events} events.", release=verdict.release, events=verdict.events)
    return _.of_code(f"history.{verdict.fault}", {"release": verdict.release, "seq": verdict.seq})
