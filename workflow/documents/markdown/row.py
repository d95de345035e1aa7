"""The items of one Markdown block: text, and its inline marks as codes."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from workflow.documents.html import elements
from workflow.documents.html.values import shown_value
from workflow.documents.inline import Item
from workflow.documents.markdown.lines import Logical
from workflow.documents.markdown.spans import LABEL, SPAN, inline_tokens
from workflow.documents.splice import span
from workflow.guards.html import VOID
from workflow.guards.tags import TokenKind, tokens
from workflow.text import Role

_PAIRS = {"strong": "bold", "em": "italic", "s": "struck", "link": "link"}
REFERENCE = "="
"""Before the data of a code that ends a link: what follows is the name of its reference."""

TEMPLATE = "template"
"""Label of a code that is a site generator's."""

LINE = "line"
"""Label of a code that is lines of their own, and parts the text before it from the text behind it."""

_ALONE = {
    "code_inline": "code", "note": "note", "autolink": "link", "hardbreak": "break", "image": "image", "template": TEMPLATE,
    "variable": "kept as it is", "line": LINE,
}  # fmt: skip
_SHOWN = frozenset({"code_inline", "variable", "template"})


@dataclass(frozen=True, slots=True)
class Aside:
    """A text that belongs to an image or link: its alternative text, or its title with the quotes."""

    text: Logical
    is_title: bool


@dataclass(slots=True)
class Row:
    """Items in order, and what is read aside."""

    items: list[Item] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)


def row(markdown: MarkdownIt, told: Logical, references: Any) -> Row:
    """Read a block's text."""
    made = Row()
    opened: list[tuple[str, int]] = []
    place = 0
    found = inline_tokens(markdown, told.text, references)
    for token in found:
        start, end = token.meta[SPAN]
        if token.type == "hardbreak":
            start = len(told.text[:start].rstrip(" "))
        made.items += _text(told, place, start)
        _take(made, opened, told, token, (start, end))
        place = max(place, end)
    made.items += _text(told, place, len(told.text))
    for _, index in opened:
        made.items[index] = replace(made.items[index], role=Role.ALONE)
    for token in found:
        made.asides += _asides(markdown, told, token)
    return made


def _text(told: Logical, start: int, end: int) -> Iterator[Item]:
    """Give text between marks, white space at its edges by itself."""
    text = told.text[start:end]
    ink = text.strip()
    first = start + (text.index(ink) if ink else 0)
    cuts = [start, first, first + len(ink), end] if ink else [start, end]
    for left, right in pairwise(cuts):
        if left < right:
            yield Item(*told.span(left, right), told.text[left:right])


def _take(made: Row, opened: list[tuple[str, int]], told: Logical, token: Token, place: tuple[int, int]) -> None:
    kind, start, end = token.type, *told.span(*place)
    if kind == "text_special":
        made.items.append(Item(start, end, token.content))
    elif kind == "softbreak":
        made.items.append(Item(start, end, " "))
    elif kind == "html_inline":
        _html(made, opened, token, (start, end))
    elif kind in _ALONE:
        made.items.append(
            Item(start, end, role=Role.ALONE, label=_ALONE[kind], data=span(start, end), address=_shown(token))
        )
    else:
        name = kind.rpartition("_")[0]
        if token.nesting > 0:
            _open(made, opened, name, _PAIRS.get(name, "markup"), (start, end), _address(token))
        else:
            _close(made, opened, name, (start, end))
            _name_reference(made, told, token)


def _name_reference(made: Row, told: Logical, token: Token) -> None:
    """Let a link that is found by its own text (``[text]``, ``[text][]``) name it, for the text changes."""
    if (
        token.type == "link_close"
        and told.text[slice(*token.meta[SPAN])] in {"]", "][]"}
        and made.items[-1].role is Role.CLOSE
    ):
        made.items[-1] = replace(
            made.items[-1], data=REFERENCE + told.text[slice(*token.meta[LABEL])].replace("\n", " ")
        )


def _shown(token: Token) -> str:
    """Give the words of code, else where a link leads or the name of an image."""
    return token.content if token.type in _SHOWN else _address(token)


def _address(token: Token) -> str:
    """Give where a link leads or the name of an image, as it stands in the file."""
    told = str(token.attrs.get("href") or token.attrs.get("src") or "")
    return "" if told.startswith("data:") else unquote(told)


def _open(
    made: Row, opened: list[tuple[str, int]], name: str, label: str, place: tuple[int, int], address: str = ""
) -> None:
    opened.append((name, len(made.items)))
    made.items.append(Item(*place, role=Role.OPEN, label=label, data=span(*place), address=address))


def _close(made: Row, opened: list[tuple[str, int]], name: str, place: tuple[int, int]) -> None:
    """End what was opened by that name; tags of HTML that were opened inside it stand alone."""
    index = next((index for index in range(len(opened) - 1, -1, -1) if opened[index][0] == name), None)
    if index is None:
        made.items.append(Item(*place, role=Role.ALONE, label="markup", data=span(*place)))
        return
    for _, inner in opened[index + 1 :]:
        made.items[inner] = replace(made.items[inner], role=Role.ALONE)
    label = made.items[opened[index][1]].label
    del opened[index:]
    made.items.append(Item(*place, role=Role.CLOSE, label=label, data=span(*place)))


def _html(made: Row, opened: list[tuple[str, int]], token: Token, place: tuple[int, int]) -> None:
    tag = next(tokens(token.content))
    label = elements.LABELS.get(tag.name, "markup")
    stated = tag.attribute({"a": "href", "img": "src"}.get(tag.name, ""))
    address = shown_value(token.content[stated.value : stated.value_end]) if stated else ""
    if tag.kind is TokenKind.START and tag.name not in VOID and not tag.closes_itself:
        _open(made, opened, f"<{tag.name}", label, place, address)
    elif tag.kind is TokenKind.END and opened and opened[-1][0] == f"<{tag.name}":
        _close(made, opened, opened[-1][0], place)
    else:
        made.items.append(Item(*place, role=Role.ALONE, label=label, data=span(*place), address=address))


def _asides(markdown: MarkdownIt, told: Logical, token: Token) -> Iterator[Aside]:
    if token.type == "image":
        start, end = token.meta[LABEL]
        if end > start:
            yield Aside(told.cut(start, end), is_title=False)
        after = end + 1
    elif token.type == "link_close":
        after = token.meta[SPAN][0] + 1
    else:
        return
    title = _title(markdown, told.text, after, token.meta[SPAN][1])
    if title is not None:
        yield Aside(told.cut(*title), is_title=True)


def _title(markdown: MarkdownIt, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the title in ``(destination "title")``."""
    if text[start : start + 1] != "(":
        return None
    place = start + 1 + _blank(text[start + 1 : end])
    destination = markdown.helpers.parseLinkDestination(text, place, end)
    place = destination.pos + _blank(text[destination.pos : end])
    title = markdown.helpers.parseLinkTitle(text, place, end)
    return (place, title.pos) if title.ok and title.str.strip() else None


def _blank(text: str) -> int:
    return len(text) - len(text.lstrip(" \t\n"))
