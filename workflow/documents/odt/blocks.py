"""Blocks of a part, in reading order, with the places that their texts are written to."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from workflow.documents.inline import Item, Stretch, stretches
from workflow.documents.odt import names
from workflow.documents.odt.content import text_in
from workflow.documents.odt.lists import Lists
from workflow.documents.odt.package import Part
from workflow.documents.odt.pieces import INSTRUCTION, Paragraph, is_fixed, paragraph
from workflow.documents.odt.rows import Row, row
from workflow.documents.odt.styles import Style, Styles
from workflow.documents.odt.tags import value_place
from workflow.documents.xmltree import Node, prefix_of
from workflow.text import Cell, CodedText, Kind, Role
from workflow.text.block import NOTHING


@dataclass(slots=True)
class Found:
    """A block: its ``place`` (JSON-able, see the writer), and ``twins``, which get the same text; ``shown_as``: how fields name it."""

    kind: Kind
    text: CodedText
    place: dict[str, Any]
    part: str
    level: int = 0
    note: str = ""
    cell: Cell | None = None
    numbered: bool = False
    number: int = 0
    before: CodedText = NOTHING
    after: CodedText = NOTHING
    shown_as: str = ""
    twins: list["Found"] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """What a file holds that people should hear of, and what its fields show; ``halves`` name marks round a part of a paragraph."""

    deletions: int = 0
    tables: int = 0
    halves: set[str] = field(default_factory=set)
    shown: list[tuple[str, Found]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands round an element: the ``kind`` of paragraphs that say nothing; the list (``holder``), its level and item; the cell.

    ``room`` is the head or foot of a page.
    """

    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    list_style: str = ""
    holder: Node | None = None
    item: Node | None = None
    cell: Cell | None = None
    room: str = ""


_BODY = Around()
_OUT_OF_SIGHT = frozenset({"none", "false"})


