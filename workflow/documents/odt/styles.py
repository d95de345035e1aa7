"""What styles say of a paragraph and a text: heading, caption, hidden, how it looks; of a list: whether it counts."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from workflow.documents.odt.looks import Look, heard, look_of
from workflow.documents.odt.package import Part
from workflow.documents.xmltree import Node
from workflow.text import Kind

_SHEETS = ("office:styles", "office:automatic-styles")
_KINDS = {
    "caption": Kind.CAPTION, "illustration": Kind.CAPTION, "drawing": Kind.CAPTION, "figure": Kind.CAPTION,
    "quotations": Kind.QUOTE, "quote": Kind.QUOTE, "intense quote": Kind.QUOTE, "title": Kind.HEADING,
}  # fmt: skip
_ESCAPED = re.compile("_([0-9a-f]+)_")
_LEVELS = 10


@dataclass(frozen=True, slots=True)
class Style:
    """One style, its parents taken in: ``kind`` where its name says one, the ``properties`` of its text as far as they are seen."""

    kind: Kind | None = None
    properties: Mapping[str, str] = field(default_factory=dict)
    hidden: bool = False
    list_style: str = ""


@dataclass(slots=True)
class Styles:
    """The styles of a file. An automatic style counts in its own part alone, a named one everywhere."""

    right_to_left: bool = False
    nodes: dict[tuple[str, str, str], Node] = field(default_factory=dict)
    lists: dict[tuple[str, str], dict[int, int]] = field(default_factory=dict)
    """Of each style the levels that count, with the number that they begin with."""
    _known: dict[tuple[str, str, str], Style] = field(default_factory=dict)
    _spanned: dict[tuple[str, ...], tuple[Mapping[str, str], Look]] = field(default_factory=dict)

    def style(self, part: str, family: str, name: str) -> Style:
        """Give a style; one that is not there says nothing."""
        key = (part, family, name)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._resolved(*key)
        return found

    def spanned(self, part: str, paragraph: str, spans: tuple[str, ...]) -> tuple[Mapping[str, str], Look]:
        """Give what text says within spans of these styles in a paragraph of that one, and how it looks there."""
        key = (part, paragraph, *spans)
        found = self._spanned.get(key)
        if found is None:
            around = self.style(part, "paragraph", paragraph).properties
            outer = self.spanned(part, paragraph, spans[:-1])[0] if spans else around
            told = {**outer, **self.style(part, "text", spans[-1]).properties} if spans else around
            found = self._spanned[key] = told, look_of(told, around)
        return found

    def counts(self, part: str, name: str, level: int) -> bool:
        """Tell whether a list of that style counts at that level, from 1."""
        return level in self._levels(part, name)

    def start(self, part: str, name: str, level: int) -> int:
        """Give the number that a list of that style begins with at that level."""
        return self._levels(part, name).get(level, 1)

    def _levels(self, part: str, name: str) -> dict[int, int]:
        return self.lists.get((part, name)) or self.lists.get(("", name)) or {}

    def _resolved(self, part: str, family: str, name: str) -> Style:
        """Follow the parents upwards; what is stated nearest counts."""
        kind: Kind | None = None
        properties: dict[str, str] = {}
        hidden: bool | None = None
        list_style = ""
        for node in self._ancestry(part, family, name):
            told = node.child("style:text-properties")
            if told is not None:
                stated = heard(told.attributes, right_to_left=self.right_to_left)
                display = stated.pop("text:display", None)
                stated.pop("text:condition", None)
                if hidden is None and display is not None:
                    hidden = display == "none"
                properties = stated | properties
            kind = kind or _kind(node)
            list_style = list_style or node.attributes.get("style:list-style-name", "")
        return Style(kind, MappingProxyType(properties), bool(hidden), list_style)

    def _ancestry(self, part: str, family: str, name: str) -> Iterator[Node]:
        seen: set[str] = set()
        while name not in seen:
            seen.add(name)
            node = self.nodes.get((part, family, name)) or self.nodes.get(("", family, name))
            if node is None:
                return
            yield node
            part = "" if (part, family, name) not in self.nodes else part
            name = node.attributes.get("style:parent-style-name", "")


def _kind(style: Node) -> Kind | None:
    name = style.attributes.get("style:display-name") or style.attributes.get("style:name", "")
    return _KINDS.get(_ESCAPED.sub(_unescaped, name).lower())


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code <= 0x10FFFF else ""  # noqa: PLR2004 - the last code point


def styles(parts: Iterable[Part], *, right_to_left: bool) -> Styles:
    """Read the styles of all parts of a text in a language of that direction."""
    found = Styles(right_to_left)
    for part in parts:
        for sheet in part.root.children:
            if sheet.tag in _SHEETS:
                _take(found, sheet, part.name if sheet.tag == "office:automatic-styles" else "")
    return found


def _take(found: Styles, sheet: Node, part: str) -> None:
    for node in sheet.children:
        name = node.attributes.get("style:name", "")
        if node.tag == "style:style":
            found.nodes.setdefault((part, node.attributes.get("style:family", ""), name), node)
        elif node.tag == "text:list-style":
            found.lists.setdefault((part, name), dict(_counting(node)))


def _counting(style: Node) -> Iterator[tuple[int, int]]:
    """Give the levels that count: those with a format of number (ODF 1.3, 19.506: without one no number is shown)."""
    for level in style.children:
        told = level.attributes.get("text:level", "")
        if level.tag == "text:list-level-style-number" and level.attributes.get("style:num-format") and told.isdigit():
            start = level.attributes.get("text:start-value", "")
            yield int(told), int(start) if start.isdecimal() else 1
