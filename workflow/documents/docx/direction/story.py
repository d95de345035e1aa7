"""Direction in a part that holds text: its paragraphs, tables, sections, and the runs that no text is written to."""

import re
from collections.abc import Callable

import regex

from workflow.documents import xmltree
from workflow.documents.docx.direction.inherited import Inherited
from workflow.documents.docx.direction.looks import Kind, RunLooks
from workflow.documents.docx.direction.order import PARAGRAPH, RUN, SECTION, TABLE
from workflow.documents.docx.direction.outline import EMBEDDED, Element, outline, text_of
from workflow.documents.docx.direction.properties import is_on, made, names, rewritten, scope
from workflow.documents.docx.direction.sheets import KASHIDA, paragraph
from workflow.documents.ooxml.names import PREFIXES, TEXTS
from workflow.documents.splice import Edit, Splicer
from workflow.documents.turn import Turn
from workflow.documents.xmltree import Node

_FROM_THE_RIGHT = regex.compile(r"[\p{bc=R}\p{bc=AL}]")
_PERHAPS_FROM_THE_RIGHT = re.compile(rb"[\xd6-\xdf]|\xe0[\xa0-\xa3]|\xef[\xac-\xbb]|\xf0[\x90\x9e]|&#")
_TOLD = re.compile(rb"""[\s:]val\s*=\s*["'](rtl)["']""")
_PROPERTIES = frozenset({"w:pPr", "w:rPr", "w:sectPr", "w:tblPr"})
_TRAILING = frozenset({"right", "end"})
_LEADING = frozenset({"", "left", "start"})
_JUSTIFIED = frozenset({"both", "distribute"}) | KASHIDA
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml"

_Changed = dict[str, bytes | None]


