"""What styles say of a paragraph: heading, list item, caption, hidden."""

from dataclasses import dataclass, field

from workflow.documents.ooxml.names import OFF
from workflow.documents.xmltree import Node
from workflow.text import Kind

_NAMES: dict[str, Kind] = {"caption": Kind.CAPTION, "quote": Kind.QUOTE, "intense quote": Kind.QUOTE}
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Style:
    """One style, what it is based on taken in: ``level`` of a heading from 1, 0 for none."""

    name: str = ""
    level: int = 0
    numbered: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file by id; an unknown one says nothing."""

    by_id: dict[str, Style] = field(default_factory=dict)

    def style(self, node: Node | None) -> Style:
        """Give the style that a ``pStyle`` or ``rStyle`` node names."""
        return self.by_id.get(node.attributes.get("w:val", ""), Style()) if node else Style()

    def kind(self, properties: Node | None, default: Kind) -> tuple[Kind, int]:
        """Tell what a paragraph with these properties is, and the level of a heading or list item."""
        if properties is None:
            return default, 0
        style = self.style(properties.child("w:pStyle"))
        level = _level(properties) or style.level
        if level:
            return Kind.HEADING, level
        if style.name in _NAMES:
            return _NAMES[style.name], 0
        numbering = properties.child("w:numPr")
        if default is Kind.PARAGRAPH and (_is_numbered(numbering) if numbering else style.numbered):
            depth = numbering.child("w:ilvl") if numbering else None
            return Kind.LIST_ITEM, 1 + _number(depth)
        return default, 0


def styles(root: Node | None) -> Styles:
    """Read the styles part."""
    if root is None:
        return Styles()
    nodes = {node.attributes.get("w:styleId", ""): node for node in root.children if node.tag == "w:style"}
    return Styles({key: _style(key, nodes) for key in nodes})


def _style(key: str, nodes: dict[str, Node]) -> Style:
    """Follow ``basedOn`` upwards; what is stated nearest counts."""
    name = ""
    level = hidden = numbered = None
    seen: set[str] = set()
    while key in nodes and key not in seen:
        seen.add(key)
        node = nodes[key]
        named = node.child("w:name")
        own = named.attributes.get("w:val", "").lower() if named else ""
        name = name or own
        paragraph, run = node.child("w:pPr"), node.child("w:rPr")
        if level is None:
            level = (_level(paragraph) if paragraph else 0) or _heading_level(own) or None
        if numbered is None and paragraph is not None and (numbering := paragraph.child("w:numPr")):
            numbered = _is_numbered(numbering)
        if hidden is None and run is not None and (vanish := run.child("w:vanish")):
            hidden = vanish.attributes.get("w:val") not in OFF
        based = node.child("w:basedOn")
        key = based.attributes.get("w:val", "") if based else ""
    return Style(name, level or 0, bool(numbered), bool(hidden))


def _heading_level(name: str) -> int:
    if name == "title":
        return 1
    word, _, number = name.partition(" ")
    return int(number) if word == "heading" and number.isascii() and number.isdigit() else 0


def _level(properties: Node) -> int:
    level = properties.child("w:outlineLvl")
    return _number(level) + 1 if level and _number(level) < _LEVELS else 0


def _number(node: Node | None) -> int:
    value = node.attributes.get("w:val", "") if node else ""
    return int(value) if value.isascii() and value.isdigit() else 0


def _is_numbered(numbering: Node) -> bool:
    number = numbering.child("w:numId")
    return number is None or _number(number) != 0
