"""The ``stele`` command: finds the noun, runs it, and says in one line what went wrong."""

import os
import sys
from importlib import import_module

import click

from web.command.speaking import _
from workflow.errors import BadInput, SteleError

# Loaded when asked for: a short command should not wait for the libraries of a long one.
_NOUNS = {
    "audit": "web.command.audit",
    "backup": "web.command.backup",
    "bundle": "web.command.bundle",
    "check": "web.command.check",
    "demo": "web.command.demo",
    "doctor": "web.command.doctor",
    "facts": "web.command.facts",
    "init": "web.command.init",
    "release": "web.command.release",
    "restore": "web.command.backup",
    "segment": "web.command.segment",
    "serve": "web.command.serve",
    "user": "web.command.user",
}

NO = 1
BAD = 2


class Nouns(click.Group):
    """A group whose commands are loaded when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Give the names of all commands."""
        return list(_NOUNS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command; None where there is no such name."""
        module = _NOUNS.get(cmd_name)
        return getattr(import_module(module), cmd_name) if module else None


@click.group(
    cls=Nouns,
    help=_("Translate press releases into Arabic, English and French, have them approved, and publish them aligned."),
)
@click.version_option(package_name="stele", message="%(prog)s %(version)s")
def stele() -> None:
    """Run a command."""


def main() -> None:
    """Run the command line: exit 0 where the command ran, 1 for a "no", 2 with one line for bad input or a refusal."""
    answer: object = None
    try:
        answer = stele.main(prog_name="stele", standalone_mode=False)
    except SteleError as error:
        _end(_.of_error(error))
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(BAD)
    except click.ClickException as error:
        _end(error.format_message())
    except click.Abort:
        _end(_("Stopped."))
    except UnicodeEncodeError:
        _end(_.of_code("command.half_character", {}))
    except OSError as error:
        # A path that nobody could follow: too long, or through a folder that is not for this account.
        if error.filename is None:
            raise
        reason = error.strerror or type(error).__name__
        _end(_.of_error(BadInput("command.unreadable", file=os.fsdecode(error.filename), reason=reason)))
    sys.exit(answer if isinstance(answer, int) else 0)


def _end(line: str) -> None:
    click.echo("stele: " + " ".join(line.split()), err=True)
    sys.exit(BAD)
