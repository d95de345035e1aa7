"""From a block's text and markup, in the order of the file, to CodedText; and back, whatever a translation did to its codes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workflow.text.block import NOTHING
from workflow.text.coded import LITERAL, Code, CodedText
from workflow.text.codes import CODE, CODE_CLASS, LIMIT, Role, is_code
from workflow.text.space import is_blank

REPEATABLE = frozenset({"break", "tab", LITERAL})
"""Labels of standing-alone codes that a translation may leave out or repeat as its language wants."""

_SHOWN_AT_EDGES = frozenset({"note", "field"})
"""Labels of codes that a reader of the file sees, though they are left to it."""

_PIECE = re.compile(f"[{CODE_CLASS}]|[^{CODE_CLASS}]+")


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of text (``role`` is None) or a piece of markup, from ``start`` to ``end`` in the file.

    Opening and closing items of one block are nested.
    """

    start: int
    end: int
    text: str = ""
    role: Role | None = None
    label: str = ""
    data: str = ""
    address: str = ""

    @property
    def is_ink(self) -> bool:
        """Whether people read something here."""
        return self.role is None and not is_blank(self.text)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Items that make one block: ``text`` without the codes at its edges; ``first`` to ``last`` index the items that it holds.

    ``before`` and ``after`` are the calls of notes and the fields among what is left to the file.
    """

    text: CodedText
    first: int
    last: int
    before: CodedText = NOTHING
    after: CodedText = NOTHING


def stretches(items: Sequence[Item], *, lone_edges: bool | frozenset[str] = False) -> list[Stretch]:
    """Make blocks of ``items``: one as a rule, none where there is no ink, several where the table of codes is too small.

    White space and codes at the edges, and pairs round all of it, are left to the file; with ``lone_edges`` a standing-alone code at an
    edge is kept (one of those labels, or any), for it may be a placeholder or a word that another language puts elsewhere. Past the table neighbouring codes become one first;
    then the block ends there and another begins.
    """
    found: list[Stretch] = []
    closers = _closers(items)
    todo = [(0, len(items))]
    while todo:
        first, last = _without_edges(items, closers, *todo.pop(), lone_edges=lone_edges)
        if first >= last or not _has_ink(items, first, last):
            continue
        merged = items[first:last]
        numbers = _numbers(merged)
        if numbers > LIMIT:
            merged = _merged(merged)
            numbers = _numbers(merged)
        if numbers <= LIMIT or last - first == 1:
            found.append(Stretch(_coded(merged), first, last))
        else:
            todo += reversed(_parts(items, closers, first, last))
    if found:
        found[0] = replace(found[0], before=_edge(items[: found[0].first]))
        found[-1] = replace(found[-1], after=_edge(items[found[-1].last :]))
    return found


def _edge(items: Sequence[Item]) -> CodedText:
    """Give them with the white space round them; pairs round nothing are none."""
    shown = [item for item in items if item.role is None or (item.role is Role.ALONE and item.label in _SHOWN_AT_EDGES)]
    codes = [item for item in shown if item.role is not None]
    return _coded([replace(item, data="") for item in shown]) if 0 < len(codes) <= LIMIT else NOTHING


def _closers(items: Sequence[Item]) -> dict[int, int]:
    """Index of the closing item for each opening one, and of the opening one for each closing."""
    stack: list[int] = []
    pairs: dict[int, int] = {}
    for place, item in enumerate(items):
        if item.role is Role.OPEN:
            stack.append(place)
        elif item.role is Role.CLOSE:
            opening = stack.pop()
            pairs[opening], pairs[place] = place, opening
    return pairs


def _without_edges(
    items: Sequence[Item], closers: dict[int, int], first: int, last: int, *, lone_edges: bool | frozenset[str]
) -> tuple[int, int]:
    def is_left(item: Item) -> bool:
        if item.role is None:
            return not item.is_ink
        kept = item.label in lone_edges if isinstance(lone_edges, frozenset) else lone_edges
        return item.role is Role.ALONE and not (kept and item.label not in REPEATABLE)

    while first < last:
        head, tail = items[first], items[last - 1]
        if head.role is Role.OPEN and (closers[first] == last - 1 or not _has_ink(items, first, closers[first])):
            if closers[first] != last - 1:
                first = closers[first] + 1
                continue
            first, last = first + 1, last - 1
        elif is_left(head):
            first += 1
        elif tail.role is Role.CLOSE and not _has_ink(items, closers[last - 1], last):
            last = closers[last - 1]
        elif is_left(tail):
            last -= 1
        else:
            break
    return first, last


def _has_ink(items: Sequence[Item], first: int, last: int) -> bool:
    return any(item.is_ink for item in items[first:last])


def _numbers(items: Sequence[Item]) -> int:
    literals: set[str] = set()
    numbers = 0
    for item in items:
        if item.role is None:
            literals.update(CODE.findall(item.text))
        else:
            numbers += item.role is not Role.CLOSE
    return numbers + len(literals)


def _merged(items: Sequence[Item]) -> list[Item]:
    """Make one of standing-alone codes that follow one another, and of a pair with nothing in it."""
    merged: list[Item] = []
    for item in items:
        new = item
        if merged and merged[-1].role is Role.OPEN and item.role is Role.CLOSE:
            new = _as_one(merged.pop(), item)
        if merged and merged[-1].role is Role.ALONE and new.role is Role.ALONE:
            new = _as_one(merged.pop(), new)
        merged.append(new)
    return merged


def _as_one(first: Item, second: Item) -> Item:
    label = first.label if second.role is Role.CLOSE or first.label == second.label else "markup"
    address = first.address or second.address
    return Item(first.start, second.end, role=Role.ALONE, label=label, data=first.data + second.data, address=address)


def _parts(items: Sequence[Item], closers: dict[int, int], first: int, last: int) -> list[tuple[int, int]]:
    """Cut a range whose codes are too many between whole pairs; a pair that is too rich itself is opened."""
    parts: list[tuple[int, int]] = []
    begin = place = first
    count = 0
    while place < last:
        after = closers[place] + 1 if items[place].role is Role.OPEN else place + 1
        more = _numbers(items[place:after])
        if more > LIMIT and after - place > 1:
            parts += [(begin, place), (place + 1, after - 1)]
            begin, count = after, 0
        elif count + more > LIMIT:
            parts.append((begin, place))
            begin, count = place, more
        else:
            count += more
        place = after
    return [*parts, (begin, last)]


def _coded(items: Sequence[Item]) -> CodedText:
    codes: list[Code] = []
    literals: dict[str, str] = {}
    stack: list[int] = []
    text: list[str] = []

    def add(role: Role, number: int, label: str, data: str, address: str = "") -> str:
        codes.append(Code(role, number, label, data, address))
        return codes[-1].character

    number = 0
    for item in items:
        if item.role is None:
            for piece in _PIECE.findall(item.text) if CODE.search(item.text) else (item.text,):
                if is_code(piece) and piece not in literals:
                    number += 1
                    literals[piece] = add(Role.ALONE, number, LITERAL, piece) if number <= LIMIT else "\ufffd"
                text.append(literals.get(piece, piece))
        elif item.role is Role.CLOSE:
            text.append(add(Role.CLOSE, stack.pop(), item.label, item.data, item.address))
        else:
            number += 1
            text.append(add(item.role, number, item.label, item.data, item.address))
            if item.role is Role.OPEN:
                stack.append(number)
    return CodedText("".join(text), tuple(codes))


def resolved(text: CodedText | str, source: CodedText) -> list[str | Code]:
    """Cut a translation into text and the codes of its source block, so that it can always be written.

    Unknown codes are left out, pairs nested and closed, a picture or note stays once: where it is missing it comes at the end.
    """
    known = {code.character: code for code in source.codes}
    closing = {code.number: code for code in source.codes if code.role is Role.CLOSE}
    pieces: list[str | Code] = []
    open_now: list[Code] = []
    once: set[int] = set()
    for piece in _PIECE.findall(str(text)):
        if not is_code(piece):
            pieces.append(piece)
            continue
        code = known.get(piece)
        if code is None or (code.role is not Role.CLOSE and code.number in once):
            continue
        if code.role is Role.OPEN and code not in open_now:
            open_now.append(code)
            pieces.append(code)
        elif code.role is Role.CLOSE:
            pieces += _closed(code, open_now, closing)
        elif code.role is Role.ALONE:
            if code.label not in REPEATABLE:
                once.add(code.number)
            pieces.append(code)
    pieces += [closing[code.number] for code in reversed(open_now)]
    pieces += [code for code in source.codes if _is_owed(code) and code.number not in once]
    return list(_literal_as_text(pieces))


def _closed(code: Code, open_now: list[Code], closing: dict[int, Code]) -> Iterator[Code]:
    """Close a pair; those that were opened inside it and go on are closed before and opened again after."""
    place = next((place for place, opened in enumerate(open_now) if opened.number == code.number), None)
    if place is None:
        return
    inner = open_now[place + 1 :]
    yield from (closing[opened.number] for opened in reversed(inner))
    yield code
    yield from inner
    del open_now[place]


def _is_owed(code: Code) -> bool:
    return code.role is Role.ALONE and code.label not in REPEATABLE


def _literal_as_text(pieces: Sequence[str | Code]) -> Iterator[str | Code]:
    for piece in pieces:
        yield piece.data if isinstance(piece, Code) and piece.label == LITERAL else piece
