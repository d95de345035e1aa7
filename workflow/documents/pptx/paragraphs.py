"""A paragraph of DrawingML (ECMA-376 part 1, 21.1.2) as items: runs that look alike are one, codes are what cannot be typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workflow.documents.inline import Item
from workflow.documents.runs import Manner, Row, Run
from workflow.documents.runs import row as made_row
from workflow.documents.xmltree import Node
from workflow.text import Role

Look = frozenset[tuple[str, str]]

_IGNORED = frozenset(
    {"lang", "altLang", "dirty", "err", "noProof", "smtClean", "smtId", "bmk", "kern", "kumimoji", "normalizeH", "spc"}
)
_SILENT = frozenset({"a:cs", "a:ea", "a:sym", "a:extLst", "a:rtl"})
_ALONE = {"a:br": "break", "a:fld": "field"}
_FORMULA = "formula"
_LINK = "a:hlinkClick"
_LABELS = {_LINK: "link", "b": "bold", "i": "italic", "u": "underlined", "strike": "struck", "cap": "capitals", "a:highlight": "highlighted"}  # fmt: skip
_SHOWN_ON_SPACE = frozenset({"u", "strike", "a:highlight", _LINK})
_FAINT_ON_MARKS = frozenset({"b", "i", "a:solidFill", "a:latin"})
_OFF = {"b": "0", "i": "0", "u": "none", "strike": "noStrike", "cap": "none", "baseline": "0"}


@dataclass(frozen=True, slots=True)
class Format:
    """A look, and the place of the ``rPr`` that first had it; an empty place where there was none."""

    look: Look = frozenset()
    start: int = 0
    end: int = 0
    address: str = ""


def row(paragraph: Node, data: bytes, addresses: Mapping[str, str]) -> Row[Format, None]:
    """Read a paragraph's runs. ``addresses``: where the part's relations lead, by id."""
    return made_row(list(_runs(paragraph, data, addresses)), _MANNER)


def _runs(paragraph: Node, data: bytes, addresses: Mapping[str, str]) -> Iterator[Run[Format, None]]:
    for node in paragraph.children:
        if node.tag == "a:r":
            text = node.child("a:t")
            if text is not None and text.text:
                own = _format(node.child("a:rPr"), data, addresses)
                yield Run(Item(node.start, node.end, text.text), None, None, own)
        elif node.tag not in {"a:pPr", "a:endParaRPr"}:
            label = _ALONE.get(node.tag, _FORMULA)
            item = Item(node.start, node.end, role=Role.ALONE, label=label, data=f"s{node.start}-{node.end};")
            yield Run(item, None, None)


def _format(properties: Node | None, data: bytes, addresses: Mapping[str, str]) -> Format:
    if properties is None:
        return Format()
    attributes = (
        (name, value)
        for name, value in properties.attributes.items()
        if name not in _IGNORED and _OFF.get(name) != value
    )
    children = (
        (child.tag, data[child.start : child.end].decode(errors="replace"))
        for child in properties.children
        if child.tag not in _SILENT
    )
    link = properties.child(_LINK)
    address = addresses.get(link.attributes.get("r:id", ""), "") if link else ""
    return Format(frozenset((*attributes, *children)), properties.start, properties.end, address)


def _shows(of: Format) -> bool:
    return any(name in _SHOWN_ON_SPACE for name, _ in of.look)


def _are_alike_on_marks(one: Format, other: Format) -> bool:
    return all(name in _FAINT_ON_MARKS for name, _ in one.look ^ other.look)


def _label(own: Format, base: Format) -> str:
    added = dict(own.look - base.look)
    for name, label in _LABELS.items():
        if name in added:
            return label
    if "baseline" in added:
        return "lowered" if added["baseline"].startswith("-") else "raised"
    if added.keys() & {"a:solidFill", "a:gradFill"}:
        return "coloured"
    return "size" if "sz" in added else "font" if "a:latin" in added else "format"


def _opening(each: Format) -> str:
    return f"f{each.start}-{each.end};"


_MANNER = Manner(Format(), _opening, _label, _shows, _are_alike_on_marks, lambda each: each.address)