class Story:
    """What turns a part; ``inherited`` are the styles of the file as they were."""

    def __init__(self, data: bytes, turn: Turn, inherited: Inherited, looks: RunLooks) -> None:
        self._data = data
        self._turn = turn
        self._inherited = inherited
        self._looks = looks
        self._names = names(data)
        self._off = self._names.empty("bidi", val="0")
        self._mixed = _PERHAPS_FROM_THE_RIGHT.search(data) is not None
        self._strict = _STRICT in data
        self._scope = scope(data)
        self._read: dict[bytes, tuple[bytes, Node | None]] = {}
        self._made: dict[bytes, bytes] = {}
        self._edits: list[Edit[bytes]] = []

    def edits(self) -> list[Edit[bytes]]:
        """Give the edits that turn all but the runs that are written."""
        self._walk(outline(self._data, self._names, runs=self._mixed or not self._turn.right_to_left))
        return self._edits

    def _walk(self, node: Element) -> None:
        for child in node.children:
            tag = child.tag
            if tag == "w:p":
                self._paragraph(child)
            elif tag == "w:r":
                self._run(child)
            elif tag == "w:tbl":
                self._table(child)
            elif tag == "w:sectPr":
                self._replace(child, self._section(self._raw(child)))
            elif tag == "w:rPr" and node.tag != "w:r":
                self._loose(child)
            elif tag in EMBEDDED:
                self._embedded(child)
            if child.children and tag not in _PROPERTIES:
                self._walk(child)

    def _raw(self, node: Element | None) -> bytes:
        return self._data[node.start : node.end] if node else b""

    def _parsed(self, raw: bytes) -> tuple[bytes, Node | None]:
        """Read properties: bytes that hold them and their node, none where nothing is stated."""
        known = self._read.get(raw)
        if known is None:
            data = self._scope + raw + b"</x>"
            children = xmltree.parse(data, PREFIXES, TEXTS).children
            known = self._read[raw] = (data, children[0] if children else None)
        return known

    def _replace(self, node: Element, new: bytes) -> None:
        if new != self._raw(node):
            self._edits.append(Edit(node.start, node.end, new))

    def _begin(self, node: Element, new: bytes, name: str) -> None:
        """Put ``new`` before all that an element holds; what is spliced right behind its start tag stays apart from it."""
        if not new:
            return
        if node.inner == node.end:
            head = self._raw(node).removesuffix(b"/>").rstrip()
            end = f"</{self._names.element}{name}>".encode()
            self._edits.append(Edit(node.start, node.end, head + b">" + new + end))
        else:
            self._edits.append(Edit(node.inner - 1, node.inner, b">" + new))

    def _paragraph(self, node: Element) -> None:
        properties = node.child("w:pPr")
        raw = self._raw(properties)
        boxed = self._data.find(b"txbxContent", node.inner, node.inner_end) >= 0
        new = None if boxed else self._made.get(raw)
        if new is None:
            new = self._properties(node, raw, boxed=boxed)
        if properties is None:
            self._begin(node, new, "p")
        else:
            self._replace(properties, new)

    def _properties(self, node: Element, raw: bytes, *, boxed: bool) -> bytes:
        data, stated = self._parsed(raw)
        changes = paragraph(stated, self._turn, self._names, stated=True) | _without(stated, "w:pPrChange")
        typed = self._was_turned(stated)
        text = text_of(self._data, node, self._names) if boxed or typed else ""
        alone = boxed and not text.strip()
        if alone:
            changes |= self._aligned_alone(stated)
        elif typed and bool(_FROM_THE_RIGHT.search(text)) != self._turn.right_to_left:
            changes |= self._aligned(stated)
        if changes.get("w:bidi") != self._off:
            mark = stated.child("w:rPr") if stated else None
            look = self._looks.of(data[mark.start : mark.end] if mark else b"", Kind.MARK)
            changes |= {"w:rPr": look} if look else {}
        section = stated.child("w:sectPr") if stated else None
        if section is not None:
            changes["w:sectPr"] = self._section(data[section.start : section.end])
        if stated is None:
            new = made("pPr", changes, PARAGRAPH, self._names)
        else:
            new = rewritten(data, stated, changes, PARAGRAPH)
        if not (boxed or typed):
            self._made[raw] = new
        return new

    def _was_turned(self, properties: Node | None) -> bool:
        """Whether a paragraph ran in the new direction before the file does, and stood at the side where its own lines would end."""
        return (
            self._inherited.is_right_to_left(properties) == self._turn.right_to_left
            and self._inherited.alignment(properties) in _TRAILING
        )

    def _aligned(self, properties: Node | None) -> _Changed:
        """Align a paragraph in the old script that was typed in the new direction: its author meant the old side."""
        stated = properties.child("w:jc") if properties else None
        bare = stated is not None and self._inherited.alignment_of_style(properties) in _LEADING
        return {"w:jc": None if bare else self._names.empty("jc", val="start" if self._strict else "left")}

    def _aligned_alone(self, properties: Node | None) -> _Changed:
        """Align a paragraph that holds nothing but a box, which LibreOffice draws on the wrong side of one from the right."""
        alignment = self._inherited.alignment(properties)
        if self._turn.right_to_left:
            side = self._names.empty("jc", val="end" if self._strict else "right")
            return {"w:bidi": self._off, **({"w:jc": side} if alignment in _LEADING | _JUSTIFIED else {})}
        bidi = properties.child("w:bidi") if properties else None
        back = bidi is not None and not is_on(bidi) and alignment in _TRAILING
        return {"w:jc": None} if back else {}

    def _section(self, raw: bytes) -> bytes:
        data, node = self._parsed(raw)
        assert node is not None  # noqa: S101 - a section was found
        turned: _Changed = {"w:bidi": None, "w:rtlGutter": None}
        accepted = _without(node, "w:sectPrChange")
        if self._turn.right_to_left:
            lacking = (tag for tag in turned if not is_on(node.child(tag)))
            turned = {tag: self._names.empty(tag.removeprefix("w:")) for tag in lacking}
        return rewritten(data, node, turned | accepted, SECTION)

    def _table(self, node: Element) -> None:
        properties = node.child("w:tblPr")
        visual = self._names.empty("bidiVisual") if self._turn.right_to_left else None
        data, stated = self._parsed(self._raw(properties))
        if properties is None or stated is None:
            self._begin(node, self._names.named("tblPr", visual) if visual else b"", "tbl")
        elif visual is None or not is_on(stated.child("w:bidiVisual")):
            changes = {"w:bidiVisual": visual} | _without(stated, "w:tblPrChange")
            self._edits.append(Edit(properties.start, properties.end, _around(properties, data, stated, changes)))

    def _run(self, node: Element) -> None:
        """Turn a run that keeps its text: letters that run from the right are said to, in either direction."""
        properties = node.child("w:rPr")
        if self._mixed and _FROM_THE_RIGHT.search(text_of(self._data, node, self._names)):
            data, stated = self._parsed(self._raw(properties))
            changes: _Changed = {"w:rtl": self._names.empty("rtl")}
            if properties is None or stated is None:
                self._begin(node, made("rPr", changes, RUN, self._names), "r")
            elif not is_on(stated.child("w:rtl")):
                self._replace(properties, rewritten(data, stated, changes, RUN))
        elif properties is not None:
            self._loose(properties)

    def _embedded(self, node: Element) -> None:
        """Turn text that was told to run from the right apart from its paragraph."""
        told = _TOLD.search(self._data, node.start, node.inner)
        if told is not None and not self._turn.right_to_left:
            self._edits.append(Edit(told.start(1), told.end(1), b"ltr"))

    def _loose(self, properties: Element) -> None:
        if not self._turn.right_to_left:
            self._replace(properties, self._looks.of(self._raw(properties), Kind.CODE))


def _without(node: Node | None, tag: str) -> _Changed:
    """Take out what a look was before a tracked change, which is accepted."""
    return {tag: None} if node is not None and node.child(tag) else {}


def _around(place: Element, data: bytes, node: Node, changes: _Changed) -> Callable[[Splicer[bytes]], bytes]:
    """Give a table's properties changed; captions in them that are written stay so."""
    moved = place.start - node.start

    def written(splicer: Splicer[bytes]) -> bytes:
        return rewritten(
            data, node, changes, TABLE, lambda child: splicer.render(child.start + moved, child.end + moved)
        )

    return written
