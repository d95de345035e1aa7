"""The properties of runs (ECMA-376 part 1, 17.3.2) in a new direction or language.

Complex scripts have twins of bold, italic, size and font: what a run in Arabic shows is the twin alone.
"""

from collections.abc import Mapping
from enum import Enum

from workflow.documents.docx.direction.order import RUN
from workflow.documents.docx.direction.properties import Names, is_on, made, rewritten
from workflow.documents.docx.direction.turn import Turn
from workflow.documents.xmltree import Node

_TWINS = (("w:b", "w:bCs"), ("w:i", "w:iCs"), ("w:sz", "w:szCs"))
_TRACKED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange")
_THEMES = {"minor": "minorBidi", "major": "majorBidi"}

_Changed = dict[str, bytes | None]


class Kind(Enum):
    """What a run is in a written file: text that runs from the right, text that does not, a code without text."""

    RIGHT_TO_LEFT = "right-to-left"
    LEFT_TO_RIGHT = "left-to-right"
    CODE = "code"


class RunLooks:
    """Makes the ``rPr`` of written runs of one part from those that it had: ``nodes`` are these by where they begin."""

    def __init__(self, data: bytes, nodes: Mapping[int, Node], turn: Turn, names: Names) -> None:
        self._data = data
        self._nodes = nodes
        self._turn = turn
        self._names = names
        self._made: dict[tuple[int, Kind], bytes] = {}

    def of(self, start: int, kind: Kind) -> bytes:
        """Give the properties that begin at ``start`` (0: none) for a written run."""
        known = self._made.get((start, kind))
        if known is None:
            known = self._made[start, kind] = self.run(self._nodes.get(start), kind)
        return known

    def run(self, node: Node | None, kind: Kind) -> bytes:
        """Give a run's properties; nothing where it needs none."""
        changes: _Changed = {} if node is None else {tag: None for tag in _TRACKED if node.child(tag)}
        turn = self._turn
        if kind is Kind.RIGHT_TO_LEFT:
            changes |= self._right_to_left(node)
        elif not turn.right_to_left:
            changes |= self._left_to_right(node) if turn.turns else {}
        elif kind is Kind.LEFT_TO_RIGHT and _is_complex(node):
            changes |= self._left_to_right(node)
        if kind is Kind.LEFT_TO_RIGHT and turn.moved and not turn.right_to_left:
            changes |= self._spoken(node, "val")
        return self._written(node, changes)

    def mark(self, node: Node | None) -> bytes:
        """Give the ``rPr`` of a paragraph's mark, which numbers and bullets take their looks from."""
        changes = self._right_to_left(node) if self._turn.right_to_left else self._left_to_right(node)
        accepted: _Changed = {tag: None for tag in _TRACKED if node and node.child(tag)}
        return self._written(node, accepted | changes)

    def style(self, node: Node) -> bytes:
        """Give the ``rPr`` of a style."""
        if not self._turn.right_to_left:
            return self._written(node, self._left_to_right(node))
        return self._written(node, {} if _is_complex(node) else self._twins(node) | self._faced(node))

    def _written(self, node: Node | None, changes: _Changed) -> bytes:
        if node is None:
            return made("rPr", changes, RUN, self._names)
        return rewritten(self._data, node, changes, RUN)

    def _right_to_left(self, node: Node | None) -> _Changed:
        changes: _Changed = {"w:rtl": self._names.empty("rtl")}
        if not _is_complex(node):
            changes |= (self._twins(node) if node else {}) | self._faced(node, hint="cs")
        return changes | (self._spoken(node, "bidi") if self._turn.right_to_left else {})

    def _twins(self, node: Node) -> _Changed:
        """Let complex scripts look as the others do: an author of a file without them never saw what they would look like."""
        changes: _Changed = {}
        for simple, twin in _TWINS:
            stated, other = node.child(simple), node.child(twin)
            if self._turn.was_right_to_left and other is not None:
                continue
            if stated is not None:
                changes[twin] = self._copied(stated, twin)
            elif other is not None:
                changes[twin] = None
        return changes

    def _copied(self, node: Node, tag: str) -> bytes:
        value = node.attributes.get("w:val")
        return self._names.empty(tag.removeprefix("w:"), **({} if value is None else {"val": value}))

    def _faced(self, node: Node | None, **hint: str) -> _Changed:
        """Name the face of complex scripts where only others are named."""
        fonts = node.child("w:rFonts") if node else None
        if fonts is None:
            return {"w:rFonts": self._names.empty("rFonts", **hint)} if hint else {}
        return {"w:rFonts": self._names.with_attributes(self._data, fonts, self._face(fonts.attributes) | hint)}

    def _face(self, said: Mapping[str, str]) -> dict[str, str | None]:
        if "w:cs" in said or "w:cstheme" in said:
            return {}
        theme = said.get("w:asciiTheme", said.get("w:hAnsiTheme"))
        if theme is not None:
            return {"cstheme": _THEMES.get(theme[:5], "minorBidi")}
        face = said.get("w:ascii", said.get("w:hAnsi"))
        if face is None:
            return {}
        return {"cs": face if face.lower() in self._turn.fonts else self._turn.instead}

    def _left_to_right(self, node: Node | None) -> _Changed:
        """Take out what makes a run complex; what only its twins said is said plainly."""
        if node is None:
            return {}
        changes: _Changed = {tag: None for tag in ("w:rtl", "w:cs") if node.child(tag)}
        for simple, twin in _TWINS:
            other = node.child(twin)
            if other is not None and node.child(simple) is None:
                changes[simple] = self._copied(other, simple)
        fonts = node.child("w:rFonts")
        if fonts is not None and fonts.attributes.get("w:hint") == "cs":
            plain = len(fonts.attributes) == 1
            changes["w:rFonts"] = None if plain else self._names.with_attributes(self._data, fonts, {"hint": None})
        return changes

    def _spoken(self, node: Node | None, name: str) -> _Changed:
        """Say the new language for letters of its kind, unless it is said."""
        said = node.child("w:lang") if node else None
        if said is None:
            return {"w:lang": self._names.empty("lang", **{name: self._turn.tag})}
        if self._turn.is_spoken(said.attributes.get(f"w:{name}", "")):
            return {}
        return {"w:lang": self._names.with_attributes(self._data, said, {name: self._turn.tag})}


def _is_complex(node: Node | None) -> bool:
    """Whether a run is one of complex scripts, so that its twins are what was seen."""
    return node is not None and (is_on(node.child("w:rtl")) or is_on(node.child("w:cs")))
