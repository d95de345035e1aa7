"""Markdown read by markdown-it, each block's text found again in the file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from workflow.documents.document import Note, Reading, note
from workflow.documents.html.elements import WORDS
from workflow.documents.html.reader import found_in
from workflow.documents.inline import Item, Stretch, stretches
from workflow.documents.kept import kept_behind
from workflow.documents.markdown import front, lines
from workflow.documents.markdown.lines import Logical, Source
from workflow.documents.markdown.row import LINE, REFERENCE, TEMPLATE, Aside, row
from workflow.documents.markdown.spans import DEEPEST, parser
from workflow.documents.splice import span, spans
from workflow.errors import BadInput
from workflow.guards import limits
from workflow.guards import text as guard
from workflow.text import Block, Cell, CodedText, Kept, Kind, Role
from workflow.text.block import GOES_ON, NOTHING
from workflow.text.coded import LITERAL

_CONTAINERS = {
    "blockquote_open": Kind.QUOTE,
    "list_item_open": Kind.LIST_ITEM,
    "th_open": Kind.CELL,
    "td_open": Kind.CELL,
    "heading_open": Kind.HEADING,
}
_WORDS = WORDS | {"link"}  # an address in angle brackets
_TASK = re.compile(r"\[[ xX]\][ \t]+")
"""A box that is ticked or not, before the text of an item (GitHub's Markdown, 5.3)."""

_MARKS = frozenset({LINE, TEMPLATE})
_SAYS = re.compile(
    r"""\b(?:title|alt|caption|summary|text)[ \t]*=[ \t]*["'`]|(?:!!!|\?\?\?|:::)[^\n]*["\[]""", re.IGNORECASE
)
"""A mark that holds words, which stay: the title of a box, the caption of a picture."""

_CODE = frozenset({"fence", "code_block"})
_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
_FRONT_KINDS = {"title": Kind.TITLE}


@cache
def markdown() -> MarkdownIt:
    """Give the parser, made once."""
    return parser()


@dataclass(frozen=True, slots=True)
class _Found:
    """A block with its place (JSON-able, see the writer)."""

    kind: Kind
    text: CodedText
    place: dict[str, Any]
    level: int = 0
    note: str = ""
    cell: Cell | None = None
    numbered: bool = False
    number: int = 0
    before: CodedText = NOTHING
    after: CodedText = NOTHING
    kept: tuple[Kept, ...] = ()


def read(data: bytes, name: str, language: str) -> Reading:
    """Read a Markdown file. Raises BadInput where it is nested too deeply or a table is too wide."""
    decoded = guard.decode(data, language, name)
    told = lines.source(decoded.text, front.end_of(decoded.text))
    blocks = _Blocks(told, name)
    found = sorted(blocks.all(), key=lambda each: (each.place["span"][0], -each.place["span"][1]))
    kept = kept_behind([(each.place["span"][0], each.kind) for each in found], blocks.kept)
    made = tuple(
        Block(
            str(number),
            each.kind,
            each.text,
            note=each.note,
            level=each.level,
            cell=each.cell,
            numbered=each.numbered,
            number=each.number,
            before=each.before,
            after=each.after,
            kept=each.kept + kept.get(number - 1, ()),
        )
        for number, each in enumerate(found, start=1)
    )
    notes: list[Note] = []
    if decoded.code_page:
        notes.append(note("documents.code_page", file=name, encoding=decoded.encoding))
    if blocks.unplaced:
        notes.append(note("markdown.unplaced", file=name, blocks=blocks.unplaced))
    skeleton = {
        "encoding": decoded.encoding,
        "mark": decoded.mark.hex(),
        "places": {str(number): each.place for number, each in enumerate(found, start=1)},
    }
    title = next((each.text.plain for each in found if each.kind is Kind.TITLE), "")
    return Reading(made, skeleton, tuple(notes), {"encoding": decoded.encoding, **({"title": title} if title else {})})


class _Blocks:
    def __init__(self, told: Source, name: str) -> None:
        self._told = told
        self._name = name
        self._references: dict[str, Any] = {}
        self._tables = 0
        self._rows = 0
        self._counts: dict[int, int] = {}
        self._numbers: dict[int, int] = {}
        self.unplaced = 0
        self.kept: list[tuple[int, Kept]] = []

    def all(self) -> Iterator[_Found]:
        yield from self._front()
        _require_narrow_tables(self._told, self._name)
        _require_few_brackets(self._told, self._name)
        tokens = markdown().parse(self._told.masked, self._references)
        stack: list[Token] = []
        cells: list[Token] = []
        for token in tokens:
            if token.level > DEEPEST:
                raise BadInput("markdown.deep", file=self._name)
            if token.nesting > 0:
                stack.append(token)
            elif token.nesting < 0:
                stack.pop()
            if token.type == "list_item_open":
                self._count(stack[-2], token)
            elif token.type in _CODE and token.map:
                self.kept.append((self._told.lines[token.map[0]][0], Kept(token.content.rstrip("\n"), code=True)))
            if token.type == "table_open":
                self._tables += 1
                self._rows = 0
            if token.type == "tr_close":
                self._rows += 1
                yield from self._cells(cells)
                cells = []
            elif token.type == "inline" and stack[-1].type in {"td_open", "th_open"}:
                cells.append(token)
            elif token.type == "inline":
                yield from self._paragraph(token, stack)
            elif token.type == "html_block":
                yield from self._html(token, in_quote=any(each.type == "blockquote_open" for each in stack))

    def _front(self) -> Iterator[_Found]:
        for value in front.values(self._told.text, front.end_of(self._told.text)):
            for stretch in stretches([Item(value.start, value.end, value.text)]):
                kind = _FRONT_KINDS.get(value.key, Kind.PROPERTY)
                yield _Found(kind, stretch.text, {"as": "front", "span": [value.start, value.end]}, note=value.key)

    def _paragraph(self, token: Token, stack: list[Token]) -> Iterator[_Found]:
        if not token.content:
            return
        first = token.map[0] if token.map else 0
        is_heading = stack[-1].type == "heading_open"
        found = lines.logical(self._told, token.content, first, heading=is_heading)
        if found is None:
            self.unplaced += 1
            return
        inner = next((each for each in reversed(stack) if each.type in _CONTAINERS), None)
        kind = _CONTAINERS[inner.type] if inner else Kind.PARAGRAPH
        number = self._number(inner) if inner and kind is Kind.LIST_ITEM else 0
        if kind is Kind.LIST_ITEM:
            task = _TASK.match(found.text)
            found = found.cut(task.end(), len(found.text)) if task else found
        if lines.is_note(self._told, inner.map[0] if kind is Kind.LIST_ITEM and inner and inner.map else first):
            kind = Kind.NOTE
        level = int(stack[-1].tag[1:]) if is_heading else 0
        lists = self._lists(stack) if kind is Kind.LIST_ITEM else []
        prefix = lines.continuation(self._told, first, found.places[0])
        place = {"as": "heading" if is_heading else "text", "prefix": prefix}
        for each in self._row(found, kind, place):
            is_text = each.kind is kind
            yield replace(
                each,
                level=level or len(lists) if is_text else 0,
                numbered=is_text and lists[-1:] == ["ordered_list_open"],
                number=number if is_text and kind is Kind.LIST_ITEM else 0,
            )

    def _count(self, holder: Token, item: Token) -> None:
        number = self._counts.get(id(holder)) or int(holder.attrs.get("start", 1))
        self._counts[id(holder)] = number + 1
        self._numbers[id(item)] = number

    def _number(self, item: Token) -> int:
        """Give the number of an item for its first paragraph."""
        number = self._numbers[id(item)]
        self._numbers[id(item)] = GOES_ON
        return number

    def _lists(self, stack: Sequence[Token]) -> list[str]:
        """Give the lists that an item stands in, outermost first; a footnote is read as a list but is none."""
        items = [each.map[0] for each in stack if each.type == "list_item_open" and each.map]
        lists = [each.type for each in stack if each.type in _LISTS]
        return [name for name, line in zip(lists, items, strict=True) if not lines.is_note(self._told, line)]

    def _cells(self, tokens: list[Token]) -> Iterator[_Found]:
        first = tokens[0].map[0] if tokens and tokens[0].map else 0
        rows = lines.cells(self._told, first, [each.content for each in tokens])
        for column, (found, token) in enumerate(zip(rows, tokens, strict=True), start=1):
            if found is not None:
                cell = Cell(self._tables, self._rows, column, head=self._rows == 1)
                for each in self._row(found, Kind.CELL, {"as": "cell", "prefix": ""}):
                    yield replace(each, cell=cell)
            elif token.content:
                self.unplaced += 1

    def _row(self, told: Logical, kind: Kind, place: dict[str, Any]) -> Iterator[_Found]:
        made = row(markdown(), told, self._references)
        marks = (self._told.text[item.start : item.end] for item in made.items if item.label in _MARKS)
        self.unplaced += sum(_SAYS.search(mark) is not None for mark in marks)
        for items in _parted(made.items):
            for stretch in stretches(items, lone_edges=_WORDS):
                stop = [items[stretch.first].start, items[stretch.last - 1].end]
                around = _references_around(items, stretch)
                there = {**place, "span": stop, "references": around}
                yield _Found(kind, stretch.text, there, before=stretch.before, after=stretch.after)
        for aside in made.asides:
            yield from self._aside(aside, place)

    def _aside(self, aside: Aside, place: dict[str, Any]) -> Iterator[_Found]:
        if not aside.is_title:
            made = row(markdown(), aside.text, self._references)
            for stretch in stretches(made.items):
                stop = [made.items[stretch.first].start, made.items[stretch.last - 1].end]
                yield _Found(
                    Kind.ATTRIBUTE,
                    stretch.text,
                    {**place, "as": "alt", "span": stop, "cell": place["as"] == "cell"},
                    note="alt, image",
                )
            return
        stop = [aside.text.places[0], aside.text.places[-1]]
        inner = markdown().helpers.parseLinkTitle(aside.text.text, 0, len(aside.text.text)).str
        for stretch in stretches([Item(stop[0], stop[1], " ".join(inner.split()))]):
            yield _Found(
                Kind.ATTRIBUTE,
                stretch.text,
                {"as": "title", "span": stop, "cell": place["as"] == "cell"},
                note="title, link",
            )

    def _html(self, token: Token, *, in_quote: bool) -> Iterator[_Found]:
        """Read a block of HTML as HTML; in a quotation the marks of its lines would be text of the page."""
        if not token.map:
            return
        start, end = self._told.lines[token.map[0]][0], self._told.lines[token.map[1] - 1][1]
        start = self._told.text.find("<", start, end)
        if in_quote or start < 0:
            self.unplaced += len(found_in(token.content, self._name)[0])
            return
        tables = self._tables
        for each in found_in(self._told.text[start:end], self._name)[0]:
            kind = "html value" if each.is_value else "html"
            place = {"as": kind, "span": [each.start + start, each.end + start]}
            cell = replace(each.cell, table=each.cell.table + tables) if each.cell else None
            self._tables = max(self._tables, cell.table if cell else 0)
            yield _Found(
                each.kind,
                _moved(each.text, start),
                place,
                each.level,
                each.note,
                cell=cell,
                numbered=each.numbered,
                number=each.number,
                kept=each.kept,
            )


def _parted(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Cut the items of a paragraph at lines that are none of it; a pair across such a line keeps them together."""
    first = depth = 0
    for place, item in enumerate(items):
        depth += {Role.OPEN: 1, Role.CLOSE: -1}.get(item.role, 0) if item.role else 0
        if item.label == LINE and not depth:
            yield items[first:place]
            first = place + 1
    yield items[first:]


def _references_around(items: Sequence[Item], stretch: Stretch) -> list[tuple[int, int, str]]:
    """Give the ends of links round a stretch, left to the file, that are found by their text: place and data, to name them."""
    opened: list[int] = []
    found = []
    for index, item in enumerate(items):
        if item.role is Role.OPEN:
            opened.append(index)
        elif (
            item.role is Role.CLOSE
            and opened.pop() < stretch.first
            and index >= stretch.last
            and item.data.startswith(REFERENCE)
        ):
            found.append((item.start, item.end, item.data))
    return found


def _moved(text: CodedText, by: int) -> CodedText:
    """Let the codes of a text that was read from a part of the file name their places in the whole."""
    codes = (
        replace(code, data="".join(span(start + by, end + by) for start, end in spans(code.data)))
        if code.label != LITERAL
        else code
        for code in text.codes
    )
    return CodedText(text.text, tuple(codes))


def _require_narrow_tables(told: Source, name: str) -> None:
    """Refuse a table of more columns than any page has: missing cells would be filled up in millions."""
    for start, end in told.lines:
        if told.masked.count("|", start, end) > limits.TABLE_COLUMNS and not set(told.masked[start:end]) - set(
            "|:- \t>"
        ):
            raise BadInput(
                "markdown.table", file=name, line=told.text.count("\n", 0, start) + 1, columns=limits.TABLE_COLUMNS
            )


def _require_few_brackets(told: Source, name: str) -> None:
    """Refuse a paragraph of thousands of brackets: to look for links, the time grows with the square of their number."""
    count = 0
    for start, end in told.lines:
        count = count + told.masked.count("[", start, end) if told.masked[start:end].strip() else 0
        if count > limits.BRACKETS:
            raise BadInput(
                "markdown.brackets", file=name, line=told.text.count("\n", 0, start) + 1, brackets=limits.BRACKETS
            )
