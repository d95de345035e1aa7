"""What styles say of a paragraph and its text: heading, list item, caption, hidden, the look that runs inherit."""

import re
from dataclasses import dataclass, field

from workflow.documents.docx.looks import PLAIN, Look, Property, properties_of
from workflow.documents.ooxml.names import OFF
from workflow.documents.xmltree import Node
from workflow.text import Kind

_NAMES: dict[str, Kind] = {"caption": Kind.CAPTION, "quote": Kind.QUOTE, "intense quote": Kind.QUOTE}
_DEEPER = re.compile("list (?:bullet|number) ([2-5])")
"""Word's own styles of deeper lists, each a list of one level."""
_LEVELS = 9
_TITLE = "title"

Numbering = tuple[int, int]
"""A list and the level in it, from 0."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style, what it is based on taken in: ``level`` of a heading from 1, 0 for none; ``numbering`` None where it is no list's."""

    name: str = ""
    level: int = 0
    numbering: Numbering | None = None
    hidden: bool = False
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file by id; an unknown one is the ``default`` one of paragraphs.

    Of the character styles some change what one sees (``shown``), some hide it (``unseen``).
    """

    by_id: dict[str, Style] = field(default_factory=dict)
    default: Style = field(default_factory=Style)
    shown: frozenset[str] = frozenset()
    unseen: frozenset[str] = frozenset()

    def of(self, properties: Node | None) -> Style:
        """Give the style of a paragraph with these properties."""
        named = properties.child("w:pStyle") if properties else None
        return self.by_id.get(named.attributes.get("w:val", ""), self.default) if named else self.default

    def numbering(self, properties: Node | None) -> Numbering | None:
        """Tell the list and level of a paragraph with these properties."""
        own = self.of(properties).numbering
        stated = properties.child("w:numPr") if properties else None
        if stated is None:
            return own
        number, level = stated.child("w:numId"), stated.child("w:ilvl")
        if number is not None:
            return (_number(number), _number(level)) if _number(number) else None
        return (own[0], _number(level)) if own else None

    def kind(self, properties: Node | None, default: Kind) -> tuple[Kind, int]:
        """Tell what a paragraph with these properties is, and the level of a heading or list item."""
        style = self.of(properties)
        level = (_level(properties) if properties else 0) or style.level
        if level:
            return Kind.HEADING, level
        if style.name in _NAMES:
            return _NAMES[style.name], 0
        if default is Kind.PARAGRAPH and (numbering := self.numbering(properties)):
            deeper = _DEEPER.fullmatch(style.name)
            return Kind.LIST_ITEM, int(deeper[1]) if deeper and not numbering[1] else 1 + numbering[1]
        return default, 0


def styles(root: Node | None, data: bytes) -> Styles:
    """Read the styles part."""
    if root is None:
        return Styles()
    nodes = {node.attributes.get("w:styleId", ""): node for node in root.children if node.tag == "w:style"}
    stated = root.child("w:docDefaults")
    defaults = next(stated.all("w:rPr"), None) if stated else None
    common = properties_of(defaults, data)
    by_id = {key: _style(key, nodes, data, common) for key in nodes}
    default = next((by_id[key] for key, node in nodes.items() if _is_default(node)), Style(look=_look(common)))
    characters = (key for key, node in nodes.items() if node.attributes.get("w:type") == "character")
    shown = frozenset(key for key in characters if by_id[key].look != _look(common))
    unseen = frozenset(key for key in by_id if by_id[key].hidden)
    return Styles(by_id, default, shown, unseen)


def _is_default(node: Node) -> bool:
    return node.attributes.get("w:type") == "paragraph" and node.attributes.get("w:default") in {"1", "true", "on"}


def _look(told: dict[str, Property]) -> Look:
    return frozenset(told.values())


def _style(key: str, nodes: dict[str, Node], data: bytes, common: dict[str, Property]) -> Style:
    """Follow ``basedOn`` upwards; what is stated nearest counts."""
    name = ""
    level = hidden = None
    list_number = list_level = None
    seen: dict[str, None] = {}
    while key in nodes and key not in seen:
        seen[key] = None
        node = nodes[key]
        own = _stated(node, "w:name").lower()
        name = name or own
        paragraph, run = node.child("w:pPr"), node.child("w:rPr")
        if level is None:
            level = (_level(paragraph) if paragraph else 0) or _heading_level(own) or None
        numbering = paragraph.child("w:numPr") if paragraph else None
        if numbering is not None:
            number, depth = numbering.child("w:numId"), numbering.child("w:ilvl")
            list_number = _number(number) if list_number is None and number else list_number
            list_level = _number(depth) if list_level is None and depth else list_level
        if hidden is None and run is not None and (vanish := run.child("w:vanish")):
            hidden = vanish.attributes.get("w:val") not in OFF
        key = _stated(node, "w:basedOn")
    look = dict(common)
    for each in reversed(seen):
        look |= properties_of(nodes[each].child("w:rPr"), data)
    return Style(name, level or 0, (list_number, list_level or 0) if list_number else None, bool(hidden), _look(look))


def _stated(node: Node, tag: str) -> str:
    child = node.child(tag)
    return child.attributes.get("w:val", "") if child else ""


def _heading_level(name: str) -> int:
    if name == _TITLE:
        return 1
    word, _, number = name.partition(" ")
    return int(number) if word == "heading" and number.isascii() and number.isdigit() else 0


def _level(properties: Node) -> int:
    level = properties.child("w:outlineLvl")
    return _number(level) + 1 if level and _number(level) < _LEVELS else 0


def _number(node: Node | None) -> int:
    value = node.attributes.get("w:val", "") if node else ""
    return int(value) if value.isascii() and value.isdigit() else 0
