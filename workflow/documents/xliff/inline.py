"""From the inside of a source or target to items: which inline element is a pair, stands alone or is kept as it is.

XLIFF 1.2, 2.4 "Inline Elements"; XLIFF 2.1, 4.2.3 "Inline Elements" and 4.3.1.12 "Spanning codes".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workflow.documents.html.elements import LABELS
from workflow.documents.inline import Item
from workflow.documents.splice import span
from workflow.documents.xliff.pieces import Piece, Shape, element_end, pieces, value, values
from workflow.text import Role

_CUT = re.compile(rb"(?:\r\n?|\n)[ \t]*|\t")
_SPACE = b" "
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)\b[^<>]*>\Z")
_PAIRS = frozenset({"g", "mrk", "pc"})
_OPENS = {"bx": "rid", "bpt": "rid", "sc": "id", "sm": "id"}
_CLOSES = {"ex": "rid", "ept": "rid", "ec": "startRef", "em": "startRef"}
_TYPES = {
    "bold": "bold",
    "italic": "italic",
    "underlined": "underlined",
    "link": "link",
    "image": "image",
    "lb": "break",
    "xlf:b": "bold",
    "xlf:i": "italic",
    "xlf:u": "underlined",
    "xlf:lb": "break",
}
_SHOWN = ("equiv-text", "dispStart", "disp", "equivStart", "equiv")
_LONGEST_LABEL = 30
KEPT = "kept as it is"

Identity = tuple[str, str, str]
"""By what a code of a target is known to be one of the source: role, element and id."""


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in an element: its items, who each code is by its data, and spans of text that stand inside codes (``sub``)."""

    items: list[Item]
    identities: Mapping[str, Identity]
    inner: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class _Event:
    """An item to be; ``hard`` is the half of an element, which must stay nested; ``key`` names the pair."""

    item: Item
    key: str = ""
    hard: bool = False
    identity: Identity | None = None


@dataclass(slots=True)
class _Walk:
    data: bytes
    found: list[Piece]
    events: list[_Event] = field(default_factory=list)
    inner: list[tuple[int, int]] = field(default_factory=list)

    def run(self) -> None:
        place = 0
        open_now: list[Piece] = []
        while place < len(self.found):
            piece = self.found[place]
            if piece.is_text:
                self.events += (_Event(item) for item in text_items(self.data, piece))
            elif piece.shape is Shape.END and open_now:
                self._pair(Role.CLOSE, open_now.pop(), piece)
            elif piece.shape is Shape.START and piece.name in _PAIRS and not _is_kept(piece):
                open_now.append(piece)
                self._pair(Role.OPEN, piece, piece)
            elif piece.shape in {Shape.START, Shape.LONE}:
                place = self._element(place)
            place += 1

    def _pair(self, role: Role, opening: Piece, piece: Piece) -> None:
        self._add(role, opening, piece.start, piece.end, _label(opening, ""), key=f"{opening.start}", hard=True)

    def _element(self, place: int) -> int:
        """Take a whole element as one code; give the index of its last piece."""
        piece = self.found[place]
        last = place if piece.shape is Shape.LONE else element_end(self.found, place)
        held = self.found[place + 1 : last]
        self._subs(held)
        label = KEPT if _is_kept(piece) else _label(piece, values(self.data, held))
        role, key = _role(piece)
        self._add(role, piece, piece.start, self.found[last].end, label, key=key)
        return last

    def _subs(self, held: list[Piece]) -> None:
        for index, piece in enumerate(held):
            if piece.name == "sub" and piece.shape is Shape.START:
                self.inner.append((piece.end, held[element_end(held, index)].start))

    def _add(self, role: Role, piece: Piece, start: int, end: int, label: str, *, key: str, hard: bool = False) -> None:
        item = Item(start, end, role=role, label=label, data=span(start, end))
        identity = (role.value, piece.name, piece.attributes.get("startRef") or piece.attributes.get("id", ""))
        self.events.append(_Event(item, key, hard, identity))