class Blocks:
    """Walks the nodes of one part."""

    def __init__(self, part: Part, number: int, styles: Styles, tally: Tally) -> None:
        self._part = part
        self._number = number
        self._styles = styles
        self._tally = tally
        self._lists = Lists(part.name, styles)
        prefixes = part.prefixes.get(names.SPACES["text"], ())
        # Without the default namespace one declaration of a prefix holds for all.
        self._prefix = f"{prefixes[0]}:" if len(prefixes) == 1 and b"xmlns=" not in part.data else ""

    def of(self, node: Node, around: Around = _BODY) -> Iterator[Found]:
        """Give the blocks in ``node``."""
        for each in node.children:
            yield from self._of(each, around)

    def _of(self, node: Node, around: Around) -> Iterator[Found]:
        tag = node.tag
        if tag in names.PARAGRAPHS:
            yield from self._paragraph(node, around)
            return
        if tag == "text:tracked-changes":
            self._tally.deletions += sum(1 for _ in node.all("text:deletion"))
        if tag in names.NOT_WALKED or _is_hidden(node):
            return
        if tag == "table:table":
            yield from self._table(node, around)
            return
        if tag == "text:conditional-text":
            yield from self._condition(node)
            return
        yield from self._values(node)
        if tag in names.CONTENTS:
            yield from self._content(node, Kind.CAPTION if tag == "table:title" else Kind.ATTRIBUTE)
        elif tag in names.PROPERTIES:
            yield from self._content(node, Kind.PROPERTY, names.PROPERTIES[tag])
        elif tag == "meta:user-defined":
            if any(_shown_as(node) == shows for shows, _ in self._tally.shown):
                yield from self._content(node, Kind.PROPERTY, node.attributes.get("meta:name", ""))
        elif tag in _DRAWINGS:
            yield from _without_equal_values(list(self.of(node, Around(cell=around.cell))))
        else:
            yield from self.of(node, self._inside(node, around))

    def _inside(self, node: Node, around: Around) -> Around:
        tag = node.tag
        if tag == "text:list":
            style = node.attributes.get("text:style-name") or around.list_style
            self._lists.begin(node, style, around.level + 1)
            return replace(around, level=around.level + 1, list_style=style, holder=node)
        if tag == "text:list-item":
            self._lists.item(around.holder, node)
            return replace(around, item=node)
        if tag == "text:list-header":
            return replace(around, item=None)
        if tag == "text:numbered-paragraph":
            told = node.attributes
            self._lists.item(None, node)
            return Around(level=_level(told.get("text:level")), list_style=told.get("text:style-name", ""), item=node)
        if tag == "text:note":
            return Around(Kind.NOTE)
        return (
            Around(Kind.HEADER, room="header" if ":header" in tag else "footer")
            if tag.startswith(("style:header", "style:footer", "loext:header", "loext:footer"))
            else around
        )

    def _table(self, node: Node, around: Around) -> Iterator[Found]:
        """Rows and columns are counted with their repeats; a table inside counts for itself."""
        self._tally.tables += 1
        table = self._tally.tables
        row = 1
        for each, head in _rows(node):
            if each.tag != "table:table-row":
                yield from self._of(each, around)
                continue
            column = 1
            for cell in each.children:
                columns, rows = (_repeats(cell, f"table:number-{way}-spanned") for way in ("columns", "rows"))
                yield from self.of(cell, Around(Kind.CELL, cell=Cell(table, row, column, columns, rows, head=head)))
                column += _repeats(cell, "table:number-columns-repeated")
            row += _repeats(each, "table:number-rows-repeated")

    def _paragraph(self, node: Node, around: Around) -> Iterator[Found]:
        style = self._styles.style(self._part.name, "paragraph", node.attributes.get("text:style-name", ""))
        hides = node.child("text:hidden-paragraph")
        if style.hidden or (hides is not None and hides.attributes.get("text:is-hidden") == "true"):
            return
        held = paragraph(node, self._part.data, self._styles, self._part.name)
        if held.pieces:
            yield from self._stretches(node, held, style, around)
            self._tally.halves.update(_halves(held))
        for inner in held.inner:
            fixed = is_fixed(inner)
            if inner.tag in names.SHOWN and not fixed:
                self._show(inner)
            if inner.tag in names.INLINE or fixed:
                # What stands in it is the paragraph's own text, or told by itself.
                yield from self._values(inner)
                yield from self.of(inner) if inner.tag == "text:ruby" else ()
            else:
                yield from self._of(inner, Around(cell=around.cell))

    def _stretches(self, node: Node, held: Paragraph, style: Style, around: Around) -> Iterator[Found]:
        made = row(held.pieces)
        kind, level = _kind(node, style, around)
        numbered = kind is Kind.LIST_ITEM and self._styles.counts(
            self._part.name, around.list_style or style.list_style, level
        )
        note = "\n".join(dict.fromkeys(filter(None, map(self._comment, held.annotations))))
        prefix = self._prefix or prefix_of(self._part.data, node)
        for stretch in stretches(made.items):
            place = {"part": self._number} | _place(held, made, stretch, prefix)
            number = self._lists.number(around.item) if kind is Kind.LIST_ITEM and around.item else 0
            edges = stretch.before, stretch.after
            part = f"{self._part.name}/{around.room}" if around.room else self._part.name
            yield Found(kind, stretch.text, place, part, level, note, around.cell, numbered, number, *edges)

    def _comment(self, annotation: Node) -> str:
        lines = []
        for each in annotation.all("text:p"):
            held = paragraph(each, self._part.data, self._styles, self._part.name)
            lines.append("".join(piece.text for piece in held.pieces).strip())
        return "\n".join(filter(None, lines))

    def _values(self, node: Node) -> Iterator[Found]:
        wanted = names.VALUES.get(node.tag, ()) or (names.FORM_VALUES if node.tag.startswith("form:") else ())
        for name in wanted:
            value = node.attributes.get(name)
            place = value_place(self._part, node, name) if value else None
            if value is None or place is None or not any(map(str.isalpha, value)):
                continue
            for stretch in stretches([Item(*place, value)]):
                told = f"{name.partition(':')[2]}, {node.tag.partition(':')[2]}"
                found = {"part": self._number, "value": list(place)}
                twins = list(self._in_format(node, name, stretch.text))
                yield Found(
                    Kind.ATTRIBUTE,
                    stretch.text,
                    found,
                    self._part.name,
                    note=told,
                    shown_as=_shown_as(node),
                    twins=twins,
                )

    def _in_format(self, level: Node, name: str, text: CodedText) -> Iterator[Found]:
        """Find the text before or after a list's number in the format that newer programs take instead."""
        own = value_place(self._part, level, name)
        for each in names.NUMBER_FORMATS:
            place = value_place(self._part, level, each) if name.endswith(("-prefix", "-suffix")) else None
            if place is None or own is None:
                continue
            start, end = place[0] + 1, place[1] - 1
            whole, told = self._part.data[start:end], self._part.data[own[0] + 1 : own[1] - 1]
            if name.endswith("-prefix") and whole.startswith(told):
                end = start + len(told)
            elif name.endswith("-suffix") and whole.endswith(told):
                start = end - len(told)
            else:
                continue
            yield Found(Kind.ATTRIBUTE, text, {"part": self._number, "within": [start, end]}, self._part.name)

    def _content(self, node: Node, kind: Kind, note: str = "") -> Iterator[Found]:
        if node.children or not node.inner < node.inner_end:
            return
        told = note or node.tag.partition(":")[2]
        place = {"part": self._number, "content": [node.inner, node.inner_end]}
        text = text_in(self._part.data[node.inner : node.inner_end]).strip()
        for stretch in stretches([Item(node.inner, node.inner_end, text)]):
            yield Found(kind, stretch.text, place, self._part.name, note=told, shown_as=_shown_as(node))

    def _condition(self, node: Node) -> Iterator[Found]:
        """Give the texts of a field that shows one of two; what it shows now follows the one that it is."""
        found = list(self._values(node))
        for shown in self._content(node, Kind.ATTRIBUTE):
            same = next((each for each in found if each.text == shown.text), None)
            if same is not None:
                same.twins.append(shown)
        yield from found

    def _show(self, node: Node) -> None:
        """Remember a field that shows what stands elsewhere, to get the text of that."""
        shows = _shown_as(node, names.SHOWN[node.tag])
        self._tally.shown += [(shows, found) for found in self._content(node, Kind.ATTRIBUTE)]


