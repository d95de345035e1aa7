"""The properties of runs (ECMA-376 part 1, 17.3.2) in a new direction or language.

Complex scripts have twins of bold, italic, size and font: what a run in Arabic shows is the twin alone.
"""

from collections.abc import Mapping
from enum import Enum

from workflow.documents import xmltree
from workflow.documents.docx.direction.order import RUN
from workflow.documents.docx.direction.properties import Names, is_on, made, rewritten, scope
from workflow.documents.ooxml.names import PREFIXES, TEXTS
from workflow.documents.turn import Turn
from workflow.documents.xmltree import Node

_TWINS = (("w:b", "w:bCs"), ("w:i", "w:iCs"), ("w:sz", "w:szCs"))
_TRACKED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange")
_THEMES = {"minor": "minorBidi", "major": "majorBidi"}
_NOTHING = Node("w:rPr", {}, 0, 0)

_Changed = dict[str, bytes | None]


class Kind(Enum):
    """What an ``rPr`` belongs to in a written file."""

    RIGHT_TO_LEFT = "text that runs from the right"
    LEFT_TO_RIGHT = "text that does not"
    CODE = "a code without text"
    MARK = "the mark of a paragraph"
    STYLE = "a style"
    DEFAULT = "the defaults of all runs"


_SHARED = frozenset({Kind.STYLE, Kind.DEFAULT})


class RunLooks:
    """Makes each ``rPr`` of a part from the bytes that it had; the same bytes are thought through once."""

    def __init__(self, data: bytes, turn: Turn, names: Names) -> None:
        self._scope = scope(data)
        self._turn = turn
        self._names = names
        self._made: dict[tuple[bytes, Kind], bytes] = {}

    def of(self, raw: bytes, kind: Kind) -> bytes:
        """Give the properties that were ``raw`` (empty: none were stated); nothing where none are needed."""
        known = self._made.get((raw, kind))
        if known is None:
            known = self._made[raw, kind] = self._new(raw, kind)
        return known

    def _new(self, raw: bytes, kind: Kind) -> bytes:
        if not raw:
            return made("rPr", self._changes(b"", _NOTHING, kind), RUN, self._names)
        data = self._scope + raw + b"</x>"
        node = xmltree.parse(data, PREFIXES, TEXTS).children[0]
        return rewritten(data, node, self._changes(data, node, kind), RUN)

    def _changes(self, data: bytes, node: Node, kind: Kind) -> _Changed:
        turn = self._turn
        changes: _Changed = {} if kind in _SHARED else {tag: None for tag in _TRACKED if node.child(tag)}
        if kind is Kind.RIGHT_TO_LEFT or (kind is Kind.MARK and turn.right_to_left):
            changes |= self._right_to_left(data, node)
        elif not turn.right_to_left:
            strays = turn.moved and kind is Kind.LEFT_TO_RIGHT and _is_complex(node)
            changes |= self._left_to_right(data, node) if turn.turns or strays else {}
        elif kind is Kind.LEFT_TO_RIGHT and _is_complex(node):
            changes |= self._left_to_right(data, node)
        elif kind is Kind.LEFT_TO_RIGHT:
            # Marks and spaces in it may be drawn as complex text, in a size that nobody saw before.
            changes |= {tag: new for tag, new in self._twins(node).items() if node.child(tag)}
        elif kind in _SHARED and not _is_complex(node):
            changes |= self._twins(node) | self._faced(data, node)
        if kind is Kind.DEFAULT and turn.right_to_left:
            # In a file of another direction the program chose it: ar-SA, by whose calendar fields would show dates.
            changes |= self._spoken(data, node, "bidi", anew=turn.turns)
        elif kind in {Kind.DEFAULT, Kind.LEFT_TO_RIGHT} and turn.moved and not turn.right_to_left:
            changes |= self._spoken(data, node, "val")
        return changes

    def _right_to_left(self, data: bytes, node: Node) -> _Changed:
        changes: _Changed = {"w:rtl": self._names.empty("rtl")}
        if not _is_complex(node):
            changes |= self._twins(node) | self._faced(data, node, hint="cs")
        return changes | (self._spoken(data, node, "bidi") if self._turn.right_to_left else {})

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

    def _faced(self, data: bytes, node: Node, **hint: str) -> _Changed:
        """Name the face of complex scripts where only others are named."""
        fonts = node.child("w:rFonts")
        if fonts is None:
            return {"w:rFonts": self._names.empty("rFonts", **hint)} if hint else {}
        return {"w:rFonts": self._names.with_attributes(data, fonts, self._face(fonts.attributes) | hint)}

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

    def _left_to_right(self, data: bytes, node: Node) -> _Changed:
        """Take out what makes a run complex; what only its twins said is said plainly."""
        changes: _Changed = {tag: None for tag in ("w:rtl", "w:cs") if node.child(tag)}
        for simple, twin in _TWINS:
            other = node.child(twin)
            if other is not None and node.child(simple) is None:
                changes[simple] = self._copied(other, simple)
        fonts = node.child("w:rFonts")
        if fonts is not None and fonts.attributes.get("w:hint") == "cs":
            plain = len(fonts.attributes) == 1
            changes["w:rFonts"] = None if plain else self._names.with_attributes(data, fonts, {"hint": None})
        return changes

    def _spoken(self, data: bytes, node: Node, name: str, *, anew: bool = False) -> _Changed:
        """Say the new language for letters of its kind, unless it is said; ``anew``: also where it is that of another country."""
        said = node.child("w:lang")
        if said is None:
            return {"w:lang": self._names.empty("lang", **{name: self._turn.tag})}
        stated = said.attributes.get(f"w:{name}", "")
        if stated == self._turn.tag or (self._turn.is_spoken(stated) and not anew):
            return {}
        return {"w:lang": self._names.with_attributes(data, said, {name: self._turn.tag})}


def _is_complex(node: Node) -> bool:
    """Whether a run is one of complex scripts, so that its twins are what was seen."""
    return is_on(node.child("w:rtl")) or is_on(node.child("w:cs"))
