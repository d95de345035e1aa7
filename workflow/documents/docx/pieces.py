"""A paragraph's content as a flat row of pieces: text, codes that stand alone, wrappers that open and close, parts of fields.

The ``data`` of a piece says how it is written again, as a row of instructions: ``s1-9;`` renders these bytes of the part, ``r1-3,5-9;``
makes a run of the properties at 1 to 3 and the content at 5 to 9, ``f1-3;`` lets text from here on have these properties.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, auto

from workflow.documents.docx import names
from workflow.documents.docx.looks import Format, Looks
from workflow.documents.docx.styles import Style, Styles
from workflow.documents.xmltree import Node


class PieceKind(IntEnum):
    TEXT = auto()
    ALONE = auto()
    OPEN = auto()
    CLOSE = auto()
    BEGIN = auto()
    INSTRUCTION = auto()
    SEPARATE = auto()
    END = auto()


_BARE = Format()
_ALTERNATIVES = "mc:AlternateContent"


@dataclass(slots=True)
class Piece:
    """One piece, from ``start`` to ``end``.

    ``is_cut``: the run that it stands in begins before it; ``right``: the properties (start, end) of the run that goes on after it.
    ``content``: what stands in the run, of which ``told`` makes the instruction where there is no ``data``.
    """

    kind: PieceKind
    start: int
    end: int
    text: str = ""
    label: str = ""
    data: str = ""
    format: Format = _BARE
    is_cut: bool = False
    right: tuple[int, int] | None = None
    content: Node | None = None
    address: str = ""

    @property
    def told(self) -> str:
        """How it is written again."""
        if self.content is None or self.data:
            return self.data
        return f"r{self.format.start}-{self.format.end},{self.content.start}-{self.content.end};"


@dataclass(slots=True)
class Paragraph:
    """What a paragraph holds.

    ``before`` and ``after``: marks of ranges, which move to the edges of a written text, as instructions with their places; ``marks``:
    where bookmarks begin and (without a name) end, with id and name. ``gone``: what vanishes when the paragraph is written. ``comments``: ids.
    """

    pieces: list[Piece] = field(default_factory=list)
    before: list[tuple[int, str]] = field(default_factory=list)
    after: list[tuple[int, str]] = field(default_factory=list)
    gone: list[tuple[int, int]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    marks: list[tuple[int, str, str]] = field(default_factory=list)
    deletions: int = 0
    is_joined: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the paragraphs of a part. ``addresses``: where its relations lead, by id."""

    styles: Styles
    looks: Looks
    addresses: Mapping[str, str]

    def paragraph(self, node: Node, *, in_table: bool) -> Paragraph:
        """Read the content of a ``w:p``. In a table what a run inherits is the table's to say too."""
        found = Paragraph()
        properties = node.child("w:pPr")
        mark = properties.child("w:rPr") if properties else None
        for each in mark.children if mark else ():
            if each.tag in names.GONE or each.tag in names.ACCEPTED:
                found.gone.append((each.start, each.end))
                found.is_joined |= (
                    each.tag in names.GONE and properties is not None and not properties.child("w:sectPr")
                )
        walk = _Walk(self, found, self.styles.of(properties), in_table=in_table)
        walk.of(node)
        return found


