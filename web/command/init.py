"""``stele init``: a new desk."""

import click

from web.command.output import line
from web.command.speaking import _
from web.settings import from_environment
from workflow.store.folder import initialise


@click.command(
    help=_("Create the data folder and the database, or bring them up to date. It can be run again at any time.")
)
def init() -> None:
    """Initialise the desk that the environment names."""
    settings = from_environment()
    done = initialise(settings.database_url, settings.data)
    line(_("The desk is ready in {folder}.", folder=str(settings.data)))
    if done.copy:
        line(_("The database as it was before is in {file}.", file=done.copy))
