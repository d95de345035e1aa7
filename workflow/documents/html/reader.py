"""From the tokens of a page to blocks: a block is what stands in the line between two tags of blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from workflow.documents.document import Note, Reading, note
from workflow.documents.html import charset, elements, values
from workflow.documents.html.lists import Lists
from workflow.documents.html.styles import physical_rules
from workflow.documents.html.tables import Tables
from workflow.documents.inline import Item, stretches
from workflow.documents.kept import kept_behind
from workflow.documents.splice import span
from workflow.guards import html as guard
from workflow.guards.html import VOID
from workflow.guards.tags import Attribute, Token, TokenKind
from workflow.text import Block, Cell, CodedText, Kept, Kind, Role
from workflow.text.space import without_bidi_controls

ISOLATE = '<bdi dir="ltr">'
"""What holds a left-to-right run together in a page, as the writer writes it."""

_ADDRESS = 2_000
_JSON_LD = "application/ld+json"


def read(data: bytes, name: str, language: str) -> Reading:
    """Read a page or fragment."""
    decoded = charset.decode(data, language, name)
    found, notes = found_in(decoded.text, name)
    blocks, places = [], {}
    for number, each in enumerate(found, start=1):
        blocks.append(
            Block(
                str(number),
                each.kind,
                each.text,
                note=each.note,
                level=each.level,
                cell=each.cell,
                numbered=each.numbered,
                number=each.number,
                kept=each.kept,
            )
        )
        places[str(number)] = [each.start, each.end, int(each.is_value)]
    properties = {"encoding": decoded.encoding}
    title = next((each.text.plain for each in found if each.kind is Kind.TITLE), "")
    if title:
        properties["title"] = without_bidi_controls(title)
    skeleton = {"encoding": decoded.encoding, "mark": decoded.mark.hex(), "places": places}
    return Reading(tuple(blocks), skeleton, tuple(notes), properties)


def found_in(text: str, name: str) -> tuple[list["Found"], list[Note]]:
    """Give the blocks of a page or fragment in order, and what people should know of it."""
    walk = _Walk(text)
    for token in guard.checked(text, name):
        walk.take(token)
    walk.end()
    notes = [note("html.physical_rules", file=name, rules=walk.rules)] if walk.rules else []
    if walk.data:
        notes.append(note("html.data_left", file=name, pieces=walk.data))
    if walk.conditional:
        notes.append(note("html.conditional_left", file=name, pieces=walk.conditional))
    found = sorted(walk.found, key=lambda each: each.start)
    for index, kept in kept_behind([(each.start, each.kind) for each in found], walk.kept).items():
        found[index] = replace(found[index], kept=kept)
    return found, notes


@dataclass(frozen=True, slots=True)
class Found:
    """A block and its place; ``is_value``: an attribute's value, its quotes within the place."""

    start: int
    end: int
    kind: Kind
    text: CodedText
    level: int = 0
    note: str = ""
    is_value: bool = False
    cell: Cell | None = None
    numbered: bool = False
    number: int = 0
    kept: tuple[Kept, ...] = ()


@dataclass(slots=True)
class _Flow:
    """What stands in the line since the last tag of a block; ``open`` indexes the items that wait for their end tag."""

    items: list[Item] = field(default_factory=list)
    open: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    start: int
    kept: bool = False
    silent: bool = False
    apart: bool = False
    in_line: bool = False
    cell: Cell | None = None


