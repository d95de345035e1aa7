"""How a run looks, deaf to what makes Word cut one look into many runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from workflow.documents.ooxml.names import OFF
from workflow.documents.xmltree import Node

Property = tuple[str, tuple[tuple[str, str], ...], str]
"""A property as tag, attributes and raw content."""

Look = frozenset[Property]

PLAIN: Look = frozenset()

_IGNORED = frozenset(
    {"w:lang", "w:noProof", "w:bCs", "w:iCs", "w:szCs", "w:rtl", "w:cs", "w:kern", "w:spacing", "w:rPrChange", "w:ins", "w:del",
     "w:moveFrom", "w:moveTo", "w:snapToGrid", "w:webHidden", "w:specVanish", "w14:ligatures", "w14:numForm", "w14:numSpacing",
     "w14:cntxtAlts", "w14:stylisticSets"}
)  # fmt: skip
_FONTS = frozenset({"w:ascii", "w:hAnsi", "w:asciiTheme", "w:hAnsiTheme"})
_ON = frozenset({"1", "true", "on"})
_UNCOLOURED = frozenset({"auto", "000000"})
_SHOWN_ON_SPACE = frozenset({"w:u", "w:shd", "w:highlight", "w:strike", "w:dstrike", "w:bdr"})
_FAINT_ON_MARKS = frozenset({"w:b", "w:i", "w:color", "w:rFonts", "w:rStyle"})
_LABELS: dict[str, str] = {
    "w:b": "bold", "w:i": "italic", "w:u": "underlined", "w:strike": "struck", "w:dstrike": "struck", "w:highlight": "highlighted",
    "w:shd": "highlighted", "w:caps": "capitals", "w:smallCaps": "small capitals", "w:color": "coloured", "w:sz": "size", "w:rFonts": "font",
}  # fmt: skip
_VERTICAL = {"superscript": "raised", "subscript": "lowered"}


@dataclass(frozen=True, slots=True)
class Format:
    """A look and the place of the properties (bytes of the part) that first had it; an empty place where there were none."""

    look: Look = PLAIN
    start: int = 0
    end: int = 0


class Looks:
    """Reads the properties of runs of one part; of the character styles ``shown`` change what one sees, ``unseen`` hide it."""

    def __init__(self, data: bytes, shown: frozenset[str], unseen: frozenset[str]) -> None:
        self._data = data
        self._shown = shown
        self._unseen = unseen
        self._known: dict[tuple[bytes, Look], tuple[Look, bool | None]] = {}

    def of(self, properties: Node, inherited: Look) -> tuple[Format, bool | None]:
        """Give the format of a run, what it would inherit anyway left out, and whether it is hidden (None: as its paragraph is)."""
        start, end = properties.start, properties.end
        key = (self._data[start:end], inherited)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = (self._look(properties, inherited), self._is_hidden(properties))
        return Format(known[0], start, end), known[1]

    def _look(self, properties: Node, inherited: Look) -> Look:
        told = properties_of(properties, self._data)
        styled = told.pop("w:rStyle", None)
        if styled is not None and dict(styled[1]).get("w:val") in self._shown:
            return frozenset([styled, *(each for each in told.values() if not _says_nothing(each))])
        coloured = any(tag == "w:color" for tag, _, _ in inherited)
        return frozenset(
            each for each in told.values() if each not in inherited and (coloured or not _says_nothing(each))
        )

    def _is_hidden(self, properties: Node) -> bool | None:
        vanish, named = properties.child("w:vanish"), properties.child("w:rStyle")
        if vanish is not None:
            return vanish.attributes.get("w:val") not in OFF
        return True if named is not None and named.attributes.get("w:val") in self._unseen else None


def properties_of(node: Node | None, data: bytes) -> dict[str, Property]:
    """Give the properties that count, by tag."""
    found: dict[str, Property] = {}
    for each in node.children if node is not None else ():
        if each.tag not in _IGNORED and (told := _property(each, data)) is not None:
            found[each.tag] = told
    return found


def _property(node: Node, data: bytes) -> Property | None:
    attributes: Mapping[str, str] = node.attributes
    if node.tag == "w:rFonts":
        attributes = {name: value for name, value in attributes.items() if name in _FONTS}
        if not attributes:
            return None
    elif attributes.get("w:val") in _ON:
        attributes = {name: value for name, value in attributes.items() if name != "w:val"}
    inner = data[node.inner : node.inner_end].decode(errors="replace") if node.children else ""
    return node.tag, tuple(sorted(attributes.items())), inner


def _says_nothing(told: Property) -> bool:
    return told[0] == "w:color" and dict(told[1]).get("w:val") in _UNCOLOURED


def shows_on_space(of: Format) -> bool:
    """Tell whether white space in this format can be seen."""
    return any(tag in _SHOWN_ON_SPACE for tag, _, _ in of.look)


def are_alike_on_marks(one: Format, other: Format) -> bool:
    """Tell whether a comma or quotation mark looks nearly the same in both."""
    return all(tag in _FAINT_ON_MARKS for tag, _, _ in one.look ^ other.look)


def label(own: Format, base: Format) -> str:
    """Name what a format adds to the one round it; ``format`` where it only takes away: those words are not what the rest is."""
    return _label(own.look, base.look)


@lru_cache(maxsize=4096)
def _label(look: Look, base: Look) -> str:
    names = []
    for tag, attributes, _ in sorted(look - base):
        stated = dict(attributes).get("w:val", "")
        name = _VERTICAL.get(stated, "") if tag == "w:vertAlign" else _LABELS.get(tag, "")
        if name and stated not in OFF and stated != "none":
            names.append(name)
    return " ".join(dict.fromkeys(names)) or "format"
