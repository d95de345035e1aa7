"""From a paragraph's pieces to the items of its blocks: looks that read as one become one, the rest pairs of codes.

Inside a link or control its own commonest look is the base, so that it is one code and not two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workflow.documents.docx.looks import Format, Look, are_alike_on_marks, label, shows_on_space
from workflow.documents.docx.pieces import Piece, PieceKind, formatted
from workflow.documents.inline import Item
from workflow.text import Role
from workflow.text.space import SPACE_CLASS, is_blank

_LONE = re.compile(rf"""[{SPACE_CLASS}.,;:"'“”‘’«»()\[\]<>=/،؛]{{1,40}}""")
_TEXT = PieceKind.TEXT


@dataclass(frozen=True, slots=True)
class Row:
    """The items of a paragraph, the piece that each is made of, and the format of text outside all codes."""

    items: list[Item]
    pieces: list[Piece]
    base: Format


@dataclass(frozen=True, slots=True)
class _Group:
    """What stands between two wrappers' tags; the outermost has none."""

    members: list["Piece | _Group"]
    open: Piece | None = None
    close: Piece | None = None


def row(pieces: Sequence[Piece]) -> Row:
    """Make the items of a paragraph whose fields are resolved."""
    group, _ = _group(pieces, 0)
    base = _base(group, Format())
    items: list[Item] = []
    made: list[Piece] = []
    for item, piece in _items(group, base):
        items.append(item)
        made.append(piece)
    return Row(items, made, base)


def _group(pieces: Sequence[Piece], place: int) -> tuple[_Group, int]:
    members: list[Piece | _Group] = []
    while place < len(pieces) and pieces[place].kind is not PieceKind.CLOSE:
        piece = pieces[place]
        if piece.kind is PieceKind.OPEN:
            inner, place = _group(pieces, place + 1)
            members.append(_Group(inner.members, piece, pieces[place]))
        else:
            last = members[-1] if members else None
            if isinstance(last, Piece) and last.kind is piece.kind is _TEXT and last.format.look == piece.format.look:
                members[-1] = _together(last, piece)
            else:
                members.append(piece)
        place += 1
    return _Group(_made_one(members)), place


def _together(first: Piece, second: Piece) -> Piece:
    """Make one piece of two texts of the same look."""
    return Piece(
        _TEXT, first.start, second.end, first.text + second.text, format=first.format, is_cut=first.is_cut, right=second.right
    )  # fmt: skip


def _made_one(members: list["Piece | _Group"]) -> list["Piece | _Group"]:
    """Give white space the look of the text beside it, unless one could see it; and lone marks, where it is nearly theirs."""
    lone = [
        (place, each)
        for place, each in enumerate(members)
        if isinstance(each, Piece) and each.kind is _TEXT and _LONE.fullmatch(each.text)
    ]
    if not lone or len(members) == 1:
        return members
    base = _base(_Group(members), Format()).look
    made = list(members)
    for place, each in lone:
        look = _neighbours(members, place, each, base)
        if look is not None:
            made[place] = replace(each, format=look)
    return made


def _neighbours(members: Sequence["Piece | _Group"], place: int, piece: Piece, base: Look) -> Format | None:
    """Give the format that white space or a lone mark takes over from what stands beside it."""
    own = piece.format.look
    blank = is_blank(piece.text)
    if shows_on_space(own) if blank else own == base:
        return None
    beside = [look for look in (_inked(members, place, -1), _inked(members, place, 1)) if look is not None]
    if any(look.look == own for look in beside):
        return None
    return next((look for look in beside if blank or are_alike_on_marks(look.look, own)), None)


def _inked(members: Sequence["Piece | _Group"], place: int, step: int) -> Format | None:
    """Give the format of the next text with ink on that side, if nothing but white space is between."""
    place += step
    while 0 <= place < len(members):
        each = members[place]
        if isinstance(each, _Group) or each.kind is not _TEXT:
            return None
        if not is_blank(each.text):
            return each.format
        place += step
    return None


def _base(group: _Group, outer: Format) -> Format:
    weights: dict[Look, int] = {}
    formats: dict[Look, Format] = {}
    for each in group.members:
        if isinstance(each, Piece) and each.kind is _TEXT:
            look = each.format.look
            weights[look] = weights.get(look, 0) + len(each.text)
            formats.setdefault(look, each.format)
    return formats[max(weights, key=weights.__getitem__)] if weights else outer


def _items(group: _Group, base: Format) -> Iterator[tuple[Item, Piece]]:
    place = 0
    while place < len(group.members):
        each = group.members[place]
        if isinstance(each, _Group):
            yield from _wrapped(each, base)
        elif each.kind is _TEXT and each.format.look != base.look:
            last = _reach(group.members, place, each.format.look)
            yield from _paired(group.members[place : last + 1], each.format, base)
            place = last
        else:
            yield _item(each)
        place += 1


def _wrapped(group: _Group, outer: Format) -> Iterator[tuple[Item, Piece]]:
    assert group.open is not None  # noqa: S101 - only the outermost group has no wrapper
    assert group.close is not None  # noqa: S101 - as above
    base = _base(group, outer)
    yield _item(replace(group.open, data=group.open.told + formatted(base)))
    yield from _items(group, base)
    yield _item(group.close)


def _reach(members: Sequence["Piece | _Group"], first: int, look: Look) -> int:
    """Find the last text of that look which nothing but codes that stand alone parts from the first."""
    last = first
    for place in range(first + 1, len(members)):
        each = members[place]
        if isinstance(each, _Group) or (each.kind is _TEXT and each.format.look != look):
            break
        if each.kind is _TEXT:
            last = place
    return last


def _paired(members: Sequence["Piece | _Group"], own: Format, base: Format) -> Iterator[tuple[Item, Piece]]:
    pieces = [each for each in members if isinstance(each, Piece)]
    first, last = pieces[0], pieces[-1]
    told = label(own.look, base.look)
    yield Item(first.start, first.start, role=Role.OPEN, label=told, data=formatted(own)), first
    yield from map(_item, pieces)
    yield Item(last.end, last.end, role=Role.CLOSE, label=told), last


_ROLES = {PieceKind.ALONE: Role.ALONE, PieceKind.OPEN: Role.OPEN, PieceKind.CLOSE: Role.CLOSE}


def _item(piece: Piece) -> tuple[Item, Piece]:
    if piece.kind is _TEXT:
        return Item(piece.start, piece.end, piece.text), piece
    role = _ROLES[piece.kind]
    return Item(piece.start, piece.end, "", role, piece.label, piece.told, piece.address), piece
