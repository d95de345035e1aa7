"""Fields whose result Word takes from elsewhere, a heading or the title: they say it anew in the words that it got.

Word keeps the old result of ``REF``, ``TITLE`` or ``DOCPROPERTY`` until somebody updates the fields, so a translation would show it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from workflow.documents import xmltree
from workflow.documents.docx.direction import Kind, RunLooks, Turn
from workflow.documents.docx.direction.properties import Names
from workflow.documents.docx.names import COMPUTED_TEXT, GONE
from workflow.documents.docx.pieces import field_name
from workflow.documents.ooxml.names import PREFIXES, TEXTS
from workflow.documents.splice import Edit
from workflow.documents.xmltree import Node
from workflow.office.scripts import by_script

_MAYBE = re.compile(rb"[\s\"'>](?:" + "|".join(sorted(COMPUTED_TEXT)).encode() + rb")[\s\"'<]", re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction so far, whether its result has begun, and the texts of that with their runs."""

    instruction: str = ""
    shown: bool = False
    texts: list[tuple[Node, Node]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Echoes:
    """Makes the edits of a part; ``said`` gives the new words by the old ones."""

    data: bytes
    said: Mapping[str, str]
    looks: RunLooks
    turn: Turn
    names: Names

    def edits(self) -> Iterator[Edit[bytes]]:
        """Give the edits of the results that are words of the file."""
        if self.said and _MAYBE.search(self.data):
            yield from self._walk(xmltree.parse(self.data, PREFIXES, TEXTS), [], None)

    def _walk(self, parent: Node, open_now: list[_Field], run: Node | None) -> Iterator[Edit[bytes]]:
        for node in parent.children:
            tag = node.tag
            if tag == "w:fldChar":
                yield from self._part(node.attributes.get("w:fldCharType", ""), open_now)
            elif tag == "w:instrText" and open_now:
                open_now[-1].instruction += node.text
            elif tag == "w:t" and run is not None and open_now and open_now[-1].shown and node.text:
                open_now[-1].texts.append((node, run))
            elif tag == "w:fldSimple":
                simple = _Field(node.attributes.get("w:instr", ""), shown=True)
                yield from self._walk(node, [simple], None)
                yield from self._result(simple)
            elif node.children and tag not in GONE:
                yield from self._walk(node, [] if tag == "w:txbxContent" else open_now, node if tag == "w:r" else run)

    def _part(self, kind: str, open_now: list[_Field]) -> Iterator[Edit[bytes]]:
        if kind == "begin":
            open_now.append(_Field())
        elif kind == "separate" and open_now:
            open_now[-1].shown = True
        elif kind == "end" and open_now:
            yield from self._result(open_now.pop())

    def _result(self, ended: _Field) -> Iterator[Edit[bytes]]:
        new = self.said.get("".join(text.text for text, _ in ended.texts).strip(), "")
        if not new or field_name(ended.instruction) not in COMPUTED_TEXT:
            return
        (first, run), *others = ended.texts
        properties = run.child("w:rPr")
        yield Edit(first.start, first.end, self._written(new, properties))
        for text, _ in others:
            yield Edit(text.inner, text.inner_end, b"")

    def _written(self, text: str, properties: Node | None) -> bytes:
        """Give what stands in a run in place of its text: its end, runs as a translation has them, the last of them open."""
        raw = self.data[properties.start : properties.end] if properties else b""
        begin, end = f"<{self.names.element}r>".encode(), f"</{self.names.element}r>".encode()
        out = []
        for piece, right_to_left in by_script(text, right_to_left=self.turn.right_to_left):
            kind = Kind.RIGHT_TO_LEFT if right_to_left else Kind.LEFT_TO_RIGHT
            tag = f"{self.names.element}t"
            words = f'<{tag} xml:space="preserve">{escape(piece, quote=False)}</{tag}>'
            out.append(end + begin + self.looks.of(raw, kind) + words.encode())
        return b"".join(out)
