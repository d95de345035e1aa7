"""Complex fields (begin, instruction, separator, result, end) in a row of pieces.

A field that Word computes is one code; one whose result is text is a pair round its result. One that begins or ends in another
paragraph leaves its parts as codes: what stands between its beginning and its separator is no text, its result is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from workflow.documents.docx import names
from workflow.documents.docx.pieces import Piece, PieceKind, field_name, link_of
from workflow.text.space import is_blank

_PARTS = frozenset({PieceKind.BEGIN, PieceKind.INSTRUCTION, PieceKind.SEPARATE, PieceKind.END})
_DEPTHS = {PieceKind.BEGIN: 1, PieceKind.END: -1}
_NESTS = {PieceKind.OPEN: 1, PieceKind.CLOSE: -1}


@dataclass(slots=True)
class Fields:
    """Resolves the fields of a text, paragraph after paragraph. ``met``: the instructions of all fields so far."""

    met: list[str] = field(default_factory=list)
    _shown: list[bool] = field(default_factory=list)
    """Of each field that is open where a paragraph begins, whether its result has begun."""

    def apart(self) -> "Fields":
        """Give what resolves the fields of a text that stands apart, as in a box."""
        return Fields(self.met)

    def without(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Give a paragraph's pieces with every field resolved."""
        if not self._shown and not any(each.kind in _PARTS for each in pieces):
            return list(pieces)
        found: list[Piece] = []
        place = 0
        while place < len(pieces):
            piece = pieces[place]
            end = _end(pieces, place) if piece.kind is PieceKind.BEGIN else None
            if end is not None and all(self._shown):
                found += self._resolved(pieces[place : end + 1])
                place = end + 1
                continue
            self._follow(piece)
            if piece.kind in _PARTS or (piece.kind in {PieceKind.TEXT, PieceKind.ALONE} and not all(self._shown)):
                piece = _as_one([piece], PieceKind.ALONE, "field")
                if found and found[-1].kind is PieceKind.ALONE and found[-1].label == "field" and place:
                    piece = _as_one([found.pop(), piece], PieceKind.ALONE, "field")
            found.append(piece)
            place += 1
        return found

    def _follow(self, piece: Piece) -> None:
        if piece.kind is PieceKind.BEGIN:
            self._shown.append(False)
        elif piece.kind is PieceKind.SEPARATE and self._shown:
            self._shown[-1] = True
        elif piece.kind is PieceKind.END and self._shown:
            self._shown.pop()
        elif piece.kind is PieceKind.INSTRUCTION:
            self.met.append(piece.text)

    def _resolved(self, pieces: Sequence[Piece]) -> list[Piece]:
        separator = _separator(pieces)
        head = pieces[: separator + 1 if separator is not None else len(pieces)]
        instruction = "".join(each.text for each in _outermost(head) if each.kind is PieceKind.INSTRUCTION)
        name = field_name(instruction)
        self.met.append(instruction)
        if name in names.PAGE_FIELDS and separator is not None and (tab := _last_tab(pieces, separator)):
            # LibreOffice puts a whole line of a table of contents into the reference to its page.
            entry = self.without(pieces[separator + 1 : tab])
            return [_as_one(head, PieceKind.ALONE, "field"), *entry, _as_one(pieces[tab:], PieceKind.ALONE, "field")]
        if name not in names.TEXT_FIELDS or separator is None:
            whole = _as_one(pieces, PieceKind.ALONE, "field")
            return [whole if name in names.PAGE_FIELDS else replace(whole, address=_result(pieces, separator))]
        label = "link" if name == "HYPERLINK" else "field"
        opening = replace(_as_one(pieces[: separator + 1], PieceKind.OPEN, label), address=link_of(instruction))
        result = self.without(pieces[separator + 1 : -1])
        return [opening, *result, _as_one(pieces[-1:], PieceKind.CLOSE, label)]


def _end(pieces: Sequence[Piece], begin: int) -> int | None:
    """Find the end of the field that begins there; None where it is not in this row, or wrappers cross it."""
    depth = wrappers = 0
    for place in range(begin, len(pieces)):
        kind = pieces[place].kind
        wrappers += _NESTS.get(kind, 0)
        depth += _DEPTHS.get(kind, 0)
        if wrappers < 0:
            return None
        if depth == 0:
            return None if wrappers else place
    return None


def _separator(pieces: Sequence[Piece]) -> int | None:
    """Find the field's own separator outside any wrapper."""
    depth = wrappers = 0
    for place, each in enumerate(pieces):
        depth += _DEPTHS.get(each.kind, 0)
        wrappers += _NESTS.get(each.kind, 0)
        if each.kind is PieceKind.SEPARATE and depth == 1:
            return None if wrappers else place
    return None


def _last_tab(pieces: Sequence[Piece], separator: int) -> int | None:
    """Find the tab behind the words of a result that has some; None where there are none, or wrappers cross it."""
    for place in range(len(pieces) - 1, separator, -1):
        if pieces[place].kind is PieceKind.ALONE and pieces[place].label == "tab":
            entry = pieces[separator + 1 : place]
            worded = any(each.kind is PieceKind.TEXT and not is_blank(each.text) for each in entry)
            return place if worded and not sum(_NESTS.get(each.kind, 0) for each in entry) else None
    return None


def _result(pieces: Sequence[Piece], separator: int | None) -> str:
    """Give the words that a field shows."""
    shown = pieces[separator + 1 :] if separator is not None else ()
    return "".join(each.text for each in shown if each.kind is PieceKind.TEXT)


def _outermost(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave out the fields inside a field."""
    depth = 0
    found = []
    for each in pieces:
        depth += _DEPTHS.get(each.kind, 0)
        if depth == 1:
            found.append(each)
    return found


def _as_one(pieces: Sequence[Piece], kind: PieceKind, label: str) -> Piece:
    first, last = pieces[0], pieces[-1]
    return Piece(
        kind, first.start, last.end, label=label, data="".join(each.told for each in pieces),
        is_cut=first.is_cut, right=last.right,
    )  # fmt: skip
