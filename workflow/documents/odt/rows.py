"""From a paragraph's pieces to the items of its blocks: looks that read as one become one, the rest pairs of codes.

Inside a link or control its own commonest look is the base, so that it is one code and not two.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workflow.documents.inline import Item
from workflow.documents.odt.looks import Look, label, shows_on_space
from workflow.documents.odt.pieces import Edge, Format, Piece, PieceKind, formatted
from workflow.text import Role
from workflow.text.space import is_blank


@dataclass(frozen=True, slots=True)
class Row:
    """The items of a paragraph, the edges of each in the part, and the format of text outside all codes."""

    items: list[Item]
    edges: list[tuple[Edge, Edge]]
    base: Format


@dataclass(frozen=True, slots=True)
class _Group:
    """What stands between two wrappers' tags; the outermost has none."""

    members: list["Piece | _Group"]
    open: Piece | None = None
    close: Piece | None = None


_Made = tuple[Item, Edge, Edge]
_ROLES = {PieceKind.ALONE: Role.ALONE, PieceKind.OPEN: Role.OPEN, PieceKind.CLOSE: Role.CLOSE}


def row(pieces: Sequence[Piece]) -> Row:
    """Make the items of a paragraph."""
    first = pieces[0].format
    if all(piece.kind is PieceKind.TEXT and piece.format is first for piece in pieces):
        made, base = [_item(piece) for piece in pieces], first
    else:
        group, _ = _group(pieces, 0)
        base = _base(group, Format())
        made = list(_items(group, base))
    return Row([item for item, _, _ in made], [(left, right) for _, left, right in made], base)


def _group(pieces: Sequence[Piece], place: int) -> tuple[_Group, int]:
    members: list[Piece | _Group] = []
    while place < len(pieces) and pieces[place].kind is not PieceKind.CLOSE:
        piece = pieces[place]
        if piece.kind is PieceKind.OPEN:
            inner, place = _group(pieces, place + 1)
            members.append(_Group(inner.members, piece, pieces[place]))
        else:
            members.append(piece)
        place += 1
    return _Group(list(_spaces_joined(members))), place


def _spaces_joined(members: Sequence[Piece | _Group]) -> Iterator[Piece | _Group]:
    """Give white space the look of the text beside it, unless one could see it."""
    for place, each in enumerate(members):
        if (
            isinstance(each, Piece)
            and each.kind is PieceKind.TEXT
            and is_blank(each.text)
            and not shows_on_space(each.format.look)
        ):
            beside = [_inked(members, place, -1), _inked(members, place, 1)]
            found = [one for one in beside if one is not None]
            if found and each.format.look not in [one.look for one in found]:
                yield replace(each, format=found[0])
                continue
        yield each


def _inked(members: Sequence[Piece | _Group], place: int, step: int) -> Format | None:
    """Give the format of the next text with ink on that side, if nothing but white space is between."""
    place += step
    while 0 <= place < len(members):
        each = members[place]
        if isinstance(each, _Group) or each.kind is not PieceKind.TEXT:
            return None
        if not is_blank(each.text):
            return each.format
        place += step
    return None


def _base(group: _Group, outer: Format) -> Format:
    weights: Counter[Look] = Counter()
    formats: dict[Look, Format] = {}
    for each in group.members:
        if isinstance(each, Piece) and each.kind is PieceKind.TEXT:
            weights[each.format.look] += len(each.text)
            formats.setdefault(each.format.look, each.format)
    return formats[max(weights, key=lambda look: weights[look])] if weights else outer


def _items(group: _Group, base: Format) -> Iterator[_Made]:
    place = 0
    while place < len(group.members):
        each = group.members[place]
        if isinstance(each, _Group):
            yield from _wrapped(each, base)
        elif each.kind is PieceKind.TEXT and each.format.look != base.look:
            last = _reach(group.members, place, each.format.look)
            yield from _paired(group.members[place : last + 1], each.format, base)
            place = last
        else:
            yield _item(each)
        place += 1


def _wrapped(group: _Group, outer: Format) -> Iterator[_Made]:
    assert group.open is not None  # noqa: S101 - only the outermost group has no wrapper
    assert group.close is not None  # noqa: S101 - as above
    base = _base(group, outer)
    yield _item(replace(group.open, data=group.open.data + formatted(base)))
    yield from _items(group, base)
    yield _item(group.close)


def _reach(members: Sequence[Piece | _Group], first: int, look: Look) -> int:
    """Find the last text of that look which nothing but codes that stand alone parts from the first."""
    last = first
    for place in range(first + 1, len(members)):
        each = members[place]
        if isinstance(each, _Group) or (each.kind is PieceKind.TEXT and each.format.look != look):
            break
        if each.kind is PieceKind.TEXT:
            last = place
    return last


def _paired(members: Sequence[Piece | _Group], own: Format, base: Format) -> Iterator[_Made]:
    pieces = [each for each in members if isinstance(each, Piece)]
    left, right = pieces[0].left, pieces[-1].right
    told = label(own.look, base.look)
    yield Item(left.place, left.place, role=Role.OPEN, label=told, data=formatted(own)), left, left
    yield from map(_item, pieces)
    yield Item(right.place, right.place, role=Role.CLOSE, label=told), right, right


def _item(piece: Piece) -> _Made:
    start, end = piece.left.place, piece.right.place
    if piece.kind is PieceKind.TEXT:
        return Item(start, end, piece.text), piece.left, piece.right
    role = _ROLES[piece.kind]
    item = Item(start, end, role=role, label=piece.label, data=piece.data, address=piece.address)
    return item, piece.left, piece.right
