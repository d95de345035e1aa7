"""Fields whose result Word makes: those that take it from a heading or the title say it in the words that it got, dates in the new language.

Word keeps the old result of ``REF``, ``TITLE`` or ``DOCPROPERTY`` until somebody updates the fields, so a translation would show it; the
month of a ``DATE`` is named in the language of the field's own runs.
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
_WORDED = r"(?:DATE|TIME|CREATEDATE|SAVEDATE|PRINTDATE)\s[^<]*\\@[^<]*(?:MMM|ddd)"
_DATE = re.compile(rf"\s*{_WORDED}")
_DATES = re.compile(rf"[\s>\"']{_WORDED}".encode())

_OF_PROPERTIES = frozenset({"TITLE", "SUBJECT", "KEYWORDS", "COMMENTS", "DOCPROPERTY"})

_Placed = tuple[Node, Node]
"""What stands in a run, and the run."""


def has_dates(data: bytes) -> bool:
    """Whether a part has fields that show a month or day by its name."""
    return _DATES.search(data) is not None


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction so far, whether its result has begun, its own parts and the texts of its result."""

    instruction: str = ""
    shown: bool = False
    parts: list[_Placed] = field(default_factory=list)
    texts: list[_Placed] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Said:
    """New words by the old ones: as headings and other texts have them, and as the properties of the file do."""

    by_text: Mapping[str, str]
    by_property: Mapping[str, str]

    def instead(self, name: str, old: str) -> str:
        """Give what a field of that name shows instead of ``old``, nothing where that is not known."""
        return (self.by_property if name in _OF_PROPERTIES else self.by_text).get(old, "")


@dataclass(frozen=True, slots=True)
class Echoes:
    """Makes the edits of a part."""

    data: bytes
    said: Said
    looks: RunLooks
    turn: Turn
    names: Names

    def edits(self) -> Iterator[Edit[bytes]]:
        """Give the edits of the results that are words of the file."""
        if (self.said.by_text and _MAYBE.search(self.data)) or (self.turn.moved and has_dates(self.data)):
            yield from self._walk(xmltree.parse(self.data, PREFIXES, TEXTS), [], None)

    def _walk(self, parent: Node, open_now: list[_Field], run: Node | None) -> Iterator[Edit[bytes]]:
        for node in parent.children:
            tag = node.tag
            if tag == "w:fldChar":
                yield from self._part(node, open_now, run)
            elif tag == "w:instrText" and open_now and run is not None:
                open_now[-1].instruction += node.text
                open_now[-1].parts.append((node, run))
            elif tag == "w:t" and run is not None and open_now and open_now[-1].shown and node.text:
                open_now[-1].texts.append((node, run))
            elif tag == "w:fldSimple":
                simple = _Field(node.attributes.get("w:instr", ""), shown=True)
                yield from self._walk(node, [simple], None)
                yield from self._result(simple)
            elif node.children and tag not in GONE:
                yield from self._walk(node, [] if tag == "w:txbxContent" else open_now, node if tag == "w:r" else run)

    def _part(self, node: Node, open_now: list[_Field], run: Node | None) -> Iterator[Edit[bytes]]:
        kind = node.attributes.get("w:fldCharType", "")
        if kind == "begin":
            open_now.append(_Field(parts=[(node, run)] if run else []))
        elif kind == "separate" and open_now:
            open_now[-1].shown = True
        elif kind == "end" and open_now:
            yield from self._result(open_now.pop())

    def _result(self, ended: _Field) -> Iterator[Edit[bytes]]:
        if self.turn.moved and _DATE.match(ended.instruction):
            kind = Kind.RIGHT_TO_LEFT if self.turn.right_to_left else Kind.LEFT_TO_RIGHT
            for node, run in (*ended.parts, *ended.texts):
                yield Edit(node.start, node.end, self._opened(run, kind) + self.data[node.start : node.end])
            return
        name = field_name(ended.instruction)
        new = self.said.instead(name, "".join(text.text for text, _ in ended.texts).strip())
        if not new or name not in COMPUTED_TEXT:
            return
        (first, run), *others = ended.texts
        yield Edit(first.start, first.end, self._written(new, run))
        for text, _ in others:
            yield Edit(text.inner, text.inner_end, b"")

    def _written(self, text: str, run: Node) -> bytes:
        """Give what stands in a run in place of its text: runs as a translation has them, the last of them open."""
        tag = f"{self.names.element}t"
        out = []
        for piece, right_to_left in by_script(text, right_to_left=self.turn.right_to_left):
            words = f'<{tag} xml:space="preserve">{escape(piece, quote=False)}</{tag}>'
            out.append(self._opened(run, Kind.RIGHT_TO_LEFT if right_to_left else Kind.LEFT_TO_RIGHT) + words.encode())
        return b"".join(out)

    def _opened(self, run: Node, kind: Kind) -> bytes:
        """Give the end of a run and the beginning of another that looks like it."""
        properties = run.child("w:rPr")
        raw = self.data[properties.start : properties.end] if properties else b""
        name = f"{self.names.element}r>".encode()
        return b"</" + name + b"<" + name + self.looks.of(raw, kind)