def content(data: bytes, start: int, end: int) -> Content:
    """Read a span between tags."""
    walk = _Walk(data, list(pieces(data, start, end)))
    walk.run()
    roles = _matched(walk.events)
    items = [
        _with_role(event.item, role) if role is not event.item.role else event.item
        for event, role in zip(walk.events, roles, strict=True)
    ]
    identities = {event.item.data: event.identity for event in walk.events if event.identity is not None}
    return Content(items, identities, tuple(walk.inner))


def text_items(data: bytes, piece: Piece) -> Iterator[Item]:
    """Give the items of a text: line ends (with the indent of the next line) and tabs are codes, spaces at the edges stand by themselves."""
    place = piece.first
    for found in [*_CUT.finditer(data, piece.first, piece.last), None]:
        end = found.start() if found else piece.last
        yield from _edged(data, piece, place, end)
        if found:
            label = "tab" if found[0] == b"\t" else "break"
            yield Item(found.start(), found.end(), role=Role.ALONE, label=label, data=span(*found.span()))
            place = found.end()


def _edged(data: bytes, piece: Piece, start: int, end: int) -> Iterator[Item]:
    raw = data[start:end]
    first = start + len(raw) - len(raw.lstrip(_SPACE))
    last = max(first, end - len(raw) + len(raw.rstrip(_SPACE)))
    for left, right in ((start, first), (first, last), (last, end)):
        if left < right:
            yield Item(left, right, value(data, Piece(piece.shape, left, right, first=left, last=right)))


def _matched(events: list[_Event]) -> list[Role | None]:
    """Give the role of each event: halves that have no partner, or cross an element, stand alone."""
    roles = [event.item.role for event in events]
    stack: list[int] = []
    for place, event in enumerate(events):
        if event.item.role is Role.OPEN:
            stack.append(place)
        elif event.item.role is Role.CLOSE:
            depth = _partner(events, stack, event)
            if depth is None:
                roles[place] = Role.ALONE
                continue
            for other in stack[depth + 1 :]:
                roles[other] = Role.ALONE
            del stack[depth:]
    for other in stack:
        roles[other] = Role.ALONE
    return roles


def _partner(events: list[_Event], stack: list[int], closing: _Event) -> int | None:
    for depth in range(len(stack) - 1, -1, -1):
        opening = events[stack[depth]]
        if opening.key == closing.key and opening.hard == closing.hard:
            return depth
        if opening.hard and not closing.hard:
            return None
    return None


def _with_role(item: Item, role: Role | None) -> Item:
    return Item(item.start, item.end, role=role, label=item.label, data=item.data)


def _is_kept(piece: Piece) -> bool:
    """Whether nobody translates what is marked so (1.2: ``protected``; 2.x: ``translate``)."""
    return piece.name == "mrk" and (
        piece.attributes.get("translate") == "no" or piece.attributes.get("mtype") == "protected"
    )


def _role(piece: Piece) -> tuple[Role, str]:
    own = piece.attributes.get("id", "")
    if piece.attributes.get("isolated") == "yes":
        return Role.ALONE, own
    if piece.name in _OPENS:
        return Role.OPEN, piece.attributes.get(_OPENS[piece.name], own)
    if piece.name in _CLOSES:
        return Role.CLOSE, piece.attributes.get(_CLOSES[piece.name], own)
    return Role.ALONE, own


def _label(piece: Piece, held: str) -> str:
    """Say what a code is: by its type, by what the file shows for it, by the markup that it holds."""
    for name in ("ctype", "subType", "type"):
        known = _TYPES.get(piece.attributes.get(name, ""))
        if known:
            return known
    if tag := _TAG.match(held.strip()):
        return LABELS.get(tag[1].lower(), "markup")
    shown = next((piece.attributes[name] for name in _SHOWN if piece.attributes.get(name, "").strip()), held)
    shown = "\u00a0".join(shown.split())
    return shown if 0 < len(shown) <= _LONGEST_LABEL else "markup"
