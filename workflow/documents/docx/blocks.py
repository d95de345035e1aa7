"""Blocks of a Word file's part, in reading order, with the places that their texts are written to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from workflow.documents.docx import names
from workflow.documents.docx.fields import without_fields
from workflow.documents.docx.pieces import Edge, Paragraph, paragraph, shows_placeholder
from workflow.documents.docx.rows import Row, row
from workflow.documents.docx.styles import Styles
from workflow.documents.inline import Item, Stretch, stretches
from workflow.documents.ooxml.package import Part
from workflow.documents.xmltree import Node, attribute_value, prefix_of
from workflow.text import CodedText, Kind, Role


@dataclass(slots=True)
class Found:
    """A block: its ``place`` (JSON-able, see the writer), and ``twins``, which get the same text."""

    start: int
    kind: Kind
    text: CodedText
    place: dict[str, Any]
    level: int = 0
    note: str = ""
    twins: list["Found"] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """What a file holds that people should hear of."""

    deletions: int = 0
    unpaired: int = 0
    fields: list[str] = field(default_factory=list)


_ALTERNATIVES: dict[str, tuple[str, ...]] = {
    "wp:docPr": ("descr", "title"),
    "pic:cNvPr": ("descr", "title"),
    "w:hyperlink": ("w:tooltip",),
    "v:shape": ("alt",),
    "v:rect": ("alt",),
    "v:imagedata": (),
}
_VALUES_OF_TABLES = {"w:tblCaption": Kind.CAPTION, "w:tblDescription": Kind.ATTRIBUTE}


class Blocks:
    """Walks the nodes of one part."""

    def __init__(self, part: Part, number: int, styles: Styles, comments: Mapping[str, str], tally: Tally) -> None:
        self._part = part
        self._number = number
        self._styles = styles
        self._comments = comments
        self._tally = tally

    def of(self, node: Node, default: Kind) -> list[Found]:
        """Give the blocks in ``node``, ``default`` their kind where nothing says otherwise."""
        found: list[Found] = []
        for each in node.children:
            found += self._of(each, default)
        return found

    def _of(self, node: Node, default: Kind) -> list[Found]:
        tag = node.tag
        if tag == "w:p":
            return [*self._paragraph(node, default), *self.of(node, default)]
        if tag == "w:tblPr":
            return list(self._of_table(node))
        if tag in names.GONE or tag in names.PROPERTIES or (tag == "w:sdt" and shows_placeholder(node)):
            return []
        if tag == "mc:AlternateContent":
            return self._alternatives(node, default)
        found = [*self._values(node), *self.of(node, _default_in(tag, default))]
        if tag == "w:drawing":
            return _without_equal_values(found)
        return found

    def _paragraph(self, node: Node, default: Kind) -> Iterator[Found]:
        held = paragraph(node, self._part.data, self._styles)
        self._tally.deletions += held.deletions
        if not held.pieces:
            return
        pieces, fields = without_fields(held.pieces)
        self._tally.fields += fields
        made = row(pieces)
        kind, level = self._styles.kind(node.child("w:pPr"), default)
        note = "\n".join(dict.fromkeys(self._comments[each] for each in held.comments if self._comments.get(each)))
        prefix = prefix_of(self._part.data, node)
        for stretch in stretches(made.items):
            place = _place(held, made, stretch, prefix) | {"part": self._number}
            yield Found(made.items[stretch.first].start, kind, stretch.text, place, level, note)

    def _values(self, node: Node) -> Iterator[Found]:
        for name in _ALTERNATIVES.get(node.tag, ()):
            yield from self._value(node, name, Kind.ATTRIBUTE)

    def _of_table(self, properties: Node) -> Iterator[Found]:
        for node in properties.children:
            if node.tag in _VALUES_OF_TABLES:
                yield from self._value(node, "w:val", _VALUES_OF_TABLES[node.tag])

    def _value(self, node: Node, name: str, kind: Kind) -> Iterator[Found]:
        place = attribute_value(self._part.data, node, name.rpartition(":")[2])
        value = node.attributes.get(name, "")
        if place is None:
            return
        for stretch in stretches([Item(*place, value)]):
            told = f"{name.rpartition(':')[2]}, {node.tag.rpartition(':')[2]}"
            yield Found(place[0], kind, stretch.text, {"part": self._number, "value": list(place)}, note=told)

    def _alternatives(self, node: Node, default: Kind) -> list[Found]:
        """Read the first choice; what stands for it in older programs gets the same texts, paired by order."""
        choice = node.child("mc:Choice")
        fallback = node.child("mc:Fallback")
        found = self.of(choice, default) if choice else []
        if fallback is None:
            return found
        others = self.of(fallback, default)
        if not found:
            return others
        ours = [each for each in found if each.kind is not Kind.ATTRIBUTE]
        theirs = [each for each in others if each.kind is not Kind.ATTRIBUTE]
        if len(ours) == len(theirs):
            for each, other in zip(ours, theirs, strict=True):
                each.twins.append(other)
        else:
            self._tally.unpaired += 1
        values = [each for each in found if each.kind is Kind.ATTRIBUTE]
        for other in others:
            twin = next((each for each in values if each.text == other.text), None)
            if other.kind is Kind.ATTRIBUTE and twin is not None:
                twin.twins.append(other)
        return found


def _default_in(tag: str, default: Kind) -> Kind:
    if tag == "w:tc":
        return Kind.CELL
    return Kind.PARAGRAPH if tag == "w:txbxContent" else default


def _without_equal_values(found: list[Found]) -> list[Found]:
    """Make equal alternative texts of one picture one block."""
    kept: list[Found] = []
    for each in found:
        if each.kind is Kind.ATTRIBUTE:
            same = next((one for one in kept if one.kind is Kind.ATTRIBUTE and one.text == each.text), None)
            if same is not None:
                same.twins.append(each)
                continue
        kept.append(each)
    return kept


def _place(held: Paragraph, made: Row, stretch: Stretch, prefix: str) -> dict[str, Any]:
    left, right = made.edges[stretch.first][0], made.edges[stretch.last - 1][1]
    place: dict[str, Any] = {
        "span": [left.place, right.place],
        "prefix": prefix,
        "base": [made.base.start, made.base.end],
        "before": _hoisted(held.before, left, right),
        "after": _hoisted(held.after, left, right),
        "gone": [list(each) for each in held.gone if each[0] < each[1]],
    }
    base = _base_inside(made, stretch.first)
    if base is not None:
        place["base"] = base
    if left.run is not None:
        place["left"] = True
    if right.run is not None:
        place["right"] = list(right.run)
    return place


def _hoisted(marks: list[tuple[int, str]], left: Edge, right: Edge) -> str:
    return "".join(data for place, data in marks if left.place <= place < right.place)


def _base_inside(made: Row, first: int) -> list[int] | None:
    """Give the format that holds where a stretch begins inside pairs which are left to the file."""
    formats: list[list[int] | None] = []
    for item in made.items[:first]:
        if item.role is Role.OPEN:
            told = item.data.rpartition("f")[2].rstrip(";")
            formats.append([int(each) for each in told.split("-")])
        elif item.role is Role.CLOSE:
            formats.pop()
    return formats[-1] if formats else None
