"""The keyboard: a sheet to print, and the place to change or take away keys."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask.typing import ResponseReturnValue

from web.edge.rendering import render
from web.edge.routing import Pages, Permission
from web.edge.speaking import _
from web.edge.visitor import visitor
from web.pages.dock_words import dock_words
from web.pages.editor_words import words

pages = Pages("shortcuts", __name__)


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the editor and the keys it comes with; several are parted by a space. ``fixed`` ones cannot be changed."""

    name: str
    key: str
    mac: str = ""
    of_row: bool = False
    fixed: bool = False


WRITING = (
    Command("confirm", "Mod+Enter"),
    Command("reopen", "Mod+Shift+Enter"),
    Command("copy_source", "Mod+Insert", "Mod+Shift+I"),
    Command("next_code", "F8", "F8 Ctrl+,"),
    Command("all_codes", "Shift+F8"),
    Command("space", "Mod+Shift+Space", "Alt+Space"),
    Command("marks", "Mod+Shift+M"),
    Command("fix", "Mod+."),
    *(Command(f"match_{n}", f"Mod+{n}", f"Ctrl+{n}") for n in range(1, 10)),
    Command("leave", "Escape", fixed=True),
)
MOVING = (
    Command("next", "Alt+ArrowDown Mod+ArrowDown", "Alt+ArrowDown"),
    Command("previous", "Alt+ArrowUp Mod+ArrowUp", "Alt+ArrowUp"),
    Command("next_open", "F9", "F9 Mod+Ctrl+ArrowDown"),
    Command("go_to", "Mod+G", "Ctrl+G"),
    Command("filter", "Mod+Shift+F"),
    Command("palette", "Mod+K"),
    Command("dock", "F6"),
    Command("copy_link", ""),
)
CHANGING = (
    Command("split", "Mod+E", "Ctrl+E"),
    Command("join", "Mod+J", "Ctrl+J"),
    Command("fold", ""),
    Command("edit_source", ""),
    Command("replace", ""),
    Command("hand_over", ""),
)
ON_A_ROW = (
    Command("approve", "A", of_row=True),
    Command("comment", "C", of_row=True),
    Command("undo", "U", of_row=True),
    Command("help", "?", of_row=True),
    Command("enter", "Enter", of_row=True, fixed=True),
)


COMMANDS = (*WRITING, *MOVING, *CHANGING, *ON_A_ROW)
"""All that the sheet tells."""


@dataclass(frozen=True, slots=True)
class Group:
    """Commands under one heading."""

    title: str
    commands: tuple[Command, ...]


def groups() -> tuple[Group, ...]:
    """Give all commands that have, or may be given, keys."""
    return (
        Group(_("In the text"), WRITING),
        Group(_("From segment to segment"), MOVING),
        Group(_("On segments"), CHANGING),
        Group(_("With the focus on a row, not in its text"), ON_A_ROW),
    )


@pages.get("/shortcuts", Permission.MEMBER)
def show() -> ResponseReturnValue:
    """Show the sheet."""
    told = visitor().preferences
    data = {
        "preferences": {"language": told.language, "theme": told.theme, "density": told.density},
        "shortcuts": dict(told.shortcuts),
        "words": _words(),
    }
    return render("pages/shortcuts.html", groups=groups(), titles={**words(), **dock_words()}, data=data)


def _words() -> Mapping[str, str]:
    return {
        "press": _("Press the new keys. Escape leaves them as they are."),
        "taken": _("These keys already do this: {title}", title="{title}"),
        "alone": _("A single letter works on rows only: add Ctrl to it."),
        "kept": _("Saved."),
        "off": _("no keys"),
        "unreachable": _("The server does not respond. Try again in a moment."),
    }
