"""Direction in a part that holds text: its paragraphs, tables, sections, and the runs that no text is written to."""

import re
from collections.abc import Callable

import regex

from workflow.documents.docx.direction.inherited import Inherited
from workflow.documents.docx.direction.looks import Kind, RunLooks
from workflow.documents.docx.direction.order import PARAGRAPH, RUN, SECTION, TABLE
from workflow.documents.docx.direction.properties import is_on, made, names, rewritten
from workflow.documents.docx.direction.sheets import KASHIDA, paragraph
from workflow.documents.docx.direction.turn import Turn
from workflow.documents.docx.names import GONE
from workflow.documents.ooxml.package import Part
from workflow.documents.splice import Edit, Splicer
from workflow.documents.xmltree import Node

_FROM_THE_RIGHT = regex.compile(r"[\p{bc=R}\p{bc=AL}]")
_PERHAPS_FROM_THE_RIGHT = re.compile(rb"[\xd6-\xdf]|\xe0[\xa0-\xa3]|\xef[\xac-\xbb]|\xf0[\x90\x9e]|&#")
_EARLIER = frozenset({"w:pPrChange", "w:rPrChange", "w:sectPrChange", "w:tblPrChange"})
_TRAILING = frozenset({"right", "end"})
_LEADING = frozenset({"", "left", "start"})
_JUSTIFIED = frozenset({"both", "distribute"}) | KASHIDA
_STRICT = b"http://purl.oclc.org/ooxml/"


