"""``stele bundle verify``: is a bundle what it was when it was made, yes or no."""

from pathlib import Path

import click

from web.command.main import NO
from web.command.output import line
from web.command.speaking import _
from workflow.publishing.bundle import verify as verify_bundle


@click.group(help=_("Exported files."))
def bundle() -> None:
    """Run a verb."""


@bundle.command(help=_("Verify that every file of a bundle is there and unchanged. Exit status: 0 for yes, 1 for no."))
@click.argument("path")
def verify(*, path: str) -> int:
    """Hold every file against the manifest."""
    fault = verify_bundle(Path(path))
    if fault is None:
        line(_("{path} is intact.", path=path))
        return 0
    line(_.of_code(fault.code, {"file": fault.name, "path": path}))
    return NO
