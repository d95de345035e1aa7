"""A paragraph's content as a flat row of pieces: text, codes that stand alone, wrappers that open and close, parts of fields.

The ``data`` of a piece says how it is written again, as a row of instructions: ``s1-9;`` renders these bytes of the part, ``r1-3,5-9;``
makes a run of the properties at 1 to 3 and the content at 5 to 9, ``f1-3;`` lets text from here on have these properties.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from workflow.documents.docx import names
from workflow.documents.docx.looks import PLAIN, Format, format_of
from workflow.documents.docx.styles import Styles
from workflow.documents.ooxml.names import OFF
from workflow.documents.xmltree import Node


class PieceKind(Enum):
    TEXT = "text"
    ALONE = "alone"
    OPEN = "open"
    CLOSE = "close"
    BEGIN = "begin"
    INSTRUCTION = "instruction"
    SEPARATE = "separate"
    END = "end"


@dataclass(frozen=True, slots=True)
class Edge:
    """A place between bytes where a piece begins or ends; ``run``: the properties (start, end) of the run that it cuts, if it does."""

    place: int
    run: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece, from ``left`` to ``right``."""

    kind: PieceKind
    left: Edge
    right: Edge
    text: str = ""
    label: str = ""
    data: str = ""
    format: Format = field(default_factory=lambda: Format(PLAIN))


@dataclass(slots=True)
class Paragraph:
    """What a paragraph holds.

    ``before`` and ``after``: marks of ranges, which move to the edges of a written text, as instructions with their places.
    ``gone``: what vanishes when the paragraph is written. ``comments``: ids.
    """

    pieces: list[Piece] = field(default_factory=list)
    before: list[tuple[int, str]] = field(default_factory=list)
    after: list[tuple[int, str]] = field(default_factory=list)
    gone: list[tuple[int, int]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    deletions: int = 0


def rendered(start: int, end: int) -> str:
    """Instruction: these bytes of the part, with the edits in them."""
    return f"s{start}-{end};"


def formatted(each: Format) -> str:
    """Instruction: text from here on in this format."""
    return f"f{each.start}-{each.end};"


def paragraph(node: Node, data: bytes, styles: Styles) -> Paragraph:
    """Read the content of a ``w:p``."""
    reader = _Reader(data, styles)
    reader.found.pieces = list(reader.walk(node))
    return reader.found


class _Reader:
    def __init__(self, data: bytes, styles: Styles) -> None:
        self.found = Paragraph()
        self._data = data
        self._styles = styles

    def walk(self, parent: Node) -> Iterator[Piece]:
        for node in parent.children:
            tag = node.tag
            if tag == "w:r":
                yield from self._run(node)
            elif tag in names.PROPERTIES or tag in names.DROPPED:
                continue
            elif tag in names.ACCEPTED:
                self.found.gone += [(node.start, node.inner), (node.inner_end, node.end)]
                yield from self.walk(node)
            elif tag in names.GONE or tag in names.MOVE_MARKS:
                self.found.gone.append((node.start, node.end))
                self.found.deletions += tag == "w:del"
            elif tag in names.RANGE_STARTS:
                self.found.before.append((node.start, rendered(node.start, node.end)))
            elif tag in names.RANGE_ENDS:
                self.found.after.append((node.start, rendered(node.start, node.end)))
            else:
                yield from self._wrapper(node)

    def _wrapper(self, node: Node) -> Iterator[Piece]:
        inside, label = _wrapped(node)
        if inside is None:
            yield _whole(node, label)
            return
        yield _bare(PieceKind.OPEN, node.start, inside.inner, label)
        yield from self.walk(inside)
        yield _bare(PieceKind.CLOSE, inside.inner_end, node.end, label)

    def _run(self, run: Node) -> Iterator[Piece]:
        properties = run.child("w:rPr")
        if self._is_hidden(properties):
            yield _whole(run, "hidden")
            return
        held = [each for each in run.children if each.tag != "w:rPr" and each.tag not in names.DROPPED]
        style = format_of(properties, self._data)
        for node in held:
            left = Edge(run.start) if node is held[0] else Edge(node.start, (style.start, style.end))
            right = Edge(run.end) if node is held[-1] else Edge(node.end, (style.start, style.end))
            data = f"r{style.start}-{style.end},{node.start}-{node.end};"
            if node.tag == "w:commentReference":
                self.found.comments.append(node.attributes.get("w:id", ""))
                self.found.after.append((node.start, data))
                continue
            kind, text, label = _content(node)
            if kind is not PieceKind.TEXT or text:
                yield Piece(kind, left, right, text, label, data, style)

    def _is_hidden(self, properties: Node | None) -> bool:
        if properties is None:
            return False
        vanish = properties.child("w:vanish")
        if vanish is not None:
            return vanish.attributes.get("w:val") not in OFF
        return self._styles.style(properties.child("w:rStyle")).hidden


def _bare(kind: PieceKind, start: int, end: int, label: str) -> Piece:
    return Piece(kind, Edge(start), Edge(end), label=label, data=rendered(start, end))


def _whole(node: Node, label: str) -> Piece:
    return _bare(PieceKind.ALONE, node.start, node.end, label)


def _wrapped(node: Node) -> tuple[Node | None, str]:
    """Give the node whose children are the content of a wrapper (None: it stands alone) and its label."""
    if node.tag == "w:hyperlink":
        return node, "link"
    if node.tag in {"w:smartTag", "w:customXml"}:
        return node, "tag"
    if node.tag in {"w:dir", "w:bdo"}:
        return node, "direction"
    if node.tag == "w:fldSimple":
        instruction = field_name(node.attributes.get("w:instr", ""))
        label = "link" if instruction == "HYPERLINK" else "field"
        return (node if instruction in names.TEXT_FIELDS else None), label
    if node.tag == "w:sdt":
        return (None if shows_placeholder(node) else node.child("w:sdtContent")), "control"
    return None, names.ALONE.get(node.tag, "markup")


def shows_placeholder(sdt: Node) -> bool:
    """Tell whether a content control still shows its prompt."""
    properties = sdt.child("w:sdtPr")
    return properties is not None and properties.child("w:showingPlcHdr") is not None


def field_name(instruction: str) -> str:
    """Give the name of a field by its instruction, in capitals."""
    return (instruction.split() or [""])[0].upper()


_HYPHENS = {"w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}
_FIELD_PARTS = {"begin": PieceKind.BEGIN, "separate": PieceKind.SEPARATE, "end": PieceKind.END}


def _content(node: Node) -> tuple[PieceKind, str, str]:
    """Give kind, text and label of what stands in a run."""
    if node.tag == "w:t" or node.tag in _HYPHENS:
        return PieceKind.TEXT, _HYPHENS.get(node.tag, node.text), ""
    if node.tag == "w:fldChar":
        return _FIELD_PARTS.get(node.attributes.get("w:fldCharType", ""), PieceKind.ALONE), "", "field"
    if node.tag == "w:instrText":
        return PieceKind.INSTRUCTION, node.text, "field"
    if node.tag == "w:br" and node.attributes.get("w:type") in {"page", "column"}:
        return PieceKind.ALONE, "", "page break"
    return PieceKind.ALONE, "", names.ALONE.get(node.tag, "markup")
