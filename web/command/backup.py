"""``stele backup`` and ``stele restore``."""

from pathlib import Path

import click

from web.command.desk import desk
from web.command.output import line, step
from web.command.speaking import _
from web.settings import from_environment
from workflow.store.backup import back_up
from workflow.store.restore import restore as restore_desk


@click.command(help=_("Write the whole desk into one file, while people work. It holds everything: keep it safe."))
@click.argument("file")
def backup(*, file: str) -> None:
    """Back the desk up."""
    with desk() as here:
        step(_("Copying …"))
        back_up(here.store, Path(file))
    line(_("The backup is in {file}.", file=file))


@click.command(help=_("Restore a backup into a data folder that is empty or does not exist yet."))
@click.argument("file")
def restore(*, file: str) -> None:
    """Restore a backup."""
    settings = from_environment()
    step(_("Restoring …"))
    restore_desk(settings.database_url, settings.data, Path(file))
    line(_("The desk is ready in {folder}.", folder=str(settings.data)))