class _Walk:
    """Takes the tokens in order; ``found`` are the blocks.

    ``rules`` counts the declarations of style sheets that name a side, ``data`` the pieces of JSON-LD, which search engines show,
    ``conditional`` the comments in which words stand that Outlook alone shows.
    """

    def __init__(self, text: str) -> None:
        self.found: list[Found] = []
        self.rules = self.data = self.conditional = 0
        self._text = text
        self._stack: list[_Element] = []
        self._flows = [_Flow()]
        self._tables = Tables()
        self._lists = Lists()
        self.kept: list[tuple[int, Kept]] = []

    def take(self, token: Token) -> None:
        if token.kind is TokenKind.COMMENT:
            self.conditional += values.is_conditional(self._text[token.start : token.end])
        if token.kind is TokenKind.START:
            self.data += token.name == "script" and self._value(token, "type").lower() == _JSON_LD
            self._start(token)
        elif token.kind is TokenKind.END:
            self._end_tag(token)
        elif token.kind is TokenKind.RAW and token.name == "style":
            self.rules += physical_rules(self._text[token.start : token.end])
        elif self._kept():
            return
        elif token.kind is TokenKind.PLAIN:
            self._plain(token)
        elif token.kind is TokenKind.COMMENT:
            self._alone(token.start, token.end, "comment")
        elif token.kind is TokenKind.TEXT:
            self._flows[-1].items += values.items(self._text, token.start, token.end)

    def end(self) -> None:
        self._pop(0, len(self._text))
        self._flush()

    def _kept(self) -> bool:
        return bool(self._stack) and self._stack[-1].kept

    def _in_svg(self) -> bool:
        return any(each.name == "svg" for each in self._stack)

    def _start(self, token: Token) -> None:
        name = token.name
        self._imply_ends(token)
        in_svg = self._in_svg()
        lone = name in VOID or (in_svg and token.closes_itself)
        kept = self._kept() or elements.is_kept(token, self._text)
        in_line = elements.stands_in_line(name, in_svg=in_svg)
        if not kept or (elements.has_own_words(token, self._text) and not self._kept()):
            self._attributes(token)
        if self._kept():
            if not lone:
                self._stack.append(_Element(name, token.start, kept=True))
            return
        if not in_line:
            self._flush()
        if lone:
            if in_line:
                self._alone(token.start, token.end, elements.LABELS.get(name, "markup"), self._address(token))
            return
        element = _Element(
            name,
            token.start,
            kept=kept,
            silent=name in elements.SILENT or (kept and elements.is_list_mark(token, self._text)),
            apart=name in elements.APART and not kept,
            in_line=in_line,
            cell=None if kept else self._cell(token),
        )
        self._stack.append(element)
        if element.apart:
            self._flows.append(_Flow())
        elif in_line and not kept:
            flow = self._flows[-1]
            flow.open.append((name, len(flow.items)))
            self._add(token.start, token.end, Role.OPEN, elements.LABELS.get(name, "markup"), self._address(token))

    def _cell(self, token: Token) -> Cell | None:
        """Count lists, tables and rows; give the place of a cell."""
        if token.name == "table":
            self._tables.table()
        elif token.name == "tr":
            self._tables.row()
        elif token.name in {"td", "th"}:
            head = token.name == "th" or any(each.name == "thead" for each in self._stack)
            return self._tables.cell(self._value(token, "colspan"), self._value(token, "rowspan"), head=head)
        elif token.name in elements.LISTS:
            self._lists.begin(token.start, self._value(token, "start"))
        elif token.name == "li":
            holder = next((each.start for each in reversed(self._stack) if each.name in elements.LISTS), None)
            self._lists.item(holder, token.start, self._value(token, "value"))
        return None

    def _value(self, token: Token, name: str) -> str:
        each = token.attribute(name)
        return values.shown_value(self._text[each.value : each.value_end]) if each else ""

    def _address(self, token: Token) -> str:
        found = self._value(token, {"a": "href", "img": "src"}[token.name]) if token.name in {"a", "img"} else ""
        return "" if found.startswith("data:") else found[:_ADDRESS]

    def _end_tag(self, token: Token) -> None:
        place = next((i for i in range(len(self._stack) - 1, -1, -1) if self._stack[i].name == token.name), None)
        if place is None:
            if not self._kept():
                if elements.stands_in_line(token.name, in_svg=self._in_svg()):
                    self._alone(token.start, token.end, "markup")
                else:
                    self._flush()
            return
        element = self._stack[place]
        crosses = any(not each.in_line for each in self._stack[place + 1 :])
        if element.in_line and crosses and not element.apart and not element.kept:
            if not self._kept():
                self._alone(token.start, token.end, "markup")
            return
        ends_plain = element.in_line and not element.kept and not element.apart and not self._kept()
        self._pop(place, token.end)
        if ends_plain:
            self._close(token)

    def _pop(self, place: int, end: int) -> None:
        """Close the elements from ``place`` on; ``end`` is where the outermost of them ends in the file."""
        while len(self._stack) > place:
            element = self._stack[-1]
            if element.apart or not (element.in_line or element.kept):
                self._flush()
            self._stack.pop()
            if element.name == "table" and not element.kept:
                self._tables.end()
            if element.apart:
                self._flows.pop()
                self._alone(element.start, end, elements.LABELS.get(element.name, "markup"))
            elif element.kept and element.in_line and not self._kept():
                label = elements.LABELS.get(element.name, "markup" if element.silent else "kept as it is")
                words = "" if element.silent else values.words(self._text[element.start : end])
                self._alone(element.start, end, label, words)
            elif element.kept and not self._kept():
                self._keep(element, self._text[element.start : end])

    def _keep(self, element: _Element, raw: str) -> None:
        if element.name in elements.PREFORMATTED:
            self.kept.append((element.start, Kept(values.lines(raw), code=True)))
        elif element.name in elements.PARAGRAPHS and (words := values.words(raw).strip()):
            self.kept.append((element.start, Kept(words)))

    def _imply_ends(self, token: Token) -> None:
        lowest = elements.implied([each.name for each in self._stack], token.name)
        if lowest is not None:
            self._pop(lowest, token.start)

    def _close(self, token: Token) -> None:
        """End what an end tag names; what was opened inside it and goes on stands alone."""
        flow = self._flows[-1]
        place = next((i for i in range(len(flow.open) - 1, -1, -1) if flow.open[i][0] == token.name), None)
        if place is None:
            self._alone(token.start, token.end, "markup")
            return
        for _, index in flow.open[place + 1 :]:
            flow.items[index] = replace(flow.items[index], role=Role.ALONE)
        index = flow.open[place][1]
        opening = flow.items[index]
        del flow.open[place:]
        if self._text.startswith(ISOLATE, opening.start) and _is_held(flow.items[index + 1 :]):
            # As a character, which is left to the file, it stays with the text that it holds together.
            flow.items[index] = Item(opening.start, opening.end, "\u2066")
            flow.items.append(Item(token.start, token.end, "\u2069"))
        elif index == len(flow.items) - 1:
            flow.items.pop()
            self._alone(opening.start, token.end, opening.label, opening.address)
        else:
            self._add(token.start, token.end, Role.CLOSE, opening.label)

    def _add(self, start: int, end: int, role: Role, label: str, address: str = "") -> None:
        self._flows[-1].items.append(Item(start, end, role=role, label=label, data=span(start, end), address=address))

    def _alone(self, start: int, end: int, label: str, address: str = "") -> None:
        self._add(start, end, Role.ALONE, label, address)

    def _flush(self) -> None:
        flow = self._flows[-1]
        for _, index in flow.open:
            flow.items[index] = replace(flow.items[index], role=Role.ALONE)
        self._blocks(flow.items)
        self._flows[-1] = _Flow()

    def _blocks(self, items: list[Item]) -> None:
        kind, level, numbered, item = self._kind()
        cell = next((each.cell for each in reversed(self._stack) if each.name in {"td", "th", "caption"}), None)
        for stretch in stretches(items, lone_edges=elements.WORDS):
            start, end = items[stretch.first].start, items[stretch.last - 1].end
            number = self._lists.number(item) if item is not None else 0
            self.found.append(Found(start, end, kind, stretch.text, level, cell=cell, numbered=numbered, number=number))

    def _kind(self) -> tuple[Kind, int, bool, int | None]:
        """Give the kind of a block that stands here, its level, whether it is an item of a numbered list, and the item's place."""
        if self._in_svg():
            return Kind.CAPTION, 0, False, None
        place = next((i for i in range(len(self._stack) - 1, -1, -1) if self._stack[i].name in elements.KINDS), None)
        if place is None:
            return Kind.PARAGRAPH, 0, False, None
        kind, level = elements.KINDS[self._stack[place].name]
        lists: list[str] = []
        if kind is Kind.LIST_ITEM:
            above = (each.name for each in reversed(self._stack[:place]))
            lists = [name for name in takewhile(lambda name: name not in {"td", "th"}, above) if name in elements.LISTS]
        item = self._stack[place].start if kind is Kind.LIST_ITEM else None
        return kind, level or len(lists), lists[:1] == ["ol"], item

    def _plain(self, token: Token) -> None:
        if token.name == "title":
            self._flush()
        self._blocks(list(values.items(self._text, token.start, token.end)))

    def _attributes(self, token: Token) -> None:
        for each in _offered(token, self._text):
            shown = values.shown_value(self._text[each.value : each.value_end])
            width = len(each.quote)
            place = (each.value - width, each.value_end + width)
            for stretch in stretches([Item(*place, shown)]):
                told = f"{each.name}, {token.name}"
                self.found.append(Found(*place, Kind.ATTRIBUTE, stretch.text, note=told, is_value=True))


def _is_held(items: Sequence[Item]) -> bool:
    """Whether there is ink in ``items``, and no white space at the edges: so a run that was held together was written."""
    edges = [*items[:1], *items[-1:]]
    return any(item.is_ink for item in items) and all(item.is_ink or item.role is not None for item in edges)


def _offered(token: Token, text: str) -> Iterable[Attribute]:
    """Give the attributes of a tag that people read."""

    def value(name: str) -> str:
        each = token.attribute(name)
        return text[each.value : each.value_end].strip().lower() if each else ""

    wanted = set(elements.ATTRIBUTES)
    if token.name == "table":
        wanted.add("summary")
    if token.name == "meta":
        wanted = {"content"} if {value("name"), value("property")} & elements.META else set()
    elif token.name == "input" and value("type") in elements.BUTTONS:
        wanted.add("value")
    elif token.name in {"option", "optgroup", "track"}:
        wanted.add("label")
    return [each for each in token.attributes if each.name in wanted and token.attribute(each.name) is each]