class Story:
    """What turns a part; ``inherited`` are the styles of the file as they were."""

    def __init__(self, part: Part, turn: Turn, inherited: Inherited, looks: RunLooks) -> None:
        self._data = part.data
        self._root = part.root
        self._turn = turn
        self._inherited = inherited
        self._looks = looks
        self._names = names(part.data)
        self._off = self._names.empty("bidi", val="0")
        self._mixed = _PERHAPS_FROM_THE_RIGHT.search(part.data) is not None
        self._strict = _STRICT in part.data[part.root.start : part.root.inner]
        self._made: dict[bytes, bytes] = {}
        self._edits: list[Edit[bytes]] = []

    def edits(self) -> list[Edit[bytes]]:
        """Give the edits that turn all but the runs that are written."""
        self._walk(self._root)
        return self._edits

    def _walk(self, node: Node) -> None:
        runs = not self._turn.right_to_left or self._mixed
        for child in node.children:
            tag = child.tag
            if tag == "w:r":
                if runs:
                    self._run(child)
                for held in child.children:
                    if held.children and held.tag != "w:rPr":
                        self._walk(held)
                continue
            if tag == "w:p":
                self._paragraph(child)
            elif tag == "w:tbl":
                self._table(child)
            elif tag == "w:sectPr":
                self._replace(child, self._section(child))
            elif tag == "w:rPr":
                self._loose(child)
            if child.children and tag not in _EARLIER and tag != "w:pPr":
                self._walk(child)

    def _replace(self, node: Node, new: bytes) -> None:
        if new != self._data[node.start : node.end]:
            self._edits.append(Edit(node.start, node.end, new))

    def _begin(self, node: Node, new: bytes, name: str) -> None:
        """Put ``new`` before all that an element holds; what is spliced right behind its start tag stays apart from it."""
        if not new:
            return
        if node.inner == node.end:
            head = self._data[node.start : node.inner].removesuffix(b"/>").rstrip()
            self._edits.append(
                Edit(node.start, node.end, head + b">" + new + f"</{self._names.element}{name}>".encode())
            )
        else:
            self._edits.append(Edit(node.inner - 1, node.inner, b">" + new))

    def _paragraph(self, node: Node) -> None:
        properties = node.child("w:pPr")
        boxed = self._data.find(b"txbxContent", node.inner, node.inner_end) >= 0
        alone = boxed and not _text(node).strip()
        raw = self._data[properties.start : properties.end] if properties else b""
        plain = not alone and not self._was_turned(properties)
        new = self._made.get(raw) if plain else None
        if new is None:
            new = self._properties(node, properties, alone=alone)
            if plain:
                self._made[raw] = new
        if properties is None:
            self._begin(node, new, "p")
        else:
            self._replace(properties, new)

    def _properties(self, node: Node, properties: Node | None, *, alone: bool) -> bytes:
        changes = paragraph(properties, self._turn, self._names, stated=True) | self._aligned(node, properties, alone)
        mark = properties.child("w:rPr") if properties else None
        if changes.get("w:bidi") != self._off:
            look = self._looks.of(self._data[mark.start : mark.end] if mark else b"", Kind.MARK)
            changes |= {"w:rPr": look} if look else {}
        section = properties.child("w:sectPr") if properties else None
        if section is not None:
            changes["w:sectPr"] = self._section(section)
        if properties is None:
            return made("pPr", changes, PARAGRAPH, self._names)
        return rewritten(self._data, properties, changes, PARAGRAPH)

    def _was_turned(self, properties: Node | None) -> bool:
        """Whether a paragraph ran in the new direction before the file does, and stood at the side where its own lines would end."""
        return (
            self._inherited.is_right_to_left(properties) == self._turn.right_to_left
            and self._inherited.alignment(properties) in _TRAILING
        )

    def _aligned(self, node: Node, properties: Node | None, alone: bool) -> dict[str, bytes | None]:  # noqa: FBT001 - told by its caller alone
        """Give what becomes of alignment, which is relative to the direction but for two kinds of paragraph.

        One that holds a box alone; and one in the old script that was typed in the new direction: its author meant the old side.
        """
        if alone:
            return self._aligned_alone(properties)
        if not self._was_turned(properties) or bool(_FROM_THE_RIGHT.search(_text(node))) == self._turn.right_to_left:
            return {}
        stated = properties.child("w:jc") if properties else None
        bare = stated is not None and self._inherited.alignment_of_style(properties) in _LEADING
        return {"w:jc": None if bare else self._names.empty("jc", val="start" if self._strict else "left")}

    def _aligned_alone(self, properties: Node | None) -> dict[str, bytes | None]:
        alignment = self._inherited.alignment(properties)
        if self._turn.right_to_left:
            side = self._names.empty("jc", val="end" if self._strict else "right")
            return {"w:bidi": self._off, **({"w:jc": side} if alignment in _LEADING | _JUSTIFIED else {})}
        bidi = properties.child("w:bidi") if properties else None
        back = bidi is not None and not is_on(bidi) and alignment in _TRAILING
        return {"w:jc": None} if back else {}

    def _section(self, node: Node) -> bytes:
        turned: dict[str, bytes | None] = {"w:bidi": None, "w:rtlGutter": None}
        if self._turn.right_to_left:
            lacking = (tag for tag in turned if not is_on(node.child(tag)))
            turned = {tag: self._names.empty(tag.removeprefix("w:")) for tag in lacking}
        return rewritten(self._data, node, turned, SECTION)

    def _table(self, node: Node) -> None:
        properties = node.child("w:tblPr")
        visual = self._names.empty("bidiVisual") if self._turn.right_to_left else None
        if properties is None:
            self._begin(node, self._names.named("tblPr", visual) if visual else b"", "tbl")
        elif visual is None or not is_on(properties.child("w:bidiVisual")):
            self._edits.append(Edit(properties.start, properties.end, self._turned_table(properties, visual)))

    def _turned_table(self, properties: Node, visual: bytes | None) -> Callable[[Splicer[bytes]], bytes]:
        """Give what writes the properties of a table, whose caption and description may be written too."""
        changes = {"w:bidiVisual": visual}

        def new(splicer: Splicer[bytes]) -> bytes:
            return rewritten(
                self._data, properties, changes, TABLE, lambda child: splicer.render(child.start, child.end)
            )

        return new

    def _run(self, node: Node) -> None:
        """Turn a run that keeps its text: letters that run from the right are said to, in either direction."""
        properties = node.child("w:rPr")
        if self._mixed and any(_FROM_THE_RIGHT.search(each.text) for each in node.children if each.tag == "w:t"):
            changes = {"w:rtl": self._names.empty("rtl")}
            if properties is None:
                self._begin(node, made("rPr", changes, RUN, self._names), "r")
            elif not is_on(properties.child("w:rtl")):
                self._replace(properties, rewritten(self._data, properties, changes, RUN))
        elif properties is not None:
            self._loose(properties)

    def _loose(self, properties: Node) -> None:
        if not self._turn.right_to_left:
            self._replace(properties, self._looks.of(self._data[properties.start : properties.end], Kind.CODE))


def _text(node: Node) -> str:
    """Give the text of a paragraph, what its boxes hold and what is deleted left out."""
    texts: list[str] = []
    todo = [node]
    while todo:
        for child in reversed(todo.pop().children):
            if child.tag == "w:t":
                texts.append(child.text)
            elif child.tag != "w:txbxContent" and child.tag not in GONE:
                todo.append(child)
    return "".join(texts)
