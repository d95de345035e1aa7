"""A paragraph's content as a flat row of pieces: text, codes that stand alone, wrappers that open and close.

The ``data`` of a piece says how it is written again, as a row of instructions: ``s1-9;`` renders these bytes of the part, ``r1-3:5-9;``
renders 5 to 9 within the span whose start tag stands at 1 to 3 (several, with commas, from the outermost), ``f1-3;`` lets text from here on
stand within these spans, ``o1-3;`` tells which ones stood round a wrapper. A span is its style and no more: the text of a look is put in
spans anew, whatever spans it stood in.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

from workflow.documents.odt import names
from workflow.documents.odt.content import SPACE, collapsed, text_in
from workflow.documents.odt.looks import PLAIN, Format
from workflow.documents.odt.styles import Styles
from workflow.documents.xmltree import Node

INSTRUCTION = re.compile("([srfo])([^;]*);")
"""One instruction: its letter and what it names."""

_TEXTUAL = frozenset({"", "text:span", "text:s"})

_TAG = re.compile(rb"<[^>]*>")
_OF_PAGES = frozenset({"text:page-number", "text:page-count", "text:page-continuation", "text:bookmark-ref-page"})


_BARE = Format()


class PieceKind(Enum):
    TEXT = "text"
    ALONE = "alone"
    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Edge:
    """A place between bytes where a piece begins or ends; ``open`` are the spans that it cuts, as an instruction names them."""

    place: int
    open: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece, from ``left`` to ``right``. ``address``: where a link leads, the name of a picture."""

    kind: PieceKind
    left: Edge
    right: Edge
    text: str = ""
    label: str = ""
    data: str = ""
    address: str = ""
    format: Format = _BARE


@dataclass(slots=True)
class Paragraph:
    """What a paragraph holds.

    ``before`` and ``after``: marks of places and ranges, which move to the edges of a written text, as instructions with their places.
    ``annotations`` are the comments; ``hidden`` the spans that nobody sees; ``inner`` what holds blocks of its own.
    """

    pieces: list[Piece] = field(default_factory=list)
    before: list[tuple[int, str]] = field(default_factory=list)
    after: list[tuple[int, str]] = field(default_factory=list)
    annotations: list[Node] = field(default_factory=list)
    inner: list[Node] = field(default_factory=list)


def rendered(start: int, end: int) -> str:
    """Instruction: these bytes of the part, with the edits in them."""
    return f"s{start}-{end};"


def formatted(each: Format) -> str:
    """Instruction: text from here on in this format."""
    return f"f{each.spans};"


def paragraph(node: Node, data: bytes, styles: Styles, part: str) -> Paragraph:
    """Read the content of a paragraph or heading."""
    reader = _Reader(data, styles, part, node.attributes.get("text:style-name", ""))
    pieces = reader.found.pieces = list(reader.walk(node))
    if pieces and pieces[-1].text.strip(" ") and pieces[-1].text.endswith(" "):
        # White space at the end of a paragraph is none (6.1.2), also within its last span.
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text[:-1])
    return reader.found


