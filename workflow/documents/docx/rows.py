"""A paragraph's pieces as the runs that its items are made of."""

from collections.abc import Sequence

from workflow.documents.docx.looks import Format, are_alike_on_marks, label, shows_on_space
from workflow.documents.docx.pieces import Piece, PieceKind, formatted
from workflow.documents.inline import Item
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
    """Make the items of a paragraph whose fields are resolved; texts of one look that follow one another are one."""
    runs: list[Run[Format, Piece]] = []
    for piece in pieces:
        last = runs[-1] if runs else None
        if piece.kind is not PieceKind.TEXT:
            item = Item(piece.start, piece.end, "", _ROLES[piece.kind], piece.label, piece.told, piece.address)
            runs.append(Run(item, piece, piece))
        elif last is not None and last.format is not None and last.format.look == piece.format.look:
            together = Item(last.item.start, piece.end, last.item.text + piece.text)
            runs[-1] = Run(together, last.first, piece, last.format)
        else:
            runs.append(Run(Item(piece.start, piece.end, piece.text), piece, piece, piece.format))
    return _row(runs, _MANNER)
