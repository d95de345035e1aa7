"""Direction in a part that holds text: its paragraphs, tables, sections, and the runs that no text is written to."""

from collections.abc import Iterator

import regex

from workflow.documents.docx.direction.inherited import Inherited
from workflow.documents.docx.direction.looks import Kind, RunLooks
from workflow.documents.docx.direction.order import PARAGRAPH, RUN, SECTION, TABLE
from workflow.documents.docx.direction.properties import is_on, made, names, rewritten
from workflow.documents.docx.direction.sheets import paragraph
from workflow.documents.docx.direction.turn import Turn
from workflow.documents.docx.names import GONE
from workflow.documents.ooxml.package import Part
from workflow.documents.splice import Edit
from workflow.documents.xmltree import Node

_FROM_THE_RIGHT = regex.compile(r"[\p{bc=R}\p{bc=AL}]")
_CHANGED = frozenset({"w:pPrChange", "w:rPrChange", "w:sectPrChange", "w:tblPrChange", "w:tblGridChange"})
_TRAILING = frozenset({"right", "end"})
_LEADING = frozenset({"", "left", "start"})
_STRICT = b"http://purl.oclc.org/ooxml/"


class Story:
    """A part of a file that is written; ``inherited`` are its styles as they were."""

    def __init__(self, part: Part, turn: Turn, inherited: Inherited) -> None:
        self._data = part.data
        self._root = part.root
        self._turn = turn
        self._inherited = inherited
        self._names = names(part.data, part.root)
        self._leading = "start" if _STRICT in part.data[part.root.start : part.root.inner] else "left"
        self._runs: dict[int, Node] = {}
        self._gather(part.root)
        self.looks = RunLooks(part.data, self._runs, turn, self._names)

    def edits(self) -> Iterator[Edit[bytes]]:
        """Give what turns the part, but for the runs that are written."""
        if self._turn.turns:
            yield from self._of(self._root)

    def _gather(self, node: Node) -> None:
        for child in node.children:
            if child.tag == "w:rPr":
                self._runs[child.start] = child
            elif child.children:
                self._gather(child)

    def _of(self, node: Node) -> Iterator[Edit[bytes]]:
        for child in node.children:
            tag = child.tag
            if tag == "w:p":
                yield self._paragraph(child)
                yield from self._of(child)
            elif tag == "w:r":
                yield from self._run(child)
                yield from self._of(child)
            elif tag == "w:tbl":
                yield self._table(child)
                yield from self._of(child)
            elif tag == "w:sectPr":
                yield self._replaced(child, self._section(child))
            elif tag == "w:rPr" and node.tag != "w:r":
                yield from self._loose(child)
            elif tag not in _CHANGED and tag != "w:pPr" and child.children:
                yield from self._of(child)

    def _replaced(self, node: Node, new: bytes) -> Edit[bytes]:
        return Edit(node.start, node.end, new)

    def _first(self, node: Node, new: bytes, name: str) -> Edit[bytes]:
        """Put ``new`` before all that an element holds; what is spliced right behind its tag stays apart from it."""
        if node.inner == node.end:
            head = self._data[node.start : node.inner].removesuffix(b"/>").rstrip()
            return self._replaced(node, head + b">" + new + f"</{self._names.element}{name}>".encode())
        return Edit(node.inner - 1, node.inner, b">" + new)

    def _paragraph(self, node: Node) -> Edit[bytes]:
        properties = node.child("w:pPr")
        changes = paragraph(properties, self._turn, self._names, stated=True) | self._aligned(node, properties)
        mark = properties.child("w:rPr") if properties else None
        if changes.get("w:bidi") != self._off() and (look := self.looks.mark(mark)):
            changes["w:rPr"] = look
        section = properties.child("w:sectPr") if properties else None
        if section is not None:
            changes["w:sectPr"] = self._section(section)
        if properties is None:
            return self._first(node, made("pPr", changes, PARAGRAPH, self._names), "p")
        return self._replaced(properties, rewritten(self._data, properties, changes, PARAGRAPH))

    def _off(self) -> bytes:
        return self._names.empty("bidi", val="0")

    def _aligned(self, node: Node, properties: Node | None) -> dict[str, bytes | None]:
        """Give what becomes of alignment, which is relative to the direction but for two kinds of paragraph."""
        text, boxed = _held(node)
        alone = boxed and not text.strip()
        stated = properties.child("w:jc") if properties else None
        alignment = self._inherited.alignment(properties)
        if not self._turn.right_to_left:
            off = properties is not None and (bidi := properties.child("w:bidi")) is not None and not is_on(bidi)
            return {"w:jc": None} if alone and off and stated is not None and alignment in _TRAILING else {}
        if alone:
            side = {"w:jc": self._names.empty("jc", val="right")} if alignment in _LEADING else {}
            return {"w:bidi": self._off(), **side}
        if (
            alignment not in _TRAILING
            or not self._inherited.is_right_to_left(properties)
            or _FROM_THE_RIGHT.search(text)
        ):
            return {}
        bare = stated is not None and self._inherited.alignment_of_style(properties) in _LEADING
        return {"w:jc": None if bare else self._names.empty("jc", val=self._leading)}

    def _section(self, node: Node) -> bytes:
        names = self._names
        if self._turn.right_to_left:
            turned = {
                f"w:{name}": names.empty(name) for name in ("bidi", "rtlGutter") if not is_on(node.child(f"w:{name}"))
            }
        else:
            turned = {"w:bidi": b"", "w:rtlGutter": b""}
        return rewritten(self._data, node, turned, SECTION)

    def _table(self, node: Node) -> Edit[bytes]:
        properties = node.child("w:tblPr")
        if properties is None:
            new = self._names.named("tblPr", self._names.empty("bidiVisual")) if self._turn.right_to_left else b""
            return self._first(node, new, "tbl")
        if not self._turn.right_to_left:
            return self._replaced(properties, rewritten(self._data, properties, {"w:bidiVisual": None}, TABLE))
        new = b"" if is_on(properties.child("w:bidiVisual")) else self._names.empty("bidiVisual")
        changes = {"w:bidiVisual": new} if new else {}
        return self._replaced(properties, rewritten(self._data, properties, changes, TABLE))

    def _run(self, node: Node) -> Iterator[Edit[bytes]]:
        """Give the properties of a run that keeps its text: letters that run from the right are said to, in either direction."""
        properties = node.child("w:rPr")
        if any(_FROM_THE_RIGHT.search(each.text) for each in node.children if each.tag == "w:t"):
            changes = {"w:rtl": self._names.empty("rtl")}
            if properties is None:
                yield self._first(node, made("rPr", changes, RUN, self._names), "r")
            elif not is_on(properties.child("w:rtl")):
                yield self._replaced(properties, rewritten(self._data, properties, changes, RUN))
        elif properties is not None:
            yield from self._loose(properties)

    def _loose(self, properties: Node) -> Iterator[Edit[bytes]]:
        if not self._turn.right_to_left:
            yield self._replaced(properties, self.looks.of(properties.start, Kind.CODE))


def _held(node: Node) -> tuple[str, bool]:
    """Give the text of a paragraph, what its boxes hold left out, and whether it has boxes."""
    texts: list[str] = []
    boxed = False
    todo = [node]
    while todo:
        for child in reversed(todo.pop().children):
            if child.tag == "w:t":
                texts.append(child.text)
            elif child.tag == "w:txbxContent":
                boxed = True
            elif child.tag not in GONE:
                todo.append(child)
    return "".join(texts), boxed
