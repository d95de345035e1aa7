"""One line about what was just done, shown on the next page. It travels in a signed cookie: no text of a release goes in."""

from dataclasses import dataclass
from typing import cast

from flask import flash, get_flashed_messages

_PLAIN = "done"


@dataclass(frozen=True, slots=True)
class Notice:
    """``undo`` is the release and the event that a button takes back."""

    text: str
    undo: tuple[str, int] | None


def notice(text: str, undo: tuple[str, int] | None = None) -> None:
    """Show ``text`` on the next page, with a button that takes the event back where ``undo`` names one."""
    flash(text, f"{undo[0]} {undo[1]}" if undo else _PLAIN)


def notices() -> list[Notice]:
    """Give what is to be shown, once."""
    told = cast("list[tuple[str, str]]", get_flashed_messages(with_categories=True))
    return [_notice(category, text) for category, text in told]


def _notice(category: str, text: str) -> Notice:
    parts = category.split(" ")
    return Notice(text, (parts[0], int(parts[1])) if len(parts) > 1 else None)