class _Reader:
    def __init__(self, data: bytes, styles: Styles, part: str, style: str) -> None:
        self.found = Paragraph()
        self._data = data
        self._styles = styles
        self._part = part
        self._style = style
        self._spans: list[Node] = []
        self._within: tuple[str, ...] = ()
        self._format = _BARE
        self._formats = {PLAIN: _BARE}
        self._after_space = True

    def walk(self, parent: Node) -> Iterator[Piece]:
        place = parent.inner
        last = ""
        for node in parent.children:
            if place < node.start:
                yield from self._text(place, node.start, last, node.tag)
            yield from self._node(node)
            place, last = node.end, node.tag
        if place < parent.inner_end:
            yield from self._text(place, parent.inner_end, last, "" if parent.tag == "text:span" else parent.tag)

    def _text(self, start: int, end: int, before: str, after: str) -> Iterator[Piece]:
        """Give the text between two tags; white space beside what is no text stands by itself, so that it can be left to the file."""
        raw = self._data[start:end]
        text = collapsed(text_in(raw), after_space=self._after_space)
        if not text:
            return
        self._after_space = text.endswith(" ")
        first, last = start, end
        if text.startswith(" ") and before not in _TEXTUAL:
            first += len(raw) - len(raw.lstrip(SPACE))
        if text.endswith(" ") and after not in _TEXTUAL and text != " ":
            last -= len(raw) - len(raw.rstrip(SPACE))
        if first > start and text != " ":
            yield self._piece(start, first, " ")
            text = text[1:]
        if last < end:
            yield self._piece(first, last, text[:-1])
            yield self._piece(last, end, " ")
        else:
            yield self._piece(first if text != " " else start, end, text)

    def _piece(self, start: int, end: int, text: str) -> Piece:
        return Piece(PieceKind.TEXT, self._left(start), self._right(end), text, format=self._format)

    def _node(self, node: Node) -> Iterator[Piece]:
        tag = node.tag
        if tag == "text:span":
            yield from self._span(node)
        elif tag == "text:s":
            self._after_space = False
            yield self._piece(node.start, node.end, " " * int(node.attributes.get("text:c") or 1))
        elif tag in names.DROPPED and not node.children:
            return
        elif tag in names.STARTS:
            self.found.before.append((node.start, rendered(node.start, node.end)))
            self.found.inner.append(node)
        elif tag in names.ENDS:
            self.found.after.append((node.start, rendered(node.start, node.end)))
            self.found.inner.append(node)
        elif tag == "office:annotation":
            self.found.annotations.append(node)
            marks = self.found.before if "office:name" in node.attributes else self.found.after
            marks.append((node.start, rendered(node.start, node.end)))
        else:
            self._after_space = False
            self.found.inner.append(node)
            yield from self._wrapper(node)

    def _span(self, node: Node) -> Iterator[Piece]:
        name = node.attributes.get("text:style-name", "")
        if self._styles.style(self._part, "text", name).hidden:
            self._after_space = False
            yield self._alone(node, "hidden")
            return
        before = self._within, self._format
        self._within = (*self._within, name)
        look = self._styles.spanned(self._part, self._style, self._within)[1]
        self._spans.append(node)
        if look != self._format.look:
            self._format = self._formats.setdefault(look, Format(look, _joined(self._format.spans, node)))
        yield from self.walk(node)
        self._spans.pop()
        self._within, self._format = before

    def _wrapper(self, node: Node) -> Iterator[Piece]:
        inside = _content(node)
        label = _label(node)
        if inside is None:
            yield self._alone(node, label)
            return
        address = node.attributes.get("xlink:href", "")
        outer = f"o{self._format.spans};" if self._format.spans else ""
        yield self._bare(PieceKind.OPEN, node.start, inside.inner, label, address, outer)
        spans, self._spans = self._spans, []
        yield from self.walk(inside)
        self._spans = spans
        yield self._bare(PieceKind.CLOSE, inside.inner_end, node.end, label, address)

    def _bare(self, kind: PieceKind, start: int, end: int, label: str, address: str, outer: str = "") -> Piece:
        data = rendered(start, end) + outer
        return Piece(kind, self._left(start), self._right(end), label=label, data=data, address=address)

    def _alone(self, node: Node, label: str) -> Piece:
        data = f"r{self._format.spans}:{node.start}-{node.end};"
        edges = self._left(node.start), self._right(node.end)
        address = self._words(node) if label == "field" else _picture(node)
        return Piece(PieceKind.ALONE, *edges, label=label, data=data, address=address, format=self._format)

    def _words(self, node: Node) -> str:
        """Give what a field shows, unless it is true of one making of the pages only."""
        if node.tag in _OF_PAGES:
            return ""
        return html.unescape(_TAG.sub(b"", self._data[node.inner : node.inner_end]).decode(errors="replace"))

    def _left(self, place: int) -> Edge:
        """An edge at the very beginning of spans stands before them."""
        spans = self._spans
        if not spans:
            return Edge(place)
        depth = len(spans)
        while depth and spans[depth - 1].inner == place:
            depth -= 1
            place = spans[depth].start
        return Edge(place, ",".join(f"{each.start}-{each.inner}" for each in spans[:depth]))

    def _right(self, place: int) -> Edge:
        spans = self._spans
        if not spans:
            return Edge(place)
        depth = len(spans)
        while depth and spans[depth - 1].inner_end == place:
            depth -= 1
            place = spans[depth].end
        return Edge(place, ",".join(f"{each.start}-{each.inner}" for each in spans[:depth]))


def _joined(spans: str, node: Node) -> str:
    return f"{spans},{node.start}-{node.inner}" if spans else f"{node.start}-{node.inner}"


def is_fixed(node: Node) -> bool:
    """Tell whether a field of the file's properties shows a text that follows them no more."""
    return node.tag in names.SHOWN and node.attributes.get("text:fixed") == "true"


def _content(node: Node) -> Node | None:
    """Give the node whose children are the text of a wrapper; None where it stands alone."""
    if node.tag == "text:ruby":
        return node.child("text:ruby-base")
    attributes = node.attributes
    if is_fixed(node):
        return node
    if node.tag == "text:variable-set":
        computed = attributes.get("office:value-type") != "string" or attributes.keys() & {
            "text:formula",
            "office:string-value",
        }
        return None if computed or attributes.get("text:display") == "none" else node
    if attributes.get("loext:showing-place-holder") == "true":
        return None
    return node if node.tag in names.WRAPPERS else None


def _label(node: Node) -> str:
    known = names.WRAPPERS.get(node.tag) or names.ALONE.get(node.tag)
    if known:
        return known
    if node.tag in names.HIDDEN:
        return "hidden"
    if not node.tag.startswith("draw:"):
        return "field" if node.tag.startswith(("text:", "field:")) else "markup"
    held = {each.tag for each in node.children} | {
        each.tag for frame in node.all("draw:frame") for each in frame.children
    }
    if held & {"draw:object", "draw:object-ole"}:
        return "object"
    return "image" if "draw:image" in held else "shape"


def _picture(node: Node) -> str:
    """Give the address of the picture that a frame shows."""
    image = next(node.all("draw:image"), None) if node.tag.startswith("draw:") else None
    return image.attributes.get("xlink:href", "") if image is not None else ""