_DRAWINGS = frozenset(
    {"draw:frame", "draw:a", "draw:g", "draw:custom-shape", "draw:rect", "draw:line", "draw:polyline", "draw:polygon", "draw:regular-polygon",
     "draw:path", "draw:circle", "draw:ellipse", "draw:connector", "draw:caption", "draw:measure", "draw:control", "draw:text-box"}
)  # fmt: skip


def _shown_as(node: Node, tag: str = "") -> str:
    """Tell how a field names what it shows: by its tag, and by its own name where a file has many of the kind."""
    tag = tag or node.tag
    if tag not in names.NAMED:
        return tag
    return f"{tag} {node.attributes.get('text:name') or node.attributes.get('meta:name', '')}"


def _is_hidden(node: Node) -> bool:
    if node.tag == "text:section":
        shown = node.attributes.get("text:display", "true")
        return shown == "none" or (shown == "condition" and node.attributes.get("text:is-hidden") == "true")
    return node.attributes.get("style:display") == "false" and node.tag.startswith(
        ("style:header", "style:footer", "loext:")
    )


def _rows(node: Node, *, head: bool = False) -> Iterator[tuple[Node, bool]]:
    """Give the rows of a table, whatever groups they stand in, and what else it holds, each with whether it heads the table."""
    for each in node.children:
        if each.tag in {"table:table-header-rows", "table:table-rows", "table:table-row-group"}:
            yield from _rows(each, head=head or each.tag == "table:table-header-rows")
        else:
            yield each, head


def _repeats(node: Node, name: str) -> int:
    return int(node.attributes.get(name) or 1)


def _kind(node: Node, style: Style, around: Around) -> tuple[Kind, int]:
    """Tell what a paragraph is, and the level of a heading or list item."""
    if node.tag == "text:h":
        return Kind.HEADING, _level(node.attributes.get("text:outline-level"))
    if style.kind is not None:
        return style.kind, int(style.kind is Kind.HEADING)
    if around.kind is Kind.PARAGRAPH and around.level and around.item:
        return Kind.LIST_ITEM, around.level
    return around.kind, 0


def _level(told: str | None) -> int:
    return int(told) if told and told.isascii() and told.isdigit() and int(told) else 1


def _halves(held: Paragraph) -> Iterator[str]:
    """Give the names of marks that have ink outside them in their paragraph."""
    ink = [piece for piece in held.pieces if piece.text.strip()] if held.inner else []
    for node in held.inner:
        starts, ends = node.tag.endswith("mark-start"), node.tag.endswith("mark-end")
        if ink and ((starts and node.start > ink[0].left.place) or (ends and node.end < ink[-1].right.place)):
            yield node.attributes.get("text:name", "")


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
    left, right = made.ends[stretch.first][0].left, made.ends[stretch.last - 1][1].right
    place: dict[str, Any] = {"span": [left.place, right.place], "prefix": prefix}
    before = [item for item in made.items[: stretch.first] if item.role in {Role.OPEN, Role.CLOSE}]
    base, around = _formats(before, made.base.spans)
    told = {
        "base": base,
        "around": around,
        "left": left.open,
        "right": right.open,
        "before": _hoisted(held.before, left.place, right.place),
        "after": _hoisted(held.after, left.place, right.place),
    }
    return place | {name: value for name, value in told.items() if value}


def _hoisted(marks: list[tuple[int, str]], left: int, right: int) -> str:
    return "".join(data for place, data in marks if left <= place < right)


def _formats(before: list[Item], base: str) -> tuple[str, str]:
    """Give the spans of the format that holds behind ``before``, inside pairs which are left to the file, and those round the innermost."""
    holding = [(base, "")]
    for item in before:
        if item.role is Role.OPEN:
            told = dict(INSTRUCTION.findall(item.data))
            holding.append((told.get("f", ""), told.get("o", holding[-1][1])))
        else:
            holding.pop()
    return holding[-1]
