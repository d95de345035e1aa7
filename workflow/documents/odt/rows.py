"""A paragraph's pieces as the runs that its items are made of."""

from collections.abc import Sequence

from workflow.documents.inline import Item
from workflow.documents.odt.looks import Format, are_alike_on_marks, label, shows_on_space
from workflow.documents.odt.pieces import Piece, PieceKind, formatted
from workflow.documents.runs import Manner, Run
from workflow.documents.runs import Row as _Row
from workflow.documents.runs import row as _row
from workflow.text import Role

Row = _Row[Format, Piece]

_MANNER = Manner(
    bare=Format(), opening=formatted, label=label, shows_on_space=shows_on_space, are_alike_on_marks=are_alike_on_marks
)
_ROLES = {PieceKind.ALONE: Role.ALONE, PieceKind.OPEN: Role.OPEN, PieceKind.CLOSE: Role.CLOSE}


def row(pieces: Sequence[Piece]) -> Row:
    """Make the items of a paragraph."""
    return _row([_run(piece) for piece in pieces], _MANNER)


def _run(piece: Piece) -> Run[Format, Piece]:
    start, end = piece.left.place, piece.right.place
    if piece.kind is PieceKind.TEXT:
        return Run(Item(start, end, piece.text), piece, piece, piece.format)
    item = Item(start, end, "", _ROLES[piece.kind], piece.label, piece.data, piece.address)
    return Run(item, piece, piece)
