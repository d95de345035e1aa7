"""``stele release``: from a file to aligned Arabic, English and French files."""

from importlib import import_module

import click

from web.command.speaking import _

_VERBS = {
    "import": ("web.command.release_in", "import_"),
    "revise": ("web.command.release_in", "revise"),
    "assign": ("web.command.release_assign", "assign"),
    "unassign": ("web.command.release_assign", "unassign"),
    "list": ("web.command.release_show", "list_"),
    "show": ("web.command.release_show", "show"),
    "history": ("web.command.release_show", "history"),
    "translate": ("web.command.release_work", "translate"),
    "approve": ("web.command.release_work", "approve"),
    "return": ("web.command.release_review", "return_"),
    "reopen": ("web.command.release_review", "reopen"),
    "dismiss": ("web.command.release_work", "dismiss"),
    "undo": ("web.command.release_work", "undo"),
    "export": ("web.command.release_out", "export"),
    "publish": ("web.command.release_out", "publish"),
    "withdraw": ("web.command.release_out", "withdraw"),
    "language": ("web.command.release_state", "language"),
    "correct": ("web.command.release_state", "correct"),
    "cancel": ("web.command.release_state", "cancel"),
    "reinstate": ("web.command.release_state", "reinstate"),
}


class Verbs(click.Group):
    """The verbs of a release, loaded when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Give the verbs in the order of a release's life."""
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one verb; None where there is no such name."""
        if cmd_name not in _VERBS:
            return None
        module, name = _VERBS[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=Verbs, help=_("Import a release, have it translated and approved, and publish it."))
def release() -> None:
    """Run a verb."""
