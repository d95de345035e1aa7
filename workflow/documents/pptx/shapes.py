"""The shapes of a slide, its notes, a layout or a master: blocks in the order of the file, with the places that they are written to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from workflow.documents.inline import Item, stretches
from workflow.documents.ooxml.package import Part
from workflow.documents.pptx.paragraphs import row
from workflow.documents.xmltree import Node, attribute_value, prefix_of
from workflow.text import Cell, CodedText, Kind

TITLES = {"title": 1, "ctrTitle": 1, "subTitle": 2}
_HEADERS = frozenset({"hdr", "ftr", "dt", "sldNum"})
_LISTS = frozenset({"", "body", "obj"})
_ALTERNATIVES = {"p:cNvPr": ("descr", "title"), "a:hlinkClick": ("tooltip",)}


@dataclass(slots=True)
class Found:
    """A block: its ``place`` (JSON-able, see the writer), and ``twins``, which get the same text."""

    kind: Kind
    text: CodedText
    place: dict[str, Any]
    level: int = 0
    note: str = ""
    cell: Cell | None = None
    twins: list["Found"] = field(default_factory=list)


@dataclass(slots=True)
class Tables:
    """How many tables were met in the whole file."""

    met: int = 0


@dataclass(frozen=True, slots=True)
class _Within:
    """What surrounds a paragraph."""

    kind: Kind
    placeholder: str | None = None
    cell: Cell | None = None


class Shapes:
    """Walks one part. ``shared`` parts (layouts, masters) hold prompts in their placeholders, which no slide shows."""

    def __init__(
        self, part: Part, addresses: Mapping[str, str], tables: Tables, default: Kind, *, shared: bool = False
    ) -> None:
        self._part = part
        self._addresses = addresses
        self._tables = tables
        self._default = default
        self._shared = shared

    def all(self) -> list[Found]:
        """Give the blocks of the part."""
        return _without_equal_values(self._in(self._part.root, _Within(self._default)))

    def _in(self, node: Node, within: _Within) -> list[Found]:
        found: list[Found] = []
        for each in node.children:
            found += self._of(each, within)
        return found

    def _of(self, node: Node, within: _Within) -> list[Found]:
        if node.tag in {"p:sp", "p:pic", "p:cxnSp", "p:graphicFrame"}:
            return self._shape(node, within)
        if node.tag == "a:tbl":
            return self._table(node)
        if node.tag == "mc:AlternateContent":
            return self._alternatives(node, within)
        if node.tag == "a:p":
            return [*self._paragraph(node, within), *self._in(node, within)]
        values = [found for name in _ALTERNATIVES.get(node.tag, ()) for found in self._value(node, name)]
        return [*values, *self._in(node, within)]

    def _shape(self, node: Node, within: _Within) -> list[Found]:
        placeholder = placeholder_of(node)
        kind = placeholder.attributes.get("type", "") if placeholder else None
        if self._shared and kind is not None:
            return []
        if kind in _HEADERS:
            return self._in(node, _Within(Kind.HEADER, kind))
        return self._in(node, _Within(within.kind, kind))

    def _table(self, node: Node) -> list[Found]:
        self._tables.met += 1
        number = self._tables.met
        found: list[Found] = []
        rows = [each for each in node.children if each.tag == "a:tr"]
        properties = node.child("a:tblPr")
        has_head = properties is not None and properties.attributes.get("firstRow") in {"1", "true"}
        for line, each in enumerate(rows, start=1):
            cells = [one for one in each.children if one.tag == "a:tc"]
            for column, cell in enumerate(cells, start=1):
                wide, high = (_spanned(cell, name) for name in ("gridSpan", "rowSpan"))
                place = Cell(number, line, column, wide, high, head=has_head and line == 1)
                found += self._in(cell, _Within(Kind.CELL, cell=place))
        return found

    def _alternatives(self, node: Node, within: _Within) -> list[Found]:
        """Read the first choice; what stands for it in older programs gets the same texts where their number is the same."""
        choice, fallback = node.child("mc:Choice"), node.child("mc:Fallback")
        found = self._in(choice, within) if choice else []
        others = self._in(fallback, within) if fallback else []
        if not found:
            return others
        if len(found) == len(others):
            for each, other in zip(found, others, strict=True):
                each.twins.append(other)
        return found

    def _paragraph(self, node: Node, within: _Within) -> Iterator[Found]:
        read = row(node, self._part.data, self._addresses)
        kind, level = _kind(node, within)
        for stretch in stretches(read.items):
            held = read.items[stretch.first : stretch.last]
            place = {
                "span": [held[0].start, held[-1].end],
                "prefix": prefix_of(self._part.data, node),
                "base": _base_inside(read.items[: stretch.first]) or [read.base.start, read.base.end],
                "paragraph": node.start,
            }
            yield Found(kind, stretch.text, place, level, cell=within.cell)

    def _value(self, node: Node, name: str) -> Iterator[Found]:
        place = attribute_value(self._part.data, node, name)
        if place is not None:
            for stretch in stretches([Item(*place, node.attributes.get(name, ""))]):
                yield Found(Kind.ATTRIBUTE, stretch.text, {"value": list(place)}, note=name)


def _spanned(cell: Node, name: str) -> int:
    stated = cell.attributes.get(name, "")
    return int(stated) if stated.isascii() and stated.isdigit() and int(stated) else 1


def placeholder_of(shape: Node) -> Node | None:
    """Give what says that a shape takes its place from the layout."""
    properties = next((each for each in shape.children if each.tag.startswith("p:nv")), None)
    own = properties.child("p:nvPr") if properties else None
    return own.child("p:ph") if own else None


def level_of(paragraph: Node) -> int:
    """Give the level of a paragraph, from 0."""
    properties = paragraph.child("a:pPr")
    told = properties.attributes.get("lvl", "0") if properties else "0"
    return int(told) if told.isascii() and told.isdigit() else 0


def _kind(node: Node, within: _Within) -> tuple[Kind, int]:
    if within.placeholder in TITLES:
        return Kind.HEADING, TITLES[within.placeholder]
    if within.kind is Kind.PARAGRAPH and within.placeholder in _LISTS:
        return Kind.LIST_ITEM, level_of(node) + 1
    return within.kind, 0


def _base_inside(items: list[Item]) -> list[int] | None:
    """Give the format that holds where a stretch begins inside a pair which is left to the file."""
    opened = [item for item in items if item.role is not None and item.start == item.end]
    if len(opened) % 2 == 0:
        return None
    start, _, end = opened[-1].data.removeprefix("f").rstrip(";").partition("-")
    return [int(start), int(end)]


def _without_equal_values(found: list[Found]) -> list[Found]:
    """Make equal alternative texts of one part one block."""
    kept: list[Found] = []
    values: dict[str, Found] = {}
    for each in found:
        if each.kind is Kind.ATTRIBUTE:
            same = values.setdefault(each.text.text, each)
            if same is not each:
                same.twins.append(each)
                continue
        kept.append(each)
    return kept
