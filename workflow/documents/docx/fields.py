"""Complex fields (begin, instruction, separator, result, end) in a row of pieces.

A field that Word computes is one code; one whose result is text is a pair round its result. One that begins or ends in another
paragraph leaves its parts as codes.
"""

from collections.abc import Sequence
from dataclasses import replace

from workflow.documents.docx import names
from workflow.documents.docx.pieces import Piece, PieceKind, field_name

_PARTS = frozenset({PieceKind.BEGIN, PieceKind.INSTRUCTION, PieceKind.SEPARATE, PieceKind.END})


def without_fields(pieces: Sequence[Piece]) -> tuple[list[Piece], list[str]]:
    """Give the pieces with every field resolved, and the names of the fields met."""
    found: list[Piece] = []
    met: list[str] = []
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        end = _end(pieces, place) if piece.kind is PieceKind.BEGIN else None
        if end is not None:
            resolved, inner = _resolved(pieces[place : end + 1])
            found += resolved
            met += inner
            place = end + 1
            continue
        if piece.kind is PieceKind.INSTRUCTION:
            met.append(field_name(piece.text))
        if piece.kind in _PARTS:
            piece = replace(piece, kind=PieceKind.ALONE, text="")
            if (
                found
                and found[-1].kind is PieceKind.ALONE
                and found[-1].label == "field"
                and pieces[place - 1].kind in _PARTS
            ):
                piece = replace(piece, left=found[-1].left, data=found.pop().data + piece.data)
        found.append(piece)
        place += 1
    return found, met


def _end(pieces: Sequence[Piece], begin: int) -> int | None:
    """Find the end of the field that begins there; None where it is not in this row, or wrappers cross it."""
    depth = wrappers = 0
    for place in range(begin, len(pieces)):
        kind = pieces[place].kind
        wrappers += (kind is PieceKind.OPEN) - (kind is PieceKind.CLOSE)
        depth += (kind is PieceKind.BEGIN) - (kind is PieceKind.END)
        if wrappers < 0:
            return None
        if depth == 0:
            return None if wrappers else place
    return None


def _resolved(pieces: Sequence[Piece]) -> tuple[list[Piece], list[str]]:
    separator = _separator(pieces)
    head = pieces[: separator if separator is not None else len(pieces)]
    name = field_name("".join(each.text for each in _outermost(head) if each.kind is PieceKind.INSTRUCTION))
    if name in names.TEXT_FIELDS and separator is not None:
        label = "link" if name == "HYPERLINK" else "field"
        result, inner = without_fields(pieces[separator + 1 : -1])
        opening = _as_one(pieces[: separator + 1], PieceKind.OPEN, label)
        closing = _as_one(pieces[-1:], PieceKind.CLOSE, label)
        return [opening, *result, closing], [name, *inner]
    return [_as_one(pieces, PieceKind.ALONE, "field")], [name]


def _separator(pieces: Sequence[Piece]) -> int | None:
    """Find the field's own separator outside any wrapper."""
    depth = wrappers = 0
    for place, each in enumerate(pieces):
        depth += (each.kind is PieceKind.BEGIN) - (each.kind is PieceKind.END)
        wrappers += (each.kind is PieceKind.OPEN) - (each.kind is PieceKind.CLOSE)
        if each.kind is PieceKind.SEPARATE and depth == 1:
            return None if wrappers else place
    return None


def _outermost(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave out the fields inside a field."""
    depth = 0
    found = []
    for each in pieces:
        depth += (each.kind is PieceKind.BEGIN) - (each.kind is PieceKind.END)
        if depth == 1:
            found.append(each)
    return found


def _as_one(pieces: Sequence[Piece], kind: PieceKind, label: str) -> Piece:
    data = "".join(each.data for each in pieces)
    return Piece(kind, pieces[0].left, pieces[-1].right, label=label, data=data)
