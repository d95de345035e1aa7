"""``stele doctor``: is the desk sound, yes or no."""

from contextlib import closing
from datetime import UTC, datetime

import click

from web.command.main import NO
from web.command.output import AS_JSON, json_lines, line
from web.command.speaking import _
from web.settings import from_environment
from workflow.history.doctor import examine
from workflow.store.doctor import Health
from workflow.store.folder import free_ballast, open_to_examine


@click.command(
    help=_("Examine the desk: database, files, counts, history, disk. Exit status: 0 if it is sound, 1 if not.")
)
@click.option("--free", is_flag=True, help=_("Free the reserve when the disk is full, so that work can go on."))
@AS_JSON
def doctor(*, free: bool, as_json: bool) -> int:
    """Examine the desk."""
    if free:
        line(_("{count} bytes are free again.", count=free_ballast(from_environment().data)))
    settings = from_environment()
    with closing(open_to_examine(settings.database_url, settings.data)) as store:
        found = examine(store, datetime.now(UTC))
    ill = [one for one in found if one.health is not Health.WELL]
    told = [{"what": one.what, "health": str(one.health), "message": _.of_code(one.what, one.facts)} for one in found]
    if as_json:
        json_lines(told)
    else:
        for each in told:
            line(each["message"])
    if any(one.health is Health.FAULT for one in ill):
        return NO
    if not as_json and not ill:
        line(_("The desk is sound."))
    return 0