class _Walk:
    def __init__(self, reader: Reader, found: Paragraph, style: Style, *, in_table: bool) -> None:
        self._reader = reader
        self._found = found
        self._add = found.pieces.append
        self._style = style
        self._looks = reader.looks
        self._inherited = _BARE.look if in_table else style.look

    def of(self, parent: Node) -> None:
        found = self._found
        for node in parent.children:
            tag = node.tag
            if tag == "w:r":
                self._run(node)
            elif tag in names.PROPERTIES or tag in names.DROPPED:
                continue
            elif tag in names.ACCEPTED:
                found.gone += [(node.start, node.inner), (node.inner_end, node.end)]
                self.of(node)
            elif tag in names.GONE or tag in names.MOVE_MARKS:
                found.gone.append((node.start, node.end))
                found.deletions += tag == "w:del"
            elif tag in names.RANGE_STARTS:
                found.before.append((node.start, rendered(node.start, node.end)))
                self._mark(node)
            elif tag in names.RANGE_ENDS:
                found.after.append((node.start, rendered(node.start, node.end)))
                self._mark(node)
            else:
                self._wrapper(node)

    def _mark(self, node: Node) -> None:
        if node.tag in {"w:bookmarkStart", "w:bookmarkEnd"}:
            stated = node.attributes
            self._found.marks.append((node.start, stated.get("w:id", ""), stated.get("w:name", "")))

    def _wrapper(self, node: Node) -> None:
        inside, label, address = self._wrapped(node)
        if inside is None:
            whole = _whole(node, label)
            whole.address = address
            self._add(whole)
            return
        data = rendered(node.start, inside.inner)
        self._add(Piece(PieceKind.OPEN, node.start, inside.inner, label=label, data=data, address=address))
        self.of(inside)
        # Of alternatives only the one that was read stays: the others would say it in the old language.
        data = rendered(inside.inner_end, inside.end) + rendered(node.inner_end, node.end)
        if inside is node or node.tag != _ALTERNATIVES:
            data = rendered(inside.inner_end, node.end)
        self._add(Piece(PieceKind.CLOSE, inside.inner_end, node.end, label=label, data=data))

    def _wrapped(self, node: Node) -> tuple[Node | None, str, str]:
        """Give the node whose children are the content of a wrapper (None: it stands alone), its label and where it leads."""
        tag = node.tag
        if tag == "w:hyperlink":
            target = self._reader.addresses.get(node.attributes.get("r:id", ""), "")
            anchor = node.attributes.get("w:anchor", "")
            return node, "link", f"{target}#{anchor}" if anchor else target
        if tag == "w:fldSimple":
            instruction = node.attributes.get("w:instr", "")
            name = field_name(instruction)
            label = "link" if name == "HYPERLINK" else "field"
            if name in names.TEXT_FIELDS:
                return node, label, link_of(instruction)
            return None, label, "" if name in names.PAGE_FIELDS else "".join(each.text for each in node.all("w:t"))
        if tag == "w:sdt":
            return (None if shows_placeholder(node) else node.child("w:sdtContent")), "control", ""
        inside = _shown(node) if tag == _ALTERNATIVES else node if tag in names.WRAPPERS else None
        return inside, names.WRAPPERS.get(tag) or names.ALONE.get(tag, "markup"), ""

    def _run(self, run: Node) -> None:
        children = run.children
        if not children:
            return
        properties = children[0] if children[0].tag == "w:rPr" else run.child("w:rPr")
        own, hidden = self._looks.of(properties, self._inherited) if properties is not None else (_BARE, None)
        if self._style.hidden if hidden is None else hidden:
            self._add(_whole(run, "hidden"))
            return
        held = [each for each in children if each is not properties and each.tag not in names.DROPPED]
        last = len(held) - 1
        for place, node in enumerate(held):
            start, end = node.start if place else run.start, node.end if place < last else run.end
            right = (own.start, own.end) if place < last else None
            if node.tag == "w:t":
                if text := node.text:
                    self._add(Piece(PieceKind.TEXT, start, end, text, "", "", own, place > 0, right, node))
                continue
            piece = Piece(PieceKind.ALONE, start, end, "", "", "", own, place > 0, right, node)
            if node.tag == "w:commentReference":
                self._found.comments.append(node.attributes.get("w:id", ""))
                self._found.after.append((node.start, piece.told))
                continue
            piece.kind, piece.text, piece.label = _content(node)
            if piece.label == "image":
                piece.address = self._picture(node)
            if piece.kind is not PieceKind.TEXT or piece.text:
                self._add(piece)

    def _picture(self, node: Node) -> str:
        blip = next(node.all("a:blip"), None) or next(node.all("v:imagedata"), None)
        if blip is None:
            return ""
        target = blip.attributes.get("r:embed") or blip.attributes.get("r:link") or blip.attributes.get("r:id", "")
        return self._reader.addresses.get(target, "")


def rendered(start: int, end: int) -> str:
    """Instruction: these bytes of the part, with the edits in them."""
    return f"s{start}-{end};"


def formatted(each: Format) -> str:
    """Instruction: text from here on in this format."""
    return f"f{each.start}-{each.end};"


def _whole(node: Node, label: str) -> Piece:
    return Piece(PieceKind.ALONE, node.start, node.end, label=label, data=rendered(node.start, node.end))


def _shown(alternatives: Node) -> Node | None:
    """Give the choice that is read where alternatives stand round whole runs."""
    found = alternatives.child("mc:Choice")
    return found if found is not None and found.child("w:r") is not None else None


def shows_placeholder(sdt: Node) -> bool:
    """Tell whether a content control still shows its prompt."""
    properties = sdt.child("w:sdtPr")
    return properties is not None and properties.child("w:showingPlcHdr") is not None


def field_name(instruction: str) -> str:
    """Give the name of a field by its instruction, in capitals."""
    return (instruction.split(maxsplit=1) or [""])[0].upper()


def link_of(instruction: str) -> str:
    """Give where a field HYPERLINK leads; empty for others."""
    found = names.LINK_FIELD.match(instruction)
    if found is None:
        return ""
    return f"{found[1] or found[2] or ''}{'#' + (found[3] or found[4]) if found[3] or found[4] else ''}"


_HYPHENS = {"w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}
_FIELD_PARTS = {"begin": PieceKind.BEGIN, "separate": PieceKind.SEPARATE, "end": PieceKind.END}


def _content(node: Node) -> tuple[PieceKind, str, str]:
    """Give kind, text and label of what stands in a run."""
    tag = node.tag
    if tag in _HYPHENS:
        return PieceKind.TEXT, _HYPHENS[tag], ""
    if tag == "w:fldChar":
        return _FIELD_PARTS.get(node.attributes.get("w:fldCharType", ""), PieceKind.ALONE), "", "field"
    if tag == "w:instrText":
        return PieceKind.INSTRUCTION, node.text, "field"
    if tag == "w:br" and node.attributes.get("w:type") in {"page", "column"}:
        return PieceKind.ALONE, "", "page break"
    if tag == _ALTERNATIVES and (text := _alternative_text(node)):
        return PieceKind.TEXT, text, ""
    return PieceKind.ALONE, "", names.ALONE.get(tag, "markup")


def _alternative_text(alternatives: Node) -> str:
    """Give the text that alternatives in a run hold right away (a symbol that older programs show in another way)."""
    for each in alternatives.children:
        if text := "".join(inner.text for inner in each.children if inner.tag == "w:t"):
            return text
    return ""
