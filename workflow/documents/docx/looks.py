"""How a run looks, deaf to what makes Word cut one look into many runs."""

from dataclasses import dataclass

from workflow.documents.ooxml.names import OFF
from workflow.documents.xmltree import Node

Look = frozenset[tuple[str, tuple[tuple[str, str], ...], str]]
"""Each property as tag, attributes and raw content."""

PLAIN: Look = frozenset()

_IGNORED = frozenset(
    {"w:lang", "w:noProof", "w:bCs", "w:iCs", "w:szCs", "w:rtl", "w:cs", "w:kern", "w:spacing", "w:rPrChange", "w:ins", "w:del",
     "w:moveFrom", "w:moveTo", "w:snapToGrid"}
)  # fmt: skip
_FONTS = frozenset({"w:ascii", "w:hAnsi", "w:asciiTheme", "w:hAnsiTheme"})
_ON = frozenset({"1", "true", "on"})
_SHOWN_ON_SPACE = frozenset({"w:u", "w:shd", "w:highlight", "w:strike", "w:dstrike", "w:bdr"})
_LABELS: dict[str, str] = {
    "w:b": "bold", "w:i": "italic", "w:u": "underlined", "w:strike": "struck", "w:dstrike": "struck", "w:highlight": "highlighted",
    "w:shd": "highlighted", "w:caps": "capitals", "w:smallCaps": "small capitals", "w:color": "coloured", "w:sz": "size", "w:rFonts": "font",
}  # fmt: skip
_VERTICAL = {"superscript": "raised", "subscript": "lowered"}


@dataclass(frozen=True, slots=True)
class Format:
    """A look and the place of the properties (bytes of the part) that first had it; an empty place where there were none."""

    look: Look
    start: int = 0
    end: int = 0


def format_of(properties: Node | None, data: bytes) -> Format:
    """Read a run's properties."""
    if properties is None:
        return Format(PLAIN)
    look = frozenset(told for each in properties.children if (told := _property(each, data)) is not None)
    return Format(look, properties.start, properties.end)


def _property(node: Node, data: bytes) -> tuple[str, tuple[tuple[str, str], ...], str] | None:
    if node.tag in _IGNORED:
        return None
    attributes = dict(node.attributes)
    if node.tag == "w:rFonts":
        attributes = {name: value for name, value in attributes.items() if name in _FONTS}
        if not attributes:
            return None
    if attributes.get("w:val") in _ON:
        del attributes["w:val"]
    if node.tag == "w:color" and attributes.get("w:val") == "auto":
        return None
    inner = data[node.inner : node.inner_end].decode(errors="replace") if node.children else ""
    return node.tag, tuple(sorted(attributes.items())), inner


def shows_on_space(look: Look) -> bool:
    """Tell whether white space in this look can be seen."""
    return any(tag in _SHOWN_ON_SPACE for tag, _, _ in look)


def label(look: Look, base: Look) -> str:
    """Name what a look adds to the one round it; ``format`` where it only takes away: those words are not what the rest is."""
    names = []
    for tag, attributes, _ in sorted(look - base):
        stated = dict(attributes).get("w:val", "")
        name = _VERTICAL.get(stated, "") if tag == "w:vertAlign" else _LABELS.get(tag, "")
        if name and stated not in OFF and stated != "none":
            names.append(name)
    return " ".join(dict.fromkeys(names)) or "format"
