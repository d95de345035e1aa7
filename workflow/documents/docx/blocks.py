"""Blocks of a Word file's part, in reading order, with the places that their texts are written to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workflow.documents.docx import names
from workflow.documents.docx.fields import Fields
from workflow.documents.docx.found import Found, Tally
from workflow.documents.docx.numbering import Lists
from workflow.documents.docx.pieces import Paragraph, Piece, PieceKind, Reader, shows_placeholder
from workflow.documents.docx.rows import Row, row
from workflow.documents.docx.tables import cells, inside
from workflow.documents.docx.tracked import is_gone
from workflow.documents.docx.values import VALUED, values, without_equal
from workflow.documents.inline import Stretch, stretches
from workflow.documents.ooxml.package import Part
from workflow.documents.xmltree import Node, prefix_of
from workflow.text import Cell, Kind, Role
from workflow.text.space import is_blank

_TOLD = frozenset({"w:rPr", "w:t", "w:tab", "w:br"})
_BLIND = (names.GONE | names.PROPERTIES) - {"w:tblPr", "w:sdtPr"}


class Blocks:
    """Walks the nodes of one part."""

    def __init__(
        self, part: Part, number: int, reader: Reader, lists: Lists, comments: Mapping[str, str], tally: Tally
    ) -> None:
        self._part = part
        self._number = number
        self._reader = reader
        self._lists = lists
        self._comments = comments
        self._tally = tally
        self._fields = Fields(tally.fields)
        self._cell: Cell | None = None
        self._special: dict[str, Callable[[Node, Kind], list[Found]]] = {
            "w:r": self._run, "w:tbl": self._table, "w:txbxContent": self._apart, "mc:AlternateContent": self._alternatives
        }  # fmt: skip

    def of(self, node: Node, default: Kind) -> list[Found]:
        """Give the blocks in ``node``, ``default`` their kind where nothing says otherwise."""
        found: list[Found] = []
        joined: list[tuple[Node, Paragraph]] = []
        initial: Node | None = None
        for each in node.children:
            if each.tag == "w:p" and each.children:
                held = self._read(each)
                if initial is not None:
                    _begin(held, initial, self._read(initial))
                initial = each if self._is_initial(node.children, each, held) else None
                if initial is not None:
                    continue
                self._tally.deletions += held.deletions
                joined.append((each, held))
                if held.is_joined and held.pieces and _goes_on(node.children, each):
                    continue
                found += self._paragraph(joined, default)
                for paragraph, _ in joined:
                    found += self.of(paragraph, default)
                joined = []
            elif each.children or each.tag in VALUED:
                found += self._of(each, default)
        return found

    def _read(self, node: Node) -> Paragraph:
        return self._reader.paragraph(node, in_table=self._cell is not None)

    def _is_initial(self, siblings: Sequence[Node], node: Node, held: Paragraph) -> bool:
        """Tell whether a paragraph is the large first letter of the next one (a drop cap, ECMA-376 part 1, 17.3.1.11)."""
        properties = node.child("w:pPr")
        frame = properties.child("w:framePr") if properties else None
        if frame is None or frame.attributes.get("w:dropCap", "none") == "none" or not _goes_on(siblings, node):
            return False
        after = self._read(siblings[siblings.index(node) + 1]).pieces
        is_text = bool(held.pieces) and all(each.kind is PieceKind.TEXT for each in held.pieces)
        return is_text and bool(after) and after[0].kind is PieceKind.TEXT

    def _of(self, node: Node, default: Kind) -> list[Found]:
        tag = node.tag
        if tag in _BLIND or (tag == "w:sdt" and shows_placeholder(node)):
            return []
        if (special := self._special.get(tag)) is not None:
            return special(node, default)
        self._tally.bound += tag == "w:sdtPr" and node.child("w:dataBinding") is not None
        found = self.of(node, default)
        if tag in VALUED:
            found = [*values(node, self._part, self._number), *found]
        return without_equal(found) if tag == "w:drawing" else found

    def _run(self, run: Node, default: Kind) -> list[Found]:
        found: list[Found] = []
        for each in run.children:
            if each.tag not in _TOLD and (each.children or each.tag in VALUED):
                found += self._of(each, default)
        return found

    def _apart(self, node: Node, _: Kind) -> list[Found]:
        """Read a text box, whose text is none of the table or field that it stands in."""
        cell, fields = self._cell, self._fields
        self._cell, self._fields = None, fields.apart()
        found = self.of(node, Kind.PARAGRAPH)
        self._cell, self._fields = cell, fields
        return found

    def _table(self, table: Node, default: Kind) -> list[Found]:
        self._tally.tables += 1
        number, outer = self._tally.tables, self._cell
        properties = table.child("w:tblPr")
        found = self.of(properties, default) if properties else []
        lines = list(inside(table, "w:tr"))
        kept = [each for each in lines if not is_gone(each)]
        self._tally.deletions += len(lines) - len(kept)
        for cell, node in cells(number, kept):
            self._cell = cell
            found += self.of(node, Kind.CELL)
        self._cell = outer
        return found

    def _paragraph(self, joined: Sequence[tuple[Node, Paragraph]], default: Kind) -> Iterator[Found]:
        held = joined[0][1] if len(joined) == 1 else _as_one(joined)
        pieces = self._fields.without(held.pieces)
        if not pieces:
            return
        made = row(pieces)
        properties = joined[0][0].child("w:pPr")
        kind, level = self._reader.styles.kind(properties, default)
        note = "\n".join(dict.fromkeys(self._comments[each] for each in held.comments if self._comments.get(each)))
        prefix = prefix_of(self._part.data, joined[0][0])
        numbering = self._reader.styles.numbering(properties)
        number = self._lists.next(numbering) if numbering is not None else None
        number = number if kind is Kind.LIST_ITEM else None
        for stretch in stretches(made.items):
            place = _place(held, made, stretch, prefix) | {"part": self._number}
            start = made.items[stretch.first].start
            edges = stretch.before, stretch.after
            yield Found(start, kind, stretch.text, place, level, note, self._cell, number, *edges)
            if numbering is not None:
                self._tally.lists.add(numbering)
        if held.marks:
            self._mark(held, pieces)

    def _mark(self, held: Paragraph, pieces: Sequence[Piece]) -> None:
        """Keep in mind which bookmarks begin after the first words of a paragraph or end before its last."""
        inked = [each for each in pieces if each.kind is PieceKind.TEXT and not is_blank(each.text)]
        for place, number, name in held.marks:
            if name:
                self._tally.bookmarks[number] = name
            if any(each.start < place for each in inked) if name else any(each.start >= place for each in inked):
                self._tally.halves.add(number)

    def _alternatives(self, node: Node, default: Kind) -> list[Found]:
        """Read the first choice; what stands for it in other programs gets the same texts, paired by order."""
        first, *others = [each for each in node.children if each.tag in {"mc:Choice", "mc:Fallback"}] or [node]
        found = self.of(first, default) if first is not node else []
        for each in others:
            other = self.of(each, default)
            if found:
                self._pair(found, other)
            else:
                found = other
        return found

    def _pair(self, found: Sequence[Found], others: Sequence[Found]) -> None:
        ours = [each for each in found if each.kind is not Kind.ATTRIBUTE]
        theirs = [each for each in others if each.kind is not Kind.ATTRIBUTE]
        if len(ours) == len(theirs):
            for each, other in zip(ours, theirs, strict=True):
                each.twins.append(other)
        else:
            self._tally.unpaired += 1
        texts = [each for each in found if each.kind is Kind.ATTRIBUTE]
        for other in others:
            twin = next((each for each in texts if each.text == other.text), None)
            if other.kind is Kind.ATTRIBUTE and twin is not None:
                twin.twins.append(other)


def _begin(held: Paragraph, initial: Node, letter: Paragraph) -> None:
    """Put the large first letter into the paragraph that it begins; where that is written its own one goes."""
    first = held.pieces[0]
    held.pieces[0] = replace(first, text="".join(each.text for each in letter.pieces) + first.text)
    held.gone.append((initial.start, initial.end))


def _goes_on(siblings: Sequence[Node], paragraph: Node) -> bool:
    """Tell whether another paragraph that holds something follows."""
    after = siblings.index(paragraph) + 1
    return after < len(siblings) and siblings[after].tag == "w:p" and bool(siblings[after].children)


def _as_one(joined: Sequence[tuple[Node, Paragraph]]) -> Paragraph:
    """Make one paragraph of those whose marks between them are deleted."""
    whole = Paragraph()
    for place, (node, held) in enumerate(joined):
        if place:
            properties = node.child("w:pPr")
            whole.gone.append((joined[place - 1][0].inner_end, properties.end if properties else node.inner))
        whole.pieces += held.pieces
        whole.before += held.before
        whole.after += held.after
        whole.gone += held.gone
        whole.comments += held.comments
        whole.marks += held.marks
    return whole


def _place(held: Paragraph, made: Row, stretch: Stretch, prefix: str) -> dict[str, Any]:
    first, last = made.ends[stretch.first][0], made.ends[stretch.last - 1][1]
    start, end = made.items[stretch.first].start, made.items[stretch.last - 1].end
    place: dict[str, Any] = {
        "span": [start, end],
        "prefix": prefix,
        "base": [made.base.start, made.base.end],
        "before": _hoisted(held.before, start, end),
        "after": _hoisted(held.after, start, end),
        "gone": [list(each) for each in held.gone if each[0] < each[1]],
    }
    base = _base_inside(made, stretch.first)
    if base is not None:
        place["base"] = base
    if first.is_cut:
        place["left"] = True
    if last.right is not None:
        place["right"] = list(last.right)
    return place


def _hoisted(marks: list[tuple[int, str]], start: int, end: int) -> str:
    return "".join(data for place, data in marks if start <= place < end)


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
