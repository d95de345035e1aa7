"""Direction in what the parts of text share: styles, numbering, settings (ECMA-376 part 1, 17.7, 17.9, 17.15)."""

from workflow.documents.docx.direction.looks import Kind, RunLooks
from workflow.documents.docx.direction.order import DEFAULTS, PARAGRAPH, SETTINGS, STYLE, STYLES, TABLE
from workflow.documents.docx.direction.properties import Changes, Names, is_on, made, names, rewritten
from workflow.documents.ooxml.package import Part
from workflow.documents.turn import Turn
from workflow.documents.xmltree import Node

KASHIDA = frozenset({"lowKashida", "mediumKashida", "highKashida"})
_BEFORE = -1


def stylesheet(part: Part, turn: Turn) -> bytes:
    """Give the styles in the new direction."""
    return _Sheet(part, turn).written()


def speaking(part: Part, turn: Turn) -> bytes:
    """Give the styles with nothing but the language of all text changed, by which programs name months."""
    stated = part.root.child("w:docDefaults")
    look = next((each for runs in stated.all("w:rPrDefault") for each in runs.all("w:rPr")), None) if stated else None
    if look is None:
        return part.data
    new = RunLooks(part.data, turn, names(part.data)).of(part.data[look.start : look.end], Kind.DEFAULT)
    return part.data[: look.start] + new + part.data[look.end :]


class _Sheet:
    def __init__(self, part: Part, turn: Turn) -> None:
        self._data = part.data
        self._root = part.root
        self._turn = turn
        self._names = names(part.data)
        self._looks = RunLooks(part.data, turn, self._names)
        self._known = {each.attributes.get("w:styleId", "") for each in part.root.children if each.tag == "w:style"}

    def written(self) -> bytes:
        defaults = self._defaults(self._root.child("w:docDefaults"))
        whole = rewritten(self._data, self._root, {"w:docDefaults": defaults} if defaults else {}, STYLES, self._inside)
        return self._data[: self._root.start] + whole + self._data[self._root.end :]

    def _inside(self, node: Node) -> bytes:
        return self._style(node) if node.tag == "w:style" else self._data[node.start : node.end]

    def _defaults(self, node: Node | None) -> bytes:
        """Give the defaults of all paragraphs and runs, which styles without a base are laid over."""
        paragraphs = node.child("w:pPrDefault") if node else None
        properties = self._properties(paragraphs.child("w:pPr") if paragraphs else None, rooted=True)
        changes: dict[str, bytes | None] = {}
        if properties and paragraphs:
            changes["w:pPrDefault"] = rewritten(self._data, paragraphs, {"w:pPr": properties}, {})
        elif properties:
            changes["w:pPrDefault"] = self._names.named("pPrDefault", properties)
        runs = node.child("w:rPrDefault") if node else None
        if runs is not None and (look := runs.child("w:rPr")):
            changes["w:rPrDefault"] = rewritten(self._data, runs, {"w:rPr": self._look(look, Kind.DEFAULT)}, {})
        if node is None:
            return made("docDefaults", changes, DEFAULTS, self._names)
        return rewritten(self._data, node, changes, DEFAULTS)

    def _style(self, node: Node) -> bytes:
        of_paragraphs = node.attributes.get("w:type", "paragraph") == "paragraph"
        based = node.child("w:basedOn")
        rooted = of_paragraphs and (based is None or based.attributes.get("w:val") not in self._known)
        main = node.attributes.get("w:default", "0") in {"1", "true", "on"}
        return self._looked(node, rooted=of_paragraphs and (rooted or main))

    def _looked(self, node: Node, *, rooted: bool) -> bytes:
        """Give a style, or what a table's style says of some of its cells."""
        changes: dict[str, bytes | None] = {}
        if properties := self._properties(node.child("w:pPr"), rooted=rooted):
            changes["w:pPr"] = properties
        if look := node.child("w:rPr"):
            changes["w:rPr"] = self._look(look)
        table = node.child("w:tblPr")
        if table is not None and table.child("w:bidiVisual") and not self._turn.right_to_left:
            changes["w:tblPr"] = rewritten(self._data, table, {"w:bidiVisual": None}, TABLE)
        return rewritten(self._data, node, changes, STYLE, self._conditional)

    def _conditional(self, node: Node) -> bytes:
        return self._looked(node, rooted=False) if node.tag == "w:tblStylePr" else self._data[node.start : node.end]

    def _look(self, node: Node, kind: Kind = Kind.STYLE) -> bytes:
        return self._looks.of(self._data[node.start : node.end], kind)

    def _properties(self, node: Node | None, *, rooted: bool) -> bytes:
        changes = paragraph(node, self._turn, self._names, stated=rooted)
        if node is None:
            return made("pPr", changes, PARAGRAPH, self._names)
        return rewritten(self._data, node, changes, PARAGRAPH)


def paragraph(node: Node | None, turn: Turn, spelt: Names, *, stated: bool) -> dict[str, bytes | None]:
    """Give the changes of a ``pPr``; ``stated``: the new direction is said here, not only no other."""
    if turn.right_to_left:
        bidi = node.child("w:bidi") if node else None
        if stated:
            return {} if is_on(bidi) else {"w:bidi": spelt.empty("bidi")}
        return {"w:bidi": None} if bidi is not None and not is_on(bidi) else {}
    if node is None:
        return {}
    changes: dict[str, bytes | None] = {"w:bidi": None}
    justified = node.child("w:jc")
    if justified is not None and justified.attributes.get("w:val") in KASHIDA:
        changes["w:jc"] = spelt.empty("jc", val="both")
    return changes


def numbering(part: Part, turn: Turn) -> bytes:
    """Give the lists: nothing but a direction of their own is taken out, which would be stronger than that of the styles."""
    if turn.right_to_left:
        return part.data
    out, place = [], 0
    for node in part.root.all("w:pPr"):
        if node.child("w:bidi") is not None:
            out += [part.data[place : node.start], rewritten(part.data, node, {"w:bidi": None}, PARAGRAPH)]
            place = node.end
    return b"".join([*out, part.data[place:]])


def settings(part: Part, turn: Turn) -> bytes:
    """Give the settings: the theme's fonts are told the language that their faces of complex scripts are for."""
    if not turn.right_to_left:
        return part.data
    spelt = names(part.data)
    stated = part.root.child("w:themeFontLang")
    if stated is not None and not turn.turns and turn.is_spoken(stated.attributes.get("w:bidi", "")):
        return part.data
    told = {"bidi": turn.tag}
    new = spelt.with_attributes(part.data, stated, told) if stated else spelt.empty("themeFontLang", **told)
    before = {each.tag: _BEFORE for each in part.root.children if each.tag.startswith(("w:", "m:"))}
    changes: Changes = {"w:themeFontLang": new}
    whole = rewritten(part.data, part.root, changes, before | dict(SETTINGS))
    return part.data[: part.root.start] + whole + part.data[part.root.end :]
